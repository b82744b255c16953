/**
 * The five things a loss says of a residual, in the order they are shown. `top(range)` is where a chart's frame ends
 * even if a loss goes on: a parabola or an infinite weight must not flatten the others.
 *
 * @typedef {object} Quantity
 * @property {"value" | "slope" | "curvature" | "weight" | "density"} id as the engine names it
 * @property {string} symbol
 * @property {(range: number) => number} top
 * @property {boolean} [signed] the frame is as deep as it is high
 */

/** @type {readonly Quantity[]} */
export const quantities = [
  { id: "value", symbol: "ρ(r)", top: (range) => 2 * range },
  { id: "slope", symbol: "ψ(r) = ρ′(r)", top: (range) => 0.75 * range, signed: true },
  { id: "curvature", symbol: "ρ″(r)", top: () => 2.4 },
  { id: "weight", symbol: "w(r) = ψ(r)/r", top: () => 2.4 },
  { id: "density", symbol: "p(r)", top: () => 1 },
];

/** @typedef {Record<string, number>} Parameters of one loss, by name: {}, { delta }, { alpha, c }, … */

/** @typedef {{ at: number, missing: Quantity["id"][] }} Kink a residual at which some quantities do not exist */

/**
 * Where a loss is not smooth. The engine answers there too, by a convention that a fit needs (a slope of 0 where |r|
 * has none); a reader is shown that there is no such number.
 * @param {string} loss
 * @param {Parameters} parameters
 * @returns {Kink[]}
 */
export function kinksOf(loss, { delta, epsilon }) {
  if (loss === "absolute" || loss === "quantile") return [{ at: 0, missing: ["slope", "curvature"] }];
  if (loss === "huber") return [-delta, delta].map((at) => ({ at, missing: ["curvature"] }));
  if (loss === "epsilon-insensitive")
    return [-epsilon, epsilon].map((at) => ({ at, missing: ["slope", "curvature", "weight"] }));
  return [];
}
