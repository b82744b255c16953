/**
 * The steps of the derivation, in order: what the table lists of each point, what the lower chart draws, and what the
 * upper one adds to points and line.
 *
 * @typedef {"hand" | "model" | "noise" | "points" | "product" | "log" | "sum" | "drop" | "loss" | "scale" | "meet"} StepId
 * @typedef {"x" | "y" | "fitted" | "residual" | "density" | "logDensity" | "constant" | "rho" | "core"} Column
 * @typedef {"residuals" | "shape" | "heights" | "likelihood" | "log" | "logs" | "split" | "mirror" | "scale" | "loss"} Lower
 *
 * @typedef {object} Step
 * @property {StepId} id
 * @property {readonly Column[]} columns the last one is what the step is about
 * @property {Lower} lower
 * @property {boolean} [bells] densities stand on the line
 * @property {boolean} [heights] the density of each point is drawn as a bar
 * @property {boolean} [best] the best line is drawn
 */

/** @type {readonly Step[]} */
export const steps = [
  { id: "hand", columns: ["x", "residual", "density", "logDensity"], lower: "logs", bells: true, heights: true },
  { id: "model", columns: ["x", "y", "fitted", "residual"], lower: "residuals" },
  { id: "noise", columns: ["x", "residual"], lower: "shape", bells: true },
  { id: "points", columns: ["x", "residual", "density"], lower: "heights", bells: true, heights: true },
  { id: "product", columns: ["x", "density"], lower: "likelihood", bells: true, heights: true },
  { id: "log", columns: ["density", "logDensity"], lower: "log", bells: true, heights: true },
  { id: "sum", columns: ["x", "logDensity"], lower: "logs", bells: true, heights: true },
  { id: "drop", columns: ["x", "constant", "rho"], lower: "split" },
  { id: "loss", columns: ["x", "residual", "core"], lower: "mirror" },
  { id: "scale", columns: ["x", "residual", "core"], lower: "scale" },
  { id: "meet", columns: [], lower: "loss", best: true },
];

/** @param {string} asked @returns {Step | undefined} */
export const stepOf = (asked) => steps.find(({ id }) => id === asked);
