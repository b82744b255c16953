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
import { pointsChart, showPoints, showSlopes, slopesChart } from "./charts.js";
import styles from "./loss-breakdown.css?inline";
import { count, most, Run } from "./run.js";
import { holdsUpTo } from "./theory.js";

/** Milliseconds from one outlier to the next. */
const pace = 180;

/**
 * A sample in which one point after the other is spoilt, and the slope that each estimator finds: where it gives way, and
 * where theory says that it must.
 *
 * @customElement loss-breakdown
 * @attribute {string} losses - ids of the losses, separated by spaces; "tukey" is the MM estimate
 * @attribute {"vertical" | "leverage"} kind - which outliers at first
 * @attribute {number} outliers - how many at first
 * @attribute {string} lang - on the element or around it: the language of words and numbers
 *
 * @property {Shown} showing - read-only: the points of the moment and their fits (web/shared/shown.js)
 *
 * @csspart kinds, share, button, charts, readout - the parts of the figure
 * @typedef {import("../../shared/shown.js").Shown} Shown
 */
export class LossBreakdown extends LossElement {
  static styles = [LossElement.styles, unsafeCSS(buttonStyles), unsafeCSS(styles)];
  static loadEngine = loadEngine;

  static properties = {
    losses: {},
    kind: {},
    outliers: { type: Number },
    playing: { state: true },
    heard: { state: true },
  };

