// A program in Python with NumPy and scikit-learn: its own estimator where it has one of this loss, and otherwise
// LinearRegression with the weights of the loss, again and again (iteratively reweighted least squares).

import { canReweight, isConvex, kindOf } from "./kinds.js";
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
  weightFunction,
  withStarts,
} from "./python.js";

/** @typedef {import("./kinds.js").Shown} Shown */
/** @typedef {import("./kinds.js").ShownFit} ShownFit */
/** @typedef {{ uses: string[], functions: string[][], lines: string[] }} Part what a fit adds to the program */

const reweighted = [
  "def reweighted(weight, scale=None, start=None):",
  '    """Least squares with the weights psi(z)/z, z = r/scale, again and again; without a scale, median|r|/0.6745."""',
  "    theta = coefficients(LinearRegression().fit(X, y)) if start is None else np.array(start)",
  "    for _ in range(20_000):",
  "        r = y - theta[0] - X @ theta[1:]",
  "        z = r / (np.median(np.abs(r)) / 0.6745 if scale is None else scale)",
  "        before, theta = theta, coefficients(LinearRegression().fit(X, y, sample_weight=weight(z)))",
  "        if np.all(np.abs(theta - before) <= 1e-13 * np.abs(theta).max()):",
  "            break",
  "    return theta",
];

const minimised = [
  "def minimised(objective, start):",
  '    """The coefficients, and what follows them in start, that make the objective least."""',
  "    found = np.array(start)",
  "    for _ in range(5):  # each time from where the last search ended",
  '        found = minimize(objective, found, method="Nelder-Mead", options=tight).x',
  "    return found",
  "",
  "",
  "tight = dict(xatol=1e-12, fatol=1e-14, maxiter=20_000, maxfev=20_000)",
];

/** @param {ShownFit} fit @returns {Part} */
function partOf(fit) {
  const kind = kindOf(fit);
  const name = functionName(fit);
  const start = isConvex(fit) ? "" : startOf(fit, ", start=[", "]");
  const warned = isConvex(fit) ? [] : [severalMinima];
  switch (kind.kind) {
    case "exact":
      return {
        uses: [],
        functions: [],
        lines: [`# ${name}: every point lies on the line, and there is no scale to estimate.`],
      };
    case "squares":
      return { uses: [], functions: [], lines: reported(fit, "coefficients(LinearRegression().fit(X, y))") };
    case "corners": {
      const call = `QuantileRegressor(quantile=${numberLiteral(kind.tau)}, alpha=0, solver="highs")`;
      const uses = ["QuantileRegressor"];
      if (kind.epsilon === 0) return { uses, functions: [], lines: reported(fit, `coefficients(${call}.fit(X, y))`) };
      const epsilon = numberLiteral(kind.epsilon);
      return {
        uses,
        functions: [],
        lines: [
          "# max(0, |r| - epsilon) is (|r - epsilon| + |r + epsilon|)/2 - epsilon: a median of the points moved up and down.",
          `epsilon = ${epsilon}`,
          "moved = np.concatenate([y - epsilon, y + epsilon])",
          ...reported(fit, `coefficients(${call}.fit(np.concatenate([X, X]), moved))`),
        ],
      };
    }
    case "joint":
      return joint(fit);
    case "mad":
      return {
        uses: ["reweighted"],
        functions: [weightFunction(fit)],
        lines: [...warned, ...reported(fit, `reweighted(${name}_weight${start})`)],
      };
    default: {
      const scale = numberLiteral(kind.scale);
      const why =
        kind.kind === "mm"
          ? ["# The scale is that of the S-estimate that the figure found first; in R, robustbase::lmrob finds it."]
          : [];
      if (canReweight(fit)) {
        return {
          uses: ["reweighted"],
          functions: [weightFunction(fit)],
          lines: [...why, ...warned, ...reported(fit, `reweighted(${name}_weight, scale=${scale}${start})`)],
        };
      }
      return {
        uses: ["minimised"],
        functions: [valueFunction(fit, "np")],
        lines: reported(
          fit,
          `minimised(lambda t: ${name}((y - t[0] - X @ t[1:]) / ${scale}).mean(), coefficients(LinearRegression().fit(X, y)))`,
        ),
      };
    }
  }
}

/** Coefficients and scale together. @param {ShownFit} fit @returns {Part} */
function joint(fit) {
  const { loss, parameters } = fit;
  const name = functionName(fit);
  if (loss === "huber" && parameters.delta >= 1) {
    const call = `HuberRegressor(epsilon=${numberLiteral(parameters.delta)}, alpha=0, tol=1e-10, max_iter=100_000)`;
    return { uses: ["HuberRegressor"], functions: [], lines: reported(fit, `coefficients(${call}.fit(X, y))`) };
  }
  const objective =
    loss === "huber"
      ? [
          `    return s + 2 * s * ${name}((y - t[0] - X @ t[1:-1]) / s).mean()  # Huber's, as HuberRegressor minimises it`,
        ]
      : [`    return math.log(math.pi * s) + ${name}((y - t[0] - X @ t[1:-1]) / s).mean()  # -log likelihood, a point`];
  return {
    uses: ["minimised"],
    functions: [valueFunction(fit, "np"), [`def ${name}_with_scale(t):`, "    s = math.exp(t[-1])", ...objective]],
    lines: reported(
      fit,
      `minimised(${name}_with_scale, [*coefficients(LinearRegression().fit(X, y)), math.log(y.std())])[:-1]`,
    ),
  };
}

/** @param {Shown} shown @returns {string} */
export function sklearnProgram(shown) {
  const parts = withStarts(shown).map(partOf);
  const uses = new Set(parts.flatMap((part) => part.uses));
  const estimators = ["HuberRegressor", "LinearRegression", "QuantileRegressor"].filter(
    (name) => name === "LinearRegression" || uses.has(name),
  );
  const functions = parts.flatMap((part) => part.functions);
  const needsMath = functions.flat().some((line) => line.includes("math."));
  return joined([
    [
      "# The data, losses and settings of a figure of Lossbook, fitted again by scikit-learn.",
      "# It prints the coefficients, intercept first; beside each stand the figure's own.",
      ...about(shown),
      ...(needsMath ? ["import math", ""] : []),
      "import numpy as np",
      ...(uses.has("minimised") ? ["from scipy.optimize import minimize"] : []),
      `from sklearn.linear_model import ${estimators.join(", ")}`,
      "",
      ...numpyData(shown),
      numpyMatrix(shown),
    ],
    ["def coefficients(model):", "    return np.array([model.intercept_, *model.coef_])"],
    reportOf(shown),
    ...(uses.has("reweighted") ? [reweighted] : []),
    ...(uses.has("minimised") ? [minimised] : []),
    ...functions,
    parts
      .map(({ lines }) => lines.join("\n"))
      .join("\n\n")
      .split("\n"),
  ]);
}
