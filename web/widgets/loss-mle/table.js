/** What the step says of each point, as a table; the last column is what the step is about. */
import { html, nothing } from "lit";
import { inline, row, sub } from "../../shared/mathml.js";

/** @typedef {import("./steps.js").Column} Column */

/** From so many rows on the table scrolls by itself. */
const longest = 10;

/**
 * @param {object} view
 * @param {readonly Column[]} view.columns
 * @param {import("./figures.js").Figures} view.figures
 * @param {any} view.element
 */
export function pointTable({ columns, figures, element }) {
  if (columns.length === 0) return nothing;
  const { points, point: example } = figures;
  const isLong = points.length > longest;
  return html`<div
    class="points ${isLong ? "long" : ""}"
    part="table"
    tabindex=${isLong ? 0 : nothing}
    role=${isLong ? "region" : nothing}
    aria-label=${isLong ? element.text("table") : nothing}
  >
    <table aria-label=${element.text("table")}>
      <thead>
        <tr>
          ${heading(element.text("col-i"), inline("i"))}
          ${columns.map((column) => heading(element.text(`col-${column}`), head(column, figures)))}
        </tr>
      </thead>
      <tbody>
        ${points.map(
          (point) => html`<tr class=${point === example ? "example" : ""}>
            <th scope="row">${point.number}</th>
            ${columns.map((column) => html`<td>${cell(column, point, figures)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A formula for eyes, words for ears. @param {string} words @param {unknown} formula */
const heading = (words, formula) =>
  html`<th scope="col"><span class="unseen">${words}</span><span aria-hidden="true">${formula}</span></th>`;

/**
 * @param {Column} column
 * @param {import("./figures.js").Figures} figures
 */
function head(column, { algebra, letter, parameter }) {
  const i = (/** @type {string} */ name) => sub(name, "i");
  switch (column) {
    case "fitted":
      return inline(sub("ŷ", "i"));
    case "residual":
      return inline(i("r"));
    case "density":
      return inline(i("p"));
    case "logDensity":
      return inline("log", i("p"));
    case "constant":
      return inline("log", row("(", algebra.norm(letter, parameter), ")"));
    case "rho":
      return inline(algebra.rho(i("r"), letter, parameter));
    case "core":
      return inline(algebra.core(i("r"), letter, parameter));
    default:
      return inline(i(column));
  }
}

/**
 * @param {Column} column
 * @param {import("./figures.js").PointFigures} point
 * @param {import("./figures.js").Figures} figures
 */
function cell(column, point, { value }) {
  if (column === "constant") return value.constant();
  const write = column === "logDensity" ? value.log : value[column];
  return write.call(value, point[column]);
}
