// The engine in a thread of its own: takes a list of calls, answers each, one after the other. worker-engine.js is the
// only one to talk to it.

import { loadEngine } from "./engine.js";

/** @import { Work } from "./worker-engine.js" */

// In Node a worker talks through its parent's port; a browser's worker is itself the port.
const node = typeof process !== "undefined" && process.versions?.node;
/** @type {any} */
const port = node ? process.getBuiltinModule("node:worker_threads").parentPort : globalThis;

/** @param {Work} work */
async function answer({ id, method, list, wasm }) {
  try {
    const engine = await loadEngine(wasm === undefined ? undefined : { wasm });
    const results = [];
    for (const options of list) {
      results.push(engine[method](/** @type {never} */ (options)));
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
