// What a thread does for worker-engine.js: it takes a list of calls, and answers each, one after the other.

import { LossError, loadEngine } from "./engine.js";

/** @import { Work } from "./worker-engine.js" */

/** @typedef {Map<number, import("./engine.js").Dataset>} Held the data sets that stay with a thread, by its numbers */

/**
 * A call of the engine, or of a data set with its arguments in a list.
 * @param {import("./engine.js").Engine} engine
 * @param {Held} held
 * @param {Pick<Work, "method" | "dataset">} asked
 * @returns {(given: any) => unknown}
 */
function performer(engine, held, { method, dataset }) {
  if (dataset === undefined) return (options) => engine[/** @type {"fit"} */ (method)](options);
  if (method === "dataset") return ([options]) => void held.set(dataset, engine.dataset(options));
  const one = held.get(dataset);
  if (!one) throw new LossError("cancelled", "The data set went with its thread.");
  if (method === "dispose") held.delete(dataset);
  return (given) => /** @type {any} */ (one)[method](...given);
}

/**
 * One thread's answers.
 * @param {{ postMessage: (answer: import("./worker-engine.js").Answer) => void }} port
 * @returns {(work: Work) => Promise<void>}
 */
export function answersTo(port) {
  /** @type {Held} */
  const held = new Map();
  return async ({ id, list, wasm, ...asked }) => {
    try {
      const perform = performer(await loadEngine(wasm === undefined ? undefined : { wasm }), held, asked);
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
  };
}
