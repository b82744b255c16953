/** The data set the dial: the line of every α, what the likelihood charges for it, and the walk of α and c to their end. */
import { html } from "lit";
import { datasetFor } from "../../shared/datasets.js";
import { idsIn } from "../../shared/ids.js";
import { formatNumber } from "../../shared/numbers.js";
import { Player } from "../../shared/player.js";
import { stringsFor } from "../../shared/strings.js";
import { dialSlider, whereIs } from "./alphas.js";
import { Turns } from "./turns.js";

/** @typedef {import("./loss-general.js").LossGeneral} LossGeneral */
/** @typedef {import("./turns.js").Place} Place */
/** @typedef {import("../../engine/engine.js").NoiseFit} NoiseFit */

/** Where the walk starts unless the reader puts it elsewhere: in the middle, as in Barron's code. */
const start = 1;
/** The dial's ends, and how many steps a unit of α has. */
const ends = { min: 0, max: 2 };
const stepsPerUnit = 20;
/** How long a turn stands, in milliseconds. */
const pace = 900;

export class AdaptiveView {
  /** The walk so far. @type {Place[]} */
  #places = [];
  #player = new Player(() => this.#step(), pace);

  /** @param {LossGeneral} widget */
  constructor(widget) {
    this.widget = widget;
    /** Its own: the widget may be waiting for other data already. */
    this.id = widget.datasetId;
    this.data = /** @type {import("../../shared/datasets.js").Dataset} */ (datasetFor(this.id, widget.language));
    this.turns = new Turns(widget.engine, this.data);
  }

  /** A data set is here: it has walked the dial to its end. */
  begin() {
    this.#places = [this.turns.at(start)];
    for (let next = this.#next(); next; next = this.#next()) this.#places.push(next);
    this.widget.turn({ alpha: this.#here.alpha });
  }

  /** Computes what each stop of the dial shows. */
  *ahead() {
    for (let step = stepsPerUnit * ends.min; step <= stepsPerUnit * ends.max; step++) {
      const place = this.turns.at(step / stepsPerUnit);
      yield;
      yield this.turns.cheapest(place);
    }
  }

  /** Where the dial stands, unless that is where it came to by itself. */
  get alpha() {
    return this.#places[0].alpha === start && this.#isAtEnd ? undefined : this.widget.alpha;
  }

  /** The line where the walk stands: that of the loss with its α and c. */
  get showing() {
    this.#place();
    const { alpha, fit } = this.#here;
    const { coefficients, scale } = fit;
    const shown = { loss: "general", parameters: { alpha, c: 1 }, rule: scale, scale, coefficients };
    return { ...this.data, fits: [shown] };
  }

  /** @param {number} alpha */
  put(alpha) {
    if (alpha >= ends.min && alpha <= ends.max) this.widget.turn({ alpha });
  }

  destroy() {
    this.#player.pause();
  }

  get #here() {
    return this.#places[this.#places.length - 1];
  }

  #next() {
    return this.turns.next(this.#here);
  }

  get #isAtEnd() {
    return this.#here.alpha === this.turns.end.alpha;
  }

  /** The walk starts anew where the dial is put. */
  #place() {
    const { alpha } = this.widget;
    if (this.#here?.alpha !== alpha) this.#places = [this.turns.at(alpha)];
  }

  /** A turn of α and one of line and c; whether there are more. */
  #step() {
    const next = this.#next();
    if (!next) return false;
    this.#places.push(next);
    this.widget.turn({ alpha: next.alpha });
    return next.alpha !== this.turns.end.alpha;
  }

  #play() {
    if (this.#player.playing) this.#player.pause();
    else {
      if (this.#isAtEnd) {
        this.#places = [this.turns.at(start)];
        this.widget.turn({ alpha: start });
      }
      this.#player.play();
    }
    this.widget.requestUpdate();
  }

