// A program in Python with Keras: one Dense unit, trained on all points at once by Adam with a step that dies away.

import { isConvex, kindOf } from "./kinds.js";
import { numberLiteral } from "./literals.js";
import {
  about,
  functionName,
  joined,
  numpyData,
  numpyMatrix,
  reported,
  reportOf,
  severalMinima,
  startOf,
  valueFunction,
  withStarts,
} from "./python.js";

/** @typedef {import("./kinds.js").Shown} Shown */
/** @typedef {import("./kinds.js").ShownFit} ShownFit */

const trained = [
  "def trained(loss, start=None):",
  '    """The coefficients of a Dense unit after Adam, with columns and targets of mean 0 and standard deviation 1."""',
  "    spread = X.std(0) + (X.std(0) == 0)",
  "    unit = keras.layers.Dense(1)",
  "    model = keras.Sequential([keras.Input((X.shape[1],)), unit])",
  "    theta = np.array(np.zeros(X.shape[1] + 1) if start is None else start)",
  "    theta[0] = (theta[0] + X.mean(0) @ theta[1:] - y.mean() * (start is not None)) / y.std()",
  "    theta[1:] *= spread / y.std()",
  "    unit.set_weights([theta[1:, None], theta[:1]])",
  "    rate = keras.optimizers.schedules.CosineDecay(0.05, STEPS)",
  "    model.compile(optimizer=keras.optimizers.Adam(rate), loss=loss)",
  "    u, v = (X - X.mean(0)) / spread, ((y - y.mean()) / y.std())[:, None]",
  "    model.fit(u, v, batch_size=len(y), epochs=STEPS, shuffle=False, verbose=0)",
  "    weights, bias = (np.asarray(values, dtype=float).ravel() for values in unit.get_weights())",
  "    slopes = weights * y.std() / spread",
  "    return np.array([y.mean() + bias[0] * y.std() - X.mean(0) @ slopes, *slopes])",
];

/** @param {ShownFit} fit @returns {{ functions: string[][], lines: string[] }} */
function partOf(fit) {
  const kind = kindOf(fit);
  const name = functionName(fit);
  const start = isConvex(fit) ? "" : startOf(fit, ", start=[", "]");
  const warned = isConvex(fit) ? [] : [severalMinima];
  switch (kind.kind) {
    case "exact":
      return { functions: [], lines: [`# ${name}: every point lies on the line, and there is no scale to estimate.`] };
    case "squares":
      return { functions: [], lines: reported(fit, "trained(keras.losses.MeanSquaredError())") };
    case "corners": {
      if (fit.loss === "absolute")
        return { functions: [], lines: reported(fit, "trained(keras.losses.MeanAbsoluteError())") };
      // τ has no unit; ε has that of y.
      const of = fit.loss === "quantile" ? "target - prediction" : "(target - prediction) * y.std()";
      const loss = `lambda target, prediction: ops.mean(${name}(${of}))`;
      return { functions: [valueFunction(fit, "ops")], lines: reported(fit, `trained(${loss})`) };
    }
    default: {
      const scale = numberLiteral(fit.scale);
      const found = {
        mad: "median|r|/0.6745, estimated together with the line",
        joint: "minimised over together with the line",
        mm: "that of the S-estimate that the figure found first",
        fixed: "",
      }[kind.kind];
      const why = found ? [`# The scale ${scale} is the figure's: ${found}.`] : [];
      if (fit.loss === "huber") {
        const delta = `${numberLiteral(fit.parameters.delta)} * ${scale} / y.std()`;
        return { functions: [], lines: [...why, ...reported(fit, `trained(keras.losses.Huber(delta=${delta}))`)] };
      }
      const loss = `lambda target, prediction: ops.mean(${name}((target - prediction) * (y.std() / ${scale})))`;
      return {
        functions: [valueFunction(fit, "ops")],
        lines: [...why, ...warned, ...reported(fit, `trained(${loss}${start})`)],
      };
    }
  }
}

/** @param {Shown} shown @returns {string} */
export function kerasProgram(shown) {
  const parts = withStarts(shown).map(partOf);
  const functions = parts.flatMap((part) => part.functions);
  const needsMath = functions.flat().some((line) => line.includes("math."));
  const needsOps = parts.some((part) => part.functions.length > 0);
  return joined([
    [
      "# The data, losses and settings of a figure of Lossbook, fitted again by Keras 3.",
      "# It prints the coefficients, intercept first; beside each stand the figure's own. Adam comes near them, to about",
      "# three digits; more STEPS come nearer.",
      ...about(shown),
      ...(needsMath ? ["import math", ""] : []),
      "import keras",
      "import numpy as np",
      ...(needsOps ? ["from keras import ops"] : []),
      "",
      "STEPS = 2000",
      "keras.utils.set_random_seed(1)",
      ...numpyData(shown),
      numpyMatrix(shown),
    ],
    reportOf(shown),
    trained,
    ...functions,
    parts
      .map(({ lines }) => lines.join("\n"))
      .join("\n\n")
      .split("\n"),
  ]);
}
