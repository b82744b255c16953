/** Which data the figure shows: a list to choose from, and what they are. */
import { html, nothing } from "lit";
import { stringsFor } from "../../shared/strings.js";
import { synthetic } from "./recipe.js";

/**
 * @param {object} view
 * @param {readonly string[]} view.ids of the data sets to choose from; fewer than two leave no choice
 * @param {string} view.shown
 * @param {(id: string) => void} view.choose
 * @param {any} view.element
 */
export function dataChooser({ ids, shown, choose, element }) {
  if (ids.length < 2) return nothing;
  const own = { name: element.text(synthetic), title: element.text("synthetic-title") };
  const words = { ...stringsFor(element).datasets, [synthetic]: own };
  return html`<div class="chooser" part="chooser">
    <label
      >${element.text("data")}
      <select @change=${(/** @type {Event} */ { target }) => choose(/** @type {HTMLSelectElement} */ (target).value)}>
        ${ids.map((id) => html`<option value=${id} .selected=${id === shown}>${words[id]?.name ?? id}</option>`)}
      </select>
    </label>
    <p class="about">${words[shown]?.title ?? ""}</p>
  </div>`;
}
