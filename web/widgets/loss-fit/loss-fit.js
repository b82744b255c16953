import { html, nothing } from "lit";
import { Announcer } from "../../shared/announcer.js";
import { define } from "../../shared/define.js";
import { Gestures } from "../../shared/points/gestures.js";
import { handleLayer, placeHandles } from "../../shared/points/handles.js";
import { isOnPoint, press } from "../../shared/points/keys.js";
import { AttributeElement } from "./attributes.js";
import { dataChooser } from "./chooser.js";
import { publicFits } from "./fits.js";
import { holdFocus } from "./focus.js";
import { Plot } from "./plot.js";
import { readout } from "./readout.js";
import { recipeNames, synthetic } from "./recipe.js";
import { figureNote, residualPicker } from "./residual-picker.js";
import { readSettings, reasonOf, settingNames } from "./settings.js";
import { Sources } from "./sources.js";
import { styles } from "./styles.js";
import { dataTable } from "./table.js";
import { toolbar } from "./toolbar.js";

/**
 * Points and the line each loss fits to them. The reader moves, adds and removes points by mouse, touch, keyboard or
 * table; every line answers in the same frame. The light DOM (a still figure) shows until the widget is ready, and when
 * it cannot be.
 *
 * @customElement loss-fit
 * @attribute {string} dataset - id of a registered data set (web/shared/datasets.js), or "synthetic": points drawn about a
 *   known line, as the reader wants them, with controls for what the next five attributes say
 * @attribute {number} n - of "synthetic": how many points, 20 to 1,000,000; 50 unless given
 * @attribute {string} noise - their noise: "gaussian" (unless given), "laplace", "student-t" (ν = 2), "cauchy" or "skewed"
 * @attribute {number} contamination - the share of outliers among them, 0 to 0.4; 0.1 unless given
 * @attribute {string} kind - of outliers: "vertical" (unless given), spread over all x, or "leverage", far aside too
 * @attribute {number} seed - a whole number: another one draws other points; the same one the same, everywhere
 * @attribute {string} datasets - ids of those that the reader may choose instead, separated by spaces
 * @attribute {string} losses - ids of the losses to fit, separated by spaces; "squared absolute huber" unless given
 * @attribute {string} residuals - the loss whose residuals are drawn, or "none"; the first of `losses` unless given
 * @attribute {string} weights - instead of residuals: the loss whose weights are drawn as the area of points, or "none"
 * @attribute {number} influence - instead of residuals: what one point does, by its leverage and the lines without it; at
 *   first the point of this number, then the one that the reader chooses
 * @attribute {string} points, unseen - what was done to the points (web/shared/points/changes.js); losses without a line
 * @attribute {string} lang - on the element or around it: the language of words and numbers
 * @attribute {number} delta, c - thresholds of every loss that has them, in units of its scale, which is the MAD of its
 *   residuals
 * @attribute {number} tau, epsilon, alpha - the quantile, the half-width of the ε-insensitive band in units of y, the
 *   shape of the general loss (also "-Infinity" and "Infinity")
 * @attribute {string} scale - a number: the fixed scale of log-cosh; unless given, the scale that Huber's fit finds in the
 *   starting points. "s" or "joint": the scale of the losses that take this rule, "mad" unless told; "s" makes Tukey's loss
 *   an MM estimate
 *
 * @property {Fit[]} fits - read-only: the fit of every loss that has one, as { loss, coefficients, scale, objective }
 * @property {Shown} showing - read-only: points and fits with all that it takes to fit them again (web/shared/shown.js)
 * @fires fit - after every refit, bubbles and leaves shadow trees; detail: { fits, points: { x, y }[] }, where points are
 *   those that can be moved: all, or of more than 2,000 those that were chosen; their fits come one by one
 * @csspart plot - the box of the chart; its height is --loss-fit-height
 * @csspart handles, handle - the layer over the chart and the points in it
 * @csspart residuals, toolbar, hint, button, note - the controls and the words between them
 * @csspart readout, equation, error, table, row-chooser - the lines in numbers, and the data
 * @csspart failure - why there is nothing to show
 *
 * @cssproperty --loss-fit-height - height of the chart; follows the width unless given
 * @cssproperty --loss-ink, --loss-muted, --loss-rule, --loss-paper, --loss-accent, --loss-font-ui - the page's tokens
 * @typedef {import("./fits.js").Fit} Fit
 * @typedef {import("../../shared/shown.js").Shown} Shown
 */
