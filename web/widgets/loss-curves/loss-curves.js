import { html, unsafeCSS } from "lit";
import { define } from "../../shared/define.js";
import { LossElement } from "../../shared/element.js";
import { formatNumber } from "../../shared/numbers.js";
import { functionsOf } from "../../shared/shown.js";
import { choicesOf, dialOf, entriesOf, readDials, UnknownLoss, writeDials } from "./choices.js";
import { dials, lossToggles, nearDefault, sliderRow, stepOf } from "./controls.js";
import { charactersOf, curvesOf, readingOf } from "./curves.js";
import styles from "./loss-curves.css?inline";
import { notesOn, redescendingNotes, smoothnessNotes } from "./notes.js";
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
 * @attribute {string} offer - ids of the losses that the reader can choose from; all that the engine has unless given
 * @attribute {number} delta, tau, epsilon, c, alpha - that parameter of every loss that has it, until the reader moves
 *   its slider; the engine's default for each loss unless given; alpha may be "-Infinity" or "Infinity"
 * @attribute {string} dials - where sliders of one loss stand: "huber-delta:1.2 tukey-c:4"
 * @attribute {number} residual - the residual marked at first; 2 unless given
 * @attribute {number} range - the axis goes from −range to range, 0.001 to a million; 4 unless given
 * @attribute {boolean} character - also say and mark how often each loss can be differentiated, where it charges
 *   nothing, and which slopes return to 0
 *
 * @property {Shown} showing - read-only: the losses with their parameters (web/shared/shown.js)
 * @fires residual - the reader chose another residual; bubbles and leaves shadow trees; detail: { residual }
 *
 * @csspart losses, charts, slider, readout - the toggles, the grid of charts, each slider, the table of numbers
 * @csspart failure - why there is nothing to show
 *
 * @cssproperty --loss-ink, --loss-muted, --loss-rule, --loss-edge, --loss-paper, --loss-accent, --loss-font-ui,
 *   --loss-font-text - the page's tokens
 *
 * @typedef {import("../../shared/shown.js").Shown} Shown
 */
export class LossCurves extends LossElement {
  static styles = [LossElement.styles, unsafeCSS(styles)];
  static properties = {
    losses: { type: String },
    offer: { type: String },
    ...Object.fromEntries(Object.keys(dials).map((id) => [id, { type: Number }])),
    residual: { type: Number },
    range: { type: Number },
    character: { type: Boolean },
    dialled: { attribute: "dials", converter: { fromAttribute: readDials } },
    said: { state: true },
    picked: { state: true },
  };

  /** The losses that the reader can choose from. @type {string[]} */
  #offered = [];
  #charts = new SmallCharts();
  /** @type {ReturnType<typeof curvesOf> | undefined} */
  #curves;
  /** @type {import("./curves.js").Row[]} */
  #rows = [];
  /** @type {import("./curves.js").Character[]} */
  #characters = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saying;

  constructor() {
    super();
    this.losses = "squared absolute huber";
    /** @type {string | undefined} */
    this.offer = undefined;
    /** @type {Record<string, number>} what the reader's sliders say, by dialOf(loss, parameter) */
    this.dialled = {};
    this.residual = 2;
    this.range = 4;
    this.character = false;
    this.said = "";
    /** The loss that stands out while its toggle has the pointer or the focus. */
    this.picked = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#saying);
    this.#charts.discard();
  }

