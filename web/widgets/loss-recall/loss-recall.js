import { html, LitElement, nothing, unsafeCSS } from "lit";
import { define } from "../../shared/define.js";
import { keep, recall } from "../../shared/storage.js";
import { format, stringsFor } from "../../shared/strings.js";
import styles from "./loss-recall.css?inline";
import { answered, dayOf, isDue } from "./schedule.js";

/**
 * Recall cards, one at a time. Each card is a `<details data-card="<id>">` in the light DOM whose summary is the question,
 * so that without scripts all of them stand there and open. What was missed is asked again now and at the next visit.
 *
 * @element loss-recall
 * @fires recall - the reader judged a card: `detail` is `{ card, knew }`
 * @slot card - the card being asked; the element puts it there
 * @slot - the other cards, shown on paper alone
 */
export class LossRecall extends LitElement {
  static styles = unsafeCSS(styles);
  static properties = { queue: { state: true }, open: { state: true } };

  constructor() {
    super();
    /** @type {HTMLDetailsElement[]} cards still to be asked, the current one first */
    this.queue = [];
    this.open = false;
    this.missed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("toggle", this.#onToggle, true); // toggle does not bubble
    if (this.hasUpdated) return; // put elsewhere, it goes on
    const today = dayOf(new Date());
    this.#ask(this.#cards.filter((card) => isDue(this.#progress[String(card.dataset.card)], today)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener("toggle", this.#onToggle, true);
  }

  get #cards() {
    return [.../** @type {NodeListOf<HTMLDetailsElement>} */ (this.querySelectorAll("details[data-card]"))];
  }

  /** @returns {Record<string, import("./schedule.js").Progress>} */
  get #progress() {
    return recall("cards", {});
  }

  get #words() {
    return stringsFor(this)["loss-recall"] ?? {};
  }

  #onToggle = (/** @type {Event} */ event) => {
    if (event.target === this.queue[0]) this.open = this.queue[0].open;
  };

  /** @param {HTMLDetailsElement[]} queue */
  #ask(queue) {
    this.queue = queue;
    this.open = false;
    for (const card of this.#cards) {
      card.open = false;
      if (card === queue[0]) card.slot = "card";
      else card.removeAttribute("slot");
    }
  }

  #startOver() {
    this.missed = false;
    this.#ask(this.#cards);
    this.#focusNext();
  }

  /** @param {boolean} knew */
  #judge(knew) {
    const [current, ...rest] = this.queue;
    const card = String(current.dataset.card);
    keep("cards", { ...this.#progress, [card]: answered(this.#progress[card], knew, dayOf(new Date())) });
    if (!knew) this.missed = true;
    this.#ask(knew ? rest : [...rest, current]);
    this.#focusNext();
    this.dispatchEvent(new CustomEvent("recall", { detail: { card, knew }, bubbles: true, composed: true }));
  }

  async #focusNext() {
    await this.updateComplete;
    const next = this.queue[0]?.querySelector("summary") ?? this.renderRoot.querySelector("button");
    /** @type {HTMLElement} */ (next)?.focus({ preventScroll: true });
  }

  /** When the next card is due, in words. */
  get #nextVisit() {
    const due = this.#cards.map((card) => this.#progress[String(card.dataset.card)]?.due ?? 0);
    const days = Math.max(0, Math.min(...due) - dayOf(new Date()));
    const key = days === 0 ? "next-today" : days === 1 ? "next-tomorrow" : "next-days";
    return format(this.#words[key], { days });
  }

  render() {
    const total = this.#cards.length;
    if (this.queue.length === 0) {
      return html`<div class="deck" role="status">
          <p class="done">${format(this.#words.done, { total })} ${this.#nextVisit}</p>
        </div>
        <div class="answers"><button type="button" @click=${this.#startOver}>${this.#words.repeat}</button></div>
        <p class="kept">${this.#words.kept}</p>`;
    }
    return html`<p class="position">${this.#position(total)}</p>
      <div class="deck"><slot name="card"></slot></div>
      <div class="answers">
        ${
          this.open
            ? html`<button type="button" @click=${() => this.#judge(true)}>${this.#words.knew}</button>
              <button type="button" @click=${() => this.#judge(false)}>${this.#words["not-yet"]}</button>`
            : nothing
        }
      </div>
      <p class="kept">${this.#words.kept}</p>
      <div class="on-paper"><slot></slot></div>`;
  }

  /** @param {number} total */
  #position(total) {
    const left = this.queue.length;
    if (this.missed) return format(this.#words["again-position"], { n: left });
    return format(this.#words.position, { n: total - left + 1, total });
  }
}

define("loss-recall", LossRecall);
