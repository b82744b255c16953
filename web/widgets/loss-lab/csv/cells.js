/**
 * What a cell says: a number, or why it is none. The reasons are small whole numbers, so that a column of a million cells
 * keeps one byte for each.
 *
 * @typedef {"." | ","} DecimalSign
 */

/** Why a cell is no number; its place in the list is its code. */
export const reasons = /** @type {const} */ (["number", "missing", "date", "infinite", "text"]);

/** Why a row as a whole is left out. */
export const rowReasons = /** @type {const} */ (["", "extra", "quote"]);

/** @typedef {typeof reasons[number]} Reason */

const codes = /** @type {Record<Reason, number>} */ (Object.fromEntries(reasons.map((reason, code) => [reason, code])));

export const isNumberCode = (/** @type {number} */ code) => code === codes.number;
export const isMissingCode = (/** @type {number} */ code) => code === codes.missing;

/** No number is longer; patterns are not tried on what is. */
const longest = 100;

const missing = /^(|na|n\/a|nan|null|none|nil|missing|#n\/a|#div\/0!|#value!|-|–|—|\.|\?|없음|결측)$/i;
const infinite = /^[+-]?(inf|infinity|∞)$/i;
const dates =
  /^(\d{4}[-/.]\s?\d{1,2}([-/.]\s?\d{1,2}\.?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([ T]\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$|^\d{4}년|^\d{1,2}월|^\d{4}-?w\d{1,2}|^\d{1,2}[ -][a-z]{3,9}[ -]\d{2,4}$|^[a-z]{3,9} \d{1,2},? \d{4}$/i;

/** Numbers with a decimal point or comma; groups of three may stand apart. @type {Record<DecimalSign, RegExp>} */
const patterns = {
  ".": /^[+-]?(\d{1,3}([, '’]\d{3})+(\.\d*)?|\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,
  ",": /^[+-]?(\d{1,3}([. '’]\d{3})+(,\d*)?|\d+,?\d*|,\d+)(e[+-]?\d+)?$/i,
};

/** Signs that mean the same: a true minus, spaces that do not break. @param {string} cell */
const plain = (cell) =>
  cell
    .trim()
    .replace(/^[−–]/, "-")
    .replace(/[\u00a0\u2009\u202f]/g, " ");

/**
 * @param {string} cell
 * @param {DecimalSign} sign
 * @returns {{ value: number, code: number }} the value is NaN where the code is not that of a number
 */
export function readCell(cell, sign) {
  const none = (/** @type {Reason} */ reason) => ({ value: Number.NaN, code: codes[reason] });
  if (cell.length > longest && cell.trim().length > longest) return none("text");
  const text = plain(cell);
  if (missing.test(text)) return none("missing");
  // "2024.05.01" is a date, and "1.234" is not.
  if (patterns[sign].test(text)) {
    const groups = sign === "." ? /[, '’]/g : /[. '’]/g;
    const value = Number(text.replace(groups, "").replace(",", "."));
    return Number.isFinite(value) ? { value, code: codes.number } : none("infinite");
  }
  if (infinite.test(text)) return none("infinite");
  return none(dates.test(text) ? "date" : "text");
}

/** Whether a cell can only be read with this sign: "3,5" or "1.234,5" for the comma. @param {string} cell @param {DecimalSign} sign */
export function needsSign(cell, sign) {
  const text = plain(cell);
  if (text.length > longest) return false;
  const other = sign === "," ? "." : ",";
  return patterns[sign].test(text) && !patterns[other].test(text);
}
