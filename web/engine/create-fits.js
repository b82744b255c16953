// What both modules can do: the catalogue, losses over residuals, fits, data sets that stay.

import { dataOf, named, numbers, scaleRule, unwrap } from "./arguments.js";
import { datasetsOf } from "./dataset.js";

/** @import { EvaluateOptions, FitEngine, FitOptions } from "./engine.js" */

/**
 * @param {import("./wasm-module.js").WasmModule} wasm
 * @returns {FitEngine}
 */
export function createFits(wasm) {
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

    dataset: datasetsOf(wasm),

    memoryInUse: () => wasm.memoryInUse(),
  };
}
