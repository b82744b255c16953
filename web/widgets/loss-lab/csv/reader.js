/**
 * Reads a pasted text or a file, so that the page answers while a million rows are read: in a thread, and where the page may
 * start none of ours (another origin, a sandbox), bit by bit in the page itself.
 *
 * @typedef {import("./read.js").Table} Table
 * @typedef {import("./read.js").TableError | "tooLarge" | "unreadable" | "cancelled"} Problem
 * @typedef {{ signal: AbortSignal, onProgress: (share: number, rows: number) => void }} Watch
 */

/** Of a text in JavaScript, and more than a page should hold. */
const mostBytes = 256 * 2 ** 20;

/**
 * @param {string | Blob} source
 * @param {import("./read.js").Wishes} wishes
 * @param {Watch} watch
 * @returns {Promise<Table | { problem: Problem }>}
 */
export async function readInBackground(source, wishes, watch) {
  if ((typeof source === "string" ? source.length : source.size) > mostBytes) return { problem: "tooLarge" };
  const mayStart = new URL(import.meta.url).origin === globalThis.origin;
  try {
    const content = typeof source === "string" ? source : new Uint8Array(await source.arrayBuffer());
    return await (mayStart ? readInThread : readHere)(content, wishes, watch);
  } catch {
    // A file that is gone, or more than memory holds.
    return { problem: "unreadable" };
  }
}

/** @param {string | Uint8Array<ArrayBuffer>} content @param {import("./read.js").Wishes} wishes @param {Watch} watch @returns {Promise<Table | { problem: Problem }>} */
function readInThread(content, wishes, { signal, onProgress }) {
  return new Promise((resolve) => {
    const thread = new Worker(new URL("./reader-thread.js", import.meta.url), { type: "module" });
    const end = (/** @type {Table | { problem: Problem }} */ found) => {
      thread.terminate();
      resolve(found);
    };
    if (signal.aborted) end({ problem: "cancelled" });
    signal.addEventListener("abort", () => end({ problem: "cancelled" }));
    thread.addEventListener("error", () => end({ problem: "unreadable" }));
    thread.addEventListener("message", ({ data }) => {
      if (data.table) end(data.table);
      else onProgress(data.share, data.rows);
    });
    thread.postMessage({ content, wishes }, typeof content === "string" ? [] : [content.buffer]);
  });
}

/** @type {typeof readInThread} */
async function readHere(content, wishes, { signal, onProgress }) {
  const { reading } = await import("./read.js");
  const steps = reading(content, wishes);
  while (!signal.aborted) {
    const { done, value } = steps.next();
    if (done) return value;
    onProgress(value.share, value.rows);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { problem: "cancelled" };
}
