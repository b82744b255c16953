import { html, unsafeCSS } from "lit";
import { loadEngine } from "../../engine/engine.js";
import { Announcer } from "../../shared/announcer.js";
import controlStyles from "../../shared/controls.css?inline";
import { datasetFor, datasetIds, loadDataset } from "../../shared/datasets.js";
import { define } from "../../shared/define.js";
import { idsIn } from "../../shared/ids.js";
import { Player } from "../../shared/player.js";
import handleStyles from "../../shared/points/handles.css?inline";
import sliderStyles from "../../shared/sliders.css?inline";
import { AttributeElement, usualLosses } from "./attributes.js";
import { Charts } from "./charts.js";
import { choice, lossLabel, methodIds, nearestRate, rateSlider, switchOf, transport } from "./controls.js";
import { legend } from "./legend.js";
import styles from "./loss-descent.css?inline";
import { StartHandle } from "./start-handle.js";
import { Walk } from "./walk.js";
import { Words } from "./words.js";

/** @typedef {import("../../engine/engine.js").LossId} LossId */
/** @typedef {import("./descents.js").MethodId} MethodId */

/**
 * The loss over all lines through a data set as a landscape, and an optimiser that walks down from where the reader puts
 * it. Beside it what is left of the loss at each step, and the line that the step stands for.
 *
 * @customElement loss-descent
 * @attribute {string} dataset - id of a registered data set (web/shared/datasets.js)
 * @attribute {string} losses - ids of the losses to choose from, separated by spaces, the first shown first; "squared
 *   absolute huber log-cosh" unless given
 * @attribute {"gradient" | "falling" | "newton" | "irls"} method - of the first walk: gradient steps at a constant or a
 *   falling rate, Newton's steps, or reweighted least squares; "gradient" unless given
 * @attribute {number} rate - of the first walk; the nearest that the slider has; 0.3 unless given
 * @attribute {string} loss - of `losses`, the one shown first; the first of them unless given
 * @attribute {string} start - the line that the first walk starts from: its intercept at x = 0 and its slope
 * @attribute {number} step - the step of the first walk that is shown; the last unless given
 * @attribute {boolean} close, ravine - shows the surface near its minimum; counts x from its first value
 *
 * @property {Shown} showing - read-only: the data, and the line at the foot of the surface (web/shared/shown.js)
 * @fires descent - after every new walk; bubbles and leaves shadow trees; detail: { loss, method, rate, verdict, steps }
 * @csspart handles, handle, transport, button, legend - the layer over the surface, the start in it, the buttons, the scale
 * @csspart failure - why there is nothing to show
 * @cssproperty --loss-ink, --loss-muted, --loss-rule, --loss-edge, --loss-paper, --loss-accent, --loss-font-ui
 */
