/**
 * The reader's points, line and scale under one noise, what the engine says of them, and how well it went so far. No
 * DOM; the element shows it. Inside, x is counted from the pivot, the place where the line has the height that the reader
 * moves: coefficients are [height, slope] there.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../../engine/engine.js").NoiseEntry} NoiseEntry
 * @typedef {import("../../engine/engine.js").Likelihood} Likelihood
 * @typedef {{ height: number, slope: number, scale: number }} Line
 * @typedef {Line & { logLikelihood: number, unique: boolean }} Best
 */
import { changesOf } from "../../shared/points/changes.js";
import { Editing } from "../../shared/points/editing.js";
import { gridOf, spanOf } from "../../shared/points/grid.js";
import { clamp, extendLimits } from "../../shared/points/limits.js";
import { PointModel } from "../../shared/points/model.js";

/** The line at the start, as shares of the best one: plainly off, and yet within reach. */
const off = { height: 0.08, slope: -0.25, scale: 1.9 };

export class Trial {
  /** @type {Line} */
  line = { height: 0, slope: 0, scale: 1 };
  /** @type {Likelihood | undefined} */
  now;
  /** The likeliest line, and the one with the least loss; undefined where there is none. @type {Best | undefined} */
  best;
  /** @type {import("../../engine/engine.js").Fit | undefined} */
  lossFit;
  /** The scale that is likeliest at the coefficients of lossFit. */
  lossScale = Number.NaN;
  /** The best that the reader reached. @type {(Line & { logLikelihood: number }) | undefined} */
  record;
  /** The log-likelihood of the line at the start, for the points of the moment. @type {number | undefined} */
  startLogLikelihood;
  /** @type {any} why there is no best line */
  trouble;
  /** @type {Line | undefined} */
  start;

  /**
   * @param {Engine} engine
   * @param {import("../../shared/datasets.js").Dataset} dataset
   * @param {import("../../shared/points/editing.js").Tell} tell
   */
  constructor(engine, dataset, tell) {
    this.engine = engine;
    this.dataset = dataset;
    const { x, y } = dataset;
    const model = new PointModel(x, y);
    this.editing = new Editing(model, { x: gridOf(x), y: gridOf(y) }, tell);
    const first = Math.min(...x);
    const reach = spanOf(x) / 4;
    /** Where the line's height is what it is called: at 0, if that is in sight. */
    this.pivot = first > 0 && first <= reach + 1e-9 ? 0 : first;
    const { limits } = this.editing;
    // Room for the line's height at the pivot, and on the right for the last density and the handle of the slope.
    const last = Math.max(...x);
    const room = { x: last + 0.1 * (last - this.pivot), y: y[0] };
    this.editing.limits = extendLimits(limits, [{ x: this.pivot, y: limits.y.min }, room]);
    this.steps = stepsOf(x, y);
  }

  /** @returns {import("../../shared/points/model.js").Points} */
  get points() {
    return this.editing.model.points;
  }

  /** The data as the engine takes them. */
  get data() {
    return {
      x: Float64Array.from(this.points, ({ x }) => x - this.pivot),
      y: Float64Array.from(this.points, ({ y }) => y),
    };
  }

  /** The likeliest line as a fit by the noise's loss at the likeliest scale. */
  get showing() {
    const { best, now, noise, pivot, points, dataset } = this;
    if (!noise || !now) return undefined;
    const fit = { loss: noise.loss, parameters: now.lossParameters, name: noise.id };
    const columns = { x: points.map(({ x }) => x), y: points.map(({ y }) => y) };
    const fits = best
      ? [{ ...fit, ...best, rule: best.scale, coefficients: [best.height - best.slope * pivot, best.slope] }]
      : [];
    return { ...dataset, ...columns, fits };
  }

  get isAtStart() {
    const { start, line } = this;
    const parts = /** @type {const} */ (["height", "slope", "scale"]);
    return !this.editing.model.isChanged && parts.every((part) => line[part] === start?.[part]);
  }

  /** @param {string} id @param {Record<string, number>} parameters */
  choose(id, parameters) {
    this.noise = /** @type {NoiseEntry} */ (this.engine.noises.find((entry) => entry.id === id));
    this.parameters = parameters;
    const isFirst = this.record === undefined && this.now === undefined;
    this.refit();
    if (isFirst) {
      this.start = this.#startLine();
      this.line = this.start;
      this.update();
    }
  }

  /** As attributes of the element: what was done, where it differs from the start. */
  get state() {
    const { line, start, parameters, editing } = this;
    const { height, slope, scale } = line;
    const isStart = start && height === start.height && slope === start.slope && scale === start.scale;
    return {
      ...parameters,
      changes: changesOf(editing.model),
      line: isStart ? "" : `${height} ${slope} ${scale}`,
    };
  }

  /** Takes that up. @param {string} changes @param {string} line */
  resume(changes, line) {
    if (changes) this.editing.take(changes);
    const [height, slope, scale] = line.split(/\s+/).map(Number);
    if (Number.isFinite(height) && Number.isFinite(slope) && scale > 0) this.line = { height, slope, scale };
    if (changes || line) this.refit();
  }

