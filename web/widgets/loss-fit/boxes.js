/**
 * Residuals as a loss sees them: each a box as tall as the residual and as wide as the loss's slope there, which is how
 * hard the point pulls on the line. Where the loss is a parabola near zero, the slope is measured so that small
 * residuals give squares: squared error then draws true squares, Huber squares that stop widening, log-cosh widens like
 * tanh. A loss with a corner at zero has no such measure and gets sticks of a fixed width times its slope.
 *
 * @typedef {object} Box
 * @property {number} x
 * @property {number} y the point
 * @property {number} foot where the line passes
 * @property {number} width in units of y, or in sticks
 */

/**
 * @param {import("../../engine/engine.js").FitEngine} engine
 * @param {import("../../shared/estimators.js").Choice} choice
 * @param {import("../../engine/engine.js").Fit} fit
 * @param {import("../../shared/points/model.js").Points} points
 * @returns {{ unit: "y" | "stick", boxes: Box[] }}
 */
export function residualBoxes(engine, choice, fit, points) {
  const [intercept, slope] = fit.coefficients;
  const scale = fit.scale > 0 ? fit.scale : 1;
  const feet = points.map(({ x }) => intercept + slope * x);
  const residuals = Float64Array.from(points, ({ y }, i) => (y - feet[i]) / scale);
  const { loss, parameters } = choice;
  const seen = engine.evaluate({ loss, parameters, residuals }).slope;
  const bend = engine.evaluate({ loss, parameters, residuals: Float64Array.of(0) }).curvature[0];
  const smooth = bend > 0 && Number.isFinite(bend);
  const boxes = points.map(({ x, y }, i) => ({
    x,
    y,
    foot: feet[i],
    width: Math.abs(seen[i]) * (smooth ? scale / bend : 1),
  }));
  return { unit: smooth ? "y" : "stick", boxes };
}
