/** What each loss fits to the cloud, and what is true of it. */

/** @typedef {import("../../engine/engine.js").Engine} Engine */
/** @typedef {import("../../engine/engine.js").LossId} LossId */

/**
 * @typedef {object} Curve
 * @property {string} id "mean", "median", "q10", "q90"
 * @property {LossId} loss
 * @property {Float64Array} fitted at `grid`
 * @property {Float64Array} truth at `grid`
 * @property {import("../../shared/shown.js").ShownFit} fit
 */

/** Where curves are drawn and read. */
export const grid = Float64Array.from({ length: 101 }, (_, i) => i / 10);

/** The curves, with the choice of the reader that shows them. */
export const kinds = [
  { id: "mean", shown: "squared", loss: /** @type {LossId} */ ("squared") },
  { id: "median", shown: "absolute", loss: /** @type {LossId} */ ("absolute") },
  { id: "q10", shown: "quantile", loss: /** @type {LossId} */ ("quantile"), tau: 0.1 },
  { id: "q90", shown: "quantile", loss: /** @type {LossId} */ ("quantile"), tau: 0.9 },
];

/**
 * @param {Engine} engine
 * @param {{ x: Float64Array, y: Float64Array }} cloud
 * @param {number} degree
 * @returns {Curve[]}
 */
export function curvesOf(engine, cloud, degree) {
  const { mean, quantiles } = engine.cloudTruth({ x: grid, taus: [0.5, 0.1, 0.9] });
  const truths = [mean, ...quantiles];
  const y = new Float64Array(grid.length);
  return kinds.map(({ id, loss, tau }, i) => {
    const parameters = tau === undefined ? undefined : { tau };
    const fit = engine.fit({ loss, parameters, ...cloud, degree });
    const { coefficients } = fit;
    // What a likelihood calls fitted is the polynomial itself.
    const { fitted } = engine.likelihood({ noise: "gaussian", x: grid, y, degree, coefficients, scale: 1 });
    const shown = { loss, parameters: parameters ?? {}, rule: undefined, ...fit, name: id };
    return { id, loss, fitted, truth: truths[i], fit: shown };
  });
}
