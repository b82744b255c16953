/**
 * The five things a loss says of a residual, in the order they are shown. `top(range)` is where a chart's frame ends
 * even if a loss goes on: a parabola or an infinite weight must not flatten the others.
 *
 * @typedef {object} Quantity
 * @property {"value" | "slope" | "curvature" | "weight" | "density"} id as the engine names it
 * @property {string} symbol
 * @property {(range: number) => number} top
 * @property {boolean} [signed] the frame is as deep as it is high
 * @property {boolean} [hasZones] whether residuals that cost nothing are shaded
 */

/** @type {readonly Quantity[]} */
export const quantities = [
  { id: "value", symbol: "ρ(r)", top: (range) => 2 * range, hasZones: true },
  { id: "slope", symbol: "ψ(r) = ρ′(r)", top: (range) => 0.75 * range, signed: true, hasZones: true },
  { id: "curvature", symbol: "ρ″(r)", top: () => 2.4 },
  { id: "weight", symbol: "w(r) = ψ(r)/r", top: () => 2.4 },
  { id: "density", symbol: "p(r)", top: () => 1 },
];

/** @typedef {Record<string, number>} Parameters of one loss, by name: {}, { delta }, { alpha, c }, … */

/**
 * @typedef {object} Kink a residual at which a loss is not smooth
 * @property {number} at
 * @property {0 | 1 | 2} times how often the loss can be differentiated there
 * @property {Quantity["id"][]} missing what does not exist there
 */

/**
 * Where a loss is not smooth. The engine answers there too, by a convention that a fit needs (a slope of 0 where |r|
 * has none); a reader is shown that there is no such number.
 * @param {string} loss
 * @param {Parameters} parameters
 * @returns {Kink[]}
 */
export function kinksOf(loss, { delta, epsilon, c }) {
  if (loss === "absolute" || loss === "quantile") return [{ at: 0, times: 0, missing: ["slope", "curvature"] }];
  if (loss === "huber") return [-delta, delta].map((at) => ({ at, times: 1, missing: ["curvature"] }));
  if (loss === "epsilon-insensitive")
    return [-epsilon, epsilon].map((at) => ({ at, times: 0, missing: ["slope", "curvature", "weight"] }));
  // (1 − z²)³ has a triple root at |z| = 1: value, slope and curvature pass into a constant, the third derivative jumps.
  if (loss === "tukey") return [-c, c].map((at) => ({ at, times: 2, missing: [] }));
  return [];
}

/**
 * How often a loss can be differentiated everywhere.
 * @param {string} loss
 * @param {Parameters} parameters
 */
export function smoothnessOf(loss, parameters) {
  return Math.min(Number.POSITIVE_INFINITY, ...kinksOf(loss, parameters).map(({ times }) => times));
}
