// What makes one classic script of everything, to be opened from a disk with nothing beside it: there a page may neither
// fetch a file nor start a thread from one. So the engine is inside, and no address leads anywhere.

import { readFileSync } from "node:fs";
import { pack } from "../web/site/build/pack.js";
import { root } from "./setup.mjs";

const engine = `${root}web/engine/`;
const unpack = `${root}web/embed/unpack.js`;

/** No page is of this origin, so that every thread has its stand-in, as in other people's pages (RFC 2606, 2). */
const nowhere = "https://lossbook.invalid/";

/** What stands for modules of the engine. @type {Record<string, () => string>} */
const instead = {
  "compile.js": () =>
    `import { unpack } from ${JSON.stringify(unpack)};
     export const compileFrom = async () => WebAssembly.compile(await unpack("${pack(readFileSync(`${engine}wasm/loss.wasm`))}"));`,
  // The whole engine does for all.
  "first.js": () => 'export { loadEngine as loadFirst } from "./engine.js";',
  "fits.js": () => 'export { loadEngine as loadFits } from "./engine.js";',
};

/** A Vite plugin. @returns {import("vite").Plugin} */
export function everythingInside() {
  return {
    name: "everything-inside",
    enforce: "pre",
    load: (id) => (id.startsWith(engine) ? instead[id.slice(engine.length)]?.() : undefined),
    // Before Vite looks for what it would put beside the script.
    transform: (code) => code.replaceAll("import.meta.url", JSON.stringify(nowhere)),
  };
}
