import { html, nothing, unsafeCSS } from "lit";
import { loadEngine } from "../../engine/engine.js";
import { Announcer } from "../../shared/announcer.js";
import { datasetFor, datasetIds, loadDataset } from "../../shared/datasets.js";
import { define } from "../../shared/define.js";
import { idsIn } from "../../shared/ids.js";
import { Gestures } from "../../shared/points/gestures.js";
import { press } from "../../shared/points/keys.js";
import { readAddress, writeAddress } from "./address.js";
import { AttributeElement } from "./attributes.js";
import { board } from "./board.js";
import { Charts } from "./charts.js";
import { dial, noisePicker } from "./controls.js";
import { Figures } from "./figures.js";
import { draggedTo, GripDrag, gripPlaces } from "./grips.js";
import { algebras, usualOf } from "./noises.js";
import { picture } from "./picture.js";
import { stepper } from "./stepper.js";
import { stepOf, steps } from "./steps.js";
import { styles } from "./styles.js";
import { Trial } from "./trial.js";
import { pointWords, reasonOf, stateWords } from "./words.js";

/**
 * From noise to loss, a step at a time: a line, points and the noise about them; the likelihood of that line in algebra,
 * in the numbers of these points, and as a picture. The light DOM shows until the widget is ready, and when it cannot be.
 *
 * @customElement loss-mle
 * @attribute {string} dataset - id of a registered data set (web/shared/datasets.js); "spring" unless given
 * @attribute {string} noise - the noise at first; "gaussian" unless given
 * @attribute {string} noises - the noises that can be chosen, separated by spaces; all that the widget knows unless given
 * @attribute {string} step - the step at first; the first of `steps` unless given
 * @attribute {string} steps - the steps that can be gone through, separated by spaces; all unless given
 * @attribute {number} tau, delta, nu - the parameter of the noise that has it, until the reader moves its slider
 * @attribute {string} points - what was done to the points, as web/shared/points/changes.js writes it
 * @attribute {string} line - where the line stands at first: its height, slope and scale
 * @attribute {boolean} best - whether the best line is shown too
 * @attribute {boolean} addressed - keeps noise and step in the page's address, as #<id of the element>/<noise>/<step>
 * @attribute {string} lang - on the element or around it: the language of words and numbers
 *
 * @property {object} reading - read-only: { noise, step, line, now, best, record, lossFit, lossScale, points }
 * @fires step - another step or noise; bubbles and leaves shadow trees; detail: { noise, step }
 * @csspart noises, dial, steps, derivation, score, digits, table, steppers, grip, handle, handles, button - its parts
 * @csspart failure - why there is nothing to show
 *
 * @cssproperty --loss-ink, --loss-muted, --loss-rule, --loss-edge, --loss-paper, --loss-accent, --loss-font-ui - the
 *   page's tokens
 */
export class LossMle extends AttributeElement {
  static styles = [AttributeElement.styles, ...styles.map((text) => unsafeCSS(text))];
  static loadEngine = loadEngine;

