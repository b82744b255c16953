/** The lines in numbers, which is also their legend: show or hide each, its equation, its slope, how far that moved. */
import { html, nothing } from "lit";
import { estimatorText } from "../../shared/estimators.js";
import { lineSample } from "../../shared/line-sample.js";

/**
 * @param {object} view
 * @param {readonly import("./fits.js").Outcome[]} view.outcomes
 * @param {readonly import("./fits.js").Outcome[]} view.start the outcomes for the points the reader found
 * @param {readonly import("./fits.js").Outcome[] | undefined} view.without those to compare with instead: without a point
 * @param {ReadonlySet<string>} view.hidden losses whose line is not drawn
 * @param {(loss: string) => void} view.toggle
 * @param {import("./words.js").Words} view.words
 * @param {any} view.element
 */
export function readout({ outcomes, start, without, hidden, toggle, words, element }) {
  return html`<table class="readout" part="readout">
    <thead>
      <tr>
        <th scope="col">${element.text("line")}</th>
        <th scope="col" class="number">${element.text("slope")}</th>
        <th scope="col" class="number change">${element.text(without ? "without" : "change")}</th>
      </tr>
    </thead>
    <tbody>
      ${outcomes.map(({ choice, fit, error }, i) => {
        const { loss } = choice;
        const before = (without ?? start)[i]?.fit;
        return html`<tr data-loss=${loss}>
          <th scope="row"><div class="row">
            <label class="toggle">
              <input type="checkbox" .checked=${!hidden.has(loss)} @change=${() => toggle(loss)} />
              ${lineSample(loss)} <span class="name">${estimatorText(element, choice)}</span>
            </label>
            ${fit ? html`<span class="equation" part="equation">${words.equation(fit)}</span>` : nothing}
            ${error ? html`<span class="reason" part="error">${element.errorText(error)}</span>` : nothing}
          </div></th>
          <td class="number slope">${fit ? words.slope(fit) : "—"}</td>
          <td class="number change ${fit && before && words.hasMoved(fit, before) ? "moved" : ""}">
            ${!fit || !before ? "—" : without ? words.slope(before) : words.change(fit, before)}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
