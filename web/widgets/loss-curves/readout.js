/** The numbers at the chosen residual: a table for eyes, a sentence for ears. */
import { html, nothing } from "lit";
import { lineSample } from "../../shared/line-sample.js";
import { formatNumber } from "../../shared/numbers.js";
import { quantities } from "./quantities.js";

/** @typedef {import("./curves.js").Row} Row */
/** @typedef {import("./curves.js").QuantityId} QuantityId */
/** @typedef {import("../../shared/element.js").LossElement} LossElement */

/**
 * @param {LossElement} widget whose words and language are used
 * @param {number} residual
 * @param {Row[]} rows
 */
export function readoutTable(widget, residual, rows) {
  const caption = widget.text("readout", { residual: formatNumber(residual, widget.language) });
  return html`<table part="readout">
    <caption>${caption}</caption>
    <thead>
      <tr>
        <th scope="col"><span class="unseen">${widget.text("loss")}</span></th>
        ${quantities.map(({ id, symbol }) => html`<th scope="col"><span class="word">${widget.text(id)}</span> ${mathOf(symbol.split(" = ")[0])}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ loss, reading }) => html`<tr data-loss=${loss}>
          <th scope="row">${lineSample(loss)}<span>${widget.lossText(loss, "line")}</span></th>
          ${quantities.map(({ id }) => html`<td>${cell(widget, reading[id])}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * "At r = 2. Value: squared 4, absolute 2." for the quantities asked for.
 * @param {LossElement} widget
 * @param {number} residual
 * @param {Row[]} rows
 * @param {QuantityId[]} ids
 */
export function readoutSentence(widget, residual, rows, ids) {
  const said = ids.map((id) => {
    const numbers = rows.map(({ loss, reading }) => `${widget.lossText(loss, "line")} ${spoken(widget, reading[id])}`);
    return `${widget.text(id)}: ${numbers.join(", ")}.`;
  });
  return [`${widget.text("readout", { residual: formatNumber(residual, widget.language) })}.`, ...said].join(" ");
}

/**
 * A formula: letters in italics, the rest upright; what follows "=" can give way where there is little room.
 * @param {string} symbol
 */
export function mathOf(symbol) {
  const [name, meaning] = symbol.split(" = ");
  const tail = meaning ? html`<span class="meaning"> = ${italics(meaning)}</span>` : nothing;
  return html`<span class="math">${italics(name)}${tail}</span>`;
}

/** @param {string} formula */
function italics(formula) {
  return formula.split(/([ρψrwpδτεcα])/).map((part, i) => (i % 2 ? html`<i>${part}</i>` : part));
}

/**
 * @param {LossElement} widget
 * @param {number | null} value
 */
function cell(widget, value) {
  if (value === null) return html`<span class="words">${widget.text("noDensity")}</span>`;
  if (Number.isNaN(value))
    return html`<span aria-hidden="true">—</span><span class="unseen">${widget.text("none")}</span>`;
  return html`<data value=${value}>${shown(widget, value)}</data>`;
}

/**
 * @param {LossElement} widget
 * @param {number | null} value
 */
function spoken(widget, value) {
  if (value === null) return widget.text("noDensity");
  return Number.isNaN(value) ? widget.text("none") : shown(widget, value);
}

/**
 * Three decimals, so that a column lines up; a number that they would blank out or stretch keeps significant digits.
 * @param {LossElement} widget
 * @param {number} value
 */
function shown(widget, value) {
  const size = Math.abs(value);
  if (value !== 0 && size < 0.001) return formatNumber(value, widget.language, { digits: 2 });
  return formatNumber(value, widget.language, size < 1e5 ? { decimals: 3 } : { digits: 4 });
}
