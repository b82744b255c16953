import { html, nothing, unsafeCSS } from "lit";
import { loadEngine } from "../../engine/engine.js";
import { Announcer } from "../../shared/announcer.js";
import controlStyles from "../../shared/controls.css?inline";
import { define } from "../../shared/define.js";
import { LossElement } from "../../shared/element.js";
import { formatNumber } from "../../shared/numbers.js";
import { buttons, causeChoices, countSlider, question } from "./controls.js";
import { curveOf, stops } from "./distances.js";
import styles from "./loss-clt.css?inline";
import { barsOf, createDistances, createHeap, showDistances, showHeap } from "./picture.js";
import { axisOf, Pour } from "./pour.js";
import { readout } from "./readout.js";
import { pictured, shapes } from "./shapes.js";

/**
 * Sums of k small independent causes poured into a histogram beside the normal density, and their distance to it over k.
 * It asks first which shape the reader expects. The light DOM shows until it is ready, and when it cannot be.
 *
 * @customElement loss-clt
 * @attribute {string} cause - what one cause looks like: "uniform", "exponential" (unless given), "two-valued", "laplace",
 *   "cauchy"
 * @attribute {number} k - how many causes a sum has: one of 1, 2, 3, 5, 10, 20, 30, 50, 100, 200; 10 unless given
 * @attribute {number} count - how many sums are drawn, at most 1,000,000; 100000 unless given
 * @attribute {string} guess - the shape that the reader expects of the sums of this cause (shapes.js); the reader is asked
 *   unless given
 *
 * @property {Shown} showing - read-only: the histogram of the sums that have arrived as its table (web/shared/shown.js)
 * @fires sums - all sums have arrived; detail: { cause, k, distance }
 *
 * @csspart causes, slider, one, sums, distances - the choice of a cause, the number of causes, the three charts
 * @csspart question, readout, button, failure - the shapes to expect, the numbers, each button, why there is nothing
 *
 * @cssproperty --loss-ink, --loss-muted, --loss-rule, --loss-edge, --loss-paper, --loss-accent, --loss-font-ui
 * @typedef {import("../../shared/shown.js").Shown} Shown
 */
export class LossClt extends LossElement {
  static styles = [LossElement.styles, unsafeCSS(controlStyles), unsafeCSS(styles)];
  static loadEngine = loadEngine;
  static properties = {
    cause: { type: String },
    k: { type: Number },
    count: { type: Number },
    guess: {},
    guesses: { state: true },
    tick: { state: true },
    said: { state: true },
  };

