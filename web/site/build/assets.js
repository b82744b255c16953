// What a page loads, read from Vite's manifest: styles, the script, and what that script will ask for next, so that
// the browser fetches all of it at once.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../../dist/", import.meta.url));

/** @typedef {{ file: string, css?: string[], assets?: string[], imports?: string[], isEntry?: boolean }} Chunk */

/** A chunk's file and those of everything it imports, the deepest last. */
function filesOf(/** @type {Record<string, Chunk>} */ manifest, /** @type {string} */ name) {
  /** @type {Set<string>} */
  const files = new Set();
  const visit = (/** @type {string} */ at) => {
    if (files.has(manifest[at].file)) return;
    files.add(manifest[at].file);
    manifest[at].imports?.forEach(visit);
  };
  visit(name);
  return [...files];
}

/**
 * What the page with this HTML needs.
 * @param {string} html
 * @param {string} lang
 */
export function assetsOf(html, lang) {
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(`${dist}assets/manifest.json`, "utf8"));
  const main = manifest["web/site/main.js"];
  const elements = [...html.matchAll(/<(loss-[a-z-]+)(?:\s[^>]*)?>/g)];
  const scriptOf = (/** @type {string} */ tag) => `web/widgets/${tag}/${tag}.js`;
  const tagsOf = (/** @type {typeof elements} */ some) =>
    [...new Set(some.map(([, tag]) => tag))].filter((tag) => scriptOf(tag) in manifest);
  // Elements that say loading="lazy" come later, as web/site/main.js has it.
  const tags = tagsOf(elements.filter(([each]) => !/\sloading="lazy"/.test(each)));
  const later = tags.map(scriptOf);
  const live = later.length > 0;
  // A widget that imports the whole engine makes the page's widgets share that one, even if it comes later: two engines
  // would be more to download.
  const needsAll = (/** @type {string} */ tag) =>
    filesOf(manifest, scriptOf(tag)).includes(manifest["web/engine/engine.js"]?.file);
  const whole = tagsOf(elements).some(needsAll);
  // The data set that each figure starts with; others come when the reader chooses them.
  const data = [...html.matchAll(/<loss-[a-z-]+[^>]*\sdataset="([^"]+)"/g)].map(([, id]) => `web/data/${id}.json`);
  later.push(...data.filter((name) => name in manifest));
  if (live) later.push(`web/engine/${whole ? "engine" : "first"}.js`);
  if (live) later.push(`web/content/${lang}/ui.json`, ...tags.map((tag) => `web/content/${lang}/widgets/${tag}.json`));
  const font = (/** @type {string} */ part) => main.assets?.find((file) => file.includes(part));
  const fonts = ["source-serif", ...(html.includes('class="katex') ? ["KaTeX_Main", "KaTeX_Math"] : [])];
  return {
    theme: manifest["web/site/theme.js"].file,
    root: manifest["web/site/root.js"].file,
    home: manifest["web/site/styles/home.css"].file,
    gallery: manifest["web/site/gallery.js"],
    frame: manifest["web/embed/frame.js"],
    main: main.file,
    styles: main.css ?? [],
    fonts: fonts.map(font),
    whole,
    engine: live && manifest[`web/engine/wasm/${whole ? "loss" : "first"}.wasm`]?.file,
    modules: [...new Set(later.flatMap((name) => filesOf(manifest, name)))].filter((file) => file !== main.file),
  };
}
