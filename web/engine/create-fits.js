// What the two modules with Embind can do besides: data sets that stay.

import { datasetsOf } from "./dataset.js";
import { fitsOf } from "./fits-of.js";

/** @import { FitEngine } from "./engine.js" */
/** @import { WasmModule } from "./wasm-module.js" */

/**
 * @param {WasmModule} wasm
 * @returns {FitEngine}
 */
export function createFits(wasm) {
  return { ...fitsOf(wasm), dataset: datasetsOf(wasm), memoryInUse: () => wasm.memoryInUse() };
}
