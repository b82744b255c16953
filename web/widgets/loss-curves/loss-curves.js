import { html, unsafeCSS } from "lit";
import { LossElement } from "../../shared/element.js";
import { formatNumber } from "../../shared/numbers.js";
import { choicesOf, UnknownLoss } from "./choices.js";
import { dials, lossToggles, nearDefault, sliderRow, stepOf } from "./controls.js";
import { curvesOf, readingOf } from "./curves.js";
import styles from "./loss-curves.css?inline";
import { notesOn } from "./notes.js";
import { quantities } from "./quantities.js";
import { mathOf, readoutSentence, readoutTable } from "./readout.js";
import { SmallCharts } from "./small-charts.js";

/** How long a residual must rest before it is read out, in milliseconds. */
const pause = 600;

/**
 * Value, slope, curvature, weight and noise density of the chosen losses in linked small charts, and their numbers at
 * one residual. The light DOM shows until the charts are there, and when they cannot be.
 *
 * @customElement loss-curves
 * @attribute {string} losses - ids of the losses shown at first, separated by spaces; "squared absolute huber" unless given
 * @attribute {number} delta - Huber's δ; the engine's default unless given
 * @attribute {number} tau - the quantile's τ; the engine's default unless given
 * @attribute {number} residual - the residual marked at first; 2 unless given
 * @attribute {number} range - the axis goes from −range to range; 4 unless given
 *
 * @fires residual - the reader chose another residual; bubbles and leaves shadow trees; detail: { residual }
 *
 * @csspart losses, charts, slider, readout - the toggles, the grid of charts, each slider, the table of numbers
 * @csspart failure - why there is nothing to show
 *
 * @cssproperty --loss-ink, --loss-muted, --loss-rule, --loss-edge, --loss-paper, --loss-accent, --loss-font-ui,
 *   --loss-font-text - the page's tokens
 */
export class LossCurves extends LossElement {
  static styles = [LossElement.styles, unsafeCSS(styles)];
  static properties = {
    losses: { type: String },
    delta: { type: Number },
    tau: { type: Number },
    residual: { type: Number },
    range: { type: Number },
    said: { state: true },
  };

  #charts = new SmallCharts();
  /** @type {ReturnType<typeof curvesOf> | undefined} */
  #curves;
  /** @type {import("./curves.js").Row[]} */
  #rows = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saying;

  constructor() {
    super();
    this.losses = "squared absolute huber";
    /** @type {number | undefined} */
    this.delta = undefined;
    /** @type {number | undefined} */
    this.tau = undefined;
    this.residual = 2;
    this.range = 4;
    this.said = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#saying);
    this.#charts.discard();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!this.engine) return;
    if (!(this.range > 0)) this.range = 4;
    this.residual = Math.max(-this.range, Math.min(this.range, this.residual || 0));
    try {
      const choices = choicesOf(this.engine, this.losses, { delta: this.delta, tau: this.tau });
      const moved = [...changed.keys()].every((key) => key === "residual" || key === "said");
      if (!moved || !this.#curves) this.#curves = curvesOf(this.engine, choices, this.range);
      this.#rows = readingOf(this.engine, choices, this.residual);
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
    }
  }

  /** @param {unknown} error */
  errorText(error) {
    if (!(error instanceof UnknownLoss)) return super.errorText(error);
    return this.text("unknownLoss", { asked: error.message, allowed: this.#known.join(", ") });
  }

  /** @returns {string[]} */
  get #known() {
    return this.engine.losses.map((/** @type {any} */ { id }) => id);
  }

  renderReady() {
    const chosen = this.#rows.map(({ loss }) => loss);
    /** @param {string[]} losses */
    const choose = (losses) => {
      this.losses = losses.join(" ");
    };
    return html`
      ${lossToggles(this, this.#known, chosen, choose)}
      <div class="charts" part="charts" role="group" tabindex="0" aria-label=${this.text("charts")} @keydown=${this.#press}>
        ${quantities.map((quantity) => this.#figure(quantity))}
        <div class="sliders">${this.#sliders()}</div>
      </div>
      ${readoutTable(this, this.residual, this.#rows)}
      <p class="unseen" aria-live="polite">${this.said}</p>
    `;
  }

  /** @param {import("./quantities.js").Quantity} quantity */
  #figure({ id, symbol }) {
    const alternative = this.text("alternative", {
      quantity: this.text(id),
      range: formatNumber(this.range, this.language),
      reading: readoutSentence(this, this.residual, this.#rows, [id]),
    });
    return html`<figure class=${id}>
      <figcaption>${this.text(id)} ${mathOf(symbol)}</figcaption>
      <div class="frame"><canvas role="img" aria-label=${alternative} @pointermove=${this.#point} @click=${this.#point}></canvas></div>
      <div class="notes">${notesOn(this, this.#curves?.[id] ?? []).map((note) => html`<p>${note}</p>`)}</div>
    </figure>`;
  }

  #sliders() {
    const { residual, range } = this;
    const step = stepOf(range);
    const parameters = this.#rows.flatMap(({ parameters }) => Object.entries(parameters));
    return [
      sliderRow(this, { id: "residual", symbol: "r", min: -range, max: range, step, value: residual }, this.#choose),
      ...parameters.map(([id, value]) =>
        sliderRow(this, { id, ...dials[id], value }, (chosen) => {
          Object.assign(this, { [id]: nearDefault(this.engine, id, chosen) });
          this.#sayLater();
        }),
      ),
    ];
  }

  /** @param {number} residual */
  #choose = (residual) => {
    const step = stepOf(this.range);
    const stepped = Number((Math.round(residual / step) * step).toFixed(6));
    const next = Math.max(-this.range, Math.min(this.range, stepped));
    if (next === this.residual) return;
    this.residual = next;
    this.#sayLater();
    this.dispatchEvent(new CustomEvent("residual", { detail: { residual: next }, bubbles: true, composed: true }));
  };

  /** @param {PointerEvent} event */
  #point = ({ currentTarget, offsetX }) => {
    const residual = this.#charts.residualAt(currentTarget, offsetX);
    if (residual !== undefined) this.#choose(residual);
  };

  /** @param {KeyboardEvent} event */
  #press = (event) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    // The sliders inside have arrow keys of their own.
    if (!direction || event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#choose(this.residual + direction * stepOf(this.range) * (event.shiftKey ? 10 : 1));
  };

  #sayLater() {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => {
      this.said = readoutSentence(this, this.residual, this.#rows, ["value", "slope"]);
    }, pause);
  }

  updated() {
    if (!this.#curves) return;
    const { residual, range } = this;
    const canvases = Array.from(this.renderRoot.querySelectorAll("canvas"));
    this.#charts.update(canvases, this.language, { curves: this.#curves, rows: this.#rows, residual, range });
  }
}

customElements.define("loss-curves", LossCurves);
