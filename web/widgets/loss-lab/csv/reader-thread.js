// Reads a table in a thread of its own: what takes long, or would never end, does not hold the page up. reader.js is the
// only one to talk to it.

import { mostBytes, readTable } from "./read.js";

/** @type {any} the worker itself */
const port = globalThis;

port.addEventListener(
  "message",
  async (/** @type {MessageEvent<{ source: string | Blob, wishes: any }>} */ { data }) => {
    const { source, wishes } = data;
    if (typeof source !== "string" && source.size > mostBytes) {
      port.postMessage({ table: { problem: "tooLarge" } });
      return;
    }
    try {
      const read = typeof source === "string" ? source : new Uint8Array(await source.arrayBuffer());
      const table = readTable(read, wishes, (share, rows) => port.postMessage({ share, rows }));
      const buffers =
        "columns" in table ? table.columns.flatMap(({ values, codes }) => [values.buffer, codes.buffer]) : [];
      port.postMessage({ table }, buffers);
    } catch {
      // A file that is gone, or more than memory holds.
      port.postMessage({ table: { problem: "unreadable" } });
    }
  },
);