  /** @returns {unknown} */
  template() {
    const { widget, data } = this;
    this.#place();
    const set = (/** @type {number} */ alpha) => {
      this.#player.pause();
      widget.turn({ alpha });
    };
    const { alpha, fit } = this.turns.end;
    const number = (/** @type {number} */ value) => formatNumber(value, widget.language, { digits: 3 });
    const values = { alpha: number(alpha), c: number(fit.scale) };
    const next = number(this.turns.cheapest(this.#here).alpha);
    const sets = idsIn(widget.datasets);
    return html`
      <fieldset class="choice"><legend>${widget.text("data")}</legend><div class="options">
        ${sets.map(
          (id) => html`<label><input type="radio" name="data" value=${id} .checked=${id === widget.datasetId}
            @change=${() => widget.take(id)} /><span>${this.#nameOf(id)}</span></label>`,
        )}
      </div></fieldset>
      <div class="dials">
        ${dialSlider(widget, { name: "alpha", symbol: "α", value: widget.alpha, ...ends, step: 1 / stepsPerUnit }, set)}
        <div class="turns">
          <button type="button" part="button" class="play" @click=${() => this.#play()}>${widget.text(this.#player.playing ? "pause" : "play")}</button>
          <button type="button" part="button" class="step" aria-disabled=${String(this.#isAtEnd)} @click=${() => {
            this.#player.pause();
            this.#step();
          }}>${widget.text("step")}</button>
          <button type="button" part="button" class="best" @click=${() => set(alpha)}>${widget.text("best", values)}</button>
        </div>
      </div>
      <p class="where roomy">${this.sentence()}</p>
      <div class="three">
        <figure><figcaption>${widget.text("lineOf")}</figcaption><p class="axis">${data.yLabel}</p>
          <div class="frame tall"><canvas role="img" aria-label=${this.sentence()}></canvas></div><p class="axis x">${data.xLabel}</p></figure>
        <figure><figcaption>${widget.text("price")}</figcaption><p class="axis y">\u00a0</p>
          <div class="frame tall"><canvas role="img" aria-label=${widget.text("priceAlternative", { alpha: next })}></canvas></div><p class="axis x">α</p>
          <ul class="legend">
            <li><span class="key sum" aria-hidden="true"></span>${widget.text("sum")}</li>
            <li><span class="key rho" aria-hidden="true"></span>${widget.text("rho")}</li>
            <li><span class="key norm" aria-hidden="true"></span>${widget.text("logZ")}</li>
            <li>${widget.text("cheapest")}</li>
          </ul></figure>
        <figure><figcaption>${widget.text("walk")}</figcaption><p class="axis y">c</p>
          <div class="frame tall"><canvas role="img" aria-label=${this.#walkAlternative(values)}></canvas></div><p class="axis x">α</p>
          <p class="legend">${widget.text("walkKey", values)}</p></figure>
      </div>`;
  }

  /** @param {string} id */
  #nameOf(id) {
    return stringsFor(this.widget).datasets?.[id]?.name ?? id;
  }

  /** Every place of the walk in words. @param {Record<string, string>} end */
  #walkAlternative(end) {
    const { widget } = this;
    const number = (/** @type {number} */ value) => formatNumber(value, widget.language, { digits: 3 });
    const list = this.#places.map(({ alpha, fit }) => `α ${number(alpha)}, c ${number(fit.scale)}`).join("; ");
    return widget.text("walkAlternative", { ...end, list });
  }

  sentence() {
    const { widget } = this;
    this.#place();
    const { coefficients, scale, objective } = this.#here.fit;
    const number = (/** @type {number} */ value) => formatNumber(value, widget.language, { digits: 3 });
    const sentence = widget.text("at", {
      alpha: number(widget.alpha),
      where: whereIs(widget, widget.alpha),
      slope: number(coefficients[1]),
      c: number(scale),
      nll: number(objective / this.data.y.length),
    });
    return this.#isAtEnd ? `${sentence} ${widget.text("end")}` : sentence;
  }

  /** @returns {import("./curve-chart.js").CurveScene[]} */
  scenes() {
    this.#place();
    return [this.#lines(), this.#prices(), this.#walk()];
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
        { points: line(this.#here.fit), loss: "general" },
        { points: line(this.turns.end.fit), faint: true },
        { points, dots: true },
      ],
      x: { min: left, max: right },
      y: { min: low - room, max: high + room },
    };
  }

  /** Per point, at this line and its c: ρ alone, log Z alone, and both. */
  #prices() {
    const prices = this.turns.prices(this.#here.fit);
    const cheapest = this.turns.cheapest(this.#here);
    const curve = (/** @type {"sum" | "rho" | "norm"} */ key) =>
      prices.map((each) => ({ x: each.alpha, y: each[key] }));
    return {
      curves: [
        { points: curve("sum"), loss: "general" },
        { points: curve("rho"), faint: true },
        { points: curve("norm"), faint: true, dash: [5, 4] },
      ],
      x: ends,
      y: { min: 0, max: Math.min(4, 1.1 * Math.max(...prices.map(({ sum }) => sum))) },
      at: this.widget.alpha,
      marks: [{ x: cheapest.alpha, y: cheapest.sum, kind: /** @type {const} */ ("ring") }],
    };
  }

  /** Each turn: α to the side, then c up or down. */
  #walk() {
    const places = this.#places.map(({ alpha, fit }) => ({ x: alpha, y: fit.scale }));
    const points = places.flatMap((place, i) => (i ? [{ x: place.x, y: places[i - 1].y }, place] : [place]));
    const { alpha, fit } = this.turns.end;
    return {
      curves: [{ points }],
      x: { min: -0.1, max: 2.1 },
      // Nowhere is c larger than at α = 2, where it has to reach the outliers too.
      y: { min: 0, max: 1.15 * this.turns.fit(2).scale },
      marks: [
        { x: alpha, y: fit.scale, kind: /** @type {const} */ ("ring") },
        { ...places[0], kind: /** @type {const} */ ("square") },
        { ...places[places.length - 1], kind: /** @type {const} */ ("dot") },
      ],
    };
  }
}
