// The engine in a thread of its own. worker-engine.js is the only one to talk to it.

import { answersTo } from "./answers.js";

// In Node a worker talks through its parent's port; a browser's worker is itself the port.
const node = typeof process !== "undefined" && process.versions?.node;
/** @type {any} */
const port = node ? process.getBuiltinModule("node:worker_threads").parentPort : globalThis;

const answer = answersTo(port);
if (node) port.on("message", answer);
else port.addEventListener("message", (/** @type {MessageEvent} */ { data }) => answer(data));
