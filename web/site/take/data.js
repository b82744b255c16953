/** The points of a figure as a table. */
import { html, nothing } from "lit";
import { dataFile, isFromFile } from "./code/kinds.js";
import { copyField } from "./copy-field.js";
import { csvOf, fileName } from "./csv.js";
import { saveButton, textBlob } from "./save.js";

/** More rows are not shown, only saved. */
const mostShown = 2000;

/**
 * The points as columns, as "Code" reads them again, or the table that the figure names. Names stay in the first line.
 * @param {import("../../shared/shown.js").Shown} showing
 * @returns {{ label: string, values: ArrayLike<number>, origin?: number }[]}
 */
export function columnsOfTable({ table, predictors, degree, xLabel = "x", yLabel = "y", x, y, xOrigin }) {
  const columns = predictors ?? (degree === 0 ? [] : [{ label: xLabel, values: x, origin: xOrigin }]);
  const all = table ?? [...columns, { label: yLabel, values: y }];
  return all.map((column) => ({ ...column, label: column.label.replace(/\s+/g, " ") }));
}

/** @type {import("./entries.js").Entry} */
export const data = {
  id: "data",
  fits: ({ showing }) => Boolean(showing && columnsOfTable(showing)[0].values.length > 0),
  panel(taken) {
    const { showing } = taken.widget;
    if (!showing) return nothing;
    const columns = columnsOfTable(showing);
    const many = columns[0].values.length > mostShown;
    const name = isFromFile(showing) ? dataFile : fileName(taken.widget.id || taken.widget.localName, "csv");
    const blob = () => textBlob(csvOf(columns), "text/csv");
    return html`${
      many
        ? html`<p>${taken.text("many")}</p>`
        : copyField(taken, { id: "table", label: taken.text("about"), text: csvOf(columns), rows: 8 })
    }
      <p class="files">${saveButton(taken, { name, blob })}</p>`;
  },
};
