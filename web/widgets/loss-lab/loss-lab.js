import { html, nothing, unsafeCSS } from "lit";
import { loadEngine } from "../../engine/engine.js";
import { Announcer } from "../../shared/announcer.js";
import buttonStyles from "../../shared/controls.css?inline";
import { datasetIds } from "../../shared/datasets.js";
import { define } from "../../shared/define.js";
import { LossElement } from "../../shared/element.js";
import { idsIn } from "../../shared/ids.js";
import { Charts } from "./charts.js";
import { controlsView } from "./controls.js";
import { entranceView } from "./entrance.js";
import { fitsTable } from "./fits-table.js";
import styles from "./loss-lab.css?inline";
import { choicesFor, firstModel, usedRows } from "./model.js";
import { panelsView, pictureOf } from "./pictures.js";
import { Look } from "./residuals/look.js";
import { residualsView } from "./residuals/view.js";
import { Run } from "./run.js";
import { shownOf } from "./shown.js";
import { readSource, titleOf } from "./source.js";
import { summaryView } from "./summary.js";
import { thread } from "./thread.js";
import { verdictOfRun, verdictText, verdictView } from "./verdict-view.js";

/**
 * The reader's own data: a table comes in as text or as a file, columns are chosen, all losses are fitted side by side, and
 * what the residuals say of the noise is put as a hypothesis. Nothing leaves the device. The light DOM shows until the
 * widget is ready, and when it cannot be.
 *
 * @customElement loss-lab
 * @attribute {string} dataset - id of the registered data set that it starts with; without one it waits for data
 * @attribute {string} datasets - ids of those that are offered as samples, separated by spaces
 * @attribute {string} losses - ids of the losses fitted at first; "squared absolute huber" unless given
 * @attribute {string} lang - on the element or around it: the language of words and numbers
 *
 * @property {Run | undefined} run - read-only: the model, its fits and what else was computed of them
 * @property {Shown} showing - read-only: the rows that are used and their fits (web/shared/shown.js)
 * @fires run - after everything was computed, bubbles and leaves shadow trees
 *
 * @csspart entrance, field, button, progress, failure - where data come in
 * @csspart summary, model - what was read, and what is fitted
 * @csspart panels, plot, fits, verdict, residuals - what was found
 * @typedef {import("../../shared/shown.js").Shown} Shown
 */
export class LossLab extends LossElement {
  static styles = [LossElement.styles, unsafeCSS(buttonStyles), unsafeCSS(styles)];
  static loadEngine = loadEngine;

  static properties = {
    datasetId: { attribute: "dataset" },
    datasets: {},
    losses: {},
    reading: { state: true },
    problem: { state: true },
    heard: { state: true },
  };

