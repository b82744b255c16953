/** The rows of a table while it is read: their cells in columns, the line at which each begins, and which are broken. */
import { Column, shortened } from "./column.js";

export class Rows {
  count = 0;
  lines = new Uint32Array(64);
  broken = new Uint8Array(64);
  /** @type {Column[]} */
  #columns;
  /** @type {string[] | undefined} */
  #names;
  #line = 1;

  /** @param {{ header: boolean, decimal: import("./cells.js").DecimalSign, width: number }} layout @param {{ columns: number, rows: number }} most */
  constructor({ header, decimal, width }, most) {
    this.header = header;
    this.decimal = decimal;
    this.width = width;
    this.most = most.rows;
    this.#columns = Array.from({ length: Math.min(width, most.columns) }, () => new Column());
  }

  /** @param {string[]} cells @param {boolean} isOpen whether a quote is never closed @returns {boolean} whether there was room for it */
  take(cells, isOpen) {
    const start = this.#line;
    this.#line += 1 + cells.reduce((sum, cell) => sum + newlines(cell), 0);
    if (cells.every((cell) => cell.trim() === "")) return true;
    if (this.header && !this.#names) {
      this.#names = cells;
      return true;
    }
    const row = this.count;
    if (row === this.most) return false;
    if (row === this.lines.length) this.#grow();
    this.lines[row] = start;
    this.broken[row] = isOpen ? 2 : cells.slice(this.width).some((cell) => cell.trim() !== "") ? 1 : 0;
    for (const [j, column] of this.#columns.entries()) column.put(row, cells[j] ?? "", this.decimal);
    this.count += 1;
    return true;
  }

  #grow() {
    const { lines, broken } = this;
    this.lines = new Uint32Array(2 * lines.length);
    this.broken = new Uint8Array(2 * broken.length);
    this.lines.set(lines);
    this.broken.set(broken);
  }

  finished() {
    const { count, lines, broken } = this;
    const name = (/** @type {number} */ j) => shortened(this.#names?.[j]?.trim() ?? "");
    return {
      columns: this.#columns.map((column, j) => column.finished(name(j), count)),
      rows: count,
      lines: lines.slice(0, count),
      broken: broken.slice(0, count),
    };
  }
}

/** @param {string} cell */
function newlines(cell) {
  let count = 0;
  for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count += 1;
  return count;
}
