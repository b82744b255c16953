import { html, unsafeCSS } from "lit";
import { loadEngine } from "../../engine/engine.js";
import { Announcer } from "../../shared/announcer.js";
import controlStyles from "../../shared/controls.css?inline";
import { datasetFor, datasetIds, loadDataset } from "../../shared/datasets.js";
import { define } from "../../shared/define.js";
import { LossElement } from "../../shared/element.js";
import sliderStyles from "../../shared/sliders.css?inline";
import { AdaptiveView } from "./adaptive-view.js";
import { Ahead } from "./ahead.js";
import { CurveChart } from "./curve-chart.js";
import { DialView } from "./dial-view.js";
import styles from "./loss-general.css?inline";
import { SurfaceView } from "./surface-view.js";

const views = { dial: DialView, adaptive: AdaptiveView, surface: SurfaceView };

/**
 * Barron's general robust loss, one dial for a family: its curves ("dial"), its fit to data with α estimated too
 * ("adaptive"), or its surface over all lines as α falls ("surface").
 *
 * @customElement loss-general
 * @attribute {"dial" | "adaptive" | "surface"} view - what is shown; "dial" unless given
 * @attribute {number} alpha, c - where the dials of "dial" stand at first (1 and 1 unless given); c is also that of "surface".
 *   alpha is also where "adaptive" (0 to 2) and "surface" (one of its schedule) stand; at the end and at 2 unless given
 * @attribute {string} dataset - id of a registered data set, for "adaptive" and "surface"
 * @attribute {string} datasets - ids that the reader chooses from, for "adaptive"; `dataset` alone unless given
 *
 * @property {Shown} showing - read-only: the loss as a function, or the data and the line shown (web/shared/shown.js)
 * @fires general - after every turn of a dial; bubbles and leaves shadow trees; detail: { alpha, c }
 *
 * @csspart button - the buttons
 * @csspart failure - why there is nothing to show
 *
 * @cssproperty --loss-ink, --loss-muted, --loss-rule, --loss-edge, --loss-paper, --loss-accent, --loss-font-ui - the
 *   page's tokens
 * @typedef {import("../../shared/shown.js").Shown} Shown
 */
export class LossGeneral extends LossElement {
  static loadEngine = loadEngine;
  static styles = [LossElement.styles, ...[controlStyles, sliderStyles, styles].map(unsafeCSS)];
  static properties = {
    view: {},
    alpha: { type: Number },
    c: { type: Number },
    datasetId: { attribute: "dataset" },
    datasets: {},
    heard: { state: true },
  };

  /** @type {DialView | AdaptiveView | SurfaceView | undefined} once its data are here */
  #view;
  /** What the view will be asked for. */
  ahead = new Ahead();
  /** @type {CurveChart[]} */
  #charts = [];
  /** Whether a view has begun: from then on the reader says where its dial stands. */
  #begun = false;
  #announcer = new Announcer((words) => {
    this.heard = words;
  });

  constructor() {
    super();
    /** @type {keyof typeof views} */
    this.view = "dial";
    this.alpha = 1;
    this.c = 1;
    this.datasetId = "";
    this.datasets = "";
    this.heard = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#announcer.stop();
    this.#dropCharts();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!(this.c > 0 && this.c < 1e6)) this.c = 1;
    if (Number.isNaN(this.alpha)) this.alpha = 1;
    if (this.engine && (changed.has("ready") || changed.has("datasetId") || changed.has("view"))) this.#begin();
  }

  async #begin() {
    const id = this.datasetId;
    const shown = Object.hasOwn(views, this.view) ? this.view : "dial";
    try {
      if (shown !== "dial") await loadDataset(id, this.language);
      if (id !== this.datasetId) return;
      if (shown !== "dial" && !datasetFor(id, this.language)) {
        this.failure = { words: this.text("unknownDataset", { asked: id, allowed: datasetIds().join(", ") }) };
        return;
      }
      this.#dropCharts();
      const view = new views[shown](this);
      const asked = !this.#begun && this.hasAttribute("alpha") ? this.alpha : undefined;
      view.begin();
      if (asked !== undefined) view.put(asked);
      this.#begun = true;
      this.#view = view;
      if (view instanceof AdaptiveView) this.ahead.begin(view.ahead());
      this.failure = undefined;
      this.requestUpdate();
    } catch (error) {
      this.failure = error;
    }
  }

  state() {
    return super.state(this.#view && { alpha: this.#view.alpha });
  }

  get showing() {
    return this.failure ? undefined : this.#view?.showing;
  }

  /** Sets dials. @param {{ alpha?: number, c?: number }} to */
  turn(to) {
    Object.assign(this, to);
    const detail = { alpha: this.alpha, c: this.c };
    this.dispatchEvent(new CustomEvent("general", { bubbles: true, composed: true, detail }));
    this.#announcer.soon(() => this.#view?.sentence() ?? "");
  }

  /** Another data set. @param {string} id */
  take(id) {
    this.datasetId = id;
  }

  renderReady() {
    if (!this.#view) return html`<slot></slot>`;
    return html`${this.#view.template()}
      <div class="unseen" role="status">${this.heard}</div>`;
  }

  updated() {
    const canvases = Array.from(this.renderRoot.querySelectorAll("canvas"));
    if (!this.#view) return;
    if (canvases.length === 0) return this.#dropCharts();
    if (this.#view instanceof SurfaceView) this.#view.draw(canvases);
    for (const [i, scene] of this.#view.scenes().entries()) {
      const chart = this.#charts[i];
      if (chart) chart.draw(scene);
      else this.#charts[i] = new CurveChart(canvases[i], scene, this.language);
    }
  }

  #dropCharts() {
    for (const chart of this.#charts) chart.destroy();
    this.#charts = [];
    this.ahead.stop();
    this.#view?.destroy();
  }
}

define("loss-general", LossGeneral);
