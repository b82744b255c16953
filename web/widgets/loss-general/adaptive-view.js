/** The data set the dial: the line of every α, and what the likelihood charges for it. */
import { html } from "lit";
import { datasetFor } from "../../shared/datasets.js";
import { formatNumber } from "../../shared/numbers.js";
import { stringsFor } from "../../shared/strings.js";
import { dialSlider, whereIs } from "./alphas.js";

/** @typedef {import("./loss-general.js").LossGeneral} LossGeneral */
/** @typedef {import("../../engine/engine.js").NoiseFit} NoiseFit */

const steps = Array.from({ length: 41 }, (_, i) => i / 20);

export class AdaptiveView {
  /** @type {Map<string, NoiseFit>} */
  #fits = new Map();

  /** @param {LossGeneral} widget */
  constructor(widget) {
    this.widget = widget;
    /** Its own: the widget may be waiting for other data already. */
    this.id = widget.datasetId;
    this.data = /** @type {import("../../shared/datasets.js").Dataset} */ (datasetFor(this.id));
  }

  /** A data set is here: the dial goes to where the data put it. */
  begin() {
    this.widget.turn({ alpha: this.#nearest(this.#fit("adaptive").alpha ?? 0) });
  }

  /** @param {number} alpha @returns {number} the slider's stop */
  #nearest(alpha) {
    return Number((Math.round(alpha * 20) / 20).toFixed(2));
  }

  /** At an α of the slider, or with α estimated too. @param {number | "adaptive"} alpha @returns {NoiseFit} */
  #fit(alpha) {
    const key = String(alpha);
    const { x, y } = this.data;
    let fit = this.#fits.get(key);
    if (!fit) {
      const noise = alpha === "adaptive" ? { noise: "adaptive" } : { noise: "general", parameters: { alpha } };
      fit = /** @type {NoiseFit} */ (this.widget.engine.fit({ ...noise, x, y }));
      this.#fits.set(key, fit);
    }
    return fit;
  }

  /** @returns {unknown} */
  template() {
    const { widget, data } = this;
    const set = (/** @type {number} */ alpha) => widget.turn({ alpha });
    const best = this.#fit("adaptive");
    const number = (/** @type {number} */ value) => formatNumber(value, widget.language, { digits: 3 });
    const values = { alpha: number(best.alpha ?? 0), c: number(best.scale), slope: number(best.coefficients[1]) };
    const sets = widget.datasets.split(/\s+/).filter(Boolean);
    return html`
      <fieldset class="choice"><legend>${widget.text("data")}</legend><div class="options">
        ${sets.map(
          (id) => html`<label><input type="radio" name="data" value=${id} .checked=${id === widget.datasetId}
            @change=${() => widget.take(id)} /><span>${this.#nameOf(id)}</span></label>`,
        )}
      </div></fieldset>
      <div class="dials">
        ${dialSlider(widget, { name: "alpha", symbol: "α", value: widget.alpha, min: 0, max: 2, step: 0.05 }, set)}
        <button type="button" part="button" class="best" @click=${() => set(this.#nearest(best.alpha ?? 0))}>${widget.text("best", values)}</button>
      </div>
      <p class="where">${this.sentence()}</p>
      <div class="two">
        <figure><figcaption>${widget.text("lineOf")}</figcaption>
          <div class="frame tall"><canvas role="img" aria-label=${this.sentence()}></canvas></div><p class="axis x">${data.xLabel}</p></figure>
        <figure><figcaption>${widget.text("price")}</figcaption>
          <div class="frame tall"><canvas role="img" aria-label=${widget.text("priceAlternative", values)}></canvas></div><p class="axis x">α</p>
          <ul class="legend">
            <li><span class="key sum" aria-hidden="true"></span>${widget.text("sum")}</li>
            <li><span class="key rho" aria-hidden="true"></span>${widget.text("rho")}</li>
            <li><span class="key norm" aria-hidden="true"></span>${widget.text("logZ")}</li>
          </ul></figure>
      </div>`;
  }

  /** @param {string} id */
  #nameOf(id) {
    return stringsFor(this.widget).datasets?.[id]?.name ?? id;
  }

  sentence() {
    const { widget } = this;
    const { coefficients, scale, objective } = this.#fit(widget.alpha);
    const number = (/** @type {number} */ value) => formatNumber(value, widget.language, { digits: 3 });
    return widget.text("at", {
      alpha: number(widget.alpha),
      where: whereIs(widget, widget.alpha),
      slope: number(coefficients[1]),
      c: number(scale),
      nll: number(objective / this.data.y.length),
    });
  }

  /** @returns {import("./curve-chart.js").CurveScene[]} */
  scenes() {
    return [this.#lines(), this.#prices()];
  }

  #lines() {
    const { x, y } = this.data;
    const [first, last, low, high] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
    const room = 0.08 * (high - low);
    const [left, right] = [first - 0.04 * (last - first), last + 0.04 * (last - first)];
    const line = (/** @type {NoiseFit} */ { coefficients: [intercept, slope] }) =>
      [left, right].map((at) => ({ x: at, y: intercept + slope * at }));
    const points = Array.from(x, (at, i) => ({ x: at, y: y[i] })).sort((a, b) => a.x - b.x);
    return {
      curves: [
        { points: line(this.#fit(this.widget.alpha)), loss: "general" },
        { points: line(this.#fit("adaptive")), faint: true },
        { points, dots: true },
      ],
      x: { min: left, max: right },
      y: { min: low - room, max: high + room },
    };
  }

  /** Per point, at the adaptive line and its c: ρ alone, log Z alone, and both. */
  #prices() {
    const { engine, alpha } = this.widget;
    const { coefficients, scale } = this.#fit("adaptive");
    const { x, y } = this.data;
    const asked = { x, y, coefficients, scale };
    const rho = steps.map((at) => {
      const { loss } = engine.likelihood({ noise: "general", parameters: { alpha: at }, ...asked });
      return { x: at, y: loss / y.length };
    });
    // The normaliser of unit scale, which the likelihood of a single point knows.
    const norm = steps.map((at) => {
      const one = { y: [0], coefficients: [0], scale: 1 };
      return { x: at, y: engine.likelihood({ noise: "general", parameters: { alpha: at }, ...one }).logNormaliser };
    });
    const sum = rho.map((point, i) => ({ x: point.x, y: point.y + norm[i].y }));
    return {
      curves: [
        { points: sum, loss: "general" },
        { points: rho, faint: true },
        { points: norm, faint: true, dash: [5, 4] },
      ],
      x: { min: 0, max: 2 },
      y: { min: 0, max: Math.min(4, 1.1 * Math.max(...sum.map((point) => point.y))) },
      at: alpha,
    };
  }
}
