/**
 * The widget's numbers and points in words. The fits know x as the data keep it; a reader sees x plus the data set's
 * `xOrigin` (64 reads 1964).
 */
import { estimatorText } from "../../shared/estimators.js";
import { formatNumber } from "../../shared/numbers.js";
import { snap } from "../../shared/points/grid.js";

/** @typedef {import("./figure.js").Made} Dataset */
/** @typedef {import("./fits.js").Outcome} Outcome */
/** @typedef {Pick<import("../../engine/engine.js").Fit, "coefficients">} Fit */

/** Enough digits that a value reads as it was written. */
const asWritten = 12;
/** From here on digits would only be noughts. */
const longest = 1e7;

export class Words {
  /**
   * @param {any} element the LossElement that speaks
   * @param {Dataset} dataset
   * @param {Record<"x" | "y", import("../../shared/points/grid.js").Grid>} grid
   */
  constructor(element, dataset, grid) {
    this.element = element;
    this.dataset = dataset;
    this.grid = grid;
    this.origin = dataset.xOrigin ?? 0;
    this.names = { x: withoutUnit(dataset.xLabel), y: withoutUnit(dataset.yLabel) };
    /** Decimals of slopes and intercepts, the same all along so that numbers that change keep their place. */
    this.decimals = { slope: 2, intercept: 1 };
  }

  /** Chooses the decimals by the first fits. @param {readonly Outcome[]} outcomes */
  measure(outcomes) {
    const { truth, x } = this.dataset;
    if (truth) {
      // All are near the true line, and the more points, the nearer.
      const decimals = x.length < 10_000 ? 3 : 4;
      this.decimals = { slope: decimals, intercept: decimals };
      return;
    }
    const fits = outcomes.flatMap(({ fit }) => (fit ? [fit] : []));
    if (fits.length === 0) return;
    const size = (/** @type {number} */ i) => Math.max(...fits.map((fit) => Math.abs(fit.coefficients[i])), 1e-9);
    this.decimals = { slope: decimalsFor(size(1), 3), intercept: decimalsFor(size(0), 4) };
  }

  /** An x or y as it stands in the data. @param {"x" | "y"} axis @param {number} value */
  value(axis, value) {
    // A year takes no thousands separator.
    if (axis === "x" && this.origin) return String(value + this.origin);
    return formatNumber(snap(value, this.grid[axis]), this.element.language, { digits: asWritten });
  }

  /** @param {{ x: number, y: number }} point */
  point({ x, y }) {
    const { names } = this;
    return this.element.text("point", {
      x: names.x,
      xValue: this.value("x", x),
      y: names.y,
      yValue: this.value("y", y),
    });
  }

  /** @param {Fit} fit */
  slope(fit) {
    return this.#fixed(fit.coefficients[1], "slope");
  }

  /** Whether a slope has moved as far as can be read. @param {Fit} fit @param {Fit} start */
  hasMoved(fit, start) {
    return Number((fit.coefficients[1] - start.coefficients[1]).toFixed(this.decimals.slope)) !== 0;
  }

  /** How far a slope has moved, with its sign. @param {Fit} fit @param {Fit} start */
  change(fit, start) {
    const moved = fit.coefficients[1] - start.coefficients[1];
    const text = this.#fixed(Math.abs(moved), "slope");
    return this.hasMoved(fit, start) ? `${moved < 0 ? "−" : "+"}${text}` : text;
  }

  /** @param {Fit} fit */
  equation(fit) {
    const [intercept, slope] = fit.coefficients;
    const { element, names } = this;
    return element.text("equation", {
      y: names.y,
      intercept: this.#fixed(intercept, "intercept"),
      sign: slope < 0 ? "−" : "+",
      slope: this.#fixed(Math.abs(slope), "slope"),
      x: this.origin ? element.text("fromOrigin", { x: names.x, origin: String(this.origin) }) : names.x,
    });
  }

  /** @param {number} value @param {"slope" | "intercept"} which */
  #fixed(value, which) {
    const format = Math.abs(value) < longest ? { decimals: this.decimals[which] } : {};
    return formatNumber(value, this.element.language, format);
  }

  /** Every line's slope, or why it has none. @param {readonly Outcome[]} outcomes */
  slopes(outcomes) {
    const { element } = this;
    const list = outcomes.map(({ choice, fit, error }) => {
      return `${estimatorText(element, choice)} ${fit ? this.slope(fit) : `(${element.errorText(error)})`}`;
    });
    return element.text("slopes", { list: list.join(", ") });
  }

  /** The figure for those who do not see it. @param {number} n @param {readonly Outcome[]} outcomes */
  summary(n, outcomes) {
    const { element, names } = this;
    return element.text("summary", { x: names.x, y: names.y, n, slopes: this.slopes(outcomes) });
  }
}

/** "calls (millions)" → "calls" @param {string} label */
function withoutUnit(label) {
  return label.replace(/\s*\([^)]*\)$/, "");
}

/**
 * @param {number} size of the largest number
 * @param {number} digits it is to show
 */
function decimalsFor(size, digits) {
  return Math.min(6, Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
}
