/** A text to copy: a field that can be read, selected and scrolled, and a button. */
import { html } from "lit";

/**
 * @param {import("./entries.js").Taken} taken
 * @param {{ id: string, label: string, text: string, rows?: number, wrap?: "soft" | "off" }} field whose text
 *   is copied as it stands
 */
export function copyField(taken, { id, label, text, rows = 1, wrap = rows > 1 ? "soft" : "off" }) {
  const copy = () => taken.copy(text, `#${id}`);
  return html`<label for=${id}>${label}</label>
    <div class="copy">
      <textarea id=${id} readonly rows=${rows} wrap=${wrap} spellcheck="false" .value=${text}></textarea>
      <button type="button" @click=${copy}>${taken.text("copy")}</button>
    </div>`;
}