  /** The best lines for the points of the moment; then everything at the reader's line. */
  refit() {
    const { engine, noise, parameters, data } = this;
    this.best = undefined;
    this.lossFit = undefined;
    this.trouble = undefined;
    this.record = undefined;
    this.startLogLikelihood = undefined;
    if (!noise) return;
    try {
      const fit = engine.fit({ noise: noise.id, parameters, ...data });
      const [height, slope] = fit.coefficients;
      if (!(fit.scale > 0)) throw Object.assign(new Error("no bound"), { code: "unbounded" });
      this.best = { height, slope, scale: fit.scale, logLikelihood: -fit.objective, unique: fit.unique };
      const { lossParameters } = engine.likelihood({
        noise: noise.id,
        parameters,
        ...data,
        coefficients: [0, 0],
        scale: 1,
      });
      const takesScale = engine.losses.find(({ id }) => id === noise.loss)?.scales.length;
      const scale = takesScale ? fit.scale : undefined;
      this.lossFit = engine.fit({ loss: noise.loss, parameters: lossParameters, ...data, scale });
      const { coefficients } = this.lossFit;
      this.lossScale = engine.likelihood({ noise: noise.id, parameters, ...data, coefficients }).bestScale;
    } catch (error) {
      this.trouble = error;
    }
    this.update();
  }

  /** Everything at the reader's line. */
  update() {
    this.now = this.#at(this.line);
    this.startLogLikelihood ??= this.start && this.#at(this.start)?.logLikelihood;
    const { now } = this;
    if (now && !(now.logLikelihood <= (this.record?.logLikelihood ?? -Infinity))) {
      this.record = { ...this.line, logLikelihood: now.logLikelihood };
    }
  }

  /** Moves the line or its scale, by the grid of its steps. @param {Partial<Line>} to */
  move(to) {
    const { steps } = this;
    const next = { ...this.line };
    for (const [key, value] of /** @type {[keyof Line, number][]} */ (Object.entries(to))) {
      const least = key === "scale" ? steps.scale : -Infinity;
      const digits = Math.max(0, 1 - Math.floor(Math.log10(steps[key])));
      next[key] = Number(clamp(value, { min: least, max: Infinity }).toFixed(digits));
    }
    this.line = next;
    this.update();
  }

  /** @param {Line} line */
  take({ height, slope, scale }) {
    this.line = { height, slope, scale };
    this.update();
  }

  reset() {
    this.record = undefined;
    if (this.start) this.take(this.start);
  }

  /** The density of the noise over residuals. @param {Float64Array} residuals @returns {Float64Array} */
  densityOver(residuals) {
    const { noise, parameters, line } = this;
    const options = { noise: /** @type {NoiseEntry} */ (noise).id, parameters, y: residuals, coefficients: [0] };
    return this.engine.likelihood({ ...options, scale: line.scale }).density;
  }

  /** The density in the middle at the best scale: what densities are drawn in proportion to. */
  get usualPeak() {
    const { noise, parameters, best, line } = this;
    if (!noise) return 1;
    const options = { noise: noise.id, parameters, y: [0], coefficients: [0], scale: (best ?? line).scale };
    return this.engine.likelihood(options).density[0];
  }

  /** @param {Omit<import("../../engine/engine.js").LikelihoodCurveOptions["along"], "count">} along */
  curve(along) {
    const { noise, parameters, line, data } = this;
    const { id } = /** @type {NoiseEntry} */ (noise);
    const coefficients = [line.height, line.slope];
    const options = { noise: id, parameters, ...data, coefficients, scale: line.scale };
    return this.engine.likelihoodCurve({ ...options, along: { ...along, count: 161 } });
  }

  /** The line and scale at another place. @param {Line} line @returns {Likelihood | undefined} */
  #at({ height, slope, scale }) {
    const { engine, noise, parameters, data } = this;
    if (!noise) return undefined;
    try {
      return engine.likelihood({ noise: noise.id, parameters, ...data, coefficients: [height, slope], scale });
    } catch (error) {
      this.trouble ??= error;
      return undefined;
    }
  }

  /** @returns {Line} */
  #startLine() {
    const { best, steps } = this;
    const y = this.points.map((point) => point.y);
    const span = spanOf(y);
    if (!best) return { height: y[0] ?? 0, slope: 0, scale: span / 5 };
    const width = spanOf(this.points.map(({ x }) => x));
    const rounded = (/** @type {number} */ value, /** @type {number} */ step) => Math.round(value / step) * step;
    const line = {
      height: rounded(best.height + off.height * span, steps.height),
      slope: rounded(best.slope + (off.slope * span) / width, steps.slope),
      scale: rounded(best.scale * off.scale, steps.scale),
    };
    const tidy = (/** @type {number} */ value) => Number(value.toPrecision(12));
    return { height: tidy(line.height), slope: tidy(line.slope), scale: tidy(line.scale) };
  }
}

/**
 * What one press of a button moves.
 * @param {readonly number[]} x
 * @param {readonly number[]} y
 * @returns {Line}
 */
function stepsOf(x, y) {
  const round = (/** @type {number} */ value) => {
    const power = 10 ** Math.floor(Math.log10(value));
    const lead = value / power;
    return Number((power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1)).toPrecision(3));
  };
  const height = round(spanOf(y) / 50);
  return { height, slope: round(spanOf(y) / spanOf(x) / 30), scale: round(spanOf(y) / 200) };
}
