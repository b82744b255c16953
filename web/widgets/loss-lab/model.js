/**
 * What is fitted to a table: which column to which, by which losses; and the rows that can be used for it.
 *
 * @typedef {import("./csv/read.js").Table} Table
 * @typedef {import("../../shared/estimators.js").Choice} Choice
 * @typedef {"mad" | "joint" | "fixed"} Rule
 *
 * @typedef {object} Model
 * @property {number} response a column's place in the table
 * @property {readonly number[]} predictors none, one or several; none fits one number to all rows
 * @property {number} degree of the polynomial in one predictor
 * @property {readonly LossId[]} losses
 * @property {Readonly<Record<string, Readonly<Record<string, number>>>>} parameters by loss and name, where the reader has said any
 * @property {Rule} rule how losses that count residuals in scales get their scale
 * @property {number} scale the fixed one
 *
 * @typedef {import("../../engine/engine.js").LossId} LossId
 *
 * @typedef {object} Used the rows that can be used
 * @property {Float64Array[]} x a column for each predictor
 * @property {Float64Array} y
 * @property {Uint32Array} rows of the table
 * @property {Rejected[]} rejected the first of those that cannot
 */
import { choicesOf } from "../../shared/estimators.js";

export const mostPredictors = 12;
/** So many rows that are left out are listed. */
const mostListed = 50;

const isNumberCode = (/** @type {number} */ code) => code === 0;

/** The columns that hold numbers. @param {Table} table */
export const numericColumns = ({ columns }) => columns.map((_, j) => j).filter((j) => columns[j].kind === "number");

/** The last column of numbers against the first, as tables are usually written. @param {Table} table @param {readonly LossId[]} losses @returns {Model | undefined} nothing without a number */
export function firstModel(table, losses) {
  const numeric = numericColumns(table);
  if (numeric.length === 0) return undefined;
  const response = numeric[numeric.length - 1];
  const predictors = numeric.slice(0, 1).filter((j) => j !== response);
  return { response, predictors, degree: 1, losses, parameters: {}, rule: "mad", scale: 1 };
}

/** The columns that a model looks at. @param {Model} model */
const columnsOf = ({ response, predictors }) => [response, ...predictors];

/** @param {Float64Array} values @param {Uint32Array} rows */
function picked(values, rows) {
  const found = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) found[k] = values[rows[k]];
  return found;
}

/** @param {Table} table @param {Model} model @returns {Used} */
export function usedRows(table, model) {
  const chosen = columnsOf(model).map((j) => table.columns[j]);
  const rows = new Uint32Array(table.rows);
  let count = 0;
  for (let i = 0; i < table.rows; i++) {
    if (table.broken[i] === 0 && chosen.every(({ codes }) => isNumberCode(codes[i]))) rows[count++] = i;
  }
  const kept = rows.slice(0, count);
  const [y, ...x] = chosen.map(({ values }) => (count === table.rows ? values : picked(values, kept)));
  return { x, y, rows: kept, rejected: count === table.rows ? [] : rejectedRows(table, model, mostListed) };
}

/**
 * @typedef {object} Rejected a row that is left out
 * @property {number} line
 * @property {string} reason of the table's
 * @property {number} [column] whose cell is the reason
 * @property {string} [written] what stands there, where it was kept
 */

/** The first rows that are left out, and why. @param {Table} table @param {Model} model @param {number} most @returns {Rejected[]} */
export function rejectedRows(table, model, most) {
  const { columns, lines, broken } = table;
  /** @type {Rejected[]} */
  const found = [];
  for (let i = 0; i < table.rows && found.length < most; i++) {
    const column = columnsOf(model).find((j) => !isNumberCode(columns[j].codes[i]));
    if (broken[i] !== 0) found.push({ line: lines[i], reason: table.rowReasons[broken[i]] });
    else if (column !== undefined) {
      const reason = table.reasons[columns[column].codes[i]];
      found.push({ line: lines[i], reason, column, written: columns[column].written.get(i) });
    }
  }
  return found;
}

/** The data as the engine takes them. @param {Pick<Used, "x" | "y">} rows @param {Model} model */
export function dataOf({ x, y }, { degree }) {
  return x.length === 1 ? { x: x[0], y, degree } : { x, y };
}

/** How many coefficients there are. @param {Model} model */
export const coefficientCount = ({ predictors, degree }) => 1 + (predictors.length === 1 ? degree : predictors.length);

/** What each loss is fitted with. @param {Model} model @param {import("../../engine/engine.js").FitEngine} engine @returns {Choice[]} */
export function choicesFor({ losses, parameters, rule, scale }, engine) {
  return losses.map((loss) => {
    const scales = engine.losses.find(({ id }) => id === loss)?.scales ?? [];
    const [choice] = choicesOf([loss], engine, { parameters: parameters[loss], scale });
    if (scales.length === 0) return choice;
    if (rule === "fixed") return { ...choice, scale };
    return { ...choice, scale: scales.includes(rule) ? rule : "mad" };
  });
}
