/**
 * The pictures of the fits: of one predictor all points and all lines; of several, one picture for each, in which the others
 * are held at their medians and points are what the first fit leaves of them (partial residuals, Larsen and McCleary, 1972).
 *
 * @typedef {object} Panel
 * @property {number | undefined} predictor its place among the predictors; none where rows are counted instead
 * @property {Float64Array} x
 * @property {Float64Array} y
 * @property {{ loss: string, data: { x: number, y: number }[] }[]} lines
 * @property {import("../../shared/points/limits.js").Limits} limits
 * @property {((chart: any) => void) | undefined} paint draws the points where they are too many to draw each
 */
import { axesOf, cloudPainter } from "../../shared/points/cloud.js";
import { limitsOf } from "../../shared/points/limits.js";

/** More points are an image. */
export const mostPoints = 2000;
/** Places along a line. */
const places = 101;

/** @param {import("./run.js").Run} run @returns {Promise<Panel[]>} */
export async function panelsOf(run) {
  const { x, y } = run.used;
  if (run.fitted.length === 0) return [];
  if (x.length === 0)
    return [
      await panelOf(
        run,
        undefined,
        Float64Array.from(y, (_, i) => i + 1),
        y,
        [],
      ),
    ];
  if (x.length === 1) return [await panelOf(run, 0, x[0], y, [])];
  const medians = await Promise.all(
    x.map(async (column) => (await run.call("fit", { loss: "absolute", y: column })).coefficients[0]),
  );
  const panels = [];
  for (const [j, column] of x.entries()) {
    const held = x.map((each, k) => (k === j ? each : each.map(() => medians[k])));
    panels.push(await panelOf(run, j, column, await partialPoints(run, held), medians));
  }
  return panels;
}

/** What the first fit predicts with the others at their medians, and its residuals. @param {import("./run.js").Run} run @param {Float64Array[]} held */
async function partialPoints(run, held) {
  const { coefficients } = run.fitted[0].fit;
  const of = (/** @type {Float64Array[]} */ x) =>
    run.call("likelihood", { noise: "gaussian", x, y: run.used.y, coefficients, scale: 1 });
  const [{ fitted }, { residual }] = [await of(held), await of(run.used.x)];
  return fitted.map((/** @type {number} */ value, /** @type {number} */ i) => value + residual[i]);
}

/**
 * @param {import("./run.js").Run} run
 * @param {number | undefined} predictor
 * @param {Float64Array} x
 * @param {Float64Array} y
 * @param {readonly number[]} medians of all predictors, where there are several
 * @returns {Promise<Panel>}
 */
async function panelOf(run, predictor, x, y, medians) {
  const limits = limitsOf(corners(x, y));
  const lines = [];
  for (const { choice, fit } of run.fitted) {
    lines.push({ loss: choice.loss, data: await lineOf(run, fit, predictor, limits.x, medians) });
  }
  return {
    predictor,
    x,
    y,
    lines,
    limits,
    paint: y.length > mostPoints ? await painted(run, x, y, limits) : undefined,
  };
}

/** @param {import("./run.js").Run} run @param {import("./run.js").Fit} fit @param {number | undefined} predictor @param {{ min: number, max: number }} range @param {readonly number[]} medians */
async function lineOf(run, { coefficients }, predictor, { min, max }, medians) {
  const grid = Float64Array.from({ length: places }, (_, i) => min + ((max - min) * i) / (places - 1));
  const y = new Float64Array(places);
  const x = medians.length > 0 ? medians.map((median, k) => (k === predictor ? grid : y.map(() => median))) : grid;
  const columns = predictor === undefined ? {} : { x, ...(medians.length > 0 ? {} : { degree: run.model.degree }) };
  const { fitted } = await run.call("likelihood", { noise: "gaussian", ...columns, y, coefficients, scale: 1 });
  return Array.from(grid, (at, i) => ({ x: at, y: fitted[i] }));
}

/** The points as an image. @param {import("./run.js").Run} run @param {Float64Array} x @param {Float64Array} y @param {import("../../shared/points/limits.js").Limits} limits */
export async function painted(run, x, y, limits) {
  const axes = axesOf(y.length, limits);
  return cloudPainter({ counted: await run.call("bin", { x, y, ...axes }), ...axes });
}

/** Two corners with all points between them. @param {Float64Array} x @param {Float64Array} y */
export function corners(x, y) {
  const ends = (/** @type {Float64Array} */ values) => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return [low, high];
  };
  const [across, up] = [ends(x), ends(y)];
  return [0, 1].map((i) => ({ x: across[i], y: up[i] }));
}
