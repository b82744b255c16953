/** The points of a figure as a table. */
import { html, nothing } from "lit";
import { copyField } from "./copy-field.js";
import { csvOf, fileName } from "./csv.js";
import { saveButton, textBlob } from "./save.js";

/** More rows are not shown, only saved. */
const mostShown = 2000;

/** @param {import("../../shared/shown.js").Shown} showing */
export const tableOf = ({ xLabel = "x", yLabel = "y", x, y, xOrigin }) =>
  csvOf([
    { label: xLabel, values: x, origin: xOrigin },
    { label: yLabel, values: y },
  ]);

/** @type {import("./entries.js").Entry} */
export const data = {
  id: "data",
  fits: ({ showing }) => Boolean(showing && showing.x.length > 0),
  panel(taken) {
    const { showing } = taken.widget;
    if (!showing) return nothing;
    const many = showing.x.length > mostShown;
    const name = many ? "points.csv" : fileName(taken.widget.id || taken.widget.localName, "csv");
    const blob = () => textBlob(tableOf(showing), "text/csv");
    return html`${
      many
        ? html`<p>${taken.text("many")}</p>`
        : copyField(taken, { id: "table", label: taken.text("about"), text: tableOf(showing), rows: 8 })
    }
      <p class="files">${saveButton(taken, { name, blob })}</p>`;
  },
};
