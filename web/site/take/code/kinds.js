/**
 * What a figure shows, and what each of its fits asks of a program.
 *
 * @typedef {object} Shown what a figure shows now
 * @property {string} title of the data
 * @property {{ x: string, y: string }} labels of the axes
 * @property {ArrayLike<number>} x as the fits know it
 * @property {ArrayLike<number>} y
 * @property {number} [xOrigin] what is added to x where it is shown
 * @property {number} [degree] of the polynomials; lines unless given
 * @property {readonly ShownFit[]} fits
 *
 * @typedef {object} ShownFit
 * @property {string} loss
 * @property {Record<string, number>} parameters
 * @property {number | "mad" | "joint" | "s" | undefined} rule how the fit treats its scale, as engine.fit takes it
 * @property {ArrayLike<number>} coefficients
 * @property {number} scale that it found or was given
 * @property {boolean} [unique] whether no other coefficients are as good; so unless given
 * @property {string} [name] of the fit, where a loss has several
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
export const mostInText = 2000;
export const dataFile = "points.csv";

/** @param {Shown} shown */
export const isFromFile = ({ x }) => x.length > mostInText;
