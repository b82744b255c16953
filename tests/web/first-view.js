// What a browser loads for the first view of a built page, worked out from the files: the page, what it links, what its
// scripts import, and the .wasm that they name.

import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../../scripts/setup.mjs";
import { importsOf } from "./layers.js";

export const dist = `${root}dist/`;

const attribute = (/** @type {string} */ tag, /** @type {string} */ name) =>
  tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];

/** Every address in a page that the browser loads by itself. @param {string} html */
export function linkedFrom(html) {
  const tags = html.match(/<(script|link|img|source|iframe)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const rel = attribute(tag, "rel") ?? "";
    if (tag.startsWith("<link") && !/stylesheet|preload|icon|manifest/.test(rel)) return [];
    return attribute(tag, tag.startsWith("<link") ? "href" : "src") ?? [];
  });
}

/** Every url() of a style sheet. @param {string} css */
export const urlsOf = (css) => [...css.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, url]) => url);

const isFont = (/** @type {string} */ path) => path.endsWith(".woff2");

/** What a file itself makes the browser load at once. @param {string} path @param {string} text */
function nextFrom(path, text) {
  if (path.endsWith(".html")) return linkedFrom(text);
  if (path.endsWith(".css")) return urlsOf(text);
  if (path.endsWith(".js")) return importsOf(text, { later: false }).filter((name) => name !== "(computed)");
  return [];
}

/**
 * @param {string} page path inside dist, e.g. "en/why-squared-error/index.html"
 * @returns {{ files: string[], fonts: string[] }} paths inside dist
 */
export function firstView(page) {
  // A page starts the one engine that it preloads; its scripts name the other as well.
  const preloads = (/** @type {string} */ name) => linkedFrom(readFileSync(dist + page, "utf8")).some(isAt(name));
  const isAt = (/** @type {string} */ name) => (/** @type {string} */ url) =>
    posix.basename(url) === posix.basename(name);
  const all = loadedFrom([page], preloads);
  return { files: all.filter((path) => !isFont(path)), fonts: all.filter(isFont) };
}

/**
 * Files of dist and all that they make the browser load at once.
 * @param {string[]} from
 * @param {(wasm: string) => boolean} [starts] whether a module that a script names is started
 */
function loadedFrom(from, starts = () => true) {
  /** @type {Set<string>} */
  const found = new Set();
  const visit = (/** @type {string} */ path) => {
    if (found.has(path)) return;
    found.add(path);
    if (!/\.(html|css|js)$/.test(path)) return;
    for (const name of nextFrom(path, readFileSync(dist + path, "utf8"))) {
      if (name.startsWith("data:") || name.startsWith("#")) continue;
      if (!name.endsWith(".wasm") || starts(name)) visit(posix.join(posix.dirname(path), name));
    }
  };
  from.forEach(visit);
  return [...found];
}

/**
 * What somebody's page loads for one element in view: the embed script, the widget with its words, its data and its engine.
 * @param {string} tag
 * @param {string[]} data ids of the data sets that it starts with
 */
export function embedded(tag, data) {
  const manifest = JSON.parse(readFileSync(`${dist}assets/manifest.json`, "utf8"));
  const fileOf = (/** @type {string} */ path) => /** @type {string} */ (manifest[`web/${path}`].file);
  const own = [`widgets/${tag}/${tag}.js`, "content/en/ui.json", `content/en/widgets/${tag}.json`].map(fileOf);
  const widget = loadedFrom(["embed/lossbook.js", ...own, ...data.map((id) => fileOf(`data/${id}.json`))]);
  const needsAll = widget.includes(fileOf("engine/engine.js"));
  return needsAll ? widget : [...new Set([...widget, ...loadedFrom([fileOf("engine/first.js")])])];
}

/**
 * How many bytes a first view may weigh, without fonts: more where a page's widgets need the whole engine.
 * @param {string} page path inside dist
 */
export function limitOf(page) {
  return readFileSync(dist + page, "utf8").includes('data-engine="whole"') ? 240_000 : 200_000;
}

/** Bytes as a server that compresses sends them; fonts are compressed already. @param {string} path inside dist */
export function sentBytes(path) {
  const bytes = readFileSync(dist + path);
  return isFont(path) ? bytes.length : gzipSync(bytes, { level: 9 }).length;
}
