/** Any of many points by the number of its row: typed, or ten rows on or back. */
import { html } from "lit";

/**
 * @param {import("./many.js").ManyFigure} figure
 * @param {number} number of the row that is chosen, from 1
 */
export function rowChooser(figure, number) {
  const { size, words } = figure;
  const { element } = words;
  const within = (/** @type {number} */ to) => Math.min(size, Math.max(1, Math.round(to)));
  const go = (/** @type {number} */ to) => figure.chooseRow(within(to) - 1);
  /** @param {Event} event */
  const typed = ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    const to = within(Number.isFinite(field.valueAsNumber) ? field.valueAsNumber : number);
    field.value = String(to);
    go(to);
  };
  const step = (/** @type {number} */ by, /** @type {string} */ name, /** @type {string} */ sign) => html`<button
    type="button"
    class="icon"
    part="button"
    aria-label=${element.text(name)}
    title=${element.text(name)}
    aria-disabled=${by < 0 ? number === 1 : number === size}
    @click=${() => go(number + by)}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${sign} /></svg>
  </button>`;
  return html`<div class="row-chooser" part="row-chooser">
    <label
      >${element.text("rowNumber")}
      <input type="number" min="1" max=${size} step="1" .value=${String(number)} @change=${typed}
    /></label>
    ${step(-10, "rowsBack", "M14 6l-6 6 6 6")} ${step(10, "rowsOn", "M10 6l6 6-6 6")}
  </div>`;
}
