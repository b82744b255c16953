/**
 * Each step as lines: the algebra, and beside it the same line with the numbers of the reader's data. What is new since
 * the step before is `fresh`, what may go is `gone`.
 *
 * @typedef {import("../../shared/mathml.js").Piece} Piece
 * @typedef {{ algebra: unknown, numbers: unknown }} Line
 *
 * @typedef {object} View
 * @property {import("./trial.js").Trial} trial
 * @property {import("./figures.js").Figures} figures
 * @property {(key: string, values?: Record<string, string | number>) => string} text
 */
import { html } from "lit";
import { displayed, frac, fresh, gone, hat, of, over, paren, row, sub, words } from "../../shared/mathml.js";
import { density, exponential, overNorm } from "./noises.js";

const i = (/** @type {Piece} */ name) => sub(name, "i");
const beta = (/** @type {number} */ k) => sub("β", k);

/** β₀ + β₁x, with x counted from the pivot where that is not 0. @param {Piece} pivot */
const line = (pivot) => row(beta(0), "+", beta(1), pivot ? paren(i("x"), "−", pivot) : i("x"));

/** @type {Record<import("./steps.js").StepId, (view: View) => Line[]>} */
const makers = {
  hand: () => [],

  model: ({ trial, figures: { point, value } }) => {
    const pivot = trial.pivot === 0 ? undefined : value.x(trial.pivot);
    const [height, slope] = [value.height(), value.slope()];
    const inside = pivot ? paren(value.x(point.x), "−", pivot) : value.x(point.x);
    const numbers = row(height, "+", slope, "·", inside);
    return [
      {
        algebra: displayed(i("y"), "=", line(pivot), "+", fresh(i("ε"))),
        numbers: displayed(value.y(point.y), "=", numbers, "+", fresh(value.signed(point.residual))),
      },
      {
        algebra: displayed(i("ε"), "=", i("y"), "−", paren(line(pivot)), "=", fresh(i("r"))),
        numbers: displayed(value.y(point.y), "−", value.y(point.fitted), "=", fresh(value.residual(point.residual))),
      },
    ];
  },

  noise: ({ figures, text }) => {
    const { algebra, letter, parameter, s, q, peak, value } = figures;
    const one = overNorm(algebra, letter, parameter);
    const lines = [
      {
        algebra: displayed(of("p", "r"), "=", fresh(density(algebra, one, "r", letter, parameter))),
        numbers: displayed(of("p", "r"), "=", fresh(density(algebra, peak, "r", s, q))),
      },
    ];
    if (algebra.density) {
      lines.push({
        algebra: displayed("=", exponential(algebra, one, "r", letter, parameter)),
        numbers: displayed("=", exponential(algebra, peak, "r", s, q)),
      });
    }
    if (algebra.meaning) {
      lines.push({ algebra: displayed(algebra.meaning(parameter)), numbers: displayed(algebra.meaning(q)) });
    }
    const where = text("peak", { peak: value.peak() });
    return [
      ...lines,
      { algebra: html`<p>${text("letter", { s: algebra.scale })}</p>`, numbers: html`<p>${where}</p>` },
    ];
  },

  points: ({ figures }) => {
    const { algebra, letter, parameter, s, q, peak, point, value } = figures;
    const r = value.signed(point.residual);
    const one = overNorm(algebra, letter, parameter);
    return [
      {
        algebra: displayed(i("p"), "=", density(algebra, one, fresh(i("r")), letter, parameter)),
        numbers: displayed(
          sub("p", String(point.number)),
          "=",
          density(algebra, peak, fresh(r), s, q),
          "=",
          value.density(point.density),
        ),
      },
    ];
  },

  product: ({ figures: { value, letter } }) => [
    {
      algebra: displayed(of("L", beta(0), ",", beta(1), ",", letter), "=", fresh(over("∏")), i("p")),
      numbers: html`<p class="terms">${value.factors()}</p><p class="total">= ${value.product()}</p>`,
    },
  ],

  log: ({ figures: { value } }) => [
    {
      algebra: displayed(fresh("log"), "L", "=", fresh("log"), over("∏"), i("p")),
      numbers: html`<p class="total">log(${value.product()}) = ${value.logLikelihood()}</p>`,
    },
  ],

  sum: ({ figures }) => {
    const { algebra, letter, parameter, point, value } = figures;
    const norm = algebra.norm(letter, parameter);
    return [
      {
        algebra: displayed("log", "L", "=", fresh(over("∑"), "log"), i("p")),
        numbers: html`<p class="terms">${value.terms()}</p><p class="total">= ${value.logLikelihood()}</p>`,
      },
      {
        algebra: displayed("log", i("p"), "=", "−", of("log", norm), "−", algebra.rho(i("r"), letter, parameter)),
        numbers: displayed(
          "log",
          sub("p", String(point.number)),
          "=",
          value.constant(-1),
          "−",
          value.rho(point.rho),
          "=",
          value.log(point.logDensity),
        ),
      },
    ];
  },

  drop: ({ figures }) => {
    const { algebra, letter, parameter, value } = figures;
    const norm = algebra.norm(letter, parameter);
    return [
      {
        algebra: displayed(fresh("−"), "log", "L", "=", gone("n", of("log", norm))),
        numbers: displayed(value.negative(), "=", gone(value.dropped())),
      },
      {
        algebra: displayed("+", over("∑"), algebra.rho(i("r"), letter, parameter)),
        numbers: html`<p class="total">+ ${value.loss()}</p><p class="terms">(${value.rhos()})</p>`,
      },
    ];
  },

  loss: ({ figures, text }) => {
    const { algebra, letter, parameter, s, q, value } = figures;
    const before = algebra.factor ? gone(algebra.factor(letter, parameter)) : "";
    const numbers = algebra.factor ? gone(algebra.factor(s, q)) : "";
    return [
      {
        algebra: displayed(before, fresh(over("∑"), algebra.core(i("r"), letter, parameter))),
        numbers: displayed(numbers, algebra.factor ? "·" : "", fresh(value.coreSum())),
      },
      { algebra: displayed("→", words(text("min"))), numbers: html`<p class="terms">${value.cores()}</p>` },
    ];
  },

  scale: ({ trial, figures, text }) => {
    const { algebra, letter, parameter, value } = figures;
    const norm = algebra.norm(letter, parameter);
    const mean = row(frac(1, "n"), over("∑"), algebra.core(i("r"), letter, parameter));
    const kept = {
      algebra: displayed(fresh("n", of("log", norm)), "+", over("∑"), algebra.rho(i("r"), letter, parameter)),
      numbers: displayed(fresh(value.dropped()), "+", value.loss(), "=", value.negative()),
    };
    if (!algebra.estimate || !trial.noise?.closedFormScale) {
      const standing = row(over("∑"), i("z"), words("ρ′"), paren(i("z")), "=", "n");
      return [
        kept,
        {
          algebra: displayed(standing, words(", "), i("z"), "=", frac(i("r"), hat(letter))),
          numbers: html`${displayed(hat(letter), "=", fresh(value.bestScale()))}<p>${text("numerically")}</p>`,
        },
      ];
    }
    const count = String(trial.points.length);
    return [
      kept,
      {
        algebra: displayed(fresh(algebra.estimate(mean, letter))),
        numbers: displayed(
          algebra.estimate(row(frac(1, count), "·", value.coreSum()), letter),
          words(", "),
          hat(letter),
          "=",
          fresh(value.bestScale()),
        ),
      },
    ];
  },

  meet: ({ figures: { algebra, letter, parameter } }) => [
    {
      algebra: displayed(hat(beta(0)), ",", hat(beta(1)), "=", fresh(words("arg max")), "L"),
      numbers: "",
    },
    {
      algebra: displayed("=", fresh(words("arg min")), over("∑"), algebra.core(i("r"), letter, parameter)),
      numbers: "",
    },
  ],
};

/**
 * @param {import("./steps.js").StepId} id
 * @param {View} view
 */
export const linesOf = (id, view) => makers[id](view);
