/**
 * What the reader's own data are to be like: a line with noise, some points of it spoilt.
 *
 * @typedef {typeof noiseIds[number]} NoiseName
 * @typedef {typeof kinds[number]} Kind
 *
 * @typedef {object} Recipe
 * @property {number} n how many points
 * @property {NoiseName} noise
 * @property {number} contamination the share of points that are outliers, 0 to 0.4
 * @property {Kind} kind of outliers
 * @property {number} seed
 */

/** The name by which these data are asked for. */
export const synthetic = "synthetic";

export const noiseIds = /** @type {const} */ (["gaussian", "laplace", "student-t", "cauchy", "skewed"]);
export const kinds = /** @type {const} */ (["vertical", "leverage"]);

/** The attributes that say it. */
export const recipeNames = ["n", "noise", "contamination", "kind", "seed"];

/**
 * @param {{ n: number, noise: string, contamination: number, kind: string, seed: number }} attributes
 * @returns {Recipe | import("./settings.js").Problem}
 */
export function readRecipe({ n, noise, contamination, kind, seed }) {
  const known = noiseIds.find((id) => id === noise);
  if (!known) return { key: "unknownNoise", asked: noise, allowed: [...noiseIds] };
  const way = kinds.find((id) => id === kind);
  if (!way) return { key: "unknownKind", asked: kind, allowed: [...kinds] };
  const within = (/** @type {number} */ value, /** @type {number} */ least, /** @type {number} */ most) =>
    Math.min(most, Math.max(least, value || 0));
  return {
    n: Math.round(within(n, 20, 1e6)),
    noise: known,
    contamination: within(contamination, 0, 0.4),
    kind: way,
    seed: Math.round(within(seed, 0, Number.MAX_SAFE_INTEGER / 2)),
  };
}

/** More points than this are not drawn one by one. */
export const mostHandles = 2000;
