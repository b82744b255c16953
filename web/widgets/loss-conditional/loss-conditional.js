import { html, unsafeCSS } from "lit";
import { loadEngine } from "../../engine/engine.js";
import { Announcer } from "../../shared/announcer.js";
import controlStyles from "../../shared/controls.css?inline";
import { define } from "../../shared/define.js";
import { LossElement } from "../../shared/element.js";
import { idsIn } from "../../shared/ids.js";
import { lineSample } from "../../shared/line-sample.js";
import { formatNumber } from "../../shared/numbers.js";
import { curvesOf, grid, kinds } from "./curves.js";
import styles from "./loss-conditional.css?inline";
import { createCloud, showCloud } from "./picture.js";

/**
 * A skewed cloud that grows wider to the right, and what losses estimate at every x: conditional mean, median and
 * quantiles, fitted by polynomials, beside the true ones. The light DOM shows until it is ready, and when it cannot be.
 *
 * @customElement loss-conditional
 * @attribute {string} losses - whose curves are shown: of "squared", "absolute", "quantile" (0.1 and 0.9); all unless given
 * @attribute {number} degree - of the polynomials: 1, 2 (unless given) or 3
 * @attribute {number} at - the x at which curves are read; 8 unless given
 * @attribute {number} count - how many points, 20 to 100,000; 2000 unless given
 * @attribute {number} seed - a whole number: another one draws other points
 * @attribute {boolean} truth - whether the true curves are shown
 *
 * @property {Shown} showing - read-only: the cloud and the fits shown (web/shared/shown.js)
 *
 * @csspart losses, degree, plot, slider, button, readout, failure
 *
 * @cssproperty --loss-ink, --loss-muted, --loss-rule, --loss-edge, --loss-paper, --loss-accent, --loss-font-ui
 *
 * @typedef {import("../../shared/shown.js").Shown} Shown
 */
export class LossConditional extends LossElement {
  static styles = [LossElement.styles, unsafeCSS(controlStyles), unsafeCSS(styles)];
  static loadEngine = loadEngine;
  static properties = {
    losses: { type: String },
    degree: { type: Number },
    at: { type: Number },
    count: { type: Number },
    truth: { type: Boolean },
    seed: { type: Number },
    said: { state: true },
  };

