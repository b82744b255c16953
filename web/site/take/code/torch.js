// A program in Python with PyTorch: the loss as a module or a line of tensors, minimised by L-BFGS.

import { isConvex, isFromFile, kindOf, termsOf } from "./kinds.js";
import { numberList, numberLiteral } from "./literals.js";
import {
  about,
  functionName,
  joined,
  namedColumns,
  numpyData,
  reported,
  reportOf,
  severalMinima,
  startOf,
  valueFunction,
} from "./python.js";

/** @typedef {import("./kinds.js").Shown} Shown */
/** @typedef {import("./kinds.js").ShownFit} ShownFit */

const minimised = [
  "def minimised(loss, start=None):",
  '    """The coefficients that make loss(prediction, target) least, by L-BFGS from a start or from least squares."""',
  "    unit = y.std()  # the search is in units of the data, in the orthonormal columns of Q: no step size to choose",
  "    start = torch.linalg.lstsq(X, y[:, None]).solution[:, 0] if start is None else torch.tensor(start)",
  "    theta = (R @ start / unit).requires_grad_()",
  "    first = loss(X @ start, y).detach().clamp(min=1e-300)",
  "    search = torch.optim.LBFGS(",
  '        [theta], max_iter=1000, tolerance_grad=0, tolerance_change=1e-15, line_search_fn="strong_wolfe"',
  "    )",
  "",
  "    def closure():",
  "        search.zero_grad()",
  "        value = loss(unit * (Q @ theta), y) / first",
  "        value.backward()",
  "        return value",
  "",
  "    search.step(closure)",
  "    return torch.linalg.solve(R, unit * theta.detach())",
];

const withMad = [
  "def with_mad(loss, start=None):",
  '    """The same, where loss(scale) counts in median|r|/0.6745 of the residuals, estimated again after each search."""',
  "    theta = torch.linalg.lstsq(X, y[:, None]).solution[:, 0] if start is None else torch.tensor(start)",
  "    for _ in range(500):",
  "        scale = np.median(np.abs((y - X @ theta).numpy())) / 0.6745  # torch.median would take the lower of two",
  "        before, theta = theta, minimised(loss(scale), theta.tolist())",
  "        if (theta - before).abs().max() <= 1e-11 * theta.abs().max():",
  "            break",
  "    return theta",
];

const cornered = [
  "def cornered(tau, epsilon=0.0):",
  '    """The same for a loss with corners: each is rounded, less and less, since L-BFGS needs a slope everywhere."""',
  "    theta = None",
  "    for digits in range(1, 9):",
  "        round = y.std() * 10.0**-digits",
  "",
  "        def rounded(prediction, target):",
  "            r = torch.cat([target - prediction - epsilon, target - prediction + epsilon])",
  "            return (((r**2 + round**2).sqrt() - round) / 2 + (tau - 0.5) * r).mean()",
  "",
  "        theta = minimised(rounded, theta).tolist()",
  "    return torch.tensor(theta)",
];

