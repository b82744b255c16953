/**
 * How much a loss listens to each point: its weight ψ(r)/r, which a reweighted least-squares fit would give the point, as
 * a share of the weight at 0. A loss with a corner at 0 has no largest weight; its full weight is that at one usual
 * scale, and nearer points have no more.
 *
 * @typedef {object} Weights
 * @property {string} loss
 * @property {readonly number[]} shares from 0 to 1, one per point
 */
import { usualScale } from "./fits.js";

/**
 * @param {import("../../engine/engine.js").FitEngine} engine
 * @param {import("../../shared/estimators.js").Choice} choice
 * @param {import("../../engine/engine.js").Fit} fit
 * @param {import("../../shared/points/model.js").Points} points
 * @param {import("../../shared/points/model.js").Points} [all] by which the usual scale is found
 * @returns {Weights}
 */
export function weightsOf(engine, { loss, parameters }, fit, points, all = points) {
  const [intercept, slope] = fit.coefficients;
  const scale = fit.scale > 0 ? fit.scale : 1;
  /** @param {readonly number[]} residuals */
  const weigh = (residuals) => engine.evaluate({ loss, parameters, residuals: residuals.map((r) => r / scale) }).weight;
  const [atZero] = weigh([0]);
  const [full] = Number.isFinite(atZero) && atZero > 0 ? [atZero] : weigh([usualScale(engine, all)]);
  const weights = weigh(points.map(({ x, y }) => y - intercept - slope * x));
  return { loss, shares: Array.from(weights, (weight) => Math.min(1, weight / full)) };
}
