import { html, LitElement, nothing, unsafeCSS } from "lit";
import { define } from "../../shared/define.js";
import { idsIn } from "../../shared/ids.js";
import { keep, recall } from "../../shared/storage.js";
import { stringsFor } from "../../shared/strings.js";
import styles from "./loss-predict.css?inline";

/**
 * Asks for a prediction before it explains. The words are its light DOM, so that they read without scripts too:
 * `slot="question"`, one `slot="choice-<name>"` per choice, and `<details slot="explanation">`, in which
 * `data-reply="<name>"` answers the reader who chose that name.
 *
 * @element loss-predict
 * @attr {string} choices - the names of the choices, in order, separated by spaces
 * @attr {string} answer - the name of the choice that comes true
 * @attr {string} choice - the reader's choice, once there is one; kept on this device under the element's id
 * @fires predict - the reader chose (`detail.choice`; on arrival with a kept choice `detail.kept` is true) or wants to
 *   choose again (`null`)
 * @slot question
 * @slot explanation
 * @csspart choice - one choice, as a button before and as a line of text after
 */
export class LossPredict extends LitElement {
  static styles = unsafeCSS(styles);
  static properties = {
    choices: { converter: idsIn },
    answer: {},
    choice: { reflect: true },
  };

  constructor() {
    super();
    /** @type {string[]} */
    this.choices = [];
    this.answer = "";
    /** @type {string | null} */
    this.choice = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const kept = recall("predictions", {})[this.id];
    if (this.choices.includes(kept)) this.#settle(kept, true);
    else this.#showExplanation();
  }

  get #words() {
    return stringsFor(this)["loss-predict"] ?? {};
  }

  /** @param {string | null} choice */
  #settle(choice, kept = false) {
    this.choice = choice;
    this.#showExplanation();
    this.dispatchEvent(new CustomEvent("predict", { detail: { choice, kept }, bubbles: true, composed: true }));
  }

  #showExplanation() {
    const details = this.querySelector("details");
    if (!details) return;
    details.open = true; // the slot decides whether it is seen
    const summary = details.querySelector("summary");
    if (summary) summary.hidden = true;
    for (const reply of /** @type {NodeListOf<HTMLElement>} */ (details.querySelectorAll("[data-reply]"))) {
      reply.hidden = reply.dataset.reply !== this.choice;
    }
  }

  /** @param {string | null} choice */
  async #predict(choice) {
    keep("predictions", { ...recall("predictions", {}), [this.id]: choice });
    this.#settle(choice);
    await this.updateComplete;
    const next = this.renderRoot.querySelector(choice ? ".outcome" : "button");
    /** @type {HTMLElement} */ (next)?.focus({ preventScroll: true });
  }

  render() {
    return html`
      <p class="legend">${this.#words.legend}</p>
      <div id="question"><slot name="question"></slot></div>
      ${this.choice ? this.#renderOutcome() : this.#renderChoices()}`;
  }

  #renderChoices() {
    return html`<div class="choices" role="group" aria-labelledby="question">
        ${this.choices.map(
          (name) => html`<button type="button" part="choice" @click=${() => this.#predict(name)}>
            <slot name="choice-${name}"></slot>
          </button>`,
        )}
      </div>
      <p class="kept">${this.#words.kept}</p>
      <div class="on-paper"><slot name="explanation"></slot></div>`;
  }

  #renderOutcome() {
    return html`<div class="outcome" tabindex="-1">
      <ul class="choices">
        ${this.choices.map(
          (name) => html`<li
            part="choice"
            class=${`${name === this.choice ? "yours" : ""} ${name === this.answer ? "true" : ""}`}
          >
            <slot name="choice-${name}"></slot>
            ${name === this.choice ? html`<span class="mark">${this.#words.yours}</span>` : nothing}
            ${name === this.answer ? html`<span class="mark">${this.#words.true}</span>` : nothing}
          </li>`,
        )}
      </ul>
      <slot name="explanation"></slot>
      <button type="button" class="again" @click=${() => this.#predict(null)}>${this.#words.again}</button>
    </div>`;
  }
}

define("loss-predict", LossPredict);
