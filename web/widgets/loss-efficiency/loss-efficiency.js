import { html, unsafeCSS } from "lit";
import { loadEngine } from "../../engine/engine.js";
import { Announcer } from "../../shared/announcer.js";
import buttonStyles from "../../shared/controls.css?inline";
import { define } from "../../shared/define.js";
import { LossElement } from "../../shared/element.js";
import { choicesOf, estimatorText } from "../../shared/estimators.js";
import { idsIn } from "../../shared/ids.js";
import { lineSample } from "../../shared/line-sample.js";
import { formatNumber } from "../../shared/numbers.js";
import { inSlices } from "../../shared/slices.js";
import styles from "./loss-efficiency.css?inline";
import { count, Run } from "./run.js";
import { showStrips, strips } from "./strips.js";
import { efficiencies } from "./theory.js";

/** Samples at the start, with each press of the button, and at most at the start. */
const first = 200;
const more = 400;
const most = 5000;

/**
 * Clean samples, again and again: how far the slopes of each estimator spread, beside what theory says.
 *
 * @customElement loss-efficiency
 * @attribute {string} losses - ids of the losses, separated by spaces; "tukey" is the MM estimate
 * @attribute {number} repeats - how many samples are drawn at first, at most 5000; 200 unless given
 * @attribute {string} lang - on the element or around it: the language of words and numbers
 *
 * @property {Shown} showing - read-only: the slopes of all samples as its table; the last sample and its fits
 *   (web/shared/shown.js)
 *
 * @csspart bar, button, chart, readout - the parts of the figure
 * @typedef {import("../../shared/shown.js").Shown} Shown
 */
export class LossEfficiency extends LossElement {
  static styles = [LossElement.styles, unsafeCSS(buttonStyles), unsafeCSS(styles)];
  static loadEngine = loadEngine;

  static properties = {
    losses: {},
    repeats: { type: Number },
    working: { state: true },
    heard: { state: true },
  };

  /** @type {Run | undefined} */
  #run;
  /** @type {any} */
  #chart;
  #stop = () => {};
  #announcer = new Announcer((words) => {
    this.heard = words;
  });

  constructor() {
    super();
    this.losses = "squared absolute huber tukey";
    this.repeats = first;
    this.working = false;
    this.heard = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#pause();
    this.#announcer.stop();
    this.#dropChart();
  }

  #dropChart() {
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.ready || !(changed.has("losses") || changed.has("ready"))) return;
    const { losses: known } = this.engine;
    const asked = idsIn(this.losses).filter((id) => known.some((/** @type {any} */ entry) => entry.id === id));
    this.#run = new Run(this.engine, choicesOf(/** @type {any} */ (asked), this.engine, { scale: 1, rule: "s" }));
    this.#work(Math.max(1, Math.min(most, Math.round(this.repeats) || first)));
  }

  state() {
    // What is under way comes to what was asked for.
    return super.state(this.#run && { repeats: Math.max(this.repeats, this.#run.repeats) });
  }

  /** The slopes of all samples as a table, and the last sample with its fits. */
  get showing() {
    const run = this.#run;
    if (!run?.repeats) return undefined;
    const table = run.choices.map((choice, j) => ({ label: estimatorText(this, choice), values: run.slopes[j] }));
    return { ...run.last, table };
  }

  updated() {
    const canvas = this.renderRoot.querySelector("canvas");
    if (!canvas || !this.#run) return this.#dropChart();
    if (this.#chart) showStrips(this.#chart, this.#run);
    else this.#chart = strips(canvas, this.#run);
  }

  /** Draws samples between frames. @param {number} samples */
  #work(samples) {
    const run = this.#run;
    if (!run) return;
    this.#stop();
    const end = run.repeats + samples;
    this.working = true;
    this.#stop = inSlices(
      () => {
        run.step();
        return run.repeats < end;
      },
      () => {
        if (run.repeats >= end) this.#pause();
        this.requestUpdate();
      },
    );
  }

  #pause() {
    this.#stop();
    if (this.working) this.#announcer.soon(() => this.#summary());
    this.working = false;
  }

  #press = () => {
    if (this.working) this.#pause();
    else this.#work(more);
  };

  renderReady() {
    const run = this.#run;
    if (!run) return html`<slot></slot>`;
    return html`<div class="figure">
      <div class="bar" part="bar">
        <button type="button" part="button" aria-pressed=${this.working} @click=${this.#press}>
          ${this.text(this.working ? "pause" : "more", { more })}
        </button>
        <span>${this.text("repeats", { repeats: formatNumber(run.repeats, this.language, { decimals: 0 }), count })}</span>
      </div>
      <p class="title">${this.text("slopes")}</p>
      <div class="plot" part="chart"><canvas role="img" aria-label=${this.#summary()}></canvas></div>
      <table part="readout">
        <thead>
          <tr>
            <th scope="col">${this.text("line")}</th>
            <th scope="col" class="number">${this.text("spread")}</th>
            <th scope="col" class="number">${this.text("efficiency")}</th>
            <th scope="col" class="number">${this.text("theory")}</th>
          </tr>
        </thead>
        <tbody>
          ${run.choices.map(
            (choice, j) => html`<tr data-loss=${choice.loss}>
              <th scope="row">${lineSample(choice.loss)} <span>${estimatorText(this, choice)}</span></th>
              <td class="number">±${formatNumber(run.spread(j), this.language, { decimals: 3 })}</td>
              <td class="number efficiency">${this.#percent(run.efficiency(j))}</td>
              <td class="number">${this.#percent(efficiencies[choice.loss])}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <div class="unseen" role="status">${this.heard}</div>
    </div>`;
  }

  /** @param {number | undefined} share */
  #percent(share) {
    return share === undefined ? "—" : `${formatNumber(100 * share, this.language, { decimals: 0 })}%`;
  }

  #summary() {
    const run = this.#run;
    if (!run) return "";
    const list = run.choices.map((choice, j) => `${estimatorText(this, choice)} ${this.#percent(run.efficiency(j))}`);
    return this.text("summary", { repeats: run.repeats, list: list.join(", ") });
  }
}

define("loss-efficiency", LossEfficiency);
