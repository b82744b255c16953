// Templates are indented for those who read the source; the page needs no indentation.

const ours = /\/web\/(widgets|shared)\/.*\.js$/;

/** A Vite plugin. @returns {import("vite").Plugin} */
export function dropIndentation() {
  return {
    name: "drop-indentation",
    transform: (code, id) => (ours.test(id) ? code.replace(/\n[ \t]+/g, "\n") : undefined),
  };
}
