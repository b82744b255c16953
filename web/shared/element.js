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
  static loadEngine = loadPageEngine;

  #unwatch = () => {};

  constructor() {
    super();
    /** @type {any} a FitEngine or, with its own loadEngine, an Engine (web/engine/engine.d.ts), once `ready` */
    this.engine = undefined;
    this.ready = false;
    /** @type {any} why there is nothing to show; render() says it */
    this.failure = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unwatch = onSchemeChange(() => this.requestUpdate());
    // Taken out and put back, a widget draws anew: what it let go of, or another language.
    this.requestUpdate();
    if (!this.ready) this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch();
  }

  async #start() {
    try {
      this.engine = await /** @type {typeof LossElement} */ (this.constructor).loadEngine();
      this.ready = true;
    } catch (error) {
      this.failure = error;
    }
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
    /** @type {any} */
    const fresh = document.createElement(this.localName);
    /** @type {Record<string, string>} */
    const said = {};
    for (const [name, { attribute, state }] of /** @type {typeof LossElement} */ (this.constructor).elementProperties) {
      const key = String(name);
      const value = key in now ? now[key] : /** @type {any} */ (this)[key];
      if (state || value === fresh[key] || (value ?? false) === false) continue;
      said[typeof attribute === "string" ? attribute : key.toLowerCase()] = value === true ? "" : String(value);
    }
    return said;
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
   * An error in the reader's words, by its code.
   * @param {any} error
   */
  errorText(error) {
    const table = stringsFor(this).errors ?? {};
    return table[error?.code] ?? table.unknown ?? String(error?.message ?? error);
  }

  render() {
    if (this.ready && !this.failure) return this.renderReady();
    const reason = this.failure
      ? html`<p class="failure" part="failure" role="alert">${this.errorText(this.failure)}</p>`
      : nothing;
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
