/** The note that a newer edition of the book is ready, at the foot of the window. It takes nobody's focus. */
import { html, LitElement, unsafeCSS } from "lit";
import styles from "./loss-edition.css?inline";

/** @typedef {{ take: () => void, later: () => void }} Answers */

class LossEdition extends LitElement {
  static styles = unsafeCSS(styles);
  static properties = { said: { state: true } };

  /** @param {Record<string, string>} words @param {Answers} answers */
  constructor(words, answers) {
    super();
    this.words = words;
    this.answers = answers;
    this.said = "";
  }

  /** A live region is heard when its words come into it, so it must be there before them. */
  firstUpdated() {
    setTimeout(() => {
      this.said = this.words.newer;
    }, 100);
  }

  /** What has the focus is never under the note. */
  updated() {
    document.documentElement.style.scrollPaddingBottom = `${this.offsetHeight + 16}px`;
  }

  #later() {
    const hadFocus = this.matches(":focus-within");
    document.documentElement.style.scrollPaddingBottom = "";
    this.remove();
    if (hadFocus) document.querySelector("main")?.focus({ preventScroll: true });
    this.answers.later();
  }

  render() {
    const { words, said } = this;
    return html`<section
      aria-label=${words.label}
      class=${said ? "shown" : ""}
      @keydown=${(/** @type {KeyboardEvent} */ { key }) => key === "Escape" && this.#later()}
    >
      <p role="status">${said}</p>
      <div class="answers">
        <button type="button" class="take" @click=${() => this.answers.take()}>${words.reload}</button>
        <button type="button" class="later" @click=${() => this.#later()}>${words.later}</button>
      </div>
    </section>`;
  }
}

customElements.define("loss-edition", LossEdition);

/** Show the note, once. @param {Record<string, string>} words @param {Answers} answers */
export function showNote(words, answers) {
  if (!document.querySelector("loss-edition")) document.body.append(new LossEdition(words, answers));
}
