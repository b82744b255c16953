// Reads a table in a thread of its own: what takes long, or would never end, does not hold the page up. reader.js is the
// only one to talk to it, and hears of what goes wrong as of any error.

import { readTable } from "./read.js";

/** @type {any} the worker itself */
const port = globalThis;

port.addEventListener(
  "message",
  (/** @type {MessageEvent<{ content: string | Uint8Array, wishes: any }>} */ { data }) => {
    const table = readTable(data.content, data.wishes, (share, rows) => port.postMessage({ share, rows }));
    const buffers =
      "columns" in table ? table.columns.flatMap(({ values, codes }) => [values.buffer, codes.buffer]) : [];
    port.postMessage({ table }, buffers);
  },
);
