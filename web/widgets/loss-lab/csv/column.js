/** One column while it is read: its numbers, and of each cell that is none, why. It grows as rows come. */
import { isNumberCode, readCell, reasons } from "./cells.js";

/** So many cells that are no numbers are kept as they were written, and no more of each than this. */
const keptCells = 100;
const keptLetters = 60;

export class Column {
  values = new Float64Array(64);
  codes = new Uint8Array(64);
  /** How many cells there are of each reason. */
  counts = reasons.map(() => 0);
  /** What stood in a row where no number did. @type {Map<number, string>} */
  written = new Map();

  /** @param {number} row @param {string} cell @param {import("./cells.js").DecimalSign} decimal */
  put(row, cell, decimal) {
    if (row >= this.values.length) this.#grow();
    const { value, code } = readCell(cell, decimal);
    this.values[row] = value;
    this.codes[row] = code;
    this.counts[code] += 1;
    if (!isNumberCode(code) && this.written.size < keptCells) this.written.set(row, shortened(cell));
  }

  #grow() {
    const { values, codes } = this;
    this.values = new Float64Array(2 * values.length);
    this.codes = new Uint8Array(2 * codes.length);
    this.values.set(values);
    this.codes.set(codes);
  }

  /** @param {string} name @param {number} rows @returns {import("./read.js").TableColumn} */
  finished(name, rows) {
    const { counts, written } = this;
    const [values, codes] = [this.values.slice(0, rows), this.codes.slice(0, rows)];
    return { name, kind: kindOf(counts), values, codes, counts, written };
  }
}

/** @param {string} text */
export const shortened = (text, most = keptLetters) => (text.length > most ? `${text.slice(0, most)}…` : text);

/** What most cells that hold something are. @param {readonly number[]} counts @returns {"number" | "date" | "text" | "empty"} */
function kindOf(counts) {
  const [number, , date, infinite, text] = counts;
  const held = number + date + infinite + text;
  if (held === 0) return "empty";
  if (number >= held / 2) return "number";
  return date >= text ? "date" : "text";
}