  /** @type {Trial | undefined} */
  #trial;
  /** Why there is none: a key of the strings, and what was asked for. @type {{ key: string, asked: string } | undefined} */
  #problem;
  #charts = new Charts();
  /** Parameters that the reader's slider said, by noise. @type {Record<string, Record<string, number>>} */
  #dialled = {};
  #gestures = new Gestures(
    () => this.#trial?.editing,
    () => this.#charts.plot,
  );
  #announcer = new Announcer((words) => {
    this.heard = words;
  });
  #drag = new GripDrag(
    (part) => (this.#trial ? (this.#charts.plot?.pixelAt(gripPlaces(this.#trial)[part]).y ?? 0) : 0),
    (part, pixel) => {
      const place = this.#charts.plot?.placeAt({ x: 0, y: pixel });
      if (!this.#trial || !place) return;
      this.#trial.move(draggedTo(this.#trial, part, place.y));
      this.#moved();
    },
  );

  get reading() {
    const { line, now, best, record, lossFit, lossScale, points } = this.#trial ?? {};
    const step = this.#trial && this.#step.id;
    return { noise: this.noise, step, line, now, best, record, lossFit, lossScale, points };
  }

  get showing() {
    return this.#trial?.showing;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.#arrive);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#arrive);
    this.#gestures.cancel();
    this.#drag.stop();
    this.#announcer.stop();
    this.#charts.destroy();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.ready) return;
    if (changed.has("ready") && this.addressed) this.#follow();
    if (changed.has("ready") || changed.has("datasetId")) this.#fetch();
    else if (["noise", "tau", "delta", "nu"].some((name) => changed.has(name))) this.#choose();
  }

  updated() {
    const trial = this.#trial;
    if (!trial?.now) return this.#charts.destroy();
    const figures = new Figures(this, trial, trial.now);
    const best = this.shown || this.#step.best === true;
    this.#charts.update(this.renderRoot, { trial, step: this.#step, best, figures, language: this.language });
  }

  renderReady() {
    const trial = this.#trial;
    if (this.#problem)
      return html`<p class="failure" part="failure" role="alert">${reasonOf(this, this.#problem)}</p><slot></slot>`;
    if (!trial?.noise) return html`<slot></slot>`;
    const figures = trial.now && new Figures(this, trial, trial.now);
    const step = this.#step;
    const shared = { trial, figures, element: this };
    return html`<div class="figure" @keydown=${this.#keydown}>
      <div class="choices">
        ${noisePicker({ offered: this.#offered, noise: trial.noise, choose: this.#take, element: this })}
        ${dial({ noise: trial.noise, parameters: trial.parameters ?? {}, change: this.#dial, element: this })}
      </div>
      ${this.#steps.length > 1 ? stepper({ steps: this.#steps, step, go: this.#go, element: this }) : nothing}
      <div class="board">
        ${board({ ...shared, step, shown: this.shown, show: this.toggleBest, takeBest: this.#takeBest, takeScale: this.#takeScale })}
        ${picture({ ...shared, step, gestures: this.#gestures, drag: this.#drag, nudge: this.#nudge, reset: this.#reset })}
      </div>
      <div class="unseen" role="status">${this.heard}</div>
    </div>`;
  }

  get #steps() {
    const found = idsIn(this.steps).flatMap((id) => stepOf(id) ?? []);
    return found.length > 0 ? found : steps;
  }

  get #step() {
    return this.#steps.find(({ id }) => id === this.step) ?? this.#steps[0];
  }

  /** @returns {import("./trial.js").NoiseEntry[]} */
  get #offered() {
    const asked = [...idsIn(this.noises), this.noise];
    return this.engine.noises.filter((/** @type {any} */ { id }) => id in algebras && asked.includes(id));
  }

  /** The data set asked for, at once where it is here. */
  #fetch() {
    const { datasetId: id, language } = this;
    const arrived = () => {
      if (id !== this.datasetId) return;
      const dataset = datasetFor(id, language);
      this.#problem = dataset ? undefined : { key: "unknownDataset", asked: id };
      this.#charts.destroy();
      this.#trial = dataset && new Trial(this.engine, dataset, this.#tell);
      this.#choose();
      this.#trial?.resume(this.changes, this.line);
      this.requestUpdate();
    };
    if (datasetFor(id, language) || !datasetIds().includes(id)) arrived();
    else loadDataset(id, language).then(arrived, arrived);
  }

  #choose() {
    if (!this.#trial) return;
    const entry = this.#offered.find(({ id }) => id === this.noise);
    this.#problem = entry ? undefined : { key: "unknownNoise", asked: this.noise };
    if (entry) this.#trial.choose(this.noise, this.#parametersOf(entry));
  }

  /** @param {import("./trial.js").NoiseEntry} entry */
  #parametersOf({ id, parameters }) {
    /** @type {Record<string, number | undefined>} */
    const given = { tau: this.tau, delta: this.delta, nu: this.nu, ...this.#dialled[id] };
    return Object.fromEntries(
      parameters.map(({ id: name, default: usual }) => [name, given[name] ?? usualOf(id) ?? usual]),
    );
  }

  state() {
    return super.state(this.#trial && { step: this.step && this.#step.id, ...this.#trial.state });
  }

  /** What happened to the points. @type {import("../../shared/points/editing.js").Tell} */
  #tell = (what, point) => {
    const trial = this.#trial;
    if (!trial) return;
    trial.refit();
    if (what !== "quiet") {
      const state = () => (trial.now ? stateWords(this, trial, new Figures(this, trial, trial.now)) : "");
      this.#announcer.soon(() => {
        const where = point ? pointWords(this, trial).point(point) : "";
        return `${this.text(what, { point: where })} ${state()}`;
      });
    }
    this.requestUpdate();
  };

  /** The line or the scale moved. */
  #moved() {
    const trial = this.#trial;
    this.requestUpdate();
    this.#announcer.soon(() => (trial?.now ? stateWords(this, trial, new Figures(this, trial, trial.now)) : ""));
  }

  /** @param {import("./controls.js").Part} part @param {number} by */
  #nudge = (part, by) => {
    const trial = this.#trial;
    if (!trial) return;
    trial.move({ [part]: trial.line[part] + by * trial.steps[part] });
    this.#moved();
  };

  #takeBest = () => {
    if (this.#trial?.best) this.#trial.take(this.#trial.best);
    this.#moved();
  };

  #takeScale = () => {
    const trial = this.#trial;
    if (trial?.now && trial.now.bestScale > 0) trial.take({ ...trial.line, scale: trial.now.bestScale });
    this.#moved();
  };

  #reset = () => {
    const trial = this.#trial;
    if (!trial || trial.isAtStart) return;
    this.toggleBest(false);
    if (trial.editing.model.isChanged) trial.editing.step("reset");
    trial.reset();
    this.#moved();
  };

  /** @param {string} id */
  #take = (id) => {
    this.noise = id;
    this.#arrived();
  };

  /** @param {string} id @param {number} value */
  #dial = (id, value) => {
    this.#dialled[this.noise] = { ...this.#dialled[this.noise], [id]: value };
    this.#choose();
    this.#moved();
  };

  /** @param {import("./steps.js").Step} step */
  #go = (step) => {
    const hadFocus = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement?.matches(".jump");
    this.step = step.id;
    this.#arrived();
    if (hadFocus) this.updateComplete.then(() => this.#focus('.jump[tabindex="0"]'));
  };

  #arrived() {
    const place = { noise: this.noise, step: this.#step.id };
    if (this.addressed) writeAddress(this, place);
    const n = this.#steps.indexOf(this.#step) + 1;
    this.#announcer.soon(() =>
      this.text("arrived", { n, all: this.#steps.length, title: this.text(`title-${place.step}`) }),
    );
    this.dispatchEvent(new CustomEvent("step", { bubbles: true, composed: true, detail: place }));
  }

  /** @returns {boolean} whether the address names a place of this element */
  #follow() {
    const place = readAddress(this);
    if (!place || !Object.hasOwn(algebras, place.noise) || !stepOf(place.step)) return false;
    this.noise = place.noise;
    this.step = place.step;
    return true;
  }

  #arrive = () => {
    if (this.addressed && this.#follow()) this.scrollIntoView({ block: "start" });
  };

  /** @param {KeyboardEvent} event */
  #keydown = (event) => {
    const editing = this.#trial?.editing;
    const target = /** @type {Element} */ (event.target);
    if (!editing || event.defaultPrevented || target.matches("input")) return;
    if (!press(event, editing, this.#gestures)) return;
    event.preventDefault();
    if (target.matches(".handle")) this.updateComplete.then(() => this.#focus('.handle[tabindex="0"]'));
  };

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }
}

define("loss-mle", LossMle);
