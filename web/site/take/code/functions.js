// Losses as functions of a residual, for a figure that fits nothing: a function each, and its values where the figure's
// axis has a few residuals.

import { identifier, namedParameters, valueFormula } from "./formulas.js";
import { numberList, numberLiteral } from "./literals.js";
import { callsOf, joined } from "./python.js";
import { inR, namesOfR } from "./r.js";

/**
 * @typedef {object} ShownLosses
 * @property {readonly { loss: string, parameters: Record<string, number>, values: ArrayLike<number> }[]} losses each with
 *   its values at the residuals
 * @property {readonly number[]} residuals
 */

const signature = (/** @type {Record<string, number>} */ parameters, /** @type {string} */ equals) =>
  ["z", ...namedParameters(parameters).map(([name, value]) => `${name}${equals}${numberLiteral(value)}`)].join(", ");

const values = (/** @type {ArrayLike<number>} */ numbers) =>
  `# the figure: ${Array.from(numbers, (value) => numberLiteral(Number(value.toPrecision(10)))).join(", ")}`;

/**
 * @param {object} python
 * @param {string} python.module that its functions come from
 * @param {string} python.library
 * @param {readonly string[]} python.imports
 * @param {string} python.array what makes an array of a list
 */
const pythonLosses =
  ({ module, library, imports, array }) =>
  (/** @type {ShownLosses} */ { losses, residuals }) => {
    const functions = losses.map(({ loss, parameters }) => [
      `def ${identifier(loss)}(${signature(parameters, "=")}):`,
      `    return ${valueFormula(loss, parameters, callsOf(module))}`,
    ]);
    const needsMath = functions.flat().some((line) => line.includes("math."));
    return joined([
      [
        `# Losses of a figure of Lossbook with ${library}: each a function of the residual z, in units of its scale.`,
        "# It prints values; beside each stand the figure's own.",
        ...(needsMath ? ["import math", ""] : []),
        ...imports,
        "",
        numberList(residuals, `z = ${array}([`, "])"),
      ],
      ...functions,
      losses.flatMap(({ loss, values: numbers }) => [
        `print("${identifier(loss)}", *(f"{float(value):.10g}" for value in ${identifier(loss)}(z)))`,
        values(numbers),
      ]),
    ]);
  };

/** @param {ShownLosses} shown */
function lossesInR({ losses, residuals }) {
  return `${[
    "# Losses of a figure of Lossbook in R: each a function of the residual z, in units of its scale.",
    "# It prints values; beside each stand the figure's own.",
    numberList(residuals, "z <- c(", ")"),
    ...losses.flatMap(({ loss, parameters, values: numbers }) => [
      "",
      `${identifier(loss)} <- function(${signature(parameters, " = ")}) ${inR(valueFormula(loss, parameters, namesOfR))}`,
      `cat("${identifier(loss)}", sprintf("%.10g", ${identifier(loss)}(z)), "\\n")`,
      values(numbers),
    ]),
  ].join("\n")}\n`;
}

/** By the id of the library. @type {Record<string, (shown: ShownLosses) => string>} */
export const lossPrograms = {
  pytorch: pythonLosses({
    module: "torch",
    library: "PyTorch",
    imports: ["import torch"],
    array: "torch.DoubleTensor",
  }),
  keras: pythonLosses({
    module: "ops",
    library: "Keras 3",
    imports: ["from keras import ops"],
    array: "ops.array",
  }),
  "scikit-learn": pythonLosses({
    module: "np",
    library: "NumPy",
    imports: ["import numpy as np"],
    array: "np.array",
  }),
  r: lossesInR,
};
