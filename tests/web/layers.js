// The arrows between the folders, as rules that can be checked: who may import whom. imports.test.js holds the tree to
// them, and holds this checker to a few wrong examples.

import { posix } from "node:path";
import { parseAst } from "vite";

/**
 * What files of a layer may reach besides their own folder. `files` are folders or files of ours, `packages` come from
 * npm (a name covers its sub-paths), `node` are Node's own modules.
 * @typedef {{ folder: RegExp, files: string[], packages: string[], node?: boolean }} Layer
 */

const engine = ["engine", "fits", "first", "worker-engine"].map((name) => `web/engine/${name}.js`);

/** @type {Layer[]} the first whose folder matches is the file's layer */
const layers = [
  { folder: /^web\/engine\//, files: [], packages: [], node: true },
  { folder: /^web\/shared\//, files: engine, packages: ["lit", "chart.js"] },
  { folder: /^web\/widgets\/[^/]+\//, files: [...engine, "web/shared/"], packages: ["lit", "chart.js", "papaparse"] },
  { folder: /^web\/(content|data)\//, files: [], packages: [] },
  {
    folder: /^web\/(site|embed)\//,
    // dist/: its build reads what Vite made of the scripts.
    files: [...engine, "web/embed/", "web/shared/", "web/widgets/", "web/content/", "web/data/", "dist/"],
    packages: [
      "@11ty/eleventy",
      "@fontsource-variable",
      "@vscode/markdown-it-katex",
      "katex",
      "lit",
      "vite",
      "workbox-precaching",
    ],
    node: true,
  },
];

/** Mathematics that belongs to the core; what scales of a drawing need (log10, sqrt, hypot, …) is not among it. */
const numerics = /\bMath\.(exp|expm1|log1p|cosh|sinh|tanh|acosh|asinh|atanh|erf)\b/g;

/** The text of a literal, also of one in backquotes; anything else is computed. */
function textOf(/** @type {any} */ node) {
  if (node.type === "Literal") return String(node.value);
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return "(computed)";
}

/**
 * Every module that a script names: imports, re-exports, new URL(…, import.meta.url) and import().
 * @param {string} source
 * @param {{ later?: boolean }} [options] later: false leaves out import(), which waits until it is called
 * @returns {string[]}
 */
export function importsOf(source, { later = true } = {}) {
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {any} */ node) => {
    if (node === null || typeof node !== "object") return;
    if (Array.isArray(node)) return node.forEach(visit);
    const isModuleUrl =
      node.type === "NewExpression" &&
      node.callee.name === "URL" &&
      node.arguments.length === 2 &&
      node.arguments[1].type === "MemberExpression" &&
      node.arguments[1].object.type === "MetaProperty";
    if (isModuleUrl) found.push(textOf(node.arguments[0]));
    else if (node.type === "ImportExpression" && later) found.push(textOf(node.source));
    else if (/^(Import|Export).*Declaration$/.test(node.type) && node.source) found.push(textOf(node.source));
    Object.values(node).forEach(visit);
  };
  visit(parseAst(source));
  return found;
}

/** What a style sheet loads. @param {string} source */
const stylesheetImports = (source) =>
  [...source.matchAll(/@import\s+(?:url\()?["']?([^"')\s;]+)|url\(["']?([^"')]+)/g)]
    .map(([, imported, url]) => imported ?? url)
    .filter((name) => !name.startsWith("data:") && !name.startsWith("#"));

/** @param {string} name @param {string} path @param {Layer} layer @param {string} own */
function mayImport(name, path, layer, own) {
  if (name.startsWith("node:")) return layer.node === true;
  if (!/^\.{0,2}\//.test(name)) return layer.packages.some((known) => name === known || name.startsWith(`${known}/`));
  const target = posix.join(posix.dirname(path), name.replace(/[?#].*$/, ""));
  return (
    target.startsWith(own) ||
    layer.files.some((file) => (file.endsWith("/") ? target.startsWith(file) : target === file))
  );
}

/** @param {string} path @param {string} source @returns {string[]} */
function webViolations(path, source) {
  const layer = layers.find(({ folder }) => folder.test(path));
  if (layer === undefined) return [`${path}: a folder that the layers do not know`];
  const own = /** @type {RegExpMatchArray} */ (path.match(layer.folder))[0];
  const names = path.endsWith(".css") ? stylesheetImports(source) : importsOf(source);
  const found = names
    .filter((name) => !mayImport(name, path, layer, own) && !(name === "(computed)" && own === "web/engine/"))
    .map((name) => `${path}: may not import ${name}`);
  if (own === "web/engine/" || path.endsWith(".css")) return found;
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
  if (/\bWebAssembly\b|\bHEAP\w*\b/.test(code)) found.push(`${path}: only web/engine touches the WebAssembly module`);
  for (const [call] of code.matchAll(numerics)) found.push(`${path}: ${call} is for the core to compute`);
  return found;
}

/** @param {string} path @param {string} source @returns {string[]} */
function cppViolations(path, source) {
  const allowed = path.startsWith("cpp/bindings/")
    ? /^(<[a-z_0-9.]+>|<(Eigen|emscripten)\/[^>]+>|"[^"]+")$/
    : /^(<[a-z_0-9]+>|<Eigen\/[^>]+>|"[^"]+")$/;
  return [...source.matchAll(/^\s*#\s*include\s*(<[^>]+>|"[^"]+")/gm)]
    .map(([, name]) => name)
    .filter((name) => !allowed.test(name) || /"(\.\.\/|.*(bindings|emscripten)\/)/.test(name))
    .map((name) => `${path}: may not include ${name}`);
}

/**
 * What a file does that its layer may not.
 * @param {string} path from the root of the repository, e.g. "web/widgets/loss-fit/loss-fit.js"
 * @param {string} source
 * @returns {string[]} one line each; none is right
 */
export const violations = (path, source) =>
  path.startsWith("cpp/") ? cppViolations(path, source) : webViolations(path, source);