  /** @type {import("./picture.js").CloudChart | undefined} */
  #chart;
  /** @type {{ x: Float64Array, y: Float64Array } | undefined} */
  #cloud;
  /** @type {import("./curves.js").Curve[]} */
  #curves = [];
  #announcer = new Announcer((words) => {
    this.said = words;
  });

  constructor() {
    super();
    this.losses = "squared absolute quantile";
    this.degree = 2;
    this.at = 8;
    this.count = 2000;
    this.truth = false;
    this.seed = 1;
    this.said = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#announcer.stop();
    this.#dropChart();
  }

  #dropChart() {
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  get chosen() {
    return idsIn(this.losses);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!this.engine) return;
    if (![1, 2, 3].includes(this.degree)) this.degree = 2;
    this.count = Math.round(Math.max(20, Math.min(1e5, this.count || 2000)));
    this.seed = Math.round(Math.max(0, Math.min(1e12, this.seed || 0)));
    this.at = Math.round(10 * Math.max(0, Math.min(10, this.at || 0))) / 10;
    try {
      const isNew = !this.#cloud || changed.has("seed") || changed.has("count");
      if (isNew) this.#cloud = this.engine.cloud({ count: this.count, seed: this.seed });
      if (isNew || changed.has("degree"))
        this.#curves = curvesOf(this.engine, /** @type {any} */ (this.#cloud), this.degree);
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
    }
  }

  get #shown() {
    return this.#curves.filter((_, i) => this.chosen.includes(kinds[i].shown));
  }

  /** @param {number} value */
  #number(value) {
    return formatNumber(value, this.language, { decimals: 2 });
  }

  #sentence() {
    const place = Math.round(10 * this.at);
    const each = this.#shown.map(({ id, fitted }) => `${this.text(id)} ${this.#number(fitted[place])}`);
    return `${this.text("here", { x: formatNumber(grid[place], this.language, { decimals: 1 }) })}: ${each.join(", ")}.`;
  }

  #say() {
    this.#announcer.soon(() => this.#sentence());
  }

  renderReady() {
    return html`
      ${this.#toggles()}
      <p class="axis">y</p>
      <div class="plot" part="plot">
        <canvas role="img" aria-label=${this.text("summary", { n: this.count, reading: this.#sentence() })}></canvas>
      </div>
      <label class="slider" part="slider">
        <span>${this.text("at")}</span>
        <output aria-hidden="true"><i>x</i> = ${formatNumber(this.at, this.language, { decimals: 1 })}</output>
        <input type="range" name="at" min="0" max="10" step="0.1" .value=${String(this.at)}
          aria-valuetext=${formatNumber(this.at, this.language, { decimals: 1 })} @input=${this.#move} />
      </label>
      <div class="controls">
        ${this.#degrees()}
        <label class="toggle truth"><input type="checkbox" name="truth" .checked=${this.truth} @change=${this.#reveal} />
          <span>${this.text("truth")}</span></label>
        <button type="button" part="button" class="again" @click=${this.#again}>${this.text("again")}</button>
      </div>
      ${this.#readout()}
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  get showing() {
    if (!this.#cloud) return undefined;
    const fits = this.#shown.map(({ fit }) => fit);
    return { ...this.#cloud, degree: this.degree, fits };
  }

  #toggles() {
    const offered = ["squared", "absolute", "quantile"];
    const flip = (/** @type {string} */ loss) => () => {
      this.losses = offered.filter((id) => this.chosen.includes(id) !== (id === loss)).join(" ");
      this.#say();
    };
    return html`<fieldset class="losses" part="losses">
      <legend class="unseen">${this.text("losses")}</legend>
      ${offered.map((loss) => {
        const on = this.chosen.includes(loss);
        return html`<label class="toggle">
          <input type="checkbox" name=${loss} .checked=${on} @change=${flip(loss)} />${lineSample(loss)}
          <span>${this.text(`of-${loss}`)}</span>
        </label>`;
      })}
    </fieldset>`;
  }

  #degrees() {
    return html`<fieldset class="degree" part="degree">
      <legend>${this.text("degree")}</legend>
      <div class="options">
        ${[1, 2, 3].map(
          (degree) => html`<label><input type="radio" name="degree" value=${degree} .checked=${this.degree === degree}
            @change=${() => {
              this.degree = degree;
              this.#say();
            }} /><span>${degree}</span></label>`,
        )}
      </div>
    </fieldset>`;
  }

  #readout() {
    const place = Math.round(10 * this.at);
    return html`<table part="readout">
      <caption>${this.text("here", { x: formatNumber(this.at, this.language, { decimals: 1 }) })}</caption>
      <thead><tr>
        <th scope="col">${this.text("estimand")}</th><th scope="col">${this.text("fitted")}</th>
        <th scope="col">${this.text("true")}</th>
      </tr></thead>
      <tbody>
        ${this.#shown.map(
          ({ id, loss, fitted, truth }) => html`<tr>
            <th scope="row">${lineSample(loss)}<span>${this.text(id)}</span></th>
            <td>${this.#number(fitted[place])}</td>
            <td>${this.truth ? this.#number(truth[place]) : "…"}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {Event} event */
  #move = ({ target }) => {
    this.at = /** @type {HTMLInputElement} */ (target).valueAsNumber;
    this.#say();
  };

  /** @param {Event} event */
  #reveal = ({ target }) => {
    this.truth = /** @type {HTMLInputElement} */ (target).checked;
  };

  #again = () => {
    this.seed++;
    this.#say();
  };

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    const canvas = this.renderRoot.querySelector("canvas");
    if (!canvas || !this.#cloud) return this.#dropChart();
    const isNew = !this.#chart;
    this.#chart ??= createCloud(canvas, this.language);
    this.#chart.at = this.at;
    // A moved line leaves the two thousand points as they are.
    const moved = [...changed.keys()].every((key) => key === "at" || key === "said");
    if (moved && changed.size > 0 && !isNew) this.#chart.draw();
    else showCloud(this.#chart, { cloud: this.#cloud, curves: this.#shown, truth: this.truth });
  }
}

define("loss-conditional", LossConditional);
