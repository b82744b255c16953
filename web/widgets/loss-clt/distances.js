/** How far from normal the sums of k causes are, for the k that are shown. */

/** What the slider stops at. */
export const stops = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200];

const ks = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 70, 100, 140, 200];

/** @type {Map<string, { k: number, distance: number }[]>} */
const curves = new Map();

/**
 * @param {import("../../engine/engine.js").Engine} engine
 * @param {import("../../engine/engine.js").CauseId} cause
 */
export function curveOf(engine, cause) {
  let curve = curves.get(cause);
  if (!curve) {
    curve = ks.map((k) => ({ k, distance: engine.distanceOfSums({ cause, k }) }));
    curves.set(cause, curve);
  }
  return curve;
}
