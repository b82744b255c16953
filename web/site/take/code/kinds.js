// What each fit asks of a program.

/**
 * @typedef {import("../../../shared/shown.js").Shown} Shown
 * @typedef {import("../../../shared/shown.js").ShownFit} ShownFit
 *
 * @typedef {{ kind: "squares" } | { kind: "corners", tau: number, epsilon: number } | { kind: "joint" }
 *   | { kind: "mad" } | { kind: "fixed", scale: number } | { kind: "mm", scale: number } | { kind: "exact" }} Kind
 */

/**
 * @param {ShownFit} fit
 * @returns {Kind} "corners" are sums of |r|, tilted or moved: (|r| + (2τ − 1)r)/2 and (|r − ε| + |r + ε|)/2 − ε; "exact": all
 *   points lie on the line, and there is no scale to divide by
 */
export function kindOf({ loss, parameters, rule, scale }) {
  if (loss === "squared") return { kind: "squares" };
  if (loss === "absolute") return { kind: "corners", tau: 0.5, epsilon: 0 };
  if (loss === "quantile") return { kind: "corners", tau: parameters.tau, epsilon: 0 };
  if (loss === "epsilon-insensitive") return { kind: "corners", tau: 0.5, epsilon: parameters.epsilon };
  if (!(scale > 0)) return { kind: "exact" };
  if (rule === "mad" || rule === "joint") return { kind: rule };
  return rule === "s" ? { kind: "mm", scale } : { kind: "fixed", scale };
}

/** Whether a fit has one minimum; elsewhere a search must know where to begin. @param {ShownFit} fit */
export function isConvex({ loss, parameters }) {
  if (loss === "general") return parameters.alpha >= 1;
  return !["cauchy", "geman-mcclure", "welsch", "tukey"].includes(loss);
}

/** Whether least squares with weights go downhill: they do where the weight falls with |r|. @param {ShownFit} fit */
export const canReweight = ({ loss, parameters }) => loss !== "general" || parameters.alpha <= 2;

/** More points than a program is to carry in its text. */
export const mostInText = 500;
export const dataFile = "points.csv";

/** @param {Shown} shown */
export const isFromFile = ({ y }) => y.length > mostInText;

/**
 * The columns that the fits are of, with the names that a program gives them.
 * @param {Shown} shown
 * @returns {{ name: string, label: string, values: ArrayLike<number>, origin: number }[]}
 */
export function columnsOf({ x, xLabel = "x", xOrigin = 0, degree, predictors }) {
  if (predictors) return predictors.map((each, i) => ({ name: `x${i + 1}`, origin: 0, ...each }));
  return degree === 0 ? [] : [{ name: "x", label: xLabel, values: x, origin: xOrigin }];
}

/**
 * What stands beside the intercept in a program's model: the columns, or the powers of one.
 * @param {Shown} shown
 * @param {(i: number) => string} power x to the power of i
 */
export function termsOf(shown, power) {
  if (shown.predictors) return columnsOf(shown).map(({ name }) => name);
  return Array.from({ length: shown.degree ?? 1 }, (_, i) => (i ? power(i + 1) : "x"));
}
