// What a caller passes in, checked and brought into the shapes that the module takes: with these, nothing in C++ throws.

import { LossError } from "./loss-error.js";

// Half of what the module may hold: its working memory is a few times its input.
const mostNumbers = 2 ** 26;

/** @type {(code: string, message: string) => never} */
export function fail(code, message) {
  throw new LossError(code, message);
}

/**
 * A number, or NaN, which the core refuses where it must not be: "12" and null are not numbers.
 * @param {unknown} value
 */
export const number = (value) => (typeof value === "number" ? value : Number.NaN);

/**
 * @param {unknown} values
 * @param {string} name
 * @returns {Float64Array}
 */
export function numbers(values, name) {
  if (!(values instanceof Float64Array)) {
    if (!Array.isArray(values)) fail("bad-argument", `${name} must be a Float64Array or an array of numbers.`);
    values = Float64Array.from(values, number);
  }
  const array = /** @type {Float64Array} */ (values);
  if (array.length > mostNumbers) fail("too-large", `${name} has ${array.length} values, more than ${mostNumbers}.`);
  return array;
}

/**
 * Predictors as columns; none where they are left out.
 * @param {unknown} x
 * @param {string} name
 * @returns {Float64Array[]}
 */
export function columns(x, name) {
  if (x === undefined) return [];
  const several = Array.isArray(x) && (x.length === 0 || typeof x[0] === "object");
  const list = several ? /** @type {unknown[]} */ (x) : [x];
  const found = list.map((column, j) => numbers(column, several ? `${name}[${j}]` : name));
  const all = found.reduce((sum, column) => sum + column.length, 0);
  if (all > mostNumbers) fail("too-large", `${name} has ${all} values, more than ${mostNumbers}.`);
  return found;
}

/** @param {unknown} parameters */
export function named(parameters = {}) {
  if (typeof parameters !== "object" || parameters === null) fail("bad-parameter", "parameters must be an object.");
  const entries = Object.entries(parameters);
  const values = entries.map(([, value]) => number(value));
  return { names: entries.map(([name]) => name), values: Float64Array.from(values) };
}

/** @param {unknown} scale */
export function scaleRule(scale = 1) {
  if (typeof scale === "number") return { rule: 0, value: scale };
  if (scale === "mad") return { rule: 1, value: 1 };
  if (scale === "joint") return { rule: 2, value: 1 };
  if (scale === "s") return { rule: 3, value: 1 };
  return fail("bad-scale", `scale must be a positive number, "mad", "joint" or "s", not ${String(scale)}.`);
}

/**
 * A data set as the module takes it: columns, y, intercept, degree.
 * @param {Pick<import("./engine.js").FitOptions, "x" | "y" | "intercept" | "degree">} options
 * @returns {[Float64Array[], Float64Array, boolean, number]}
 */
export function dataOf({ x, y, intercept = true, degree = 1 }) {
  if (!Number.isInteger(degree)) fail("bad-degree", `degree must be a whole number, not ${degree}.`);
  // Beyond a C++ int there is no degree anyway; the core says which are allowed.
  const power = Math.max(-1, Math.min(degree, 1000));
  return [columns(x, "x"), numbers(y, "y"), Boolean(intercept), power];
}

/**
 * A whole number that a C++ int holds; the core says which are allowed.
 * @param {unknown} value
 * @param {string} name
 */
export function whole(value, name) {
  if (!Number.isInteger(value)) fail("bad-parameter", `${name} must be a whole number, not ${String(value)}.`);
  return Math.max(-(2 ** 31), Math.min(/** @type {number} */ (value), 2 ** 31 - 1));
}

/**
 * What decides the random numbers: any whole number from 0 that a double holds exactly.
 * @param {unknown} seed
 */
export function seedOf(seed) {
  if (!Number.isSafeInteger(seed) || /** @type {number} */ (seed) < 0) {
    fail("bad-parameter", `seed must be a whole number from 0 to 2^53 - 1, not ${String(seed)}.`);
  }
  return /** @type {number} */ (seed);
}

/** @param {unknown} scale */
export function fixedScale(scale = 1) {
  if (typeof scale === "number") return scale;
  return fail("bad-scale", `scale must be a positive number here, not ${String(scale)}.`);
}

/**
 * @param {unknown} axis
 * @param {string} name
 * @returns {Record<string, unknown>}
 */
function object(axis, name) {
  if (typeof axis !== "object" || axis === null) fail("bad-argument", `${name} must be an object.`);
  return /** @type {Record<string, unknown>} */ (axis);
}

/**
 * @param {unknown} axis
 * @param {string} name
 */
export function gridAxis(axis, name) {
  const { coefficient, from, to, count } = object(axis, name);
  return {
    coefficient: whole(coefficient, `${name}.coefficient`),
    from: number(from),
    to: number(to),
    count: whole(count, `${name}.count`),
  };
}

/**
 * @param {unknown} axis
 * @param {string} name
 */
export function pixelAxis(axis, name) {
  const { from, to, cells } = object(axis, name);
  return { from: number(from), to: number(to), cells: whole(cells, `${name}.cells`) };
}

/**
 * @param {object} line
 * @param {unknown} [line.count]
 * @param {unknown} [line.intercept]
 * @param {unknown} [line.slope]
 * @param {unknown} [line.scale]
 * @param {unknown} [line.outliers]
 */
export function noisyLine({ count, intercept = 0, slope = 1, scale, outliers = {} }) {
  const { share = 0, dx = 0, level = 0 } = object(outliers, "outliers");
  return {
    count: whole(count, "count"),
    intercept: number(intercept),
    slope: number(slope),
    scale: fixedScale(scale),
    share: number(share),
    dx: number(dx),
    level: number(level),
  };
}

/** @param {unknown} estimators */
export function estimatorsOf(estimators) {
  if (!Array.isArray(estimators)) fail("bad-argument", "estimators must be an array.");
  return /** @type {unknown[]} */ (estimators).map((each, j) => {
    const { loss, parameters, scale } = object(each, `estimators[${j}]`);
    const { rule, value } = scaleRule(/** @type {any} */ (scale));
    return { loss: String(loss), ...named(/** @type {any} */ (parameters)), rule, scale: value };
  });
}

/**
 * @template T
 * @param {T | { error: { code: string, message: string } }} result
 * @returns {T}
 */
export function unwrap(result) {
  if (typeof result === "object" && result !== null && "error" in result) {
    fail(result.error.code, result.error.message);
  }
  return /** @type {T} */ (result);
}