  get showing() {
    return this.#rows.length > 0 ? functionsOf(this, this.#rows, this.range) : undefined;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!this.engine) return;
    if (!(this.range >= 1e-3 && this.range <= 1e6)) this.range = 4;
    this.residual = Math.max(-this.range, Math.min(this.range, this.residual || 0));
    for (const id of Object.keys(dials)) {
      // What the page says anew holds for every loss.
      if (this.hasUpdated && changed.has(id)) this.#forget(id);
    }
    try {
      const choices = choicesOf(this.engine, this.losses, { ...this.#given(), ...this.dialled });
      this.#offered = this.#offer(choices.map(({ loss }) => loss));
      const moved = [...changed.keys()].every((key) => key === "residual" || key === "said" || key === "picked");
      if (!moved || !this.#curves) {
        this.#curves = curvesOf(this.engine, choices, this.range);
        this.#characters = this.character ? charactersOf(this.engine, choices) : [];
      }
      this.#rows = readingOf(this.engine, choices, this.residual);
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
    }
  }

  state() {
    return super.state({ dialled: writeDials(this.dialled) });
  }

  /** @param {unknown} error */
  errorText(error) {
    if (!(error instanceof UnknownLoss)) return super.errorText(error);
    const known = this.engine.losses.map((/** @type {any} */ { id }) => id);
    return this.text("unknownLoss", { asked: error.message, allowed: known.join(", ") });
  }

  /** The page's parameters. @returns {Record<string, number | null | undefined>} */
  #given() {
    return Object.fromEntries(Object.keys(dials).map((id) => [id, /** @type {any} */ (this)[id]]));
  }

  /** @param {string} parameter */
  #forget(parameter) {
    const others = Object.entries(this.dialled).filter(([dial]) => !dial.endsWith(dialOf("", parameter)));
    this.dialled = Object.fromEntries(others);
  }

  /** @param {string[]} chosen @returns {string[]} in the engine's order */
  #offer(chosen) {
    /** @type {import("../../engine/engine.js").LossEntry[]} */
    const all = this.engine.losses;
    const offered = this.offer ? entriesOf(this.engine, this.offer) : all;
    return all.filter((entry) => offered.includes(entry) || chosen.includes(entry.id)).map(({ id }) => id);
  }

  renderReady() {
    const chosen = this.#rows.map(({ loss }) => loss);
    /** @param {string[]} losses */
    const choose = (losses) => {
      this.losses = losses.join(" ");
    };
    return html`
      ${lossToggles(this, this.#offered, chosen, choose, this.#pick)}
      <div class="charts" part="charts" role="group" tabindex="0" aria-label=${this.text("charts")} @keydown=${this.#press}>
        ${quantities.map((quantity) => this.#figure(quantity))}
        ${this.#sliders()}
      </div>
      ${readoutTable(this, this.residual, this.#rows)}
      <p class="unseen" aria-live="polite">${this.said}</p>
    `;
  }

  /** @param {string} loss */
  #pick = (loss) => {
    this.picked = loss;
  };

  /** @param {import("./quantities.js").Quantity["id"]} id */
  #notes(id) {
    const notes = notesOn(this, this.#curves?.[id] ?? []);
    if (id === "value") return [...smoothnessNotes(this, this.#characters), ...notes];
    return id === "slope" ? [...notes, ...redescendingNotes(this, this.#characters)] : notes;
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
      <div class="notes">${this.#notes(id).map((note) => html`<p>${note}</p>`)}</div>
    </figure>`;
  }

  #sliders() {
    const { residual, range } = this;
    const axis = { symbol: "r", min: -range, max: range, step: stepOf(range) };
    const label = this.text("residual");
    const first = sliderRow(this, { id: "residual", label, ...axis, value: residual }, this.#choose);
    const others = this.#rows.flatMap(({ loss, parameters }) =>
      Object.entries(parameters).map(([parameter, value]) => this.#dial(loss, parameter, value)),
    );
    // More than stand beside a chart go below all of them.
    if (others.length <= 2) return html`<div class="sliders">${first}${others}</div>`;
    return html`<div class="sliders">${first}</div><div class="sliders many">${others}</div>`;
  }

  /**
   * @param {string} loss
   * @param {string} parameter
   * @param {number} value
   */
  #dial(loss, parameter, value) {
    const id = dialOf(loss, parameter);
    return sliderRow(this, { id, label: this.text(`of-${loss}`), ...dials[parameter], value }, (chosen) => {
      this.dialled = { ...this.dialled, [id]: nearDefault(this.engine, loss, parameter, chosen) };
      this.#sayLater();
    });
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
    const { residual, range, character: marked } = this;
    const zones = this.#characters.flatMap(({ loss, deadZone: to }) => (to > 0 ? [{ loss, to }] : []));
    const picked = this.#rows.some(({ loss }) => loss === this.picked) ? this.picked : "";
    const canvases = Array.from(this.renderRoot.querySelectorAll("canvas"));
    const model = { curves: this.#curves, rows: this.#rows, residual, range, marked, zones, picked };
    this.#charts.update(canvases, this.language, model);
  }
}

define("loss-curves", LossCurves);
