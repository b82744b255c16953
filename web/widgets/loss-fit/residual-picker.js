/** Through which loss's eyes the residuals are drawn. */
import { html } from "lit";
import { noResiduals } from "./settings.js";

/**
 * @param {object} view
 * @param {readonly import("./settings.js").Choice[]} view.choices
 * @param {string} view.chosen a loss, or none
 * @param {(loss: string) => void} view.choose
 * @param {import("./words.js").Words} view.words
 * @param {any} view.element
 */
export function residualPicker({ choices, chosen, choose, words, element }) {
  return html`<fieldset class="residuals" part="residuals">
    <legend>${element.text("residuals")}</legend>
    <div class="options">
      ${[...choices, undefined].map((choice) => {
        const loss = choice?.loss ?? noResiduals;
        return html`<label>
          <input type="radio" name="residuals" .value=${loss} .checked=${loss === chosen} @change=${() => choose(loss)} />
          <span>${choice ? words.lineName(choice) : element.text("none")}</span>
        </label>`;
      })}
    </div>
  </fieldset>`;
}

/** What the boxes of the chosen loss show. @param {string} chosen @param {any} element */
export function boxNote(chosen, element) {
  const note = chosen === noResiduals ? "" : element.text("boxes", { pull: element.text(`pull-${chosen}`) });
  return html`<p class="note" part="note">${note}</p>`;
}
