// What the three Python programs share: the data, how numbers are printed, functions of a loss.

import { identifier, namedParameters, valueFormula, weightFormula } from "./formulas.js";
import { dataFile, isFromFile } from "./kinds.js";
import { commentText, numberList, numberLiteral } from "./literals.js";

/** @typedef {import("./kinds.js").Shown} Shown */
/** @typedef {import("./kinds.js").ShownFit} ShownFit */

/** How NumPy, PyTorch and keras.ops are called. @param {string} module */
export const callsOf = (module) => (/** @type {string} */ name) =>
  name === "log 2" ? "math.log(2)" : `${module}.${name}`;

/** @param {Shown} shown */
export function about({ title = "", xLabel = "x", yLabel = "y", xOrigin = 0 }) {
  const from = xOrigin ? ` less ${numberLiteral(xOrigin)}` : "";
  return [`# Data: ${commentText(title)}`, `# x: ${commentText(xLabel)}${from}; y: ${commentText(yLabel)}`];
}

/** @param {Shown} shown */
export function numpyData(shown) {
  if (!isFromFile(shown))
    return [
      numberList(shown.x, "x = np.array([", "], dtype=float)"),
      numberList(shown.y, "y = np.array([", "], dtype=float)"),
    ];
  const less = shown.xOrigin ? [`x = x - ${numberLiteral(shown.xOrigin)}`] : [];
  return [`x, y = np.loadtxt("${dataFile}", delimiter=",", skiprows=1, unpack=True)  # "Data" saves it`, ...less];
}

/** What prints the coefficients; the tests read it. */
export const report = [
  "def report(loss, coefficients):",
  '    print(f"{loss:<20}", *(f"{float(value):.10g}" for value in coefficients))',
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

/** Where a search begins that could end in another minimum. @param {ShownFit} fit @param {string} open @param {string} close */
export const startOf = ({ coefficients }, open, close) =>
  `${open}${Array.from(coefficients, (value) => numberLiteral(Number(value.toPrecision(6)))).join(", ")}${close}`;

export const severalMinima = "# This loss has several minima: the search starts near the figure's.";

/** Blocks of a program with two empty lines between. @param {readonly (readonly string[])[]} blocks */
export const joined = (blocks) => `${blocks.map((lines) => lines.join("\n")).join("\n\n\n")}\n`;
