import { html, unsafeCSS } from "lit";
import { loadEngine } from "../../engine/engine.js";
import { Announcer } from "../../shared/announcer.js";
import controlStyles from "../../shared/controls.css?inline";
import { define } from "../../shared/define.js";
import { LossElement } from "../../shared/element.js";
import { idsIn } from "../../shared/ids.js";
import { formatNumber } from "../../shared/numbers.js";
import { Editing } from "../../shared/points/editing.js";
import { Gestures } from "../../shared/points/gestures.js";
import handleStyles from "../../shared/points/handles.css?inline";
import { handleLayer, placeHandles } from "../../shared/points/handles.js";
import { isOnPoint, press } from "../../shared/points/keys.js";
import { PointModel } from "../../shared/points/model.js";
import { fitsOf } from "../../shared/shown.js";
import { lossToggles, readout, sliders, toolbar } from "./controls.js";
import { entries } from "./entries.js";
import { estimateOf } from "./estimates.js";
import styles from "./loss-estimand.css?inline";
import { Plot } from "./plot.js";

const axis = { min: 0, max: 20 };
/** The only line there is: y is 0 for every point. */
const onTheLine = { decimals: 0, step: 1e-9, nudge: 0 };
/** What there is where a page names none, and at most. */
const usualValues = "2 3 4 6 12";
const mostPoints = 100;
/** @type {import("../../engine/engine.js").LossId[]} */
const offered = ["squared", "absolute", "quantile", "huber"];

/**
 * Points on a line, the sum of losses over each candidate for one number, and the candidate where it is least. Points are
 * moved by mouse, touch and keyboard, typed as numbers, or sent far away. The light DOM shows until it is ready, and when it cannot be.
 *
 * @customElement loss-estimand
 * @attribute {string} values - the points, at most 100 numbers between 0 and 20 separated by spaces
 * @attribute {string} losses - of "squared", "absolute", "quantile", "huber"; "squared absolute" unless given
 * @attribute {number} tau, delta - the quantile, and Huber's threshold in units of the points
 *
 * @property {Shown} showing - read-only: the points and the number that each loss makes of them (web/shared/shown.js)
 * @fires estimate - after every change; bubbles and leaves shadow trees; detail: { points: number[], estimates }
 *
 * @csspart losses, plot, handles, handle, hint, button, slider, readout, entries, failure
 *
 * @cssproperty --loss-ink, --loss-muted, --loss-rule, --loss-edge, --loss-paper, --loss-accent, --loss-font-ui
 * @typedef {import("../../shared/shown.js").Shown} Shown
 */
export class LossEstimand extends LossElement {
  static styles = [LossElement.styles, ...[handleStyles, controlStyles, styles].map((sheet) => unsafeCSS(sheet))];
  static loadEngine = loadEngine;
  static properties = {
    values: { type: String },
    losses: { type: String },
    tau: { type: Number },
    delta: { type: Number },
    said: { state: true },
  };