  /** @type {Partial<Record<import("./run.js").Kind, Run>>} */
  #runs = {};
  /** @type {any[]} */
  #charts = [];
  #stopWork = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #announcer = new Announcer((words) => {
    this.heard = words;
  });

  constructor() {
    super();
    this.losses = "squared absolute huber tukey";
    /** @type {import("./run.js").Kind} */
    this.kind = "vertical";
    this.outliers = 5;
    this.playing = false;
    this.heard = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#pause();
    this.#announcer.stop();
    this.#stopWork();
    this.#dropCharts();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.ready) return;
    if (changed.has("losses") || changed.has("ready")) this.#runs = {};
    this.outliers = Math.max(0, Math.min(most, Math.round(this.outliers) || 0));
    if (this.kind !== "leverage") this.kind = "vertical";
    if (changed.has("kind")) this.#dropCharts();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const [points, slopes] = /** @type {NodeListOf<HTMLCanvasElement>} */ (this.renderRoot.querySelectorAll("canvas"));
    if (!points) return this.#dropCharts();
    if (this.#charts.length === 0) {
      const scene = this.#scene();
      this.#charts = [pointsChart(points, this.kind, scene), slopesChart(slopes, this.kind, () => this.#scene())];
      this.#work();
    } else {
      this.#draw();
      if (changed.has("losses")) this.#work();
    }
  }

  get #run() {
    const { losses: known } = this.engine;
    const asked = idsIn(this.losses).filter((id) => known.some((/** @type {any} */ entry) => entry.id === id));
    const choices = () => choicesOf(/** @type {any} */ (asked), this.engine, { scale: 1, rule: "s" });
    this.#runs[this.kind] ??= new Run(this.engine, choices(), this.kind);
    return /** @type {Run} */ (this.#runs[this.kind]);
  }

  get showing() {
    return this.ready ? this.#run.showing(this.outliers) : undefined;
  }

  /** @returns {import("./charts.js").Scene} */
  #scene() {
    const run = this.#run;
    const holds = run.choices.map((choice) => holdsUpTo(choice, this.kind)?.share ?? 0).filter((share) => share > 0);
    return { choices: run.choices, stage: run.at(this.outliers), stages: run.stages, holds: [...new Set(holds)] };
  }

  #draw() {
    const [points, slopes] = this.#charts;
    if (!points) return;
    showPoints(points, this.kind, this.#scene());
    showSlopes(slopes, this.kind, this.#scene());
  }

  /** Finds the rest of the curves between frames. */
  #work() {
    this.#stopWork();
    const run = this.#run;
    this.#stopWork = inSlices(
      () => run.step(),
      () => this.#charts[1] && showSlopes(this.#charts[1], this.kind, this.#scene()),
    );
  }

  #dropCharts() {
    for (const chart of this.#charts) chart.destroy();
    this.#charts = [];
  }

  renderReady() {
    const { choices } = this.#run;
    const { fits } = this.#run.at(this.outliers);
    return html`<div class="figure">
      <fieldset class="kinds" part="kinds">
        <legend>${this.text("kinds")}</legend>
        <div class="options">
          ${
            /** @type {const} */ (["vertical", "leverage"]).map(
              (kind) => html`<label>
              <input type="radio" name="kind" .value=${kind} .checked=${kind === this.kind} @change=${() => this.#choose(kind)} />
              <span>${this.text(kind)}</span>
            </label>`,
            )
          }
        </div>
      </fieldset>
      <div class="share" part="share">
        <button type="button" part="button" class="play" aria-pressed=${this.playing} @click=${this.#toggle}>
          ${this.text(this.playing ? "pause" : "play")}
        </button>
        <label for="share">${this.text("outliers")}</label>
        <input
          id="share"
          type="range"
          min="0"
          max=${most}
          step="1"
          .value=${String(this.outliers)}
          aria-valuetext=${this.#shareText}
          @input=${this.#slide}
        />
        <output for="share">${this.#shareText}</output>
      </div>
      <div class="charts" part="charts">
        <div>
          <p class="title">${this.text("points")}</p>
          <div class="plot"><canvas role="img" aria-label=${this.text("pointsAlt", { share: this.#shareText })}></canvas></div>
        </div>
        <div>
          <p class="title">${this.text("slopes")}</p>
          <div class="plot"><canvas role="img" aria-label=${this.#summary()}></canvas></div>
        </div>
      </div>
      <table part="readout">
        <thead>
          <tr>
            <th scope="col">${this.text("line")}</th>
            <th scope="col" class="number">${this.text("slope")}</th>
            <th scope="col" class="number">${this.text("holds")}</th>
          </tr>
        </thead>
        <tbody>
          ${choices.map(
            (choice, j) => html`<tr data-loss=${choice.loss}>
              <th scope="row">${lineSample(choice.loss)} <span>${estimatorText(this, choice)}</span></th>
              <td class="number slope">${this.#slope(fits[j])}</td>
              <td class="number">${this.#limit(choice)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <div class="unseen" role="status">${this.heard}</div>
    </div>`;
  }

  get #shareText() {
    const percent = this.#percent(this.outliers / count);
    return this.text("share", { outliers: this.outliers, count, percent });
  }

  /** @param {number} share */
  #percent(share) {
    return `${formatNumber(100 * share, this.language, { decimals: 0 })}%`;
  }

  /** @param {import("../../shared/estimators.js").Choice} choice */
  #limit(choice) {
    const limit = holdsUpTo(choice, this.kind);
    return limit ? `${limit.atMost ? "≤ " : ""}${this.#percent(limit.share)}` : "—";
  }

  /** @param {number[] | undefined} fit */
  #slope(fit) {
    return fit ? formatNumber(fit[1], this.language, { decimals: 2 }) : "—";
  }

  #summary() {
    const { choices } = this.#run;
    const { fits } = this.#run.at(this.outliers);
    const list = choices.map((choice, j) => `${estimatorText(this, choice)} ${this.#slope(fits[j])}`).join(", ");
    return this.text("slopesAlt", { share: this.#shareText, list });
  }

  /** @param {import("./run.js").Kind} kind */
  #choose(kind) {
    this.kind = kind;
    this.#announcer.soon(() => this.#summary());
  }

  /** @param {Event} event */
  #slide = (event) => {
    this.#pause();
    this.outliers = Number(/** @type {HTMLInputElement} */ (event.target).value);
    this.#announcer.soon(() => this.#summary());
  };

  #toggle = () => {
    if (this.playing) return this.#pause();
    if (this.outliers >= most) this.outliers = 0;
    this.playing = true;
    this.#timer = setTimeout(this.#next, pace);
  };

  #next = () => {
    this.outliers += 1;
    if (this.outliers < most) this.#timer = setTimeout(this.#next, pace);
    else this.#pause();
  };

  #pause() {
    clearTimeout(this.#timer);
    if (this.playing) this.#announcer.soon(() => this.#summary());
    this.playing = false;
  }
}

define("loss-breakdown", LossBreakdown);
