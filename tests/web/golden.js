// The golden fits, as calls of the engine with what they must give. tests/golden/*.json holds them; its numbers come
// from exact or 200-bit arithmetic, so the tolerances here are the engine's own.

import { readFileSync } from "node:fs";
import { root } from "../../scripts/setup.mjs";

/** @param {string} name @returns {any} */
export const readGolden = (name) => JSON.parse(readFileSync(`${root}tests/golden/${name}.json`, "utf8"));

/**
 * @typedef {object} GoldenFit
 * @property {string} name
 * @property {import("lossbook/engine").FitOptions} call
 * @property {{ coefficients: number[], scale?: number, objective: number, alpha?: number }} expected
 * @property {{ lowest: number[], highest: number[] } | null} face where several optima are as good: their bounds
 * @property {number} tolerance relative, for the condition of the case
 * @property {number[]} sizes root mean square of each column of the design, to compare coefficients of unlike units
 */

/** Each golden estimator as options of `fit`; those that are not here are not built yet. @type {Record<string, (params: any) => any>} */
const estimators = {
  ols: () => ({ loss: "squared" }),
  quantile: ({ tau }) => ({ loss: "quantile", parameters: { tau } }),
  huber: ({ delta }) => ({ loss: "huber", parameters: { delta }, scale: 1 }),
  huber_mad: ({ k, mad_const }) =>
    // MASS's constant; the other files' qnorm(0.75) belongs to statsmodels.
    mad_const === "0.6745" ? { loss: "huber", parameters: { delta: k }, scale: "mad" } : null,
  huber_joint: ({ epsilon }) => ({ loss: "huber", parameters: { delta: epsilon }, scale: "joint" }),
  logcosh: ({ c }) => ({ loss: "log-cosh", scale: c }),
  logcosh_joint: () => ({ loss: "log-cosh", scale: "joint" }),
  pseudo_huber: ({ delta }) => ({ loss: "pseudo-huber", parameters: { delta } }),
  cauchy: ({ c }) => ({ loss: "cauchy", parameters: { c } }),
  geman_mcclure: ({ c }) => ({ loss: "geman-mcclure", parameters: { c } }),
  welsch: ({ c }) => ({ loss: "welsch", parameters: { c } }),
  tukey: ({ c }) => ({ loss: "tukey", parameters: { c } }),
  bisquare_mad: ({ k, mad_const, init }) =>
    mad_const === "0.6745" && init === "ols" ? { loss: "tukey", parameters: { c: k }, scale: "mad" } : null,
  mm_lmrob: ({ psi }) => ({ loss: "tukey", parameters: { c: psi }, scale: "s" }),
};

/** Those of maximum likelihood, as options with a noise. @type {typeof estimators} */
export const noiseEstimators = {
  logcosh_joint: () => ({ noise: "hyperbolic-secant" }),
  cauchy_joint: () => ({ noise: "cauchy" }),
  student_joint: ({ nu }) => ({ noise: "student-t", parameters: { nu } }),
  barron_adaptive: () => ({ noise: "adaptive" }),
};

const files = [
  "real_ols_quantile",
  "real_fixed_loss",
  "real_mscale",
  "real_ml",
  "synth_n50",
  "synth_n500_1",
  "synth_n500_2",
  "synth_poly3",
];

const rootMeanSquare = (/** @type {ArrayLike<number>} */ values) =>
  Math.hypot(...Array.from(values)) / values.length ** 0.5;

/** The data of a case: its own columns, or those of a real data set. @param {any} golden @param {any[]} datasets */
function dataOf({ dataset, response, predictors, x, y }, datasets) {
  if (dataset === undefined)
    return { x: x.map((/** @type {number[]} */ column) => Float64Array.from(column)), y: Float64Array.from(y) };
  const { columns } = datasets.find(({ id }) => id === dataset);
  return {
    x: predictors.map((/** @type {string} */ name) => Float64Array.from(columns[name])),
    y: Float64Array.from(columns[response]),
  };
}

/** @returns {GoldenFit[]} every golden fit that the engine claims to do, by the name of its estimator */
export function goldenFits(table = estimators) {
  const datasets = readGolden("datasets").cases;
  return files.flatMap((file) =>
    readGolden(file).cases.flatMap((/** @type {any} */ golden) => {
      const { x, y } = dataOf(golden, datasets);
      const { intercept, degree, cond } = golden;
      const powers =
        degree === 1
          ? x
          : Array.from({ length: degree }, (_, k) => x[0].map((/** @type {number} */ v) => v ** (k + 1)));
      const sizes = [...(intercept ? [1] : []), ...powers.map(rootMeanSquare)];
      return golden.fits.flatMap((/** @type {any} */ fit) => {
        const options = table[fit.estimator]?.(fit.params);
        if (!options) return [];
        const exact = fit.estimator === "ols" || fit.estimator === "quantile";
        // The oracle's objective of an MM-estimate has a biweight whose largest value is 1.
        const unit = fit.estimator === "mm_lmrob" ? fit.params.psi ** 2 / 6 : 1;
        return {
          name: `${file}: ${golden.id} ${fit.estimator} ${JSON.stringify(fit.params)}`,
          call: { ...options, x, y, intercept, degree },
          expected: { coefficients: fit.coef, scale: fit.scale, objective: unit * fit.objective, alpha: fit.alpha },
          face: fit.unique === false ? { lowest: fit.coef_min, highest: fit.coef_max } : null,
          tolerance: (exact ? 1e-14 : 1e-12) * (10 + cond),
          sizes,
        };
      });
    }),
  );
}
