/**
 * All lines through the points of the moment, one per loss. A loss that has no line for these points (all at one x, too
 * few of them) has an error instead; the others stand.
 *
 * @typedef {object} Outcome
 * @property {import("../../shared/estimators.js").Choice} choice
 * @property {import("../../engine/engine.js").Fit} [fit]
 * @property {unknown} [error] why there is no fit
 * @property {boolean} [stale] whether it is of points that are no longer there, or there is none yet
 *
 * @typedef {import("../../engine/engine.js").FitEngine} Engine
 * @typedef {{ loss: string, coefficients: number[], scale: number, objective: number }} Fit
 */

/**
 * @param {Engine} engine
 * @param {readonly import("../../shared/estimators.js").Choice[]} choices
 * @param {import("../../shared/points/model.js").Points} points
 * @returns {Outcome[]}
 */
export function fitAll(engine, choices, points) {
  const x = Float64Array.from(points, (point) => point.x);
  const y = Float64Array.from(points, (point) => point.y);
  return choices.map((choice) => {
    try {
      return { choice, fit: engine.fit({ ...choice, x, y }) };
    } catch (error) {
      return { choice, error };
    }
  });
}

/**
 * The widget's public `fits`: plain values, safe to keep.
 * @param {readonly Outcome[]} outcomes
 * @returns {Fit[]}
 */
export function publicFits(outcomes) {
  return outcomes.flatMap(({ choice, fit }) =>
    fit ? [{ loss: choice.loss, coefficients: [...fit.coefficients], scale: fit.scale, objective: fit.objective }] : [],
  );
}

/**
 * The scale for a loss that needs a fixed one, where the page names none: how far the bulk of the points the reader
 * found lies from its line, as Huber's fit estimates it. 1 where there is no such fit.
 * @param {Engine} engine
 * @param {import("../../shared/points/model.js").Points} points
 */
export function usualScale(engine, points) {
  const [{ fit }] = fitAll(engine, [{ loss: "huber", parameters: {}, scale: "mad" }], points);
  return fit?.scale ?? 1;
}
