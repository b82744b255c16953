/** Through which loss's eyes the residuals are drawn. */
import { html, nothing } from "lit";
import { estimatorText } from "../../shared/estimators.js";
import { noResiduals } from "./settings.js";

/**
 * @param {object} view
 * @param {string} view.legend
 * @param {readonly import("../../shared/estimators.js").Choice[]} view.choices
 * @param {string} view.chosen a loss, or none
 * @param {(loss: string) => void} view.choose
 * @param {any} view.element
 */
export function residualPicker({ legend, choices, chosen, choose, element }) {
  return html`<fieldset class="residuals" part="residuals">
    <legend>${legend}</legend>
    <div class="options">
      ${[...choices, undefined].map((choice) => {
        const loss = choice?.loss ?? noResiduals;
        return html`<label>
          <input type="radio" name="residuals" .value=${loss} .checked=${loss === chosen} @change=${() => choose(loss)} />
          <span>${choice ? estimatorText(element, choice, "line") : element.text("none")}</span>
        </label>`;
      })}
    </div>
  </fieldset>`;
}

/**
 * What there is to see besides the lines.
 * @param {import("./figure.js").Figure} figure
 * @param {any} element
 */
export function figureNote({ drawn, weighs, leftOut, words, kind, notes: own }, element) {
  const notes = [...own];
  if (leftOut) notes.push(element.text("leftOut", { point: words.point(leftOut) }));
  if (drawn !== noResiduals && weighs) notes.push(element.text("weights"));
  else if (drawn !== noResiduals) notes.push(element.text("boxes", { pull: element.text(`pull-${drawn}`) }));
  return html`<p class="note" part="note">${notes.join(" ")}</p>
    ${kind ? html`<p class="note kind" part="note">${kind}</p>` : nothing}`;
}
