/**
 * Reads a pasted text or a file in a thread, so that the page answers while a million rows are read.
 *
 * @typedef {import("./read.js").Table} Table
 * @typedef {import("./read.js").TableError | "unreadable" | "cancelled"} Problem
 */

/**
 * @param {string | Blob} source
 * @param {import("./read.js").Wishes} wishes
 * @param {{ signal: AbortSignal, onProgress: (share: number, rows: number) => void }} run
 * @returns {Promise<Table | { problem: Problem }>}
 */
export function readInThread(source, wishes, { signal, onProgress }) {
  return new Promise((resolve) => {
    const thread = new Worker(new URL("./reader-thread.js", import.meta.url), { type: "module" });
    const end = (/** @type {Table | { problem: Problem }} */ found) => {
      thread.terminate();
      resolve(found);
    };
    signal.addEventListener("abort", () => end({ problem: "cancelled" }));
    thread.addEventListener("error", () => end({ problem: "unreadable" }));
    thread.addEventListener("message", ({ data }) => {
      if (data.table) end(data.table);
      else onProgress(data.share, data.rows);
    });
    thread.postMessage({ source, wishes });
  });
}
