/**
 * The rows that matter most: those farthest from the fit, and those that could pull it most. A row's leverage is how far the
 * least-squares fit follows it up; beyond twice the mean it is high (Hoaglin and Welsch, 1978).
 *
 * @typedef {object} Row
 * @property {number} i its place among the rows used
 * @property {number} residual
 * @property {number | undefined} scales the residual in robust scales
 * @property {number | undefined} leverage
 *
 * @typedef {{ rows: Row[], mean: number, whole: boolean }} Matter mean: of all leverages; whole: whether all were looked at
 */
import { coefficientCount } from "../model.js";

const farthest = 6;
const pulling = 3;
/** With more rows only the leverage of those listed is found: each takes a fit. */
const mostFits = 600;
/** So many values go to the thread at once. */
const valuesAtOnce = 60_000;

/**
 * @param {import("../run.js").Run} run
 * @param {Float64Array} residual
 * @param {number | undefined} scale
 * @returns {Promise<Matter>}
 */
export async function whatMatters(run, residual, scale) {
  const n = residual.length;
  const far = farthestOf(residual);
  const whole = n <= mostFits;
  const all = whole ? Array.from(residual, (_, i) => i) : [];
  const asked = whole ? all : far;
  const leverages = new Map((await leveragesOf(run, asked)).map((leverage, k) => [asked[k], leverage]));
  const mean = coefficientCount(run.model) / n;
  const of = (/** @type {number} */ i) => leverages.get(i) ?? 0;
  const high = all.filter((i) => of(i) > 2 * mean).toSorted((a, b) => of(b) - of(a));
  const rows = [...new Set([...far, ...high.slice(0, pulling)])].map((i) => ({
    i,
    residual: residual[i],
    scales: scale ? Math.abs(residual[i]) / scale : undefined,
    leverage: leverages.get(i),
  }));
  return { rows, mean, whole };
}

/** The places of the farthest residuals, in one look: there may be a million. @param {Float64Array} residual */
function farthestOf(residual) {
  /** @type {number[]} */
  let far = [];
  const size = (/** @type {number} */ i) => Math.abs(residual[i]);
  for (let i = 0; i < residual.length; i++) {
    if (far.length === farthest && size(i) <= size(far[farthest - 1])) continue;
    far = [...far, i].toSorted((a, b) => size(b) - size(a)).slice(0, farthest);
  }
  return far;
}

/**
 * Seen from the row itself, the intercept is what is fitted there: of a response that is 1 in this row and 0 in all others
 * it is the leverage.
 * @param {import("../run.js").Run} run
 * @param {readonly number[]} rows
 * @returns {Promise<number[]>} empty where the fit is not determined
 */
async function leveragesOf(run, rows) {
  const { x, y } = run.used;
  /** @type {number[]} */
  const found = [];
  const atOnce = Math.max(1, Math.floor(valuesAtOnce / y.length));
  for (let k = 0; k < rows.length; k += atOnce) {
    const list = rows.slice(k, k + atOnce).map((i) => {
      const unit = new Float64Array(y.length);
      unit[i] = 1;
      const seen = x.map((column) => column.map((value) => value - column[i]));
      return { loss: "squared", y: unit, ...(x.length === 1 ? { x: seen[0], degree: run.model.degree } : { x: seen }) };
    });
    const fits = await run.each("fit", list).catch(() => undefined);
    if (!fits) return [];
    found.push(...fits.map(({ coefficients }) => coefficients[0]));
  }
  return found;
}
