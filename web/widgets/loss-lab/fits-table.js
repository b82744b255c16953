/** The fits side by side, in numbers: it is also the legend of the pictures. */
import { html, nothing } from "lit";
import { lineSample } from "../../shared/line-sample.js";
import { formatNumber } from "../../shared/numbers.js";
import { nameOf } from "./summary.js";

/** What coefficients belong to. @param {any} element @param {import("./csv/read.js").Table} table @param {import("./model.js").Model} model */
function termsOf(element, table, { predictors, degree }) {
  const names = predictors.map((j) => nameOf(element, table, j));
  if (names.length !== 1) return [element.text("intercept"), ...names];
  const powers = Array.from({ length: degree - 1 }, (_, i) => html`${names[0]}<sup>${i + 2}</sup>`);
  return [element.text("intercept"), names[0], ...powers];
}

/**
 * @param {object} view
 * @param {import("./run.js").Run} view.run
 * @param {import("./csv/read.js").Table} view.table
 * @param {any} view.element
 */
export function fitsTable({ run, table, element }) {
  const { model, heldOut, outcomes } = run;
  const text = (/** @type {string} */ key, /** @type {any} */ values = {}) => element.text(key, values);
  const number = (/** @type {number} */ value, digits = 4) => formatNumber(value, element.language, { digits });
  const terms = termsOf(element, table, model);
  return html`<div class="fits" part="fits">
    <div class="scroll" tabindex="0" role="region" aria-label=${text("fits")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text("loss")}</th>
            ${terms.map((term) => html`<th scope="col" class="number"><bdi>${term}</bdi></th>`)}
            <th scope="col" class="number">${text("scaleColumn")}</th>
            <th scope="col" class="number">${text("objective")}</th>
            ${heldOut ? html`<th scope="col" class="number">${text("heldOut")}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${outcomes.map(({ choice, fit, error }, i) => {
            const errors = heldOut?.errors[i];
            return html`<tr data-loss=${choice.loss}>
              <th scope="row">${lineSample(choice.loss)} ${element.lossText(choice.loss)}</th>
              ${
                fit
                  ? html`${Array.from(
                      fit.coefficients,
                      (value, j) => html`<td class="number">
                        ${number(value)}${fit.standardErrors ? html`<span class="error-of">± ${number(fit.standardErrors[j], 2)}</span>` : nothing}
                      </td>`,
                    )}
                    <td class="number">${hasScale(choice) ? number(fit.scale) : "—"}</td>
                    <td class="number">${number(fit.objective)}</td>
                    ${heldOut ? html`<td class="number">${errors ? html`${number(errors.absolute, 3)}<span class="error-of">${number(errors.squared, 3)}</span>` : "—"}</td>` : nothing}`
                  : html`<td class="reason" colspan=${terms.length + 2 + (heldOut ? 1 : 0)}>${error ? element.errorText(error) : "…"}</td>`
              }
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    <p class="note">${text("errorsNote")} ${heldOut ? text("heldOutNote", { rows: number(heldOut.rows, 7) }) : nothing}</p>
  </div>`;
}

/** Whether a fit has a scale of its own, and not the 1 of losses that need none. @param {import("./model.js").Choice} choice */
const hasScale = ({ loss, scale }) => loss === "squared" || scale !== undefined;
