// The last stage of the build: the service worker dist/sw.js, which holds the list of everything that the book needs.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const source = fileURLToPath(new URL("../offline/worker.js", import.meta.url));

export const workerFile = "sw.js";

/** What is for other people's pages, and what only the build reads. */
const notTheBook = [/^embed\//, /^engine\//, /^lossbook/, /^assets\/(frame-.*|manifest\.json)$/, /\.map$/, /^sw\.js$/];

/** Names of `assets/` hold a hash of their content. */
const isHashed = (/** @type {string} */ path) => path.startsWith("assets/");

/**
 * Every file of the built book, with the hash of what may change under its name.
 * @param {string} folder the built book
 * @returns {import("workbox-precaching").PrecacheEntry[]}
 */
export function bookFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, "/").length).replaceAll("\\", "/"))
    .filter((path) => !notTheBook.some((pattern) => pattern.test(path)))
    .sort()
    .map((url) => ({ url, revision: isHashed(url) ? null : revisionOf(readFileSync(join(folder, url))) }));
}

const revisionOf = (/** @type {Buffer} */ bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** Write the worker of the book in this folder. A classic script: not every browser takes modules for workers of this kind. */
export async function buildWorker(/** @type {string} */ folder) {
  await build({
    root: dirname(source),
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define: { "self.__WB_MANIFEST": JSON.stringify(bookFiles(folder)) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: source,
        output: { format: "iife", entryFileNames: workerFile },
      },
    },
  });
}
