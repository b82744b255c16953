// What all modules can do: the catalogue, losses over residuals, fits.

import { dataOf, named, numbers, scaleRule, unwrap } from "./arguments.js";

/** @import { EvaluateOptions, FitEngine, FitOptions } from "./engine.js" */
/** @import { WasmModule } from "./wasm-module.js" */

/**
 * @param {Pick<WasmModule, "catalogue" | "evaluate" | "fit">} wasm
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