export class LossDescent extends AttributeElement {
  static loadEngine = loadEngine;
  static styles = [AttributeElement.styles, ...[controlStyles, sliderStyles, handleStyles, styles].map(unsafeCSS)];
  /** @type {Walk | undefined} */
  #walk;
  #charts = new Charts((highest) => this.#drawn(highest));
  #player = new Player(() => this.#next());
  #handle = new StartHandle(
    (pixel) => this.#put(pixel),
    (right, up) => this.#nudge(right, up),
  );
  #announcer = new Announcer((words) => {
    this.heard = words;
  });

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#player.pause();
    this.#announcer.stop();
    this.#charts.destroy();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!this.engine) return;
    if (changed.has("ready") || changed.has("datasetId")) this.#begin();
    else if (changed.has("losses")) this.#attempt((walk) => walk.offer(this.#offered));
    if (changed.has("method") || changed.has("rate")) this.#attempt((walk) => walk.choose(this.#settings));
    // The last, where there is none such.
    if (!this.#walk) return;
    const step = Math.round(this.step);
    Object.assign(this, { step: step >= 0 && step <= this.#last ? step : this.#last });
  }

  get showing() {
    return this.#walk?.showing;
  }

  /** Once there is a walk. */
  get #words() {
    return new Words(this, /** @type {Walk} */ (this.#walk));
  }

  /** @returns {LossId[]} */
  get #offered() {
    return /** @type {LossId[]} */ (idsIn(this.losses.trim() || usualLosses));
  }

  get #settings() {
    return { method: methodIds.includes(this.method) ? this.method : "gradient", rate: nearestRate(this.rate || 0.3) };
  }

  async #begin() {
    const id = this.datasetId;
    try {
      const dataset = datasetFor(id, this.language) ?? (await loadDataset(id, this.language));
      if (id !== this.datasetId) return;
      if (!dataset) {
        this.failure = { words: this.text("unknownDataset", { asked: id, allowed: datasetIds().join(", ") }) };
        return;
      }
      const step = this.#walk ? -1 : this.step;
      this.#walk = new Walk(this.engine, dataset, this.#offered, this.#settings);
      this.#resume(this.#walk);
      this.failure = undefined;
      this.#arrive();
      if (step >= 0 && step < this.#last) Object.assign(this, { step: Math.round(step) });
      this.requestUpdate();
    } catch (error) {
      this.failure = error;
    }
  }

  /** Takes up what the attributes say of the first walk. @param {Walk} walk */
  #resume(walk) {
    if (this.ravine) walk.count("first");
    const [intercept, slope] = this.start.split(/\s+/).map(Number);
    if (Number.isFinite(intercept) && Number.isFinite(slope)) walk.startAt({ intercept, slope });
    const shown = this.#offered.find((id) => id === this.loss);
    if (shown) walk.show(shown);
    Object.assign(this, { start: "", loss: "", ravine: false });
  }

  state() {
    const walk = this.#walk;
    if (!walk) return super.state();
    const { start, loss, losses, method, rate, origin } = walk;
    return super.state({
      method,
      rate,
      loss: loss === losses[0] ? "" : loss,
      start: walk.isMoved ? `${start.intercept} ${start.slope}` : "",
      ravine: origin === "first",
      step: this.step === this.#last ? undefined : this.step,
    });
  }

  /** Something is chosen anew: the whole walk is shown at once. @param {(walk: Walk) => void} act */
  #attempt(act) {
    if (!this.#walk) return;
    try {
      act(this.#walk);
      this.failure = undefined;
      this.#arrive();
    } catch (error) {
      this.failure = error;
    }
  }

  #arrive() {
    this.#player.pause();
    const { descent, method, rate } = /** @type {Walk} */ (this.#walk);
    this.step = this.#last;
    this.requestUpdate();
    const detail = { loss: descent.loss, method, rate, verdict: descent.verdict, steps: this.step };
    this.dispatchEvent(new CustomEvent("descent", { bubbles: true, composed: true, detail }));
    this.#announcer.soon(() => `${this.lossText(descent.loss)}. ${this.#words.verdict()}`);
  }

  renderReady() {
    const walk = this.#walk;
    if (!walk) return html`<slot></slot>`;
    const { descent, method, rate, origin, losses } = walk;
    const { step } = this;
    const words = this.#words;
    const text = (/** @type {string} */ key) => this.text(key);
    const last = descent.left.length - 1;
    const usesRate = method === "gradient" || method === "falling";
    const height = this.text(origin === "middle" ? "heightMiddle" : "heightFirst", { from: words.from() });
    return html`
      <div class="choices">
        ${choice(
          this,
          "loss",
          this.#ordered(losses).map((id) => ({ id, label: lossLabel(this, id) })),
          descent.loss,
          (id) => this.#attempt((at) => at.show(/** @type {LossId} */ (id))),
        )}
        ${choice(
          this,
          "method",
          methodIds.map((id) => ({ id, label: this.text(id) })),
          method,
          (id) => {
            this.method = /** @type {MethodId} */ (id);
          },
        )}
        ${rateSlider(this, rate, usesRate, (chosen) => {
          this.rate = chosen;
        })}
      </div>
      <div class="panels">
        <figure class="surface">
          <figcaption>${this.text("surfaceOf", { loss: this.lossText(descent.loss) })}</figcaption>
          <p class="axis">${this.text("slopeAxis")}</p>
          <div class="plot">
            <canvas role="img" aria-label=${words.summary(step)}></canvas>
            ${this.#handle.template(text, words.start())}
          </div>
          <p class="axis x">${height}</p>
          ${legend(this, descent.loss, descent.minimum / walk.frame.y.length, this.highest / walk.frame.y.length)}
        </figure>
        <figure class="trace">
          <figcaption>${this.text("left")}</figcaption>
          <div class="frame"><canvas role="img" aria-label=${words.trace()}></canvas></div>
          <p class="axis x">${this.text("steps")}</p>
        </figure>
        <figure class="line">
          <figcaption>${this.text("line")}</figcaption>
          <div class="frame"><canvas role="img" aria-label=${this.text("lineAlternative")}></canvas></div>
          <p class="axis x">${walk.dataset.xLabel}</p>
        </figure>
      </div>
      ${transport(this, { step, last, playing: this.#player.playing }, { toggle: this.#toggle, next: this.#stepOn, again: this.#again, go: this.#go })}
      <p class="verdict" part="verdict">${words.now(step)} <strong>${step === last ? words.verdict() : ""}</strong></p>
      <div class="switches">
        ${switchOf(this, "close", this.close, () => {
          Object.assign(this, { close: !this.close });
        })}
        ${switchOf(this, "ravine", origin === "first", () => this.#attempt((at) => at.count(origin === "first" ? "middle" : "first")))}
      </div>
      <div class="unseen" role="status">${this.heard}</div>
    `;
  }

  /** In the order in which the book introduces them. @param {LossId[]} losses @returns {LossId[]} */
  #ordered(losses) {
    const all = this.engine.losses.map((/** @type {any} */ { id }) => id);
    return all.filter((/** @type {LossId} */ id) => losses.includes(id));
  }

  /** @param {{ x: number, y: number }} pixel */
  #put(pixel) {
    const place = this.#charts.surface?.placeAt(pixel);
    if (place) this.#attempt((walk) => walk.startFrom(place, walk.view(this.close)));
  }

  /** @param {number} right @param {number} up */
  #nudge(right, up) {
    this.#attempt((walk) => {
      const view = walk.view(this.close);
      const [intercept, slope] = walk.descent.places[0];
      walk.startFrom([intercept + right * view.half, slope + up * view.half], view);
    });
  }

  /** The last step of the walk that is shown. */
  get #last() {
    return (this.#walk?.descent.left.length ?? 1) - 1;
  }

  #next() {
    const last = this.#last;
    if (this.step < last) this.step += 1;
    if (this.step === last) this.requestUpdate();
    return this.step < last;
  }

  #toggle = () => {
    if (this.#player.playing) this.#player.pause();
    else {
      if (this.step >= this.#last) this.step = 0;
      this.#player.play();
    }
    this.requestUpdate();
  };

  #stepOn = () => this.#go(this.step + 1);

  #again = () => this.#go(0);

  /** @param {number} step */
  #go = (step) => {
    this.#player.pause();
    this.step = step;
    this.requestUpdate();
    this.#announcer.soon(() => this.#words.now(step));
  };

  updated() {
    const canvases = Array.from(this.renderRoot.querySelectorAll("canvas"));
    if (!this.#walk || canvases.length === 0) return this.#charts.destroy();
    this.#charts.update(canvases, this.language, { walk: this.#walk, step: this.step, isClose: this.close });
    this.#drawn(this.highest);
  }

  /** The start's handle follows the chart. @param {number} highest */
  #drawn(highest) {
    this.highest = highest;
    const handle = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".handle"));
    const start = this.#walk?.descent.places[0];
    const at = start && this.#charts.surface?.pixelAt(start);
    if (handle && at) handle.style.transform = `translate(${at.x}px, ${at.y}px)`;
  }
}

define("loss-descent", LossDescent);