  /** @type {Pour | undefined} */
  #pour;
  /** @type {Record<string, import("./picture.js").HeapChart | import("chart.js").Chart | undefined>} */
  #charts = {};
  #seed = 1;
  #announcer = new Announcer((words) => {
    this.said = words;
  });

  constructor() {
    super();
    /** @type {import("../../engine/engine.js").CauseId} */
    this.cause = "exponential";
    this.k = 10;
    this.count = 100_000;
    this.guess = "";
    /** What the reader expected of the sums, by cause. @type {Record<string, string>} */
    this.guesses = {};
    this.tick = 0;
    this.said = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#pour?.stop();
    this.#announcer.stop();
    this.#dropCharts();
  }

  #dropCharts() {
    for (const chart of Object.values(this.#charts)) chart?.destroy();
    this.#charts = {};
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("guess") && shapes.includes(this.guess)) {
      this.guesses = { ...this.guesses, [this.cause]: this.guess };
    }
    if (!this.engine) return;
    if (!this.engine.causes.includes(this.cause)) this.cause = "exponential";
    if (!stops.includes(this.k)) this.k = 10;
    this.count = Math.max(1, Math.min(1e6, Math.round(this.count) || 1e5));
    const asked = changed.has("guesses") && this.#pour?.cause === this.cause;
    if (!this.#pour || asked || changed.has("cause") || changed.has("k") || changed.has("count")) this.#prepare();
  }

  state() {
    return super.state({ guess: this.guesses[this.cause] });
  }

  /** An empty heap, which fills at once where the reader has already said what to expect. */
  #prepare() {
    this.#pour?.stop();
    const what = { cause: this.cause, k: this.k, count: this.count, seed: this.#seed++ };
    this.#pour = new Pour(this.engine, what, () => this.#changed());
    if (this.guesses[this.cause]) this.#pour.start(this.#still);
  }

  get #still() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  #changed() {
    this.tick++;
    const pour = /** @type {Pour} */ (this.#pour);
    if (pour.running) return;
    this.#announcer.soon(() => this.#sentence());
    if (!pour.done) return;
    const { cause, k, distance } = pour;
    this.dispatchEvent(new CustomEvent("sums", { detail: { cause, k, distance }, bubbles: true, composed: true }));
  }

  #sentence() {
    const { arrived, distance, k } = /** @type {Pour} */ (this.#pour);
    const number = (/** @type {number} */ value) => formatNumber(value, this.language, { digits: 2 });
    return this.text("said", {
      n: formatNumber(arrived, this.language, { decimals: 0 }),
      k,
      cause: this.text(`cause-${this.cause}`),
      distance: number(distance),
      exact: number(this.engine.distanceOfSums({ cause: this.cause, k })),
    });
  }

  renderReady() {
    const pour = /** @type {Pour} */ (this.#pour);
    const guess = this.guesses[this.cause];
    const sums = this.text(this.k === 1 ? "sumOfOne" : "sumOf", { k: this.k });
    return html`
      <div class="controls">
        ${causeChoices(this, this.engine.causes)}
        ${countSlider(this)}
      </div>
      <div class="charts">
        <figure class="one" part="one">
          <figcaption>${this.text("one")}</figcaption>
          <div class="frame"><canvas role="img" aria-label=${this.text(`one-${this.cause}`)}></canvas></div>
        </figure>
        <figure class="sums" part="sums">
          <figcaption>
            <span>${sums}</span>
            <span class="key"><span class="swatch"></span>${this.text("bars")} <span class="stroke"></span>${this.text("normal")}</span>
          </figcaption>
          <div class="frame">
            <canvas role="img" aria-label=${this.#sumsInWords()}></canvas>
            ${guess ? nothing : question(this)}
          </div>
        </figure>
      </div>
      <div class="below">
        <div class="run">
          ${guess ? html`<p class="expected">${this.text("expected")} ${pictured(guess)} ${this.text(`shape-${guess}`)}</p>` : nothing}
          ${buttons(this, pour, { start: () => this.#toggle(), step: () => pour.step(), again: () => this.#again() })}
          ${readout(this, pour)}
        </div>
        <figure class="distances" part="distances">
          <figcaption>${this.text("distances")}</figcaption>
          <div class="frame"><canvas role="img" aria-label=${this.#distancesInWords()}></canvas></div>
          <p class="axis">${this.text("axisK")}</p>
        </figure>
      </div>
      <p class="unseen" aria-live="polite">${this.said}</p>
    `;
  }

  /** The bars of the sums that have arrived, as a table. */
  get showing() {
    const pour = this.#pour;
    if (!pour?.arrived) return undefined;
    const { from, to, cells } = pour.axis;
    const edge = (/** @type {number} */ i) => from + ((to - from) * i) / cells;
    const edges = (/** @type {number} */ shift) => Array.from(pour.counts, (_, i) => edge(i + shift));
    const labels = ["from", "to", "bars"].map((key) => this.text(key));
    const table = [edges(0), edges(1), pour.counts].map((values, i) => ({ label: labels[i], values }));
    return { x: [], y: [], fits: [], table };
  }

  #sumsInWords() {
    if (this.#pour?.running) return this.text("pouring");
    return this.#pour?.arrived ? this.#sentence() : this.text("waiting");
  }

  #distancesInWords() {
    if (!this.guesses[this.cause]) return this.text("waiting");
    const each = [1, 2, 5, 30, 200].map((k) => {
      const distance = this.engine.distanceOfSums({ cause: this.cause, k });
      return `k = ${k}: ${formatNumber(distance, this.language, { digits: 2 })}`;
    });
    return `${this.text("distances")}. ${each.join("; ")}`;
  }

  #toggle() {
    const pour = /** @type {Pour} */ (this.#pour);
    if (pour.running) pour.stop();
    else pour.start(this.#still);
    this.#changed();
  }

  #again() {
    this.#prepare();
    this.tick++;
  }

  updated() {
    const pour = this.#pour;
    const [one, sums, distances] = this.renderRoot.querySelectorAll("canvas");
    if (!pour || !one) return this.#dropCharts();
    const { cause, k } = this;
    if (!this.#charts.one) {
      this.#charts.one = createHeap(one, this.language, []);
      this.#charts.sums = createHeap(sums, this.language, this.#normal());
      this.#charts.distances = createDistances(distances, this.language, [1, 2, 5, 10, 30, 100]);
    }
    const lattice = cause === "two-valued";
    const bars = barsOf(pour.counts, pour.axis, pour.count, lattice);
    const charts = /** @type {any} */ (this.#charts);
    showHeap(charts.one, { bars: this.#one(cause), ticks: pour.single?.causes ?? [] });
    showHeap(charts.sums, { bars, ticks: pour.single ? [pour.single.sum] : [] });
    // Before the reader has said what to expect, nothing gives it away.
    if (!this.guesses[cause]) return showDistances(charts.distances, []);
    const here = { k, distance: this.engine.distanceOfSums({ cause, k }) };
    showDistances(charts.distances, curveOf(this.engine, cause), here);
  }

  /** The normal density, from the engine. */
  #normal() {
    const y = Float64Array.from({ length: 161 }, (_, i) => (i - 80) / 20);
    const { density } = this.engine.likelihood({ noise: "gaussian", y, coefficients: [0], scale: 1 });
    return Array.from(y, (x, i) => ({ x, y: density[i] }));
  }

  /** What many single causes look like. @type {{ cause: string, bars: import("./picture.js").Bar[] } | undefined} */
  #single;

  /** @param {import("../../engine/engine.js").CauseId} cause */
  #one(cause) {
    if (this.#single?.cause !== cause) {
      const axis = axisOf(cause, 1);
      const values = this.engine.draw({ cause, count: 400_000, seed: 1 });
      const { counts } = this.engine.againstNormal({ values, axis });
      this.#single = { cause, bars: barsOf(counts, axis, values.length, cause === "two-valued") };
    }
    return this.#single.bars;
  }
}

define("loss-clt", LossClt);
