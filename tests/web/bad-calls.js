// Calls that must fail, each with its code: shared by the tests of the errors and of the memory.

/** @typedef {import("lossbook/engine").Engine} Engine */

const x = Float64Array.of(0, 1, 2, 3);
const y = Float64Array.of(1, 3, 5, 8);
const three = Float64Array.of(1, 2, 3);
const withNaN = Float64Array.of(1, Number.NaN, 2, 3);
const infinite = Float64Array.of(1, 2, Number.NEGATIVE_INFINITY, 3);
const huge = Float64Array.of(1e300, -1e300, 1e300, -1e300);
const steep = Float64Array.of(0, 1e300, 2e300, 3e300);

const first = { coefficient: 0, from: 0, to: 1, count: 3 };
const second = { coefficient: 1, from: 0, to: 1, count: 3 };
const surface = { loss: "absolute", x, y, coefficients: [0, 0], first, second };
const curve = { noise: "gaussian", x, y, coefficients: [0, 1], along: second };
const pixels = { from: 0, to: 1, cells: 4 };
const image = { x, y, xAxis: pixels, yAxis: pixels };
const draw = { noise: "laplace", count: 3, seed: 1 };
const sample = { count: 5, seed: 1 };
const simulation = { ...sample, repeats: 2, estimators: [{ loss: "squared" }] };
const descent = { loss: "absolute", x, y, start: [0, 0], method: "irls" };

