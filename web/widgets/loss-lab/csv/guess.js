/**
 * What a table does not say of itself, guessed from its first rows: the delimiter, the decimal sign, whether the first row
 * names the columns. The reader can say otherwise.
 */
import Papa from "papaparse";
import { isMissingCode, isNumberCode, needsSign, readCell } from "./cells.js";

/** Those that are tried, the rarest in ordinary text first: a decimal comma stands in tables that others delimit. */
export const delimiters = ["\t", ";", "|", ","];

const rowsLookedAt = 50;
/** So much of the text is looked at. */
export const sampleLength = 65_536;
/** The share of rows that must have as many cells as most. */
const agreeing = 0.8;

/** @param {string} text @param {string} delimiter @returns {string[][]} the first rows that are not blank */
function firstRows(text, delimiter) {
  const { data } = Papa.parse(text.slice(0, sampleLength), {
    delimiter,
    newline: "\n",
    preview: rowsLookedAt,
    skipEmptyLines: "greedy",
  });
  return /** @type {string[][]} */ (data);
}

/** The number of cells that most rows have, and the share of rows that have it. @param {readonly string[][]} rows */
function usualWidth(rows) {
  /** @type {Map<number, number>} */
  const widths = new Map();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [width = 1, count = 0] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { width, share: count / Math.max(1, rows.length) };
}

/** @param {string} text @returns {string} a comma where nothing delimits */
export function guessDelimiter(text) {
  const fits = (/** @type {string} */ delimiter) => {
    const { width, share } = usualWidth(firstRows(text, delimiter));
    return width > 1 && share >= agreeing;
  };
  return delimiters.find(fits) ?? ",";
}

/**
 * @param {string} text
 * @param {string} delimiter
 * @param {{ decimal?: import("./cells.js").DecimalSign, header?: boolean }} wishes what the reader has said
 * @returns {{ decimal: import("./cells.js").DecimalSign, header: boolean, width: number }}
 */
export function guessLayout(text, delimiter, wishes) {
  const rows = firstRows(text, delimiter);
  const cells = rows.flat();
  const count = (/** @type {import("./cells.js").DecimalSign} */ sign) =>
    cells.filter((cell) => needsSign(cell, sign)).length;
  const decimal = wishes.decimal ?? (count(",") > count(".") ? "," : ".");
  const width = Math.max(usualWidth(rows).width, rows[0]?.length ?? 0);
  return { decimal, header: wishes.header ?? hasHeader(rows, decimal), width };
}

/** Names stand over columns of numbers: the first row has a word where most of the others have numbers. @param {readonly string[][]} rows @param {import("./cells.js").DecimalSign} decimal */
function hasHeader([first = [], ...others], decimal) {
  const code = (/** @type {string | undefined} */ cell) => readCell(cell ?? "", decimal).code;
  const isNumeric = (/** @type {number} */ j) => {
    const numbers = others.filter((row) => isNumberCode(code(row[j]))).length;
    return numbers > 0 && numbers >= others.filter((row) => !isMissingCode(code(row[j]))).length / 2;
  };
  const isWord = (/** @type {number} */ j) => !isNumberCode(code(first[j])) && !isMissingCode(code(first[j]));
  if (others.length === 0) return false;
  const numeric = first.map((_, j) => j).filter(isNumeric);
  // Years over columns are names too, where other columns have words for names: but no name is missing over numbers.
  return numeric.length > 0 && numeric.some(isWord);
}
