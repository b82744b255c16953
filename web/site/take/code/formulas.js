// Each loss ρ(z) and its weight ψ(z)/z as a line of a program. NumPy, PyTorch and keras.ops name their functions alike, R
// nearly so; `f` says how a function is called. Formulas and sources: cpp/include/loss/regression.h.

/** @typedef {(name: string) => string} Call how a language writes the name of a function */

/** @type {Record<string, (f: Call, parameters: Record<string, number>) => string>} */
const values = {
  squared: () => "z ** 2",
  absolute: (f) => `${f("abs")}(z)`,
  huber: (f) => `${f("where")}(${f("abs")}(z) <= delta, z ** 2 / 2, delta * (${f("abs")}(z) - delta / 2))`,
  "log-cosh": (f) => `${f("abs")}(z) + ${f("log1p")}(${f("exp")}(-2 * ${f("abs")}(z))) - ${f("log 2")}`,
  quantile: (f) => `${f("where")}(z < 0, (tau - 1) * z, tau * z)`,
  "pseudo-huber": (f) => `delta ** 2 * (${f("sqrt")}(1 + (z / delta) ** 2) - 1)`,
  "epsilon-insensitive": (f) => `${f("where")}(${f("abs")}(z) > epsilon, ${f("abs")}(z) - epsilon, 0 * z)`,
  cauchy: (f) => `c ** 2 / 2 * ${f("log1p")}((z / c) ** 2)`,
  "geman-mcclure": () => "z ** 2 / 2 / (1 + (z / c) ** 2)",
  welsch: (f) => `-(c ** 2) / 2 * ${f("expm1")}(-((z / c) ** 2))`,
  tukey: (f) => `c ** 2 / 6 * (1 - ${f("where")}(${f("abs")}(z) < c, 1 - (z / c) ** 2, 0 * z) ** 3)`,
  general: (f, { alpha }) => {
    if (alpha === Infinity) return `${f("expm1")}((z / c) ** 2 / 2)`;
    if (alpha === -Infinity) return `-${f("expm1")}(-((z / c) ** 2) / 2)`;
    if (alpha === 2) return "(z / c) ** 2 / 2";
    if (alpha === 0) return `${f("log1p")}((z / c) ** 2 / 2)`;
    const b = alpha < 2 ? "(2 - alpha)" : "(alpha - 2)";
    return `${b} / alpha * (((z / c) ** 2 / ${b} + 1) ** (alpha / 2) - 1)`;
  },
};

/** Of the smooth losses but the squared one; a factor does not matter. @type {typeof values} */
const weights = {
  huber: (f) => `delta / ${f("maximum")}(${f("abs")}(z), delta)`,
  "log-cosh": (f) => `${f("where")}(z == 0, 1, ${f("tanh")}(z) / ${f("where")}(z == 0, 1, z))`,
  "pseudo-huber": (f) => `1 / ${f("sqrt")}(1 + (z / delta) ** 2)`,
  cauchy: () => "1 / (1 + (z / c) ** 2)",
  "geman-mcclure": () => "1 / (1 + (z / c) ** 2) ** 2",
  welsch: (f) => `${f("exp")}(-((z / c) ** 2))`,
  tukey: (f) => `${f("maximum")}(1 - (z / c) ** 2, 0) ** 2`,
  general: (f, { alpha }) => {
    if (alpha === -Infinity) return `${f("exp")}(-((z / c) ** 2) / 2)`;
    if (alpha === 2) return "0 * z + 1";
    return `((z / c) ** 2 / (2 - alpha) + 1) ** (alpha / 2 - 1)`;
  },
};

/** @param {string} loss @param {Record<string, number>} parameters @param {Call} f */
export const valueFormula = (loss, parameters, f) => values[loss](f, parameters);

/** @param {string} loss @param {Record<string, number>} parameters @param {Call} f */
export const weightFormula = (loss, parameters, f) => weights[loss](f, parameters);

/** The parameters that a formula names; an infinite α is in its form. @param {Record<string, number>} parameters */
export const namedParameters = (parameters) =>
  Object.entries(parameters).filter(([name, value]) => Number.isFinite(value) && /^[a-z]+$/.test(name));

/** A name for a function. @param {string} loss */
export const identifier = (loss) => loss.replaceAll("-", "_");