/** @type {[name: string, code: string, method: "fit" | "evaluate" | "likelihood" | "likelihoodCurve" | "surface" | "bin" | "descend" | "draw" | "quantiles" | "sums" | "distanceOfSums" | "againstNormal" | "cloud" | "cloudTruth" | "sample" | "simulate", options: any][]} */
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
  ["both a loss and a noise", "bad-argument", "fit", { loss: "cauchy", noise: "cauchy", x, y }],
  ["neither a loss nor a noise", "bad-argument", "fit", { x, y }],
  ["a scale beside a noise", "bad-argument", "fit", { noise: "cauchy", x, y, scale: 1 }],
  ["an unknown noise to fit", "unknown-noise", "fit", { noise: "pink", x, y }],
  [
    "a noise's parameter that it has not",
    "bad-parameter",
    "fit",
    { noise: "adaptive", parameters: { alpha: 1 }, x, y },
  ],
  ["ν = 0", "bad-parameter", "fit", { noise: "student-t", parameters: { nu: 0 }, x, y }],
  ["NaN in y under a noise", "not-finite", "fit", { noise: "adaptive", x, y: withNaN }],
  ["a constant predictor under a noise", "rank-deficient", "fit", { noise: "cauchy", x: [[2, 2, 2, 2]], y }],
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
  ["a curve of an unknown noise", "unknown-noise", "likelihoodCurve", { ...curve, noise: "blue" }],
  ["a curve of no points", "empty", "likelihoodCurve", { ...curve, x: [], y: [] }],
  ["a curve of scale 0", "bad-scale", "likelihoodCurve", { ...curve, scale: 0 }],
  ["a curve of a scale in words", "bad-scale", "likelihoodCurve", { ...curve, scale: "mad" }],
  ["a curve along nothing", "bad-argument", "likelihoodCurve", { ...curve, along: undefined }],
  [
    "a curve along no coefficient",
    "bad-parameter",
    "likelihoodCurve",
    { ...curve, along: { ...second, coefficient: 2 } },
  ],
  [
    "a curve along coefficient −1",
    "bad-parameter",
    "likelihoodCurve",
    { ...curve, along: { ...second, coefficient: -1 } },
  ],
  [
    "a curve along scales from 0",
    "bad-parameter",
    "likelihoodCurve",
    { ...curve, along: { ...second, coefficient: "scale" } },
  ],
  ["a curve of one value", "bad-parameter", "likelihoodCurve", { ...curve, along: { ...second, count: 1 } }],
  ["a curve beyond doubles", "overflow", "likelihoodCurve", { ...curve, y: huge }],
  ["a surface of no points", "empty", "surface", { ...surface, x: [], y: [] }],
  ["a surface of an unknown loss", "unknown-loss", "surface", { ...surface, loss: "cubic" }],
  ["a surface with a coefficient too many", "length-mismatch", "surface", { ...surface, coefficients: [0, 0, 0] }],
  ["a surface without coefficients", "bad-argument", "surface", { ...surface, coefficients: undefined }],
  ["a surface with a rule for its scale", "bad-scale", "surface", { ...surface, loss: "huber", scale: "mad" }],
  ["a surface with a scale that its loss does not take", "bad-scale", "surface", { ...surface, scale: 2 }],
  ["a surface without an axis", "bad-argument", "surface", { ...surface, second: undefined }],
  ["a surface over one coefficient twice", "bad-parameter", "surface", { ...surface, second: first }],
  ["an axis of no coefficient", "bad-parameter", "surface", { ...surface, first: { ...first, coefficient: 2 } }],
  ["an axis of half a coefficient", "bad-parameter", "surface", { ...surface, first: { ...first, coefficient: 0.5 } }],
  ["an axis that falls", "bad-parameter", "surface", { ...surface, first: { ...first, to: -1 } }],
  ["an axis to nowhere", "bad-parameter", "surface", { ...surface, first: { ...first, to: "1" } }],
  ["an axis with too many values", "bad-parameter", "surface", { ...surface, first: { ...first, count: 1e10 } }],
  ["no taus", "bad-argument", "quantiles", { x, y }],
  ["no tau at all", "bad-parameter", "quantiles", { x, y, taus: [] }],
  ["a tau of 1 among others", "bad-parameter", "quantiles", { x, y, taus: [0.5, 1] }],
  ["a tau as a string", "bad-parameter", "quantiles", { x, y, taus: ["0.5"] }],
  ["taus that fall", "bad-parameter", "quantiles", { x, y, taus: [0.9, 0.1] }],
  ["quantiles of no points", "empty", "quantiles", { x: [], y: [], taus: [0.5] }],
  ["quantiles of NaN", "not-finite", "quantiles", { x, y: withNaN, taus: [0.5] }],
  ["quantiles of a constant predictor", "rank-deficient", "quantiles", { x: [2, 2, 2, 2], y, taus: [0.5] }],
  ["quantiles predicted at NaN", "not-finite", "quantiles", { x, y, taus: [0.5], at: [Number.NaN] }],
  ["quantiles predicted at text", "bad-argument", "quantiles", { x, y, taus: [0.5], at: "1" }],
  ["quantiles predicted at two x of one", "length-mismatch", "quantiles", { x, y, taus: [0.5], at: [x, x] }],
  ["quantiles predicted too far", "overflow", "quantiles", { x, y: steep, taus: [0.9], at: [1e300] }],
  ["an image with more y than x", "length-mismatch", "bin", { ...image, x: three }],
  ["an image of text", "bad-argument", "bin", { ...image, y: "1 2 3 4" }],
  ["an image without an axis", "bad-argument", "bin", { ...image, xAxis: null }],
  ["an image without width", "bad-parameter", "bin", { ...image, xAxis: { ...pixels, from: 1 } }],
  ["an image to infinity", "bad-parameter", "bin", { ...image, yAxis: { ...pixels, to: Number.POSITIVE_INFINITY } }],
  ["an image with half a cell", "bad-parameter", "bin", { ...image, yAxis: { ...pixels, cells: 0.5 } }],
  ["an image with too many cells", "bad-parameter", "bin", { ...image, yAxis: { ...pixels, cells: 5000 } }],
  ["a descent of no points", "empty", "descend", { ...descent, x: [], y: [] }],
  ["a descent from nowhere", "bad-argument", "descend", { ...descent, start: undefined }],
  ["a descent from NaN", "not-finite", "descend", { ...descent, start: [0, Number.NaN] }],
  ["a descent with a coefficient too few", "length-mismatch", "descend", { ...descent, start: [0] }],
  ["a method that is none", "bad-parameter", "descend", { ...descent, method: "adam" }],
  ["no method", "bad-parameter", "descend", { ...descent, method: undefined }],
  ["rate 0", "bad-parameter", "descend", { ...descent, rate: 0 }],
  ["a rate as a string", "bad-parameter", "descend", { ...descent, rate: "0.1" }],
  ["a falling rate for Newton", "bad-parameter", "descend", { ...descent, method: "newton", decay: true }],
  ["half a step", "bad-parameter", "descend", { ...descent, mostSteps: 0.5 }],
  ["−1 steps", "bad-parameter", "descend", { ...descent, mostSteps: -1 }],
  ["1e12 steps", "too-large", "descend", { ...descent, mostSteps: 1e12 }],
  ["tolerance −1", "bad-parameter", "descend", { ...descent, tolerance: -1 }],
  ["a descent with a rule for its scale", "bad-scale", "descend", { ...descent, loss: "huber", scale: "joint" }],
  ["draws of neither", "bad-argument", "draw", { count: 3, seed: 1 }],
  ["draws of both a noise and a cause", "bad-argument", "draw", { ...draw, cause: "laplace" }],
  ["draws of an unknown noise", "unknown-noise", "draw", { ...draw, noise: "pink" }],
  ["draws of an unknown cause", "bad-parameter", "draw", { cause: "gremlins", count: 3, seed: 1 }],
  ["a parameter of a cause", "bad-parameter", "draw", { cause: "cauchy", parameters: { nu: 1 }, count: 3, seed: 1 }],
  ["a parameter that a drawn noise has not", "bad-parameter", "draw", { ...draw, parameters: { tau: 0.5 } }],
  ["draws of scale 0", "bad-scale", "draw", { ...draw, scale: 0 }],
  ["−1 draws", "bad-parameter", "draw", { ...draw, count: -1 }],
  ["half a draw", "bad-parameter", "draw", { ...draw, count: 0.5 }],
  ["1e12 draws", "too-large", "draw", { ...draw, count: 1e12 }],
  ["no seed", "bad-parameter", "draw", { noise: "laplace", count: 3 }],
  ["a seed below 0", "bad-parameter", "draw", { ...draw, seed: -1 }],
  ["draws beyond a double", "overflow", "draw", { ...draw, scale: 1e308, count: 100 }],
  ["sums of an unknown cause", "bad-parameter", "sums", { cause: "gaussian", k: 2, count: 3, seed: 1 }],
  ["sums of no causes", "bad-parameter", "sums", { cause: "uniform", k: 0, count: 3, seed: 1 }],
  ["sums of 201 causes", "bad-parameter", "distanceOfSums", { cause: "uniform", k: 201 }],
  ["sums of one and a half causes", "bad-parameter", "distanceOfSums", { cause: "uniform", k: 1.5 }],
  ["sums of too many causes in all", "too-large", "sums", { cause: "uniform", k: 200, count: 1e8, seed: 1 }],
  ["NaN against the normal distribution", "not-finite", "againstNormal", { values: withNaN, axis: pixels }],
  ["a histogram without an axis", "bad-argument", "againstNormal", { values: x }],
  ["a histogram without cells", "bad-parameter", "againstNormal", { values: x, axis: { ...pixels, cells: 0 } }],
  ["a sample of 2 points", "bad-parameter", "sample", { ...sample, count: 2 }],
  ["a sample of unknown noise", "unknown-noise", "sample", { ...sample, noise: "pink" }],
  ["a sample without a seed", "bad-parameter", "sample", { count: 5 }],
  ["more outliers than points", "bad-parameter", "sample", { ...sample, outliers: { share: 1.1 } }],
  ["outliers that are none", "bad-argument", "sample", { ...sample, outliers: null }],
  ["outliers moved to nowhere", "not-finite", "sample", { ...sample, outliers: { level: Infinity } }],
  ["a sample of noise of scale 0", "bad-scale", "sample", { ...sample, scale: 0 }],
  ["a sample beyond a double", "overflow", "sample", { ...sample, scale: 1e308, count: 100 }],
  ["a simulation of an unknown noise", "unknown-noise", "simulate", { ...simulation, noise: "pink" }],
  ["0 repeats", "bad-parameter", "simulate", { ...simulation, repeats: 0 }],
  ["a million samples of a million points", "too-large", "simulate", { ...simulation, count: 1e6, repeats: 1e6 }],
  ["estimators that are none", "bad-argument", "simulate", { ...simulation, estimators: "squared" }],
  ["an estimator that is none", "bad-argument", "simulate", { ...simulation, estimators: [null] }],
  ["an unknown estimator", "unknown-loss", "simulate", { ...simulation, estimators: [{ loss: "cubed" }] }],
  [
    "an estimator that takes no such scale",
    "bad-scale",
    "simulate",
    { ...simulation, estimators: [{ loss: "huber", scale: "s" }] },
  ],
  ["a cloud of −1 points", "bad-parameter", "cloud", { count: -1, seed: 1 }],
  ["a cloud without a seed", "bad-parameter", "cloud", { count: 5 }],
  ["the truth of quantile 1", "bad-parameter", "cloudTruth", { x, taus: [0.5, 1] }],
  ["the truth at no list", "bad-argument", "cloudTruth", { x: 3, taus: [0.5] }],
  ["a descent from too far", "overflow", "descend", { ...descent, start: [0, 1e308] }],
];

/** @type {{ name: string, code: string, call: (engine: Engine) => unknown }[]} */
export const badCalls = [
  ...table.map(([name, code, method, options]) => ({
    name,
    code,
    call: (/** @type {Engine} */ engine) => engine[method](/** @type {never} */ (options)),
  })),
  {
    name: "a row that a data set does not have",
    code: "bad-row",
    call: (/** @type {Engine} */ engine) => {
      const dataset = engine.dataset({ x, y });
      try {
        dataset.move(y.length, { x: 1, y: 1 });
      } finally {
        dataset.dispose();
      }
    },
  },
];

export const goodFit = (/** @type {Engine} */ engine) =>
  Array.from(engine.fit({ loss: "huber", x, y, scale: "joint" }).coefficients);
