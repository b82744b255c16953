/** The bar under a figure: what it can be taken along as, and the panel of what was chosen. */
import { html, LitElement, nothing, unsafeCSS } from "lit";
import { takeWords } from "../../embed/take-words.js";
import controlStyles from "../../shared/controls.css?inline";
import { format } from "../../shared/strings.js";
import baseStyles from "../../shared/widget.css?inline";
import { entries } from "./entries.js";
import styles from "./loss-take.css?inline";

/** @typedef {import("./entries.js").Entry} Entry */

class LossTake extends LitElement {
  static styles = [baseStyles, controlStyles, styles].map((sheet) => unsafeCSS(sheet));
  static properties = { words: { state: true }, chosen: { state: true }, said: { state: true } };

  constructor() {
    super();
    /** @type {Record<string, Record<string, string>> | undefined} */
    this.words = undefined;
    /** @type {Entry | undefined} */
    this.chosen = undefined;
    this.said = "";
    // The figure may have moved meanwhile.
    for (const back of ["focusin", "pointerenter"]) this.addEventListener(back, () => this.requestUpdate());
  }

  async connectedCallback() {
    super.connectedCallback();
    this.words = await takeWords(this.#language);
    await customElements.whenDefined(this.#widget.localName);
    this.requestUpdate();
  }

  get #language() {
    return document.documentElement.lang;
  }

  get #figure() {
    return /** @type {HTMLElement} */ (this.closest("figure"));
  }

  /** The figure's widget, which a link may have put in the place of another. */
  get #widget() {
    const bar = /** @type {Element} */ (this.parentElement);
    return /** @type {import("./entries.js").Widget} */ (bar.previousElementSibling);
  }

  /** @param {Entry} entry @returns {import("./entries.js").Taken} */
  #taken({ id }) {
    const own = { ...this.words?.bar, ...this.words?.[id] };
    return {
      widget: this.#widget,
      figure: this.#figure,
      language: this.#language,
      text: (key, values = {}) => format(own[key] ?? key, values),
      say: (words) => {
        this.said = words;
      },
      copy: (text, selector) => this.#copy(text, selector),
      redraw: () => this.requestUpdate(),
    };
  }

  /** @param {string} text @param {string} selector */
  async #copy(text, selector) {
    await this.updateComplete;
    this.said = "";
    let key = "copied";
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = /** @type {HTMLTextAreaElement | null} */ (this.renderRoot.querySelector(selector));
      field?.focus();
      field?.select();
      key = "selected";
    }
    this.said = this.words?.bar[key] ?? "";
  }

  /** @param {Entry} entry */
  async #choose(entry) {
    this.said = "";
    if (entry.panel) this.chosen = this.chosen === entry && !entry.action ? undefined : entry;
    await this.updateComplete;
    await entry.action?.(this.#taken(entry));
  }

  render() {
    const { words, chosen } = this;
    const widget = this.#widget;
    // Until its code has come there is nothing to take along.
    if (!words || !widget.state) return nothing;
    const fitting = entries.filter(({ fits }) => fits?.(widget) ?? true);
    return html`<div class="entries">
        ${fitting.map(
          (entry) => html`<button
            type="button"
            data-id=${entry.id}
            aria-expanded=${entry.panel ? String(entry === chosen) : nothing}
            @click=${() => this.#choose(entry)}
          >
            ${words[entry.id].label}
          </button>`,
        )}
      </div>
      ${chosen ? html`<div class="panel" data-id=${chosen.id}>${chosen.panel?.(this.#taken(chosen))}</div>` : nothing}
      <p class="said" role="status">${this.said}</p>`;
  }
}

customElements.define("loss-take", LossTake);

/** Opens or closes the bar of a button. @param {HTMLElement} button */
export function toggleBar(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  const known = /** @type {HTMLElement | null} */ (button.nextElementSibling);
  if (known) known.hidden = !open;
  else button.after(new LossTake());
}
