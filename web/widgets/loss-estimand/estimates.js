/** What each loss makes of the points: the candidates with the least sum, and the sum over all candidates. */

/** @typedef {import("../../engine/engine.js").Engine} Engine */
/** @typedef {import("../../engine/engine.js").LossId} LossId */

/**
 * @typedef {object} Estimate
 * @property {LossId} loss
 * @property {number} value a candidate with the least sum
 * @property {[number, number]} all the lowest and the highest of them
 * @property {{ x: number, share: number }[]} curve the sum over candidates, 0 at its least, 1 at its most in the picture
 */

const steps = 201;

/**
 * @param {Engine} engine
 * @param {{ loss: LossId, parameters?: Record<string, number> }} choice
 * @param {readonly number[]} y
 * @param {{ min: number, max: number }} axis the candidates that the picture shows
 * @returns {Estimate}
 */
export function estimateOf(engine, { loss, parameters }, y, { min, max }) {
  const { coefficients, lowest, highest } = engine.fit({ loss, parameters, y });
  // A surface over the intercept; the other axis, the slope at x = 0, changes nothing.
  const { values } = engine.surface({
    loss,
    parameters,
    x: y.map(() => 0),
    y,
    coefficients: [0, 0],
    first: { coefficient: 0, from: min, to: max, count: steps },
    second: { coefficient: 1, from: 0, to: 1, count: 2 },
  });
  const sums = values.subarray(0, steps);
  const [least, most] = [Math.min(...sums), Math.max(...sums)];
  return {
    loss,
    value: coefficients[0],
    all: [lowest[0], highest[0]],
    curve: Array.from(sums, (sum, i) => ({
      x: min + (i / (steps - 1)) * (max - min),
      share: most > least ? (sum - least) / (most - least) : 0,
    })),
  };
}