  /** @type {Editing | undefined} */
  #editing;
  /** @type {Plot | undefined} */
  #plot;
  /** @type {import("./estimates.js").Estimate[]} */
  #estimates = [];
  #gestures = new Gestures(
    () => this.#editing,
    () => this.#plot,
  );
  #announcer = new Announcer((words) => {
    this.said = words;
  });

  constructor() {
    super();
    this.values = usualValues;
    this.losses = "squared absolute";
    this.tau = 0.8;
    this.delta = 1;
    this.said = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#gestures.cancel();
    this.#announcer.stop();
    this.#dropPlot();
  }

  #dropPlot() {
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  get chosen() {
    return offered.filter((id) => idsIn(this.losses).includes(id));
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!this.engine) return;
    if (this.chosen.length === 0) this.losses = "squared absolute";
    if (!this.#editing || changed.has("values")) {
      const asked = this.values.split(/\s+/).filter(Boolean).map(Number).filter(Number.isFinite);
      const x = asked.length > 0 ? asked.slice(0, mostPoints) : usualValues.split(" ").map(Number);
      const model = new PointModel(
        x,
        x.map(() => 0),
      );
      this.#editing = new Editing(model, { x: { decimals: 1, step: 0.1, nudge: 0.2 }, y: onTheLine }, this.#tell);
    }
    this.#editing.limits = { x: axis, y: { min: 0, max: 0 } };
    try {
      this.#estimate();
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
    }
  }

  state() {
    return super.state(this.#editing && { values: this.#points.map(({ x }) => x).join(" ") });
  }

  /** One number for all points: a fit without x. */
  get showing() {
    if (!this.#editing || this.failure) return undefined;
    const y = this.#points.map(({ x }) => x);
    const choices = this.chosen.map((loss) => ({ loss, parameters: this.#parametersOf(loss) }));
    return { x: [], y, yLabel: "y", degree: 0, fits: fitsOf(this.engine, choices, { y }) };
  }

  /** @param {string} loss @returns {Record<string, number>} */
  #parametersOf(loss) {
    /** @type {Record<string, Record<string, number>>} */
    const parameters = { quantile: { tau: this.tau }, huber: { delta: this.delta } };
    return parameters[loss] ?? {};
  }

  #estimate() {
    const y = this.#points.map(({ x }) => x);
    this.#estimates = this.chosen.map((loss) =>
      estimateOf(this.engine, { loss, parameters: this.#parametersOf(loss) }, y, axis),
    );
    const detail = { points: y, estimates: this.#estimates.map(({ loss, value, all }) => ({ loss, value, all })) };
    this.dispatchEvent(new CustomEvent("estimate", { detail, bubbles: true, composed: true }));
  }

  get #points() {
    return /** @type {Editing} */ (this.#editing).model.points;
  }

  /** @type {import("../../shared/points/editing.js").Tell} */
  #tell = (what, point) => {
    if (what !== "quiet") {
      this.#announcer.soon(() =>
        [
          what === "pickedUp" && point ? this.text("pickedUp", { value: this.number(point.x) }) : "",
          this.#sentence(),
        ].join(" "),
      );
    }
    this.requestUpdate();
  };

  /** @param {number} value */
  number(value) {
    return formatNumber(value, this.language, Math.abs(value) < 1e4 ? { decimals: 1 } : { digits: 3 });
  }

  /** What a loss estimates. @param {string} loss */
  estimand(loss) {
    return this.text(`of-${loss}`, { tau: formatNumber(this.tau, this.language, { digits: 2 }) });
  }

  /** @param {import("./estimates.js").Estimate} estimate */
  valueOf({ value, all: [from, to] }) {
    if (to - from < 1e-9 * Math.max(1, Math.abs(value))) return formatNumber(value, this.language, { digits: 4 });
    return this.text("between", { from: this.number(from), to: this.number(to) });
  }

  #sentence() {
    const each = this.#estimates.map((estimate) => `${this.estimand(estimate.loss)}: ${this.valueOf(estimate)}`);
    return `${each.join(", ")}.`;
  }

  #summary() {
    const list = this.#points.map(({ x }) => this.number(x)).join(", ");
    return this.text("summary", { points: list, estimates: this.#sentence() });
  }

  renderReady() {
    const editing = /** @type {Editing} */ (this.#editing);
    const words = { point: (/** @type {{ x: number }} */ { x }) => this.text("point", { value: this.number(x) }) };
    const text = (/** @type {string} */ key) => this.text(key);
    return html`<div class="figure" @keydown=${this.#keydown}>
      ${lossToggles(this, offered)}
      <p class="axis">${this.text("cost")}</p>
      <div class="plot" part="plot">
        <canvas role="img" aria-label=${this.#summary()}></canvas>
        ${handleLayer({ editing, words, gestures: this.#gestures, text })}
      </div>
      <p class="axis x">${this.text("candidate")}</p>
      ${toolbar(this, editing, { add: this.#add, remove: this.#remove, away: this.#away })}
      ${sliders(this)}
      ${readout(this, this.#estimates)}
      ${entries(this, editing)}
      <p class="unseen" role="status">${this.said}</p>
    </div>`;
  }

  updated() {
    const canvas = this.renderRoot.querySelector("canvas");
    if (!canvas) return this.#dropPlot();
    const scene = { points: this.#points, estimates: this.#estimates, axis };
    const place = () => this.#plot && placeHandles(this.renderRoot, this.#plot, this.#points);
    if (!this.#plot) this.#plot = new Plot(canvas, this.language, scene, place);
    else this.#plot.draw(scene);
    place();
  }

  /** Into the middle of the widest gap that is seen, so that no point hides another. */
  #add = () => {
    const seen = [axis.min, ...this.#points.map(({ x }) => x).filter((x) => x > axis.min && x < axis.max), axis.max];
    seen.sort((a, b) => a - b);
    let at = 1;
    for (let i = 1; i < seen.length; i++) if (seen[i] - seen[i - 1] > seen[at] - seen[at - 1]) at = i;
    this.#editing?.addAt({ x: (seen[at] + seen[at - 1]) / 2, y: 0 });
  };

  #remove = () => {
    const { active } = /** @type {Editing} */ (this.#editing);
    if (active !== undefined) this.#editing?.remove(active);
  };

  /** The farthest point goes ten times as far. */
  #away = () => {
    const farthest = /** @type {Editing} */ (this.#editing).order.at(-1);
    if (farthest) this.#editing?.edit(farthest.id, { x: Math.min(1e6, 10 * Math.max(10, farthest.x)) });
  };

  /** @param {KeyboardEvent} event */
  #keydown = (event) => {
    const editing = this.#editing;
    const few = this.#points.length <= 2;
    if (few && isOnPoint(event) && /^(Delete|Backspace)$/.test(event.key)) return;
    if (!editing || !press(event, editing, this.#gestures)) return;
    event.preventDefault();
    if (isOnPoint(event)) this.#focusPoint();
  };

  #focusPoint = async () => {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.handle[tabindex="0"]'))?.focus();
  };
}

define("loss-estimand", LossEstimand);