export class LossFit extends AttributeElement {
  static styles = [AttributeElement.styles, ...styles];

  static properties = {
    ...AttributeElement.properties,
    heard: { state: true },
    summary: { state: true },
  };

  /** @type {import("./figure.js").Figure | undefined} there once the attributes have made sense */
  #figure;
  #sources = new Sources(
    this,
    (asked) => {
      this.#configure();
      const figure = this.#figure;
      if (asked && figure) this.#say(() => this.text("drawn", { slopes: figure.words.slopes(figure.outcomes) }));
    },
    (figure) => figure === this.#figure && this.#changed(figure),
  );
  /** What is to be said as soon as all lines are those of the points. @type {(() => string) | undefined} */
  #unsaid;
  /** @type {import("./settings.js").Problem | undefined} why they do not now; the reader's points are kept */
  #problem;
  /** @type {Plot | undefined} */
  #plot;
  /** Fields of the table whose text is no number, and how often such text was swept away. */
  #invalid = new Set();
  #edition = 0;
  #restoreFocus = () => {};
  #gestures = new Gestures(
    () => this.#figure?.editing,
    () => this.#plot,
  );
  #announcer = new Announcer((words) => {
    this.#unsaid = undefined;
    this.heard = words;
    this.summary = this.#summary();
  });

  constructor() {
    super();
    this.heard = "";
    this.summary = "";
  }

  /** @returns {Fit[]} */
  get fits() {
    return publicFits((!this.#problem && this.#figure?.outcomes) || []);
  }

  state() {
    return super.state(this.#figure?.wishes);
  }

  get showing() {
    return this.#problem ? undefined : this.#figure?.showing();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#gestures.cancel();
    this.#announcer.stop();
    this.#dropPlot();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.ready) return;
    const isOther = this.datasetId === synthetic && recipeNames.some((name) => changed.has(name));
    if (changed.has("ready") || changed.has("datasetId") || isOther) this.#sources.fetch();
    else if (["engine", ...settingNames].some((name) => changed.has(name))) this.#configure();
    this.#restoreFocus = this.shadowRoot ? holdFocus(this.shadowRoot) : () => {};
  }

  updated() {
    const canvas = this.renderRoot.querySelector("canvas");
    if (!canvas || !this.#figure) this.#dropPlot();
    else if (!this.#plot) this.#plot = new Plot(canvas, this.#figure.scene(), () => this.#placeHandles());
    this.#placeHandles();
    this.#restoreFocus();
  }

  renderReady() {
    const figure = this.#figure;
    if (this.#problem)
      return html`<p class="failure" part="failure" role="alert">${reasonOf(this.#problem, this)}</p><slot></slot>`;
    const busy =
      this.#sources.busy || figure?.isBusy ? html`<p class="busy" part="busy">${this.text("busy")}</p>` : nothing;
    if (!figure) return html`${busy}<slot></slot>`;
    const { editing, words, drawn, weighs, outcomes, start, without, hidden } = figure;
    /** @param {string} key @param {Record<string, string>} [values] */
    const text = (key, values) => this.text(key, values);
    return html`
      <div class="figure" @keydown=${this.#keydown}>
        ${dataChooser({ ids: this.#sources.offered, shown: this.datasetId, choose: this.#choose, element: this })}
        ${this.#sources.controls()}
        <p class="axis y" aria-hidden="true">${words.dataset.yLabel}</p>
        <div class="plot" part="plot">
          <canvas role="img" aria-label=${this.summary}></canvas>
          ${handleLayer({ editing, words, gestures: this.#gestures, text })}
          ${busy}
        </div>
        <p class="axis x" aria-hidden="true">${words.dataset.xLabel}</p>
        ${toolbar({ editing, words, text, focusPoint: this.#focusPoint })}
        ${readout({ outcomes, start, without, hidden, toggle: this.#toggle, words, element: this })}
        ${without ? nothing : residualPicker({ legend: text(weighs ? "weigh" : "residuals"), choices: outcomes.map(({ choice }) => choice), chosen: drawn, choose: this.#draw, element: this })}
        ${figureNote(figure, this)}
        ${figure.rowChooser}
        ${dataTable({ figure, invalid: this.#invalid, edition: this.#edition, judge: this.#judge, element: this })}
        <div class="unseen" role="status">${this.heard}</div>
      </div>
    `;
  }

  /** @param {string} id */
  #choose = (id) => {
    this.#gestures.cancel();
    this.#sweepFields();
    this.datasetId = id;
  };

  #configure() {
    this.requestUpdate();
    /** @type {import("../../engine/engine.js").FitEngine} */
    const engine = this.engine;
    const known = engine.losses.filter(({ task }) => task === "regression").map(({ id }) => id);
    const settings = readSettings(this, known);
    const source = this.#sources.now;
    this.#problem = undefined;
    if ("key" in settings) this.#problem = settings;
    else if (source && "key" in source) this.#problem = source;
    else if (source) {
      this.#figure = this.#sources.figureOf(source, this.#tell);
      this.#figure.choose(settings);
      this.summary = this.#summary();
      this.#plot?.draw(this.#figure.scene());
      this.#dispatch();
    }
  }

  #summary() {
    const figure = this.#figure;
    return figure ? figure.words.summary(figure.size, figure.outcomes) : "";
  }

  /** Everything the reader does comes by here, and is answered before it returns. @type {import("../../shared/points/editing.js").Tell} */
  #tell = (what, point) => {
    const figure = this.#figure;
    if (!figure) return;
    const isRefitted = figure.refit();
    this.#plot?.draw(figure.scene());
    if (isRefitted) this.#dispatch();
    if (["undone", "redone", "wasReset", "chosen"].includes(what)) this.#sweepFields();
    if (what === "chosen" || (what === "quiet" && figure.leftOut)) this.#say(() => figure.kind);
    else if (what !== "quiet") {
      const { words } = figure;
      this.#say(() =>
        this.text(what, { point: point ? words.point(point) : "", slopes: words.slopes(figure.outcomes) }),
      );
    }
    this.requestUpdate();
  };

  /** @param {() => string} words */
  #say(words) {
    this.#unsaid = words;
    if (this.#figure?.isStale) this.#announcer.stop();
    else this.#announcer.soon(words);
  }

  /** Something has come that was not there at once. @param {import("./figure.js").Figure} figure */
  #changed(figure) {
    this.#redraw();
    this.#dispatch();
    if (figure.isStale) return;
    this.summary = this.#summary();
    if (this.#unsaid) this.#announcer.soon(this.#unsaid);
  }

  #dispatch() {
    const points = this.#figure?.points.map(({ x, y }) => ({ x, y }));
    this.dispatchEvent(new CustomEvent("fit", { bubbles: true, composed: true, detail: { fits: this.fits, points } }));
  }

  #draw = (/** @type {string} */ loss) => {
    this.#figure?.draw(loss);
    this.#redraw();
  };

  #toggle = (/** @type {string} */ loss) => {
    this.#figure?.toggle(loss);
    this.#redraw();
  };

  #redraw() {
    if (this.#figure) this.#plot?.draw(this.#figure.scene());
    this.requestUpdate();
  }

  /** @param {string} field @param {boolean} isValid */
  #judge = (field, isValid) => {
    this.#invalid[isValid ? "delete" : "add"](field);
    this.requestUpdate();
  };

  #sweepFields() {
    if (this.#invalid.size > 0) this.#edition += 1;
    this.#invalid.clear();
  }

  /** @param {KeyboardEvent} event */
  #keydown = (event) => {
    const editing = this.#figure?.editing;
    if (!editing || !press(event, editing, this.#gestures)) return;
    event.preventDefault();
    if (isOnPoint(event)) this.#focusPoint();
  };

  /** To the point in the Tab order, once it is there. */
  #focusPoint = async () => {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.handle[tabindex="0"]'))?.focus();
  };

  #placeHandles() {
    if (this.#plot && this.#figure) placeHandles(this.renderRoot, this.#plot, this.#figure.points);
  }

  #dropPlot() {
    this.#plot?.destroy();
    this.#plot = undefined;
  }
}

define("loss-fit", LossFit);
