// The JavaScript face of the C++ core, and the only way in. Types and documentation are in engine.d.ts.

import { loadModule } from "./load-module.js";
import { LossError } from "./loss-error.js";

export { LossError };

/** @import { Engine, EvaluateOptions, FitOptions, LikelihoodOptions } from "./engine.js" */
/** @import { WasmModule } from "./wasm-module.js" */

// Half of what the module may hold: its working memory is a few times its input.
const mostNumbers = 2 ** 26;

/** @type {(code: string, message: string) => never} */
function fail(code, message) {
  throw new LossError(code, message);
}

/**
 * @param {unknown} values
 * @param {string} name
 * @returns {Float64Array}
 */
function numbers(values, name) {
  if (!(values instanceof Float64Array)) {
    if (!Array.isArray(values)) fail("bad-argument", `${name} must be a Float64Array or an array of numbers.`);
    // Anything but a number becomes NaN here, which the core refuses as not finite: "12" and null are not numbers.
    values = Float64Array.from(values, (value) => (typeof value === "number" ? value : Number.NaN));
  }
  const array = /** @type {Float64Array} */ (values);
  if (array.length > mostNumbers) fail("too-large", `${name} has ${array.length} values, more than ${mostNumbers}.`);
  return array;
}

/**
 * @param {unknown} x
 * @returns {Float64Array[]}
 */
function columns(x) {
  if (x === undefined) return [];
  const several = Array.isArray(x) && (x.length === 0 || typeof x[0] === "object");
  const list = several ? /** @type {unknown[]} */ (x) : [x];
  return list.map((column, j) => numbers(column, several ? `x[${j}]` : "x"));
}

/** @param {unknown} parameters */
function named(parameters = {}) {
  if (typeof parameters !== "object" || parameters === null) fail("bad-parameter", "parameters must be an object.");
  const entries = Object.entries(parameters);
  const values = entries.map(([, value]) => (typeof value === "number" ? value : Number.NaN));
  return { names: entries.map(([name]) => name), values: Float64Array.from(values) };
}

/** @param {unknown} scale */
function scaleRule(scale = 1) {
  if (typeof scale === "number") return { rule: 0, value: scale };
  if (scale === "mad") return { rule: 1, value: 1 };
  if (scale === "joint") return { rule: 2, value: 1 };
  if (scale === "s") return { rule: 3, value: 1 };
  return fail("bad-scale", `scale must be a positive number, "mad", "joint" or "s", not ${String(scale)}.`);
}

/**
 * A data set as the module takes it: columns, y, intercept, degree.
 * @param {Pick<FitOptions, "x" | "y" | "intercept" | "degree">} options
 * @returns {[Float64Array[], Float64Array, boolean, number]}
 */
function dataOf({ x, y, intercept = true, degree = 1 }) {
  if (!Number.isInteger(degree)) fail("bad-degree", `degree must be a whole number, not ${degree}.`);
  // Beyond a C++ int there is no degree anyway; the core says which are allowed.
  const power = Math.max(-1, Math.min(degree, 1000));
  const predictors = columns(x);
  const all = predictors.reduce((sum, column) => sum + column.length, 0);
  if (all > mostNumbers) fail("too-large", `x has ${all} values, more than ${mostNumbers}.`);
  return [predictors, numbers(y, "y"), Boolean(intercept), power];
}

/**
 * @template T
 * @param {T | { error: { code: string, message: string } }} result
 * @returns {T}
 */
function unwrap(result) {
  if (typeof result === "object" && result !== null && "error" in result) {
    fail(result.error.code, result.error.message);
  }
  return /** @type {T} */ (result);
}

/**
 * @param {WasmModule} wasm
 * @returns {Engine}
 */
function createEngine(wasm) {
  return {
    losses: Object.freeze(wasm.catalogue()),

    /** @param {EvaluateOptions} options */
    evaluate({ loss, parameters, residuals }) {
      const { names, values } = named(parameters);
      return unwrap(wasm.evaluate(String(loss), names, values, numbers(residuals, "residuals")));
    },

    /** @param {FitOptions} options */
    fit({ loss, parameters, scale, ...data }) {
      const { names, values } = named(parameters);
      const { rule, value } = scaleRule(scale);
      return unwrap(wasm.fit(String(loss), names, values, ...dataOf(data), rule, value));
    },

    noises: Object.freeze(wasm.noises()),

    /** @param {LikelihoodOptions} options */
    likelihood({ noise, parameters, coefficients, scale, ...data }) {
      const { names, values } = named(parameters);
      if (scale !== undefined && typeof scale !== "number") {
        fail("bad-scale", `scale must be a positive number, or be left out, not ${String(scale)}.`);
      }
      const at = numbers(coefficients, "coefficients");
      return unwrap(
        wasm.likelihood(String(noise), names, values, ...dataOf(data), at, scale === undefined, scale ?? 1),
      );
    },

    memoryInUse: () => wasm.memoryInUse(),
  };
}

/** @type {Promise<Engine> | undefined} */
let shared;

/** @param {{ wasm?: URL | string | BufferSource }} [options] */
export function loadEngine(options) {
  if (options?.wasm) return loadModule(options.wasm).then(createEngine);
  if (!shared) {
    shared = loadModule(undefined).then(createEngine);
    // A failure, such as a lost connection, may be tried again.
    shared.catch(() => {
      shared = undefined;
    });
  }
  return shared;
}
