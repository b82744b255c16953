// The engine in a thread of its own: takes a list of calls, answers each, one after the other. worker-engine.js is the
// only one to talk to it.

import { LossError, loadEngine } from "./engine.js";

/** @import { Work } from "./worker-engine.js" */

// In Node a worker talks through its parent's port; a browser's worker is itself the port.
const node = typeof process !== "undefined" && process.versions?.node;
/** @type {any} */
const port = node ? process.getBuiltinModule("node:worker_threads").parentPort : globalThis;

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

/** @param {Work} work */
async function answer(work) {
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

if (node) {
  port.on("message", answer);
} else {
  port.addEventListener("message", (/** @type {MessageEvent<Work>} */ event) => answer(event.data));
}
