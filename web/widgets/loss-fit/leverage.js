/**
 * What kind of a point it is: far out in x, far off the line, both or neither (Rousseeuw and van Zomeren, 1990).
 *
 * Its leverage h is how far the least-squares line rises at the point's x when the point rises by 1. For a line
 * h = 1/n + (x − x̄)²/Σ(x − x̄)², from 1/n to 1; over all points it adds up to 2.
 *
 * @typedef {import("../../shared/points/model.js").Point} Point
 * @typedef {import("../../shared/points/model.js").Points} Points
 */
import { formatNumber } from "../../shared/numbers.js";

/** From twice the mean on, leverage is high (Hoaglin and Welsch, 1978); so many scales off the line, a point is far. */
const high = 2;
const far = 2.5;

/**
 * By its definition: least squares of a target that is 1 at the point and 0 elsewhere.
 * @param {import("../../engine/engine.js").FitEngine} engine
 * @param {Points} points
 * @param {Point} point one of them
 */
export function leverageOf(engine, points, { id, x }) {
  const target = Float64Array.from(points, (each) => Number(each.id === id));
  const columns = { x: Float64Array.from(points, (each) => each.x), y: target };
  const [intercept, slope] = engine.fit({ loss: "squared", ...columns }).coefficients;
  return intercept + slope * x;
}

/**
 * @param {number} times the leverage over the mean of all points'
 * @param {number} off the residual's size in scales of a fit that outliers do not bend
 */
export function kindOf(times, off) {
  if (times > high) return off > far ? "bad" : "good";
  return off > far ? "vertical" : "ordinary";
}

/**
 * What the point left out is, in words; nothing where no point is or the points have no line.
 * @param {import("./figure.js").Figure} figure
 * @param {any} element
 */
export function leverageWords({ engine, points, leftOut, outcomes }, element) {
  if (!leftOut) return "";
  const mean = 2 / points.length;
  let h = mean;
  try {
    h = leverageOf(engine, points, leftOut);
  } catch {
    return ""; // the lines say why
  }
  const number = (/** @type {number} */ value, /** @type {number} */ decimals) =>
    formatNumber(value, element.language, { decimals });
  const said = element.text("leverage", { h: number(h, 3), times: number(h / mean, 1), mean: number(mean, 3) });
  const robust = outcomes.find(({ choice, fit }) => choice.scale === "s" && fit)?.fit;
  if (!robust || !(robust.scale > 0)) return said;
  const [intercept, slope] = robust.coefficients;
  const off = Math.abs(leftOut.y - intercept - slope * leftOut.x) / robust.scale;
  return `${said} ${element.text(`is-${kindOf(h / mean, off)}`, { off: number(off, 1) })}`;
}
