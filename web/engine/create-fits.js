// What both modules can do: the catalogue, losses over residuals, fits, data sets that stay.

import { dataOf, named, numbers, scaleRule, unwrap } from "./arguments.js";
import { datasetsOf } from "./dataset.js";

/** @import { EvaluateOptions, FitEngine, FitOptions } from "./engine.js" */
/** @import { WasmModule } from "./wasm-module.js" */

/**
 * What every page of figures needs.
 * @param {WasmModule} wasm
 * @returns {Pick<FitEngine, "losses" | "evaluate" | "fit">}
 */
export function fitsOf(wasm) {
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
  };
}

/**
 * @param {WasmModule} wasm
 * @returns {FitEngine}
 */
export function createFits(wasm) {
  return { ...fitsOf(wasm), dataset: datasetsOf(wasm), memoryInUse: () => wasm.memoryInUse() };
}
