/** What a fit leaves over, as a reader sees it. */
import { html, nothing } from "lit";
import { formatNumber } from "../../../shared/numbers.js";
import { plainNumber } from "../chart.js";
import { comparedNoises } from "../run.js";
import { nameOf } from "../summary.js";

/** @param {{ look: import("./look.js").Look, table: import("../csv/read.js").Table, element: any }} view */
export function residualsView(view) {
  const { look, element } = view;
  const text = (/** @type {string} */ key, /** @type {any} */ values = {}) => element.text(key, values);
  const value = (/** @type {Event} */ { target }) => /** @type {any} */ (target).value;
  const fits = look.run.fitted;
  if (fits.length === 0) return nothing;
  const names = { loss: element.lossText(look.loss), noise: text(`noise-${look.noise}`) };
  /** @param {"fitted" | "histogram" | "order"} name */
  const picture = (name) =>
    look.pictures[name]
      ? html`<figure>
          <p class="axis" aria-hidden="true">${text(`look-${name}`, names)}</p>
          <div class="plot"><canvas role="img" data-picture=${`look ${name}`} aria-label=${text(`look-${name}-alt`, names)}></canvas></div>
          <p class="axis x" aria-hidden="true">${text(`look-${name}-x`, names)}</p>
        </figure>`
      : nothing;
  return html`<section class="look" part="residuals" aria-labelledby="look">
    <h2 id="look">${text("look")}</h2>
    <div class="fields">
      <label>
        ${text("lookLoss")}
        <select class="look-loss" @change=${(/** @type {Event} */ event) => look.choose({ loss: value(event) })}>
          ${fits.map(({ choice }) => html`<option value=${choice.loss} .selected=${choice.loss === look.loss}>${element.lossText(choice.loss)}</option>`)}
        </select>
      </label>
      <label>
        ${text("lookNoise")}
        <select class="look-noise" @change=${(/** @type {Event} */ event) => look.choose({ noise: value(event) })}>
          ${comparedNoises.map((noise) => html`<option value=${noise} .selected=${noise === look.noise}>${text(`noise-${noise}`)}</option>`)}
        </select>
      </label>
    </div>
    ${look.error ? html`<p class="reason">${element.errorText(look.error)}</p>` : nothing}
    <div class="many">${picture("fitted")} ${picture("histogram")} ${picture("order")}</div>
    <p class="note">
      ${text("lookNote")}
      ${look.outside > 0 ? text("lookOutside", { n: formatNumber(look.outside, element.language, { digits: 7 }) }) : nothing}
    </p>
    ${look.matter ? matterView(view, look.matter) : nothing}
  </section>`;
}

/** @param {Parameters<typeof residualsView>[0]} view @param {import("./matter.js").Matter} matter */
function matterView({ look, table, element }, { rows, mean, whole }) {
  const { used, model } = look.run;
  const text = (/** @type {string} */ key, /** @type {any} */ values = {}) => element.text(key, values);
  const number = (/** @type {number} */ value, digits = 4) => formatNumber(value, element.language, { digits });
  const columns = [...model.predictors, model.response];
  return html`<div class="matter">
    <h3>${text("matter")}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label=${text("matter")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text("line")}</th>
            ${columns.map((j) => html`<th scope="col" class="number"><bdi>${nameOf(element, table, j)}</bdi></th>`)}
            <th scope="col" class="number">${text("residual")}</th>
            <th scope="col" class="number">${text("inScales")}</th>
            <th scope="col" class="number">${text("leverage")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ i, residual, scales, leverage }) => html`<tr>
              <th scope="row">${number(table.lines[used.rows[i]], 7)}</th>
              ${columns.map((j) => html`<td class="number">${plainNumber(Number(table.columns[j].values[used.rows[i]].toPrecision(7)))}</td>`)}
              <td class="number">${number(residual)}</td>
              <td class="number">${scales === undefined ? "—" : number(scales, 2)}</td>
              <td class="number">${leverage === undefined ? "—" : text("times", { times: number(leverage / mean, 2) })}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="note">${text(whole ? "matterNote" : "matterMany")}</p>
  </div>`;
}
