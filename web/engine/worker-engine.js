// The engine without blocking the page: calls run in a worker, report progress, and can be given up. Types and
// documentation are in worker-engine.d.ts.

import { LossError } from "./loss-error.js";

/** @import { Answer, Method, RunOptions, Work } from "./worker-engine.js" */

const threads = () => process.getBuiltinModule("node:worker_threads");
const inNode = typeof Worker === "undefined";
const here = new URL(import.meta.url);

function startThread() {
  // As an address that Vite does not see: a page has no such file.
  if (inNode) return new (threads().Worker)(new URL("./worker.js", here));
  if (here.origin !== globalThis.origin) return standIn();
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}

/**
 * The same in the page itself, for a page of another origin or in a sandbox: threads start from a page's own origin only.
 * It answers as well, and holds the page up meanwhile.
 */
function standIn() {
  const { port1, port2 } = new MessageChannel();
  const answering = import("./answers.js").then(({ answersTo }) => answersTo(port2));
  port2.onmessage = ({ data }) => {
    answering.then(
      (answer) => answer(data),
      (error) => port2.postMessage({ id: data.id, error: { code: "worker-failed", message: String(error) } }),
    );
  };
  port1.start();
  return Object.assign(port1, { terminate: () => port2.close() });
}

/** @param {any} thread @param {"message" | "error"} kind @param {(event: any) => void} listen */
function on(thread, kind, listen) {
  if (inNode) thread.on(kind, listen);
  else thread.addEventListener(kind, (/** @type {any} */ event) => listen(kind === "message" ? event.data : event));
}

/** @param {{ wasm?: URL | string | BufferSource }} [options] */
export function startWorker({ wasm } = {}) {
  /** @type {any} the running thread; none before the first call and after one was given up */
  let thread;
  /** @type {Map<number, { work: Work, resolve: (results: any[]) => void, reject: (error: Error) => void, progress: (done: number) => void }>} */
  const waiting = new Map();
  let last = 0;

  function endThread() {
    thread?.terminate();
    thread = undefined;
  }

  /** Gives up all calls. @param {LossError} reason */
  function stop(reason) {
    endThread();
    const all = [...waiting.values()];
    waiting.clear();
    for (const { reject } of all) reject(reason);
  }

  /** @param {Answer} answer */
  function receive({ id, done, results, error }) {
    const one = waiting.get(id);
    if (!one) return;
    if (done !== undefined) {
      one.progress(done);
      return;
    }
    waiting.delete(id);
    if (error) one.reject(new LossError(error.code, error.message));
    else one.resolve(/** @type {any[]} */ (results));
  }

  function start() {
    const started = startThread();
    on(started, "message", receive);
    on(started, "error", (event) => {
      if (started === thread) stop(new LossError("worker-failed", `The worker stopped: ${event.message ?? event}`));
    });
    return started;
  }

  /** @param {Work} work */
  function post(work) {
    thread ??= start();
    thread.postMessage(work);
  }

  /** A call that runs cannot be interrupted: its thread ends, and the calls beside it begin again in a new one. */
  function cancel(/** @type {number} */ id) {
    waiting.delete(id);
    endThread();
    for (const { work } of waiting.values()) post(work);
  }

  /**
   * @param {Pick<Work, "method" | "list" | "dataset">} asked
   * @param {RunOptions} [options]
   * @returns {Promise<any[]>}
   */
  async function run(asked, { signal, onProgress } = {}) {
    const { method, list } = asked;
    const cancelled = () => new LossError("cancelled", `${method} was cancelled.`);
    if (signal?.aborted) throw cancelled();
    const work = { id: ++last, ...asked, wasm: wasm instanceof URL ? wasm.href : wasm };
    /** @type {() => void} */
    let abort = () => {};
    try {
      return await new Promise((resolve, reject) => {
        abort = () => {
          cancel(work.id);
          reject(cancelled());
        };
        signal?.addEventListener("abort", abort);
        const progress = (/** @type {number} */ done) => onProgress?.(done, list.length);
        waiting.set(work.id, { work, resolve, reject, progress });
        post(work);
      });
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  let lastDataset = 0;
  // Frees what was forgotten without dispose().
  const forgotten = new FinalizationRegistry((/** @type {() => void} */ free) => free());

  /** @param {import("./engine.js").DatasetOptions} options */
  async function dataset(options) {
    const id = ++lastDataset;
    const on = async (/** @type {Work["method"]} */ method, /** @type {any[]} */ ...list) =>
      (await run({ method, list: [list], dataset: id }))[0];
    await on("dataset", options);
    // Where its thread is gone, so is it.
    const free = () => void on("dispose").catch(() => {});
    const made = {
      size: options.y.length,
      move: (/** @type {number} */ row, /** @type {object} */ to) => on("move", row, to),
      fit: (/** @type {object} */ choice) => on("fit", choice),
      dispose() {
        forgotten.unregister(made);
        free();
      },
    };
    forgotten.register(made, free, made);
    return made;
  }

  return {
    /** @param {Method} method @param {readonly object[]} list @param {RunOptions} [options] */
    each: (method, list, options) => run({ method, list }, options),
    /** @param {Method} method @param {object} one @param {RunOptions} [options] */
    call: async (method, one, options) => (await run({ method, list: [one] }, options))[0],
    dataset,
    close: () => stop(new LossError("cancelled", "The worker was closed.")),
  };
}
