// What the three Python programs share: the data, how numbers are printed, functions of a loss.

import { identifier, namedParameters, valueFormula, weightFormula } from "./formulas.js";
import { columnsOf, dataFile, isFromFile, termsOf } from "./kinds.js";
import { commentText, numberList, numberLiteral } from "./literals.js";

/** @typedef {import("./kinds.js").Shown} Shown */
/** @typedef {import("./kinds.js").ShownFit} ShownFit */

/** How NumPy, PyTorch and keras.ops are called. @param {string} module */
export const callsOf = (module) => (/** @type {string} */ name) =>
  name === "log 2" ? "math.log(2)" : `${module}.${name}`;

/** @param {Shown} shown */
export function about(shown) {
  const { title, yLabel = "y" } = shown;
  const said = [...columnsOf(shown), { name: "y", label: yLabel, origin: 0 }].map(
    ({ name, label, origin }) => `${name}: ${commentText(label)}${origin ? ` less ${numberLiteral(origin)}` : ""}`,
  );
  return [...(title ? [`# Data: ${commentText(title)}`] : []), `# ${said.join("; ")}`];
}

/** @param {Shown} shown */
export function numpyData(shown) {
  const all = namedColumns(shown);
  if (!isFromFile(shown)) {
    return all.map(({ name, values }) => numberList(values, `${name} = np.array([`, "], dtype=float)"));
  }
  const names = all.map(({ name }) => name).join(", ");
  const less = shown.xOrigin ? [`x = x - ${numberLiteral(shown.xOrigin)}`] : [];
  return [`${names} = np.loadtxt("${dataFile}", delimiter=",", skiprows=1, unpack=True)  # "Data" saves it`, ...less];
}

/** The columns and what is fitted to them, by their names. @param {Shown} shown */
export const namedColumns = (shown) => [...columnsOf(shown), { name: "y", values: shown.y }];

/** The matrix of what stands beside the intercept; for one number to all of y, a column that says nothing. @param {Shown} shown */
export const numpyMatrix = (shown) => {
  const terms = termsOf(shown, (i) => `x**${i}`);
  return terms.length > 0 ? `X = np.column_stack([${terms.join(", ")}])` : "X = np.zeros((len(y), 1))  # no column";
};

/** As numpyMatrix has it: a start has a number for each column. @param {Shown} shown @returns {Shown["fits"]} */
export const withStarts = ({ degree, fits }) =>
  degree === 0 ? fits.map((fit) => ({ ...fit, start: [fit.coefficients[0], 0] })) : fits;

/** What prints the coefficients; the tests read it. */
export const reportOf = (/** @type {Shown} */ { degree }) => [
  "def report(loss, coefficients):",
  `    print(f"{loss:<20}", *(f"{float(value):.10g}" for value in coefficients${degree === 0 ? "[:1]" : ""}))`,
];

const signature = (/** @type {ShownFit} */ { parameters }) =>
  ["z", ...namedParameters(parameters).map(([name, value]) => `${name}=${numberLiteral(value)}`)].join(", ");

/** @param {ShownFit} fit @param {string} module */
export const valueFunction = (fit, module) => [
  `def ${functionName(fit)}(${signature(fit)}):`,
  `    return ${valueFormula(fit.loss, fit.parameters, callsOf(module))}`,
];

/** @param {ShownFit} fit */
export const weightFunction = (fit) => [
  `def ${functionName(fit)}_weight(${signature(fit)}):`,
  `    return ${weightFormula(fit.loss, fit.parameters, callsOf("np"))}`,
];

/** @param {ShownFit} fit */
export const functionName = ({ loss, name }) => identifier(commentText(name ?? loss)).replace(/[^A-Za-z0-9_]/g, "_");

/** What the program prints of a fit, and the figure's own numbers beside it. @param {ShownFit} fit @param {string} value */
export const reported = (fit, value) => [`report("${functionName(fit)}", ${value})`, figureLine(fit)];

/** @param {ShownFit} fit */
export const figureLine = (fit) =>
  `# the figure: ${figureNumbers(fit)}${fit.unique === false ? ", one of several lines that are equally good" : ""}`;

/** @param {ShownFit} fit */
const figureNumbers = ({ coefficients }) =>
  Array.from(coefficients, (value) => numberLiteral(Number(value.toPrecision(10)))).join(", ");

/**
 * Where a search begins that could end in another minimum.
 * @param {ShownFit & { start?: readonly number[] }} fit
 * @param {string} open
 * @param {string} close
 */
export const startOf = ({ coefficients, start }, open, close) =>
  `${open}${Array.from(start ?? coefficients, (value) => numberLiteral(Number(value.toPrecision(6)))).join(", ")}${close}`;

export const severalMinima = "# This loss has several minima: the search starts near the figure's.";

/** Blocks of a program with two empty lines between. @param {readonly (readonly string[])[]} blocks */
export const joined = (blocks) => `${blocks.map((lines) => lines.join("\n")).join("\n\n\n")}\n`;