  /** @type {import("./source.js").Source | undefined} */
  #source;
  /** @type {import("./csv/read.js").Wishes} */
  #wishes = {};
  /** @type {import("./csv/read.js").Table | undefined} */
  #table;
  /** @type {import("./model.js").Model | undefined} */
  #model;
  /** @type {Run | undefined} */
  #run;
  /** @type {AbortController | undefined} */
  #aborter;
  #charts = new Charts();
  /** A look at what a fit leaves over: its work is done when it is near. @type {Look | undefined} */
  #look;
  #isNear = false;
  #watcher = new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) this.#comesNear();
  });
  #announcer = new Announcer((words) => {
    this.heard = words;
  });

  constructor() {
    super();
    this.datasetId = "";
    this.datasets = "phones starsCYG engel stackloss";
    this.losses = "squared absolute huber";
    /** @type {{ share: number, rows: number } | undefined} */
    this.reading = undefined;
    this.problem = "";
    this.heard = "";
  }

  /** Errors in the words of tables: rows and columns, not points. @param {any} error */
  errorText(error) {
    const own = `fit-${error?.code}`;
    const said = this.text(own);
    return said === own ? super.errorText(error) : said;
  }

  /** The reader's own table is in no link: it does not leave the device. */
  state() {
    const datasetId = this.#source?.kind === "sample" ? this.#source.id : "";
    return super.state({ datasetId, losses: this.#model?.losses.join(" ") ?? this.losses });
  }

  get run() {
    return this.#run;
  }

  /** The columns and the fits that have come, with all that it takes to fit them again. */
  get showing() {
    const [table, run] = [this.#table, this.#run];
    if (!table || !run || run.fitted.length === 0) return undefined;
    return { title: titleOf(this.#source, this), ...shownOf(table, run) };
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#aborter?.abort();
    this.#run?.cancel();
    this.#announcer.stop();
    this.#watcher.disconnect();
    this.#charts.clear();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (this.ready && (changed.has("ready") || changed.has("datasetId")) && this.datasetId) {
      this.#read({ kind: "sample", id: this.datasetId });
    }
  }

  updated() {
    if (!this.isConnected) return;
    this.#charts.show(this.renderRoot, (name) => this.#pictureOf(name));
    const further = this.renderRoot.querySelector(".further");
    if (further && !this.#isNear) this.#watcher.observe(further);
  }

  renderReady() {
    const [table, model, run] = [this.#table, this.#model, this.#run];
    const sample = this.#source?.kind === "sample" ? this.#source.id : undefined;
    const known = datasetIds();
    return html`<div class="lab">
      ${entranceView({
        samples: idsIn(this.datasets).filter((id) => known.includes(id)),
        sample,
        reading: this.reading,
        problem: this.problem,
        read: (source) => this.#read(source),
        cancel: () => this.#aborter?.abort(),
        element: this,
      })}
      ${
        table
          ? summaryView({
              table,
              title: titleOf(this.#source, this),
              used: run?.used,
              isSample: sample !== undefined,
              wishes: this.#wishes,
              readAgain: (wishes) => this.#source && this.#read(this.#source, wishes),
              element: this,
            })
          : this.reading
            ? nothing
            : html`<p class="empty">${this.text("empty")}</p>`
      }
      ${table && model ? controlsView({ table, model, change: (change) => this.#change(change), element: this }) : nothing}
      ${table && run ? this.#results(table, run) : nothing}
      <div class="unseen" role="status">${this.heard}</div>
    </div>`;
  }

  /** @param {import("./csv/read.js").Table} table @param {Run} run */
  #results(table, run) {
    return html`<div class="results">
      <div class="working run" part="progress">
        ${
          run.state === "running"
            ? html`<progress aria-label=${this.text("fitting")} max=${run.of} .value=${run.done}></progress>
              <span>${this.text("fitting")}</span>
              <button type="button" part="button" class="stop" @click=${this.#stop}>${this.text("cancel")}</button>`
            : run.state === "cancelled"
              ? html`<span>${this.text("stopped")}</span>
                <button type="button" part="button" class="again" @click=${() => this.#fit()}>${this.text("fitAgain")}</button>`
              : nothing
        }
      </div>
      ${run.outcomes.length === 0 ? html`<p class="empty">${this.text("noLoss")}</p>` : nothing}
      ${verdictView({ run, element: this })}
      ${run.panels.length > 0 ? panelsView({ run, table, element: this }) : nothing}
      ${run.outcomes.length > 0 ? fitsTable({ run, table, element: this }) : nothing}
      <div class="further">
        ${this.#look?.run === run ? residualsView({ look: this.#look, table, element: this }) : nothing}
      </div>
    </div>`;
  }

  #comesNear() {
    this.#isNear = true;
    this.#watcher.disconnect();
    this.#lookOn();
    this.requestUpdate();
  }

  /** Looks at the fits of the run, as the last look was. */
  #lookOn() {
    const run = this.#run;
    if (!this.#isNear || run?.state !== "done" || this.#look?.run === run) return;
    const { loss = "", noise = /** @type {const} */ ("gaussian") } = this.#look ?? {};
    this.#look = new Look(run, { loss, noise }, () => this.requestUpdate());
  }

  /**
   * Reads other data; those that are here stay until the new ones are.
   * @param {import("./source.js").Source} source
   * @param {import("./csv/read.js").Wishes} [wishes]
   */
  async #read(source, wishes = {}) {
    this.#aborter?.abort();
    const aborter = new AbortController();
    this.#aborter = aborter;
    this.problem = "";
    this.reading = { share: 0, rows: 0 };
    const found = await readSource(source, wishes, this.language, {
      signal: aborter.signal,
      onProgress: (share, rows) => {
        if (aborter === this.#aborter) this.reading = { share, rows };
      },
    });
    if (aborter !== this.#aborter) return;
    this.#aborter = undefined;
    this.reading = undefined;
    if ("problem" in found) {
      this.problem = `${this.text(`problem-${found.problem}`)} ${this.#table ? this.text("kept") : ""}`;
      return;
    }
    this.#source = source;
    this.#wishes = wishes;
    this.#table = found;
    const known = this.engine.losses.map((/** @type {any} */ { id }) => id);
    this.#model = firstModel(
      found,
      this.#model?.losses ?? known.filter((/** @type {string} */ id) => idsIn(this.losses).includes(id)),
    );
    this.#fit();
  }

  /** @param {import("./controls.js").Change} change */
  #change(change) {
    if (!this.#model) return;
    this.#model = { ...this.#model, ...change(this.#model) };
    this.#fit();
  }

  #fit() {
    if (!this.#table || !this.#model) return;
    this.#run?.cancel();
    const used = usedRows(this.#table, this.#model);
    const run = new Run(thread, used, this.#model, choicesFor(this.#model, this.engine), (changed) => {
      if (changed !== this.#run) return;
      this.requestUpdate();
      if (changed.state === "done") this.#finished(changed);
    });
    this.#run = run;
    this.requestUpdate();
    run.start();
  }

  #stop = () => {
    this.#run?.cancel();
    this.requestUpdate();
  };

  /** @param {Run} run */
  #finished(run) {
    this.#lookOn();
    const verdict = verdictOfRun(run);
    this.#announcer.soon(() => (verdict ? verdictText(verdict, run, this) : this.text("fitted")));
    this.dispatchEvent(new CustomEvent("run", { bubbles: true, composed: true }));
  }

  /** @param {string} name */
  #pictureOf(name) {
    const [kind, which] = name.split(" ");
    if (kind === "look") return this.#look?.pictures[/** @type {"fitted"} */ (which)];
    const panel = this.#run?.panels[Number(which)];
    return panel && pictureOf(panel);
  }
}

define("loss-lab", LossLab);
