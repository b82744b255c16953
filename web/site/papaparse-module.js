// papaparse is a script of the time before modules. As a module it needs none of the bundler's helpers, which every page would
// carry along; and it sees no window, to whose jQuery it would add itself in other people's pages.

/** A Vite plugin. @returns {import("vite").Plugin} */
export function papaparseAsModule() {
  return {
    name: "papaparse-as-module",
    transform: (code, id) =>
      /papaparse(\.min)?\.js$/.test(id)
        ? `const module = { exports: {} }, { exports } = module, self = {};\n${code}\nexport default module.exports;`
        : undefined,
  };
}
