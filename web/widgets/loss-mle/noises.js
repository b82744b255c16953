/**
 * The noises in algebra. Every function takes its symbols as pieces of MathML, so that one formula serves with letters
 * (r, σ) and with numbers (−0.43, 0.81): r the residual, s the scale, q the parameter.
 *
 * @typedef {import("../../shared/mathml.js").Piece} Piece
 *
 * @typedef {object} Algebra
 * @property {string} scale the letter of the scale
 * @property {string} [parameter] the letter of the parameter
 * @property {(s: Piece, q: Piece) => Piece} norm s·Z, what the density is divided by
 * @property {(s: Piece, q: Piece) => Piece} [over] 1 over norm, where that is written otherwise
 * @property {(r: Piece, s: Piece, q: Piece) => Piece} rho what stands in the exponent, without its minus
 * @property {(first: Piece, r: Piece, s: Piece, q: Piece) => Piece} [density] where it is usually not written as a power of e;
 *   `first` stands for 1 over norm
 * @property {(q: Piece) => Piece} [meaning] what a letter in rho stands for
 * @property {(s: Piece, q: Piece) => Piece} [factor] what stands before the sum in the loss and may go
 * @property {(r: Piece, s: Piece, q: Piece) => Piece} core what the loss adds up, without the factor
 * @property {(sum: Piece, s: Piece) => Piece} [estimate] the best scale, where it is a formula of the sum of cores over n
 */
import { bars, frac, hat, of, paren, root, row, sub, sup, times } from "../../shared/mathml.js";

const ratio = (/** @type {Piece} */ r, /** @type {Piece} */ s) => frac(r, s);
const square = (/** @type {Piece} */ r, /** @type {Piece} */ s) => frac(sup(r, 2), sup(s, 2));
const half = (/** @type {Piece} */ q) => frac(row(q, "+", 1), 2);
const studentInside = (/** @type {Piece} */ r, /** @type {Piece} */ s, /** @type {Piece} */ q) =>
  paren(1, "+", frac(sup(r, 2), times(q, s, sup(s, 2))));

/** @type {Readonly<Record<string, Algebra>>} */
export const algebras = {
  gaussian: {
    scale: "σ",
    norm: (s) => row(s, root(row(2, "π"))),
    rho: (r, s) => frac(sup(r, 2), times(2, s, sup(s, 2))),
    factor: (s) => frac(1, times(2, s, sup(s, 2))),
    core: (r) => sup(r, 2),
    estimate: (sum, s) => row(sup(hat(s), 2), "=", sum),
  },
  laplace: {
    scale: "b",
    norm: (s) => times(2, s),
    rho: (r, s) => frac(bars(r), s),
    factor: (s) => frac(1, s),
    core: (r) => bars(r),
    estimate: (sum, s) => row(hat(s), "=", sum),
  },
  "asymmetric-laplace": {
    scale: "b",
    parameter: "τ",
    norm: (s, q) => frac(s, row(q, paren(1, "−", q))),
    over: (s, q) => frac(row(q, paren(1, "−", q)), s),
    rho: (r, s, q) => frac(of(sub("ρ", q), r), s),
    meaning: (q) => row(of(sub("ρ", q), "r"), "=", "r", paren(q, "−", row("[", "r", "<", 0, "]"))),
    factor: (s) => frac(1, s),
    core: (r, _s, q) => of(sub("ρ", q), r),
    estimate: (sum, s) => row(hat(s), "=", sum),
  },
  huber: {
    scale: "s",
    parameter: "δ",
    norm: (s, q) => row(s, sub("Z", q)),
    rho: (r, s, q) => of(sub("ρ", q), ratio(r, s)),
    core: (r, s, q) => of(sub("ρ", q), ratio(r, s)),
  },
  "hyperbolic-secant": {
    scale: "s",
    norm: (s) => row("π", s),
    rho: (r, s) => row("log", of("cosh", ratio(r, s))),
    density: (first, r, s) => row(first, "·", frac(1, of("cosh", row(r, "/", s)))),
    core: (r, s) => row("log", of("cosh", ratio(r, s))),
  },
  cauchy: {
    scale: "γ",
    norm: (s) => row("π", s),
    rho: (r, s) => of("log", 1, "+", square(r, s)),
    density: (first, r, s) => row(first, "·", frac(1, row(1, "+", square(r, s)))),
    core: (r, s) => of("log", 1, "+", square(r, s)),
  },
  "student-t": {
    scale: "s",
    parameter: "ν",
    norm: (s, q) => row(s, sub("Z", q)),
    rho: (r, s, q) => row(half(q), "log", studentInside(r, s, q)),
    density: (first, r, s, q) => row(first, "·", sup(studentInside(r, s, q), row("−", row(paren(q, "+", 1), "/", 2)))),
    factor: (_s, q) => half(q),
    core: (r, s, q) => row("log", studentInside(r, s, q)),
  },
};

/** 1 over norm. @param {Algebra} algebra @param {Piece} s @param {Piece} q */
export const overNorm = (algebra, s, q) => algebra.over?.(s, q) ?? frac(1, algebra.norm(s, q));

/**
 * 1 over norm times e to the minus rho.
 * @param {Algebra} algebra
 * @param {Piece} first
 * @param {Piece} r
 * @param {Piece} s
 * @param {Piece} q
 */
export const exponential = (algebra, first, r, s, q) => row(first, "·", sup("e", row("−", algebra.rho(r, s, q))));

/**
 * The density as one usually writes it.
 * @param {Algebra} algebra
 * @param {Piece} first
 * @param {Piece} r
 * @param {Piece} s
 * @param {Piece} q
 */
export const density = (algebra, first, r, s, q) =>
  algebra.density?.(first, r, s, q) ?? exponential(algebra, first, r, s, q);

/** A quantile of ½ would repeat the Laplace noise; what another shows is new. @param {string} noise */
export const usualOf = (noise) => (noise === "asymmetric-laplace" ? 0.9 : undefined);
