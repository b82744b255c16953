/**
 * Points as a table that every spreadsheet reads: RFC 4180, UTF-8 without a byte order mark. A number is written with the
 * fewest digits that give it again.
 */
import { asTyped } from "./typed.js";

/**
 * A text as one cell. One that a spreadsheet could take for a formula begins with an apostrophe, which makes it text.
 * @param {string} text
 */
export function csvText(text) {
  const harmless = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * @param {readonly { label: string, values: ArrayLike<number>, origin?: number }[]} columns of one length; origin is added,
 *   as it is where the values are shown
 * @returns {string}
 */
export function csvOf(columns) {
  const rows = [columns.map(({ label }) => csvText(label)).join(",")];
  const { length } = columns[0].values;
  for (let i = 0; i < length; i += 1) {
    rows.push(columns.map(({ values, origin = 0 }) => cell(values[i], origin)).join(","));
  }
  return `${rows.join("\r\n")}\r\n`;
}

/** @param {number} value @param {number} origin */
function cell(value, origin) {
  if (!Number.isFinite(value)) return "";
  return String(asTyped(value + origin));
}

/** A name for a file, of letters that every system takes. @param {string} id @param {string} ending */
export const fileName = (id, ending) => `${id.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, 60) || "figure"}.${ending}`;
