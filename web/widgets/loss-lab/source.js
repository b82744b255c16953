/** The reader's data: where they come from, and what of them could be read. What was there stays until new data are read. */
import { loadDataset } from "../../shared/datasets.js";
import { stringsFor } from "../../shared/strings.js";

/**
 * @typedef {import("./csv/read.js").Table} Table
 * @typedef {{ kind: "sample", id: string } | { kind: "text", text: string } | { kind: "file", file: Blob, name: string }} Source
 * @typedef {import("./csv/reader.js").Problem | "noNumbers"} Problem
 */

/** What the data are called. @param {Source | undefined} source @param {any} element */
export function titleOf(source, element) {
  if (source?.kind === "sample") return stringsFor(element).datasets?.[source.id]?.title ?? source.id;
  return source?.kind === "file" ? source.name : element.text("pasted");
}

/** A data set of the book as a table. @param {import("../../shared/datasets.js").Dataset} dataset @returns {Table} */
export function tableOfDataset({ x, y, xLabel, yLabel, xOrigin = 0 }) {
  const rows = x.length;
  const column = (/** @type {string} */ name, /** @type {Float64Array} */ values) =>
    /** @type {import("./csv/read.js").TableColumn} */ ({
      name,
      kind: "number",
      values,
      codes: new Uint8Array(rows),
      counts: [rows, 0, 0, 0, 0],
      written: new Map(),
    });
  return {
    columns: [
      column(
        xLabel,
        Float64Array.from(x, (value) => value + xOrigin),
      ),
      column(yLabel, Float64Array.from(y)),
    ],
    rows,
    lines: Uint32Array.from(x, (_, i) => i + 1),
    broken: new Uint8Array(rows),
    reasons: [],
    rowReasons: [],
    layout: { delimiter: "", decimal: ".", header: true, encoding: "" },
    cut: { rows: false, columns: false },
  };
}

/**
 * @param {Source} source
 * @param {import("./csv/read.js").Wishes} wishes
 * @param {string} language
 * @param {{ signal: AbortSignal, onProgress: (share: number, rows: number) => void }} run
 * @returns {Promise<Table | { problem: Problem }>}
 */
export async function readSource(source, wishes, language, run) {
  if (source.kind === "sample") {
    const dataset = await loadDataset(source.id, language).catch(() => undefined);
    return dataset ? tableOfDataset(dataset) : { problem: "unreadable" };
  }
  const { readInBackground } = await import("./csv/reader.js");
  const table = await readInBackground(source.kind === "text" ? source.text : source.file, wishes, run);
  if ("problem" in table) return table;
  return table.columns.some(({ kind }) => kind === "number") ? table : { problem: "noNumbers" };
}
