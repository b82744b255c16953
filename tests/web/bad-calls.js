// Calls that must fail, each with its code: shared by the tests of the errors and of the memory.

/** @typedef {import("lossbook/engine").Engine} Engine */

const x = Float64Array.of(0, 1, 2, 3);
const y = Float64Array.of(1, 3, 5, 8);
const three = Float64Array.of(1, 2, 3);
const withNaN = Float64Array.of(1, Number.NaN, 2, 3);
const infinite = Float64Array.of(1, 2, Number.NEGATIVE_INFINITY, 3);
const huge = Float64Array.of(1e300, -1e300, 1e300, -1e300);

/** @type {[name: string, code: string, method: "fit" | "evaluate" | "likelihood", options: any][]} */
const table = [
  ["no points", "empty", "fit", { loss: "squared", x: new Float64Array(0), y: new Float64Array(0) }],
  ["no points, no predictor", "empty", "fit", { loss: "huber", y: new Float64Array(0) }],
  ["more y than x", "length-mismatch", "fit", { loss: "squared", x: three, y }],
  ["columns of unlike length", "length-mismatch", "fit", { loss: "absolute", x: [x, three], y }],
  ["NaN in y", "not-finite", "fit", { loss: "squared", x, y: withNaN }],
  ["NaN in x", "not-finite", "fit", { loss: "absolute", x: withNaN, y }],
  ["−∞ in y", "not-finite", "fit", { loss: "huber", x, y: infinite }],
  ["∞ in a second column", "not-finite", "fit", { loss: "quantile", x: [x, infinite], y }],
  ["NaN among residuals", "not-finite", "evaluate", { loss: "squared", residuals: withNaN }],
  ["∞ among residuals", "not-finite", "evaluate", { loss: "log-cosh", residuals: infinite }],
  ["a string among numbers", "not-finite", "evaluate", { loss: "squared", residuals: [1, "2"] }],
  ["an unknown loss", "unknown-loss", "fit", { loss: "cubic", x, y }],
  ["an unknown loss to evaluate", "unknown-loss", "evaluate", { loss: "", residuals: x }],
  ["a loss that is no string", "unknown-loss", "evaluate", { loss: undefined, residuals: x }],
  ["τ = 0", "bad-parameter", "fit", { loss: "quantile", parameters: { tau: 0 }, x, y }],
  ["τ = 1", "bad-parameter", "fit", { loss: "quantile", parameters: { tau: 1 }, x, y }],
  ["τ = −0.1", "bad-parameter", "evaluate", { loss: "quantile", parameters: { tau: -0.1 }, residuals: x }],
  ["τ = NaN", "bad-parameter", "evaluate", { loss: "quantile", parameters: { tau: Number.NaN }, residuals: x }],
  ["τ as a string", "bad-parameter", "fit", { loss: "quantile", parameters: { tau: "0.5" }, x, y }],
  ["δ = 0", "bad-parameter", "fit", { loss: "huber", parameters: { delta: 0 }, x, y }],
  [
    "δ = ∞",
    "bad-parameter",
    "evaluate",
    { loss: "huber", parameters: { delta: Number.POSITIVE_INFINITY }, residuals: x },
  ],
  ["a parameter of another loss", "bad-parameter", "fit", { loss: "huber", parameters: { tau: 0.5 }, x, y }],
  ["a parameter too many", "bad-parameter", "evaluate", { loss: "squared", parameters: { delta: 1 }, residuals: x }],
  ["scale 0", "bad-scale", "fit", { loss: "huber", x, y, scale: 0 }],
  ["scale NaN", "bad-scale", "fit", { loss: "log-cosh", x, y, scale: Number.NaN }],
  ["a scale rule that is none", "bad-scale", "fit", { loss: "huber", x, y, scale: "iqr" }],
  ["a scale rule that the loss does not take", "bad-scale", "fit", { loss: "squared", x, y, scale: "joint" }],
  ["degree 0", "bad-degree", "fit", { loss: "squared", x, y, degree: 0 }],
  ["degree 1.5", "bad-degree", "fit", { loss: "squared", x, y, degree: 1.5 }],
  ["degree 1e9", "bad-degree", "fit", { loss: "squared", x, y, degree: 1e9 }],
  ["one point for a line", "too-few-points", "fit", { loss: "squared", x: [1], y: [2] }],
  ["four points for degree 4", "too-few-points", "fit", { loss: "absolute", x, y, degree: 4 }],
  ["a constant predictor", "rank-deficient", "fit", { loss: "squared", x: Float64Array.of(2, 2, 2, 2), y }],
  ["the same column twice", "rank-deficient", "fit", { loss: "absolute", x: [x, x], y }],
  ["a column of zeros", "rank-deficient", "fit", { loss: "huber", x: [new Float64Array(4)], y, intercept: false }],
  ["a square beyond a double", "overflow", "fit", { loss: "squared", x, y: huge }],
  ["text for numbers", "bad-argument", "fit", { loss: "squared", x: "1 2 3", y }],
  ["no y", "bad-argument", "fit", { loss: "squared", x }],
  ["no residuals", "bad-argument", "evaluate", { loss: "squared" }],
  ["an unknown noise", "unknown-noise", "likelihood", { noise: "uniform", x, y, coefficients: [0, 1] }],
  ["a noise that is no string", "unknown-noise", "likelihood", { noise: undefined, x, y, coefficients: [0, 1] }],
  ["α = 2.5", "bad-parameter", "likelihood", { noise: "general", parameters: { alpha: 2.5 }, y, coefficients: [0] }],
  ["ν = 0", "bad-parameter", "likelihood", { noise: "student-t", parameters: { nu: 0 }, y, coefficients: [0] }],
  ["no coefficients", "bad-argument", "likelihood", { noise: "gaussian", x, y }],
  ["a coefficient too few", "length-mismatch", "likelihood", { noise: "gaussian", x, y, coefficients: [1] }],
  ["NaN among coefficients", "not-finite", "likelihood", { noise: "gaussian", x, y, coefficients: [1, Number.NaN] }],
  ["scale −1 of a noise", "bad-scale", "likelihood", { noise: "laplace", x, y, coefficients: [0, 1], scale: -1 }],
  ["a rule as scale of a noise", "bad-scale", "likelihood", { noise: "laplace", y, coefficients: [0], scale: "mad" }],
  ["a line through all points", "unbounded", "likelihood", { noise: "gaussian", x, y: x, coefficients: [0, 1] }],
  ["a curve beyond a double", "overflow", "likelihood", { noise: "cauchy", x, y: huge, coefficients: [0, 1e308] }],
];

/** @type {{ name: string, code: string, call: (engine: Engine) => unknown }[]} */
export const badCalls = table.map(([name, code, method, options]) => ({
  name,
  code,
  call: (engine) => engine[method](options),
}));

export const goodFit = (/** @type {Engine} */ engine) =>
  Array.from(engine.fit({ loss: "huber", x, y, scale: "joint" }).coefficients);
