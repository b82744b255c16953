// A program in R: lm, quantreg::rq, MASS::rlm and robustbase::lmrob where they have the loss; otherwise lm with the
// weights of the loss, again and again.

import { namedParameters, valueFormula, weightFormula } from "./formulas.js";
import { canReweight, dataFile, isConvex, isFromFile, kindOf, termsOf } from "./kinds.js";
import { numberList, numberLiteral } from "./literals.js";
import { about, figureLine, functionName, namedColumns, severalMinima, startOf } from "./python.js";

/** @typedef {import("./kinds.js").Shown} Shown */
/** @typedef {import("./kinds.js").ShownFit} ShownFit */

/** @type {Record<string, string>} */
const names = { where: "ifelse", maximum: "pmax", "log 2": "log(2)" };
/** How R writes the name of a function. @param {string} name */
export const namesOfR = (name) => names[name] ?? name;
/** A formula of formulas.js as R writes it. */
export const inR = (/** @type {string} */ formula) => formula.replaceAll(" ** ", "^");

const signature = (/** @type {ShownFit} */ { parameters }) =>
  namedParameters(parameters)
    .map(([name, value]) => `, ${name} = ${numberLiteral(value)}`)
    .join("");

/** @param {ShownFit} fit */
const valueFunction = (fit) =>
  `${functionName(fit)} <- function(z${signature(fit)}) ${inR(valueFormula(fit.loss, fit.parameters, namesOfR))}`;

/** As MASS::rlm takes them; it asks for the weight with deriv = 0. @param {ShownFit} fit */
const weightFunction = (fit) =>
  `${functionName(fit)}_weight <- function(z, deriv = 0${signature(fit)}) ${inR(weightFormula(fit.loss, fit.parameters, namesOfR))}`;

const reweighted = [
  "# Least squares with the weights psi(z)/z, z = r/scale, again and again.",
  "reweighted <- function(weight, scale, start = coef(lm(model))) {",
  "  X <- model.matrix(model)",
  "  theta <- start",
  "  for (i in 1:20000) {",
  "    before <- theta",
  "    theta <- lm.wfit(X, y, weight(drop(y - X %*% theta) / scale))$coefficients",
  "    if (all(abs(theta - before) <= 1e-13 * max(abs(theta)))) break",
  "  }",
  "  theta",
  "}",
];

const minimised = [
  "# The coefficients, and what follows them in start, that make the objective least.",
  "minimised <- function(objective, start) {",
  "  for (i in 1:20) start <- optim(start, objective, control = list(reltol = 1e-16, maxit = 20000))$par",
  "  start",
  "}",
];