/** @param {ShownFit} fit @returns {{ uses: string[], functions: string[][], lines: string[] }} */
function partOf(fit) {
  const kind = kindOf(fit);
  const name = functionName(fit);
  const start = isConvex(fit) ? "" : startOf(fit, ", start=[", "]");
  const warned = isConvex(fit) ? [] : [severalMinima];
  const scaled = (/** @type {string} */ scale) =>
    fit.loss === "huber"
      ? `torch.nn.HuberLoss(delta=${numberLiteral(fit.parameters.delta)} * ${scale})`
      : `lambda p, t: ${name}((t - p) / ${scale}).mean()`;
  const functions = fit.loss === "huber" && kind.kind !== "joint" ? [] : [valueFunction(fit, "torch")];
  switch (kind.kind) {
    case "exact":
      return {
        uses: [],
        functions: [],
        lines: [`# ${name}: every point lies on the line, and there is no scale to estimate.`],
      };
    case "squares":
      return { uses: [], functions: [], lines: reported(fit, "minimised(torch.nn.MSELoss())") };
    case "corners": {
      const epsilon = kind.epsilon ? `, epsilon=${numberLiteral(kind.epsilon)}` : "";
      const named =
        {
          absolute: "# torch.nn.L1Loss()",
          quantile: `# torch.maximum(tau * r, (tau - 1) * r).mean() with tau = ${numberLiteral(kind.tau)}`,
        }[fit.loss] ?? "# torch.relu(r.abs() - epsilon).mean(), as half of |r - epsilon| + |r + epsilon|";
      return {
        uses: ["cornered"],
        functions: [],
        lines: [named, ...reported(fit, `cornered(${numberLiteral(kind.tau)}${epsilon})`)],
      };
    }
    case "mad":
      return {
        uses: ["with_mad"],
        functions,
        lines: [...warned, ...reported(fit, `with_mad(lambda scale: ${scaled("scale")}${start})`)],
      };
    case "joint":
      return { uses: ["joint"], functions: [...functions, jointly(fit)], lines: reported(fit, `${name}_with_scale()`) };
    default: {
      const why =
        kind.kind === "mm"
          ? ["# The scale is that of the S-estimate that the figure found first; in R, robustbase::lmrob finds it."]
          : [];
      const call = `minimised(${scaled(numberLiteral(kind.scale))}${start})`;
      return { uses: [], functions, lines: [...why, ...warned, ...reported(fit, call)] };
    }
  }
}

/** Coefficients and scale together: one more unknown. @param {ShownFit} fit */
function jointly(fit) {
  const name = functionName(fit);
  const objective =
    fit.loss === "huber"
      ? `s + 2 * s * ${name}((y - unit * (Q @ theta[:-1])) / s).mean()`
      : `torch.log(math.pi * s) + ${name}((y - unit * (Q @ theta[:-1])) / s).mean()`;
  return [
    `def ${name}_with_scale():`,
    '    """The coefficients that make the objective least together with the scale s."""',
    "    unit = y.std()",
    "    theta = torch.cat([Q.T @ y / unit, torch.zeros(1)]).requires_grad_()",
    "    search = torch.optim.LBFGS(",
    '        [theta], max_iter=1000, tolerance_grad=0, tolerance_change=1e-15, line_search_fn="strong_wolfe"',
    "    )",
    "",
    "    def closure():",
    "        search.zero_grad()",
    "        s = unit * torch.exp(theta[-1])",
    `        value = ${objective}`,
    "        value.backward()",
    "        return value",
    "",
    "    search.step(closure)",
    "    return torch.linalg.solve(R, unit * theta[:-1].detach())",
  ];
}

/** @param {Shown} shown @returns {string} */
export function torchProgram(shown) {
  const parts = shown.fits.map(partOf);
  const uses = new Set(parts.flatMap((part) => part.uses));
  const functions = parts.flatMap((part) => part.functions);
  const needsMath = functions.flat().some((line) => line.includes("math."));
  const fromFile = isFromFile(shown);
  const needsNumpy = fromFile || uses.has("with_mad");
  const columns = namedColumns(shown);
  const names = columns.map(({ name }) => name);
  const data = fromFile
    ? [...numpyData(shown), `${names.join(", ")} = ${names.map((name) => `torch.tensor(${name})`).join(", ")}`]
    : columns.map(({ name, values }) => numberList(values, `${name} = torch.tensor([`, "], dtype=torch.float64)"));
  const terms = ["torch.ones_like(y)", ...termsOf(shown, (i) => `x**${i}`)].join(", ");
  return joined([
    [
      "# The data, losses and settings of a figure of Lossbook, fitted again by PyTorch.",
      "# It prints the coefficients, intercept first; beside each stand the figure's own.",
      ...about(shown),
      ...(needsMath ? ["import math", ""] : []),
      ...(needsNumpy ? ["import numpy as np"] : []),
      "import torch",
      "",
      "torch.set_default_dtype(torch.float64)",
      ...data,
      `X = torch.stack([${terms}], dim=1)`,
      "Q, R = torch.linalg.qr(X)",
    ],
    reportOf(shown),
    minimised,
    ...(uses.has("with_mad") ? [withMad] : []),
    ...(uses.has("cornered") ? [cornered] : []),
    ...functions,
    parts
      .map(({ lines }) => lines.join("\n"))
      .join("\n\n")
      .split("\n"),
  ]);
}
