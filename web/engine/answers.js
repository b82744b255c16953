// What a thread does for worker-engine.js: it takes a list of calls, and answers each, one after the other.

import { LossError, loadEngine } from "./engine.js";

/** @import { Work } from "./worker-engine.js" */

/** The data sets that stay here. @type {Map<number, import("./engine.js").Dataset>} */
const held = new Map();

/**
 * A call of the engine, or of a data set with its arguments in a list.
 * @param {import("./engine.js").Engine} engine
 * @param {Work} work
 * @returns {(given: any) => unknown}
 */
function performer(engine, { method, dataset }) {
  if (dataset === undefined) return (options) => engine[/** @type {"fit"} */ (method)](options);
  if (method === "dataset") return ([options]) => void held.set(dataset, engine.dataset(options));
  const one = held.get(dataset);
  if (!one) throw new LossError("cancelled", "The data set went with its thread.");
  if (method === "dispose") held.delete(dataset);
  return (given) => /** @type {any} */ (one)[method](...given);
}

/** @param {Work} work @param {{ postMessage: (answer: import("./worker-engine.js").Answer) => void }} port */
export async function answer(work, port) {
  const { id, list, wasm } = work;
  try {
    const perform = performer(await loadEngine(wasm === undefined ? undefined : { wasm }), work);
    const results = [];
    for (const one of list) {
      results.push(perform(one));
      port.postMessage({ id, done: results.length });
    }
    port.postMessage({ id, results });
  } catch (error) {
    const { code, message } = /** @type {import("./engine.js").LossError} */ (error);
    port.postMessage({ id, error: { code: code ?? "worker-failed", message: message ?? String(error) } });
  }
}
