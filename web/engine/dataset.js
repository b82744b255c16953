// Data sets that stay in the module: this file owns their lives.

import { dataOf, fail, named, number, numbers, scaleRule, unwrap } from "./arguments.js";

/** @import { Dataset, DatasetOptions } from "./engine.js" */
/** @import { WasmModule } from "./wasm-module.js" */

/**
 * @param {WasmModule} wasm
 * @returns {(options: DatasetOptions) => Dataset}
 */
export function datasetsOf(wasm) {
  // Frees what was forgotten without dispose().
  const forgotten = new FinalizationRegistry((/** @type {number} */ handle) => wasm.freeDataset(handle));

  return (options) => {
    const data = dataOf(options);
    /** @type {number | undefined} */
    let handle = unwrap(wasm.makeDataset(...data)).handle;
    const size = data[1].length;
    const live = () => handle ?? fail("bad-argument", "This data set has been disposed of.");
    const dataset = {
      size,
      /** @type {Dataset["move"]} */
      move(row, { x = [], y }) {
        unwrap(wasm.moveRow(live(), number(row), numbers(typeof x === "number" ? [x] : x, "x"), number(y)));
      },
      /** @type {Dataset["fit"]} */
      fit({ loss, parameters, scale }) {
        const { names, values } = named(parameters);
        const { rule, value } = scaleRule(scale);
        return unwrap(wasm.fitDataset(live(), String(loss), names, values, rule, value));
      },
      dispose() {
        if (handle === undefined) return;
        wasm.freeDataset(handle);
        handle = undefined;
        forgotten.unregister(dataset);
      },
    };
    forgotten.register(dataset, handle, dataset);
    return dataset;
  };
}