/** @param {ShownFit} fit @returns {{ uses: string[], functions: string[], lines: string[] }} */
function partOf(fit) {
  const kind = kindOf(fit);
  const name = functionName(fit);
  const { loss, parameters } = fit;
  const many = !isConvex(fit);
  const warned = many ? [severalMinima] : [];
  const reported = (/** @type {string} */ value) => [`report("${name}", ${value})`, figureLine(fit)];
  const none = { uses: [], functions: [] };
  switch (kind.kind) {
    case "exact":
      return { ...none, lines: [`# ${name}: every point lies on the line, and there is no scale to estimate.`] };
    case "squares":
      return { ...none, lines: reported("coef(lm(model))") };
    case "corners": {
      const tau = numberLiteral(kind.tau);
      if (kind.epsilon === 0) return { ...none, lines: reported(`coef(quantreg::rq(model, tau = ${tau}))`) };
      return {
        ...none,
        lines: [
          "# max(0, |r| - epsilon) is (|r - epsilon| + |r + epsilon|)/2 - epsilon: a median of the points moved up and down.",
          `epsilon <- ${numberLiteral(kind.epsilon)}`,
          "X <- model.matrix(model)",
          ...reported("coef(quantreg::rq(c(y - epsilon, y + epsilon) ~ rbind(X, X) - 1))"),
        ],
      };
    }
    case "mad": {
      const psi = {
        huber: `psi = MASS::psi.huber, k = ${numberLiteral(parameters.delta ?? 0)}`,
        tukey: `psi = MASS::psi.bisquare, c = ${numberLiteral(parameters.c ?? 0)}`,
      }[loss];
      const start = many ? startOf(fit, ", init = c(", ")") : "";
      return {
        uses: [],
        functions: psi ? [] : [weightFunction(fit)],
        lines: [
          ...warned,
          ...reported(`coef(MASS::rlm(model, ${psi ?? `psi = ${name}_weight`}, maxit = 20000, acc = 1e-12${start}))`),
        ],
      };
    }
    case "mm": {
      const control = `robustbase::lmrob.control(tuning.psi = ${numberLiteral(parameters.c)}, nResample = 2000, k.max = 2000, refine.tol = 1e-12, max.it = 2000, rel.tol = 1e-12)`;
      return { ...none, lines: ["set.seed(1)", ...reported(`coef(robustbase::lmrob(model, control = ${control}))`)] };
    }
    case "joint": {
      const objective = loss === "huber" ? `s + 2 * s * mean(${name}(r / s))` : `log(pi * s) + mean(${name}(r / s))`;
      return {
        uses: ["minimised"],
        functions: [
          valueFunction(fit),
          [
            `${name}_with_scale <- function(t) {`,
            "  s <- exp(t[length(t)])",
            "  r <- drop(y - model.matrix(model) %*% t[-length(t)])",
            `  ${objective}`,
            "}",
          ].join("\n"),
        ],
        lines: reported(`head(minimised(${name}_with_scale, c(coef(lm(model)), log(sd(y)))), -1)`),
      };
    }
    default: {
      const scale = numberLiteral(kind.scale);
      const start = many ? startOf(fit, ", c(", ")") : "";
      if (canReweight(fit)) {
        return {
          uses: ["reweighted"],
          functions: [weightFunction(fit)],
          lines: [...warned, ...reported(`reweighted(${name}_weight, ${scale}${start})`)],
        };
      }
      const objective = `function(t) mean(${name}(drop(y - model.matrix(model) %*% t) / ${scale}))`;
      return {
        uses: ["minimised"],
        functions: [valueFunction(fit)],
        lines: reported(`minimised(${objective}, coef(lm(model)))`),
      };
    }
  }
}

/** @param {Shown} shown */
function dataLines(shown) {
  const columns = namedColumns(shown);
  if (!isFromFile(shown)) return columns.map(({ name, values }) => numberList(values, `${name} <- c(`, ")"));
  const less = shown.xOrigin ? ` - ${numberLiteral(shown.xOrigin)}` : "";
  const lines = columns.map(({ name }, i) => `${name} <- points[[${i + 1}]]${name === "x" ? less : ""}`);
  return [`points <- read.csv("${dataFile}")  # "Data" saves it`, ...lines];
}

/** @param {Shown} shown @returns {string} */
export function rProgram(shown) {
  const parts = shown.fits.map(partOf);
  const uses = new Set(parts.flatMap((part) => part.uses));
  const model = `y ~ ${termsOf(shown, (i) => `I(x^${i})`).join(" + ") || "1"}`;
  const blocks = [
    [
      "# The data, losses and settings of a figure of Lossbook, fitted again by R.",
      "# It prints the coefficients, intercept first; beside each stand the figure's own.",
      ...about(shown),
      ...dataLines(shown),
      `model <- ${model}`,
    ],
    ['report <- function(loss, coefficients) cat(sprintf("%-20s", loss), sprintf("%.10g", coefficients), "\\n")'],
    ...(uses.has("reweighted") ? [reweighted] : []),
    ...(uses.has("minimised") ? [minimised] : []),
    ...parts.flatMap((part) => part.functions).map((text) => [text]),
    ...parts.map(({ lines }) => lines),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
