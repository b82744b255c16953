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
 * @property {Uint8Array} codes of cells.js
 * @property {number[]} counts how many cells there are of each reason
 * @property {Map<number, string>} written by row: what the first cells hold that are no numbers
 *
 * @typedef {object} Table
 * @property {TableColumn[]} columns
 * @property {number} rows
 * @property {Uint32Array} lines of the text at which each row begins, counted from 1
 * @property {Uint8Array} broken 0, or why a row cannot be used as a whole: a code of rowReasons in cells.js
 * @property {{ delimiter: string, decimal: import("./cells.js").DecimalSign, header: boolean, encoding: string }} layout
 * @property {{ rows: boolean, columns: boolean }} cut whether there was more than is read
 */
import Papa from "papaparse";
import { Column, shortened } from "./column.js";
import { decode } from "./decode.js";
import { guessDelimiter, guessLayout } from "./guess.js";

export const mostRows = 1_000_000;
export const mostColumns = 200;
/** Of rows times columns. */
const mostCells = 20_000_000;
/** Of a text in JavaScript, and more than a page should hold. */
export const mostBytes = 256 * 2 ** 20;
const stride = 20_000;

/**
 * What is wrong with a text as a whole.
 * @typedef {"empty" | "tooLarge"} TableError
 */

/**
 * @param {string | Uint8Array} source
 * @param {Wishes} [wishes]
 * @param {(share: number, rows: number) => void} [onProgress]
 * @returns {Table | { problem: TableError }}
 */
export function readTable(source, wishes = {}, onProgress = () => {}) {
  if (source.length > mostBytes) return { problem: "tooLarge" };
  const { text: raw, encoding } = typeof source === "string" ? { text: source, encoding: "" } : decode(source);
  const text = plainLines(raw);
  if (/^[\s\0]*$/.test(text)) return { problem: "empty" };
  const delimiter = wishes.delimiter ?? guessDelimiter(text);
  const { decimal, header, width } = guessLayout(text, delimiter, wishes);
  const layout = { delimiter, decimal, header, encoding };
  const columns = Array.from({ length: Math.min(width, mostColumns) }, () => new Column());
  const limit = Math.min(mostRows, Math.floor(mostCells / columns.length));
  const cut = { rows: false, columns: width > mostColumns };
  /** @type {string[] | undefined} */
  let names;
  let rows = 0;
  let line = 1;
  let [lines, broken] = [new Uint32Array(64), new Uint8Array(64)];

  /** @param {string[]} cells @param {boolean} isOpen whether a quote is never closed @returns {boolean} whether there is room for more */
  const take = (cells, isOpen) => {
    const start = line;
    line += 1 + cells.reduce((sum, cell) => sum + newlines(cell), 0);
    if (cells.every((cell) => cell.trim() === "")) return true;
    if (header && !names) {
      names = cells;
      return true;
    }
    if (rows === limit) {
      cut.rows = true;
      return false;
    }
    if (rows === lines.length) {
      lines = grown(lines, new Uint32Array(2 * rows));
      broken = grown(broken, new Uint8Array(2 * rows));
    }
    lines[rows] = start;
    broken[rows] = isOpen ? 2 : cells.slice(width).some((cell) => cell.trim() !== "") ? 1 : 0;
    columns.forEach((column, j) => {
      column.put(rows, cells[j] ?? "", decimal);
    });
    rows += 1;
    return true;
  };

  Papa.parse(text, {
    delimiter,
    newline: "\n",
    step: ({ data, errors, meta }, parser) => {
      const isOpen = errors.some(({ code }) => code === "MissingQuotes");
      if (!take(/** @type {string[]} */ (data), isOpen)) parser.abort();
      else if (rows % stride === 0) onProgress(meta.cursor / text.length, rows);
    },
  });
  if (rows === 0) return { problem: "empty" };
  return {
    columns: columns.map((column, j) => column.finished(shortened(names?.[j]?.trim() ?? ""), rows)),
    rows,
    lines: lines.slice(0, rows),
    broken: broken.slice(0, rows),
    layout,
    cut,
  };
}

/** One kind of line end, and no mark at the start. @param {string} text */
function plainLines(text) {
  const marked = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return marked.includes("\r") ? marked.replace(/\r\n?/g, "\n") : marked;
}

/** @param {string} cell */
function newlines(cell) {
  let count = 0;
  for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** @template {Uint32Array | Uint8Array} T @param {T} old @param {T} room @returns {T} */
function grown(old, room) {
  room.set(old);
  return room;
}
