/**
 * What every widget shares: it loads the engine, speaks the language of the place it stands in, and keeps its light-DOM
 * fallback in view until it is ready and when it cannot be.
 */
import { html, LitElement, nothing, unsafeCSS } from "lit";
import { loadPageEngine } from "./page-engine.js";
import { onSchemeChange } from "./scheme.js";
import { format, languageOf, stringsFor } from "./strings.js";
import baseStyles from "./widget.css?inline";

export class LossElement extends LitElement {
  /** @type {import("lit").CSSResultGroup} */
  static styles = unsafeCSS(baseStyles);
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { failure: { state: true }, ready: { state: true } };
  /** Where its engine comes from; a widget that does more than evaluate and fit losses sets loadEngine. */
  static loadEngine = /** @type {(options: { wasm?: undefined, much: boolean }) => Promise<any>} */ (loadPageEngine);

  #unwatch = () => {};
  #unwatchGrowth = () => {};
  /** Whether it was to be updated while it stood nowhere. */
  #waits = false;

  constructor() {
    super();
    /**
     * A FirstEngine (web/engine/first.d.ts), which changes once it has grown, or, with its own loadEngine, an Engine, once
     * `ready`. @type {any}
     */
    this.engine = undefined;
    this.ready = false;
    /** @type {any} why there is nothing to show; render() says it */
    this.failure = undefined;
    /** @type {unknown} what its last update was broken off by; the next one may go well */
    this.trouble = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unwatch = onSchemeChange(() => this.requestUpdate());
    // Taken out and put back, a widget draws anew: what it let go of, or another language.
    this.requestUpdate();
    if (this.#waits) this.performUpdate();
    if (this.ready) this.#watchGrowth();
    else this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch();
    this.#unwatchGrowth();
  }

  /**
   * An attribute that is taken away says what an element says without it.
   * @param {string} name @param {string | null} old @param {string | null} value
   */
  attributeChangedCallback(name, old, value) {
    super.attributeChangedCallback(name, old, value);
    if (value === null)
      for (const [key, attribute, usual] of this.#said()) if (attribute === name) this.#own[key] = usual;
  }

  /** What stands nowhere neither computes nor draws; what broke is said in place of the figure. */
  performUpdate() {
    this.#waits = !this.isConnected;
    if (this.#waits) return;
    this.trouble = undefined;
    try {
      super.performUpdate();
    } catch (error) {
      this.trouble = error;
      if (!this.#own.trouble.code) console.error(error);
      this.update(new Map());
      this.updated(new Map());
    }
  }

  /** Whether it asks from the start for more than what web/engine/first.js begins with. */
  get asksMuch() {
    return false;
  }

  async #start() {
    try {
      const { loadEngine } = /** @type {typeof LossElement} */ (this.constructor);
      this.engine = await loadEngine({ much: this.asksMuch });
      this.ready = true;
      if (this.isConnected) this.#watchGrowth();
    } catch (error) {
      this.failure = error;
    }
  }

  /** What the engine could not do at first it can do then. */
  #watchGrowth() {
    this.#unwatchGrowth();
    this.#unwatchGrowth = this.engine.onGrowth?.(() => this.requestUpdate("engine")) ?? (() => {});
  }

  /** The language of the closest `lang`, for formatNumber. */
  get language() {
    return languageOf(this);
  }

  /**
   * What it shows now, as attributes that make a fresh element show the same: those that say something else than an
   * element does without them. A widget whose properties do not say all of it hands on those that would.
   * @param {Record<string, unknown>} [now] properties, in place of its own
   * @returns {Record<string, string>}
   */
  state(now = {}) {
    /** @type {Record<string, string>} */
    const said = {};
    for (const [key, attribute, usual] of this.#said()) {
      const value = key in now ? now[key] : this.#own[key];
      if (value !== usual && (value ?? false) !== false) said[attribute] = value === true ? "" : String(value);
    }
    return said;
  }

  /** @returns {[key: string, attribute: string, usual: any][]} its attributes, and what it says without each */
  #said() {
    const fresh = /** @type {any} */ (document.createElement(this.localName));
    const all = [.../** @type {typeof LossElement} */ (this.constructor).elementProperties];
    return all.flatMap(([name, { attribute, state }]) => {
      const key = String(name);
      return state ? [] : [[key, typeof attribute === "string" ? attribute : key.toLowerCase(), fresh[key]]];
    });
  }

  /** @returns {any} */
  get #own() {
    return this;
  }

  /**
   * A string of this widget in its language, with `{name}`s filled in.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  text(key, values = {}) {
    return format(stringsFor(this)[this.localName]?.[key] ?? key, values);
  }

  /**
   * A name of a loss: "name" or another key of the table of losses.
   * @param {string} loss
   * @param {string} [key]
   */
  lossText(loss, key = "name") {
    return stringsFor(this).losses?.[loss]?.[key] ?? loss;
  }

  /**
   * An error in the reader's words: its own, or those of its code.
   * @param {any} error
   */
  errorText(error) {
    const table = stringsFor(this).errors ?? {};
    return error?.words ?? table[error?.code] ?? table.unknown ?? String(error?.message ?? error);
  }

  render() {
    const error = this.failure ?? this.trouble;
    if (this.ready && !error) return this.renderReady();
    const reason = error ? html`<p class="failure" part="failure" role="alert">${this.errorText(error)}</p>` : nothing;
    return html`${reason}<slot></slot>`;
  }

  /**
   * The widget itself; each one writes its own.
   * @returns {unknown}
   */
  renderReady() {
    return nothing;
  }
}
