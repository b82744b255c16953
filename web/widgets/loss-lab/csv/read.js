/**
 * A table of numbers from text. Nothing of it is ever code or markup: names and cells stay strings, columns are known by
 * their place, so that a column called "__proto__" is one like any other.
 *
 * @typedef {object} Wishes what the reader has said of the layout; what is left out is guessed
 * @property {string} [delimiter]
 * @property {import("./cells.js").DecimalSign} [decimal]
 * @property {boolean} [header]
 *
 * @typedef {object} TableColumn
 * @property {string} name "" where it has none
 * @property {"number" | "date" | "text" | "empty"} kind what most of its cells are
 * @property {Float64Array} values NaN where there is no number
 * @property {Uint8Array} codes 0 for a number, or why there is none: a place in the table's `reasons`
 * @property {number[]} counts how many cells there are of each reason
 * @property {Map<number, string>} written by row: what the first cells hold that are no numbers
 *
 * @typedef {object} Table
 * @property {TableColumn[]} columns
 * @property {number} rows
 * @property {Uint32Array} lines of the text at which each row begins, counted from 1
 * @property {Uint8Array} broken 0, or why a row cannot be used as a whole: a place in `rowReasons`
 * @property {readonly string[]} reasons the names of codes
 * @property {readonly string[]} rowReasons
 * @property {{ delimiter: string, decimal: import("./cells.js").DecimalSign, header: boolean, encoding: string }} layout
 * @property {{ rows: boolean, columns: boolean }} cut whether there was more than is read
 */
import Papa from "papaparse";
import { reasons, rowReasons } from "./cells.js";
import { decode } from "./decode.js";
import { guessDelimiter, guessLayout } from "./guess.js";
import { Rows } from "./rows.js";

const mostRows = 1_000_000;
export const mostColumns = 200;
/** Of rows times columns. */
const mostCells = 20_000_000;
/** So many are read without a pause: a page that reads by itself answers in between. */
const cellsAtOnce = 40_000;

/** What is wrong with a text as a whole. @typedef {"empty"} TableError */

/**
 * A table bit by bit, with how far it is.
 * @param {string | Uint8Array} source
 * @param {Wishes} [wishes]
 * @returns {Generator<{ share: number, rows: number }, Table | { problem: TableError }, void>}
 */
export function* reading(source, wishes = {}) {
  const { text: raw, encoding } = typeof source === "string" ? { text: source, encoding: "" } : decode(source);
  const text = plainLines(raw);
  if (/^[\s\0]*$/.test(text)) return { problem: "empty" };
  const delimiter = wishes.delimiter ?? guessDelimiter(text);
  const guessed = guessLayout(text, delimiter, wishes);
  const { decimal, header, width } = guessed;
  const columns = Math.min(width, mostColumns);
  const cut = { rows: false, columns: width > mostColumns };
  const rows = new Rows(guessed, { columns, rows: Math.min(mostRows, Math.floor(mostCells / columns)) });
  const preview = Math.max(100, Math.ceil(cellsAtOnce / columns));
  let at = 0;
  while (at < text.length && !cut.rows) {
    const rest = text.slice(at);
    // Without its fast mode papaparse stops at the last row that is asked for, instead of splitting all that is left.
    const { data, errors, meta } = Papa.parse(rest, { delimiter, newline: "\n", preview, fastMode: false });
    const open = errors.find(({ code }) => code === "MissingQuotes")?.row;
    cut.rows = !(/** @type {string[][]} */ (data).every((cells, i) => rows.take(cells, i === open)));
    at += meta.cursor + marked(rest);
    yield { share: at / text.length, rows: rows.count };
  }
  if (rows.count === 0) return { problem: "empty" };
  return { ...rows.finished(), reasons, rowReasons, layout: { delimiter, decimal, header, encoding }, cut };
}

/**
 * The same without a pause, for a thread.
 * @param {string | Uint8Array} source
 * @param {Wishes} [wishes]
 * @param {(share: number, rows: number) => void} [onProgress]
 * @returns {Table | { problem: TableError }}
 */
export function readTable(source, wishes, onProgress = () => {}) {
  const steps = reading(source, wishes);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    onProgress(value.share, value.rows);
  }
}

/** Whether a mark is at the start, which papaparse takes away: 1, or 0. @param {string} text */
const marked = (text) => Number(text.charCodeAt(0) === 0xfeff);

/** One kind of line end, and no mark at the start. @param {string} text */
function plainLines(text) {
  const plain = text.slice(marked(text));
  return plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain;
}
