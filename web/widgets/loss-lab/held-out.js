/**
 * What the losses say of rows they have not seen: a fifth of the rows, drawn at random, is put aside, the rest is fitted, and
 * the fits predict the fifth.
 *
 * @typedef {object} HeldOut
 * @property {number} rows how many were put aside
 * @property {({ absolute: number, squared: number } | undefined)[]} errors of each choice: the mean |r| and √(mean r²)
 */
import { dataOf } from "./model.js";

/** The draw is the same each time, so that a reader who comes back finds the same numbers. */
const seed = 2026;
const share = 0.2;
/** With fewer rows for each coefficient there is nothing to spare. */
const rowsForEach = 5;

/**
 * @param {import("./run.js").Run} run
 * @returns {Promise<HeldOut | undefined>}
 */
export async function heldOutErrors(run) {
  const { used, model, outcomes } = run;
  const n = used.y.length;
  const coefficients = outcomes.find(({ fit }) => fit)?.fit?.coefficients.length ?? 0;
  const rows = Math.round(share * n);
  if (coefficients === 0 || n - rows < rowsForEach * coefficients || rows < 2) return undefined;
  const draws = await run.call("draw", { cause: "uniform", count: n, seed });
  // The last of the smallest: a quantile, which the thread finds while the page answers.
  const tau = (rows - 0.5) / n;
  const [last] = (await run.call("fit", { loss: "quantile", parameters: { tau }, y: draws })).coefficients;
  const [aside, rest] = [part(used, (i) => draws[i] <= last), part(used, (i) => draws[i] > last)].map((some) =>
    dataOf(some, model),
  );
  /** @type {HeldOut["errors"]} */
  const errors = [];
  for (const { choice, fit } of outcomes) {
    errors.push(fit && (await errorsOf(run, choice, rest, aside).catch(() => undefined)));
    run.step();
  }
  return { rows, errors };
}

/** @param {import("./run.js").Run} run @param {object} choice @param {object} rest @param {any} aside */
async function errorsOf(run, choice, rest, aside) {
  const { coefficients } = await run.call("fit", { ...choice, ...rest });
  const of = async (/** @type {string} */ noise) => {
    const { loss } = await run.call("likelihood", { noise, ...aside, coefficients, scale: 1 });
    return loss / aside.y.length;
  };
  // With scale 1, the losses of these noises are |r| and r²/2.
  return { absolute: await of("laplace"), squared: Math.sqrt(2 * (await of("gaussian"))) };
}

/** @param {import("./model.js").Used} used @param {(i: number) => boolean} isIn */
function part({ x, y }, isIn) {
  const keep = (/** @type {Float64Array} */ values) => values.filter((_, i) => isIn(i));
  return { x: x.map(keep), y: keep(y) };
}
