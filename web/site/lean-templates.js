// Templates are indented for those who read the source; the page needs no indentation.

import { fileURLToPath } from "node:url";

const ours = fileURLToPath(new URL("..", import.meta.url));

/** A Vite plugin. @returns {import("vite").Plugin} */
export function dropIndentation() {
  return {
    name: "drop-indentation",
    transform: (code, id) => (id.startsWith(ours) && /\.js$/.test(id) ? code.replace(/\n[ \t]+/g, "\n") : undefined),
  };
}
