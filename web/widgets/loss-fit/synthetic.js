/** Draws the data of a recipe, in the thread. */
import { snap } from "../../shared/points/grid.js";
import { mostHandles } from "./recipe.js";
import { thread } from "./thread.js";

/** The line that the points are drawn about, and the height about which outliers are. */
export const truth = Object.freeze({ intercept: 2, slope: 1 });
export const level = -6;
/** How far leverage moves points aside: by as much as x runs over. */
const aside = 10;

/**
 * Of a standard deviation of about 1, where there is one. The mean is 0 but for the skewed noise, which is 0 at its
 * 0.2-quantile and has the mean scale·(1 − 2τ)/(τ(1 − τ)) (Yu and Zhang, 2005): its points are drawn lower by that, so
 * that the true line is again that of the mean.
 *
 * @type {Record<import("./recipe.js").NoiseName, Noise>}
 * @typedef {{ noise: import("../../engine/engine.js").NoiseId, scale: number, parameters?: Record<string, number>, mean?: number }} Noise
 */
export const noises = {
  gaussian: { noise: "gaussian", scale: 1 },
  laplace: { noise: "laplace", scale: Math.SQRT1_2 },
  "student-t": { noise: "student-t", scale: 0.7, parameters: { nu: 2 } },
  cauchy: { noise: "cauchy", scale: 0.5 },
  skewed: { noise: "asymmetric-laplace", scale: 0.2, parameters: { tau: 0.2 }, mean: 0.75 },
};

/** Cauchy noise soon has points so far off that all others would lie on one line. */
const mostOfCauchy = 100;
/** As fine as a reader can place a point. */
const grid = { decimals: 2, step: 0.01, nudge: 0.2 };

/**
 * @param {import("./recipe.js").Recipe} recipe
 * @returns {Promise<import("./figure.js").Made>}
 */
export async function drawData(recipe) {
  const { n, noise } = recipe;
  const { x, y } = await sampleOf(recipe);
  const isMany = n > mostHandles || (noise === "cauchy" && n > mostOfCauchy);
  // Few points are numbers to be read, as a person would write them.
  const written = (/** @type {Float64Array} */ values) => (isMany ? values : values.map((value) => snap(value, grid)));
  const seen = isMany ? { seen: viewOf(recipe) } : {};
  return { x: written(x), y: written(y), xLabel: "x", yLabel: "y", truth, grid: { x: grid, y: grid }, ...seen };
}

/** @param {import("./recipe.js").Recipe} recipe */
async function sampleOf({ n, noise, contamination: share, kind, seed }) {
  const { mean = 0, ...drawn } = noises[noise];
  const line = { ...drawn, intercept: truth.intercept - mean, slope: truth.slope, seed };
  if (kind === "leverage") {
    return thread.call("sample", { ...line, count: n, outliers: { share, dx: aside, level: level - mean } });
  }
  const spoilt = Math.round(share * n);
  const sound = await thread.call("sample", { ...line, count: n - spoilt });
  if (spoilt === 0) return sound;
  // Every second point of a level line with twice as many: spread over x, be they ever so few.
  const count = 2 * spoilt + 1;
  // Seeds that draw anew does not come to.
  const flat = await thread.call("sample", {
    ...drawn,
    count,
    intercept: level - mean,
    slope: 0,
    seed: seed + 2 ** 40,
  });
  const second = (/** @type {Float64Array} */ values) => values.filter((_, i) => i % 2 === 1);
  return { x: joined(sound.x, second(flat.x)), y: joined(sound.y, second(flat.y)) };
}

/** @param {Float64Array} first @param {Float64Array} second */
function joined(first, second) {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/**
 * What the axes show where it is not all points.
 * @param {import("./recipe.js").Recipe} recipe
 */
function viewOf({ contamination, kind }) {
  const isFar = contamination > 0 && kind === "leverage";
  const low = contamination > 0 ? level : truth.intercept;
  return { x: { min: -0.5, max: isFar ? 10 + aside + 0.5 : 10.5 }, y: { min: low - 5, max: truth.intercept + 15 } };
}
