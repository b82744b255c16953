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
  const { truth } = words.dataset;
  const compared = without ? "without" : truth ? "offTruth" : "change";
  return html`<table class="readout" part="readout">
    <thead>
      <tr>
        <th scope="col">${element.text("line")}</th>
        <th scope="col" class="number">${element.text("slope")}</th>
        <th scope="col" class="number change">${element.text(compared)}</th>
      </tr>
    </thead>
    <tbody>
      ${truth ? trueRow(truth, words, element) : nothing}
      ${outcomes.map(({ choice, fit, error, stale }, i) => {
        const { loss } = choice;
        const before = without ? without[i]?.fit : truth ? fitOf(truth) : start[i]?.fit;
        return html`<tr data-loss=${loss} class=${stale ? "stale" : ""}>
          <th scope="row"><div class="row">
            <label class="toggle">
              <input type="checkbox" .checked=${!hidden.has(loss)} @change=${() => toggle(loss)} />
              ${lineSample(loss)} <span class="name">${estimatorText(element, choice)}</span>
            </label>
            ${fit ? html`<span class="equation" part="equation">${words.equation(fit)}</span>` : nothing}
            ${error ? html`<span class="reason" part="error">${element.errorText(error)}</span>` : nothing}
          </div></th>
          <td class="number slope">${fit ? words.slope(fit) : stale ? "…" : "—"}</td>
          <td class="number change ${fit && before && words.hasMoved(fit, before) ? "moved" : ""}">
            ${!fit || !before ? "—" : without ? words.slope(before) : words.change(fit, before)}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** A line as a fit has it. @param {{ intercept: number, slope: number }} line */
const fitOf = ({ intercept, slope }) => ({ coefficients: Float64Array.of(intercept, slope) });

/**
 * The line that the points were drawn about.
 * @param {{ intercept: number, slope: number }} truth
 * @param {import("./words.js").Words} words
 * @param {any} element
 */
function trueRow(truth, words, element) {
  const fit = fitOf(truth);
  return html`<tr class="truth">
    <th scope="row"><div class="row">
      <span class="toggle">
        <svg class="sample" viewBox="0 0 32 12" width="32" height="12" aria-hidden="true"><path d="M2 6H32" /></svg>
        <span class="name">${element.text("truth")}</span>
      </span>
      <span class="equation" part="equation">${words.equation(fit)}</span>
    </div></th>
    <td class="number slope">${words.slope(fit)}</td>
    <td class="number change"></td>
  </tr>`;
}
