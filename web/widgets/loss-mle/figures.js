/**
 * The numbers of the reader's data, point by point and in all, as they are written: with as many decimals as their size
 * asks for, the same in each place.
 *
 * @typedef {object} PointFigures
 * @property {number} number counted from 1, as the table does
 * @property {number} x
 * @property {number} y
 * @property {number} fitted
 * @property {number} residual
 * @property {number} density
 * @property {number} logDensity
 * @property {number} constant log of what the density is divided by, the same for all points
 * @property {number} rho
 * @property {number} core what the loss adds up
 */
import { formatDecimal, formatNumber } from "../../shared/numbers.js";
import { spanOf } from "../../shared/points/grid.js";
import { algebras } from "./noises.js";

/** Of a long list so many terms are written at each end. */
const termsAtEnd = 4;

export class Figures {
  /**
   * @param {any} element the LossElement that speaks
   * @param {import("./trial.js").Trial} trial
   * @param {import("../../engine/engine.js").Likelihood} now
   */
  constructor(element, trial, now) {
    this.element = element;
    this.trial = trial;
    this.now = now;
    const { noise, parameters, points, dataset } = trial;
    const { id, loss } = /** @type {import("./trial.js").NoiseEntry} */ (noise);
    this.algebra = algebras[id];
    this.letter = this.algebra.scale;
    this.parameter = this.algebra.parameter;
    /** Decimals of what has the unit of y. */
    this.decimals = Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(spanOf(dataset.y) || 1)) + 1));
    const core = this.#cores(loss);
    /** @type {PointFigures[]} */
    this.points = points.map(({ x, y }, k) => ({
      number: k + 1,
      x,
      y,
      fitted: now.fitted[k],
      residual: now.residual[k],
      density: now.density[k],
      logDensity: now.logDensity[k],
      constant: now.logNormaliser,
      rho: now.rho[k],
      core: core[k],
    }));
    this.value = new Values(this);
    this.s = this.value.scale();
    this.q = parameters && Object.keys(parameters).length > 0 ? this.#short(Object.values(parameters)[0]) : undefined;
    this.peak = this.value.peak();
  }

  /** The point in the example: the one held, or the one farthest from the line. @returns {PointFigures} */
  get point() {
    const { held } = this.trial.editing;
    const at = this.trial.points.findIndex(({ id }) => id === held);
    if (at >= 0) return this.points[at];
    return this.points.reduce((far, one) => (Math.abs(one.residual) > Math.abs(far.residual) ? one : far));
  }

  get coreSum() {
    return this.points.reduce((sum, { core }) => sum + core, 0);
  }

  /** The best scale at this line, or 0. */
  get bestScale() {
    return this.now.bestScale;
  }

  /**
   * What the loss adds up: of residuals as they are where its minimum does not depend on a scale, else the ρ of the
   * likelihood without its factor.
   * @param {import("../../engine/engine.js").LossId} loss
   */
  #cores(loss) {
    const { engine, parameters } = this.trial;
    const takesScale = engine.losses.find(({ id }) => id === loss)?.scales.length;
    if (!takesScale) {
      const { lossParameters, residual } = this.now;
      return engine.evaluate({ loss, parameters: lossParameters, residuals: residual }).value;
    }
    const factor = parameters?.nu === undefined ? 1 : (parameters.nu + 1) / 2;
    return this.now.rho.map((rho) => rho / factor);
  }

  /** @param {number} value */
  #short(value) {
    return formatNumber(value, this.element.language);
  }
}

/** Numbers as text. */
class Values {
  /** @param {Figures} figures */
  constructor(figures) {
    this.figures = figures;
  }

  /** @param {number} value @param {number} decimals */
  #fixed(value, decimals) {
    const size = Math.abs(value);
    const { language } = this.figures.element;
    if (size >= 1e6) return formatNumber(value, language, { digits: 3 });
    return formatNumber(value, language, { decimals });
  }

  /** @param {number} value */
  #asWritten(value) {
    return formatNumber(value, this.figures.element.language, { digits: 8 });
  }

  /** @param {number} value */
  x(value) {
    const { xOrigin } = this.figures.trial.dataset;
    return xOrigin ? String(value + xOrigin) : this.#asWritten(value);
  }

  /** @param {number} value */
  y(value) {
    return this.#asWritten(value);
  }

  /** @param {number} value */
  fitted(value) {
    return this.#fixed(value, this.figures.decimals);
  }

  /** @param {number} value */
  residual(value) {
    return this.#fixed(value, this.figures.decimals);
  }

  /** After a plus, or raised to a power: in parentheses where it is below zero. @param {number} value */
  signed(value) {
    return value < 0 ? `(${this.residual(value)})` : this.residual(value);
  }

  height() {
    return this.#asWritten(Number(this.figures.trial.line.height.toPrecision(5)));
  }

  slope() {
    const { slope } = this.figures.trial.line;
    const text = this.#asWritten(Number(slope.toPrecision(5)));
    return slope < 0 ? `(${text})` : text;
  }

  scale() {
    return formatNumber(this.figures.trial.line.scale, this.figures.element.language, { digits: 4 });
  }

  bestScale() {
    const { bestScale } = this.figures;
    return bestScale > 0 ? formatNumber(bestScale, this.figures.element.language, { digits: 4 }) : "0";
  }

  /** The density at a residual of 0. */
  peak() {
    const zero = this.figures.trial.densityOver(Float64Array.of(0))[0];
    return formatNumber(zero, this.figures.element.language, { digits: 3 });
  }

  /** @param {number} value */
  density(value) {
    return value < 1e-3 ? formatNumber(value, this.figures.element.language, { digits: 2 }) : this.#fixed(value, 3);
  }

  /** @param {number} value */
  log(value) {
    return this.#fixed(value, 2);
  }

  /** @param {number} value */
  rho(value) {
    return this.#fixed(value, 2);
  }

  /** @param {number} value */
  core(value) {
    return this.#fixed(value, 2);
  }

  /** @param {number} [sign] */
  constant(sign = 1) {
    return this.#fixed(sign * this.figures.now.logNormaliser, 2);
  }

  logLikelihood() {
    return this.log(this.figures.now.logLikelihood);
  }

  negative() {
    return this.log(this.figures.now.negativeLogLikelihood);
  }

  dropped() {
    return this.log(this.figures.now.dropped);
  }

  loss() {
    return this.log(this.figures.now.loss);
  }

  coreSum() {
    return this.#fixed(this.figures.coreSum, 2);
  }

  product() {
    return formatDecimal(this.figures.now.product, this.figures.element.language);
  }

  factors() {
    return this.#list("density", " · ", (value) => this.density(value));
  }

  terms() {
    return this.#sum("logDensity");
  }

  rhos() {
    return this.#sum("rho");
  }

  cores() {
    return this.#sum("core");
  }

  /** @param {"logDensity" | "rho" | "core"} which */
  #sum(which) {
    const text = this.#list(which, " + ", (value) => this.log(value));
    return text.replaceAll("+ −", "− ");
  }

  /**
   * @param {"density" | "logDensity" | "rho" | "core"} which
   * @param {string} sign
   * @param {(value: number) => string} write
   */
  #list(which, sign, write) {
    const all = this.figures.points.map((point) => write(point[which]));
    const isLong = all.length > 2 * termsAtEnd + 1;
    return (isLong ? [...all.slice(0, termsAtEnd), "…", ...all.slice(-termsAtEnd)] : all).join(sign);
  }
}
