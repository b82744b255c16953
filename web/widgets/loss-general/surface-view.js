/**
 * Graduated non-convexity: the loss over all lines as α falls from the bowl of 2, and two walks from one bad start. One
 * goes down the surface of this α at once; the other followed the minimum from the bowl.
 */
import { html } from "lit";
import { createChart, themeOf } from "../../shared/chart.js";
import { datasetFor } from "../../shared/datasets.js";
import { formatNumber } from "../../shared/numbers.js";
import { Player } from "../../shared/player.js";
import { imageOf } from "../../shared/surface-image.js";
import { namedButtons, whereIs } from "./alphas.js";
import { drawDot } from "./curve-chart.js";

/** @typedef {import("./loss-general.js").LossGeneral} LossGeneral */
/** @typedef {[number, number]} Place */

/** From the bowl down to Welsch: even steps, then ever longer ones. */
export const schedule = [2, 1.75, 1.5, 1.25, 1, 0.75, 0.5, 0.25, 0, -0.5, -1, -1.5, -2, -3, -4, -6, -8, -10, -Infinity];
const method = /** @type {const} */ ("irls");
/** Sides of a surface's cells in CSS pixels: once the dial rests, and while it moves. */
const fine = 2;
const coarse = 5;

export class SurfaceView {
  /** @type {any} */
  #chart;
  /** @type {Map<number, Place>} */
  #gradual = new Map();
  /** @type {Map<number, any>} */
  #ends = new Map();
  /** The α drawn last, and whether it has rested since. */
  #drawn = Number.NaN;
  #resting = true;
  #rest = 0;
  /** How the surfaces of this size and paper look, by cell and α. @type {Map<string, HTMLCanvasElement>} */
  #images = new Map();
  #look = "";
  #player = new Player(() => {
    const next = schedule[schedule.indexOf(this.widget.alpha) + 1];
    if (next !== undefined) this.widget.turn({ alpha: next });
    return next !== undefined && next !== schedule[schedule.length - 1];
  });

  /** @param {LossGeneral} widget */
  constructor(widget) {
    this.widget = widget;
    /** Its own: the widget may be waiting for other data already. */
    this.dataset = /** @type {import("../../shared/datasets.js").Dataset} */ (
      datasetFor(widget.datasetId, widget.language)
    );
    const { x, y } = this.dataset;
    this.data = { x, y };
  }

  /** Follows the minimum from α to α. */
  begin() {
    const { engine } = this.widget;
    const least = engine.fit({ loss: "squared", ...this.data }).coefficients;
    /** @type {Place} */
    let at = [least[0], least[1]];
    for (const alpha of schedule) {
      at = this.#walk(alpha, at);
      this.#gradual.set(alpha, at);
    }
    /** Where a walk that goes at once begins: a line below nearly all points. @type {Place} */
    this.start = [least[0] - 0.45, least[1] - 0.15];
    this.middle = /** @type {Place} */ ([least[0], least[1]]);
    this.widget.turn({ alpha: schedule[0] });
  }

  /** Where the dial stands, unless that is at its start. */
  get alpha() {
    return this.widget.alpha === schedule[0] ? undefined : this.widget.alpha;
  }

  /** The line that followed the minimum. */
  get showing() {
    const { alpha, c } = this.widget;
    const coefficients = this.ends().gradual;
    const fit = { loss: "general", parameters: { alpha, c }, rule: 1, scale: 1, coefficients };
    return { ...this.dataset, fits: [fit] };
  }

  /** @param {number} alpha */
  put(alpha) {
    if (schedule.includes(alpha)) this.widget.turn({ alpha });
  }

  /** @param {number} alpha */
  #loss(alpha) {
    return { loss: /** @type {const} */ ("general"), parameters: { alpha, c: this.widget.c }, ...this.data };
  }

  /** @param {number} alpha @param {Place} start @returns {Place} where it ends */
  #walk(alpha, start) {
    const { x, y, ...loss } = this.#loss(alpha);
    const { coefficients } = this.widget.engine.descend({ ...loss, x, y, start, method, mostSteps: 200 });
    return [coefficients[coefficients.length - 2], coefficients[coefficients.length - 1]];
  }

  /** Of this α: where the two walks end, and the sum of losses there. */
  ends() {
    const { alpha } = this.widget;
    const ends = this.#ends.get(alpha) ?? this.#endsOf(alpha);
    this.#ends.set(alpha, ends);
    return ends;
  }

  /** @param {number} alpha */
  #endsOf(alpha) {
    const { engine } = this.widget;
    const places = { atOnce: this.#walk(alpha, /** @type {Place} */ (this.start)), gradual: this.#gradual.get(alpha) };
    const loss = (/** @type {any} */ start) =>
      engine.descend({ ...this.#loss(alpha), start, method: "gradient", mostSteps: 0 }).objective[0];
    return { ...places, lossAtOnce: loss(places.atOnce), lossGradual: loss(places.gradual) };
  }

  /** @returns {unknown} */
  template() {
    const { widget } = this;
    const { alpha } = widget;
    const step = schedule.indexOf(alpha);
    const last = schedule.length - 1;
    const set = (/** @type {number} */ value) => {
      this.#player.pause();
      widget.turn({ alpha: value });
    };
    const play = () => {
      if (this.#player.playing) this.#player.pause();
      else {
        if (step === last) widget.turn({ alpha: schedule[0] });
        this.#player.play();
      }
      widget.requestUpdate();
    };
    const shown = formatNumber(alpha, widget.language);
    return html`
      ${namedButtons(widget, alpha, set)}
      <div class="dials">
        <button type="button" part="button" class="play" @click=${play}>${widget.text(this.#player.playing ? "pause" : "play")}</button>
        <label class="slider"><span class="name">${widget.text("alpha")} <i>α</i></span><output aria-hidden="true">${shown}</output>
          <input type="range" name="alpha" min="0" max=${last} step="1" .value=${String(step)} aria-valuetext=${shown}
            @input=${(/** @type {any} */ { target }) => set(schedule[target.valueAsNumber])} />
          <span class="ends" aria-hidden="true"><span>${formatNumber(schedule[0], widget.language)}</span><span>−∞</span></span></label>
      </div>
      <p class="where">${this.sentence()}</p>
      <figure class="surface"><p class="axis">${widget.text("slopeAxis")}</p>
        <div class="map"><canvas role="img" aria-label=${this.sentence()}></canvas></div>
        <p class="axis x">${widget.text("interceptAxis")}</p>
        <p class="axis">${widget.text("mapKey")}</p></figure>`;
  }

  sentence() {
    const { widget } = this;
    const { lossAtOnce, lossGradual } = this.ends();
    const number = (/** @type {number} */ value) => formatNumber(value, widget.language, { digits: 3 });
    return widget.text(lossAtOnce > 1.01 * lossGradual ? "stuck" : "together", {
      alpha: number(widget.alpha),
      where: whereIs(widget, widget.alpha),
      atOnce: number(lossAtOnce),
      gradual: number(lossGradual),
    });
  }

  scenes() {
    return [];
  }

  /** Coarsely while α moves, finely once it rests. @param {HTMLCanvasElement[]} canvases */
  draw([canvas]) {
    const { alpha } = this.widget;
    if (this.#chart && alpha !== this.#drawn) {
      this.#resting = false;
      clearTimeout(this.#rest);
      this.#rest = window.setTimeout(() => {
        this.#resting = true;
        this.#chart?.draw();
      }, 120);
    }
    this.#drawn = alpha;
    const [intercept, slope] = /** @type {Place} */ (this.middle);
    const callback = (/** @type {number} */ value) => formatNumber(value, this.widget.language);
    const ticks = { callback, includeBounds: false, maxTicksLimit: 6 };
    const axis = (/** @type {number} */ at) => ({ type: "linear", min: at - half, max: at + half, ticks });
    this.#chart ??= createChart(canvas, {
      type: "scatter",
      data: { datasets: [] },
      options: { layout: { padding: { top: 6, right: 6 } }, scales: { x: axis(intercept), y: axis(slope) } },
      plugins: [
        {
          id: "surface",
          beforeDraw: (/** @type {any} */ chart) => this.#drawSurface(chart),
          afterDraw: (/** @type {any} */ chart) => this.#drawWalks(chart),
        },
      ],
    });
    this.#chart.draw();
  }

  destroy() {
    this.#player.pause();
    clearTimeout(this.#rest);
    this.#resting = true;
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  /** @param {any} chart */
  #drawSurface(chart) {
    const { chartArea, ctx } = chart;
    const look = [chartArea.width, chartArea.height, themeOf(chart).paper].join(" ");
    if (look !== this.#look) {
      this.#look = look;
      this.#images.clear();
      this.widget.ahead.begin(this.ahead());
    }
    const image = this.#imageAt(chart, this.widget.alpha, this.#resting ? fine : coarse);
    if (image) ctx.drawImage(image, chartArea.left, chartArea.top, chartArea.width, chartArea.height);
  }

  /** Paints what the dial shows while it moves. */
  *ahead() {
    for (const alpha of schedule) yield this.#chart && this.#imageAt(this.#chart, alpha, coarse);
  }

  /** @param {any} chart @param {number} alpha @param {number} cell */
  #imageAt(chart, alpha, cell) {
    const [width, height] = [chart.chartArea.width, chart.chartArea.height].map((side) => Math.round(side / cell));
    if (width < 2 || height < 2) return undefined;
    const key = `${cell} ${alpha}`;
    const image = this.#images.get(key) ?? this.#paint(chart, alpha, width, height);
    this.#images.set(key, image);
    return image;
  }

  /** @param {any} chart @param {number} alpha @param {number} width @param {number} height */
  #paint(chart, alpha, width, height) {
    const { paper, scheme } = themeOf(chart);
    const [intercept, slope] = /** @type {Place} */ (this.middle);
    const grid = (/** @type {number} */ coefficient, /** @type {number} */ at, /** @type {number} */ count) => ({
      coefficient,
      from: at - half,
      to: at + half,
      count,
    });
    const surface = this.widget.engine.surface({
      ...this.#loss(alpha),
      coefficients: [0, 0],
      first: grid(0, intercept, width),
      second: grid(1, slope, height),
    });
    return imageOf(surface, surface.minimum, width, { loss: "general", paper, scheme });
  }

  /** @param {any} chart */
  #drawWalks(chart) {
    const { ctx, scales } = chart;
    const { ink, paper } = themeOf(chart);
    const pixel = (/** @type {Place} */ [intercept, slope]) => ({
      x: scales.x.getPixelForValue(intercept),
      y: scales.y.getPixelForValue(slope),
    });
    const { atOnce, gradual } = this.ends();
    const start = pixel(/** @type {Place} */ (this.start));
    const end = pixel(atOnce);
    ctx.save();
    for (const [color, lineWidth] of [
      [paper, 4],
      [ink, 1.5],
    ]) {
      Object.assign(ctx, { strokeStyle: color, lineWidth });
      ctx.beginPath();
      ctx.moveTo(start.x, start.y);
      ctx.lineTo(end.x, end.y);
      ctx.stroke();
      ctx.beginPath();
      ctx.arc(start.x, start.y, 7, 0, 2 * Math.PI);
      ctx.stroke();
      ctx.beginPath();
      ctx.rect(end.x - 5, end.y - 5, 10, 10);
      ctx.stroke();
    }
    ctx.restore();
    drawDot(chart, pixel(/** @type {Place} */ (gradual)));
  }
}

/** How far the map reaches from the least-squares line. */
export const half = 1;
