// The pages of the book in one file: packed as JSON inside it, by their paths on the site ("en/", "en/outliers/"). In an
// address of this file they stand behind the hash: #en, #en/outliers, #en/outliers/sources for a place in it.

import { unpack } from "../../embed/unpack.js";

/** @typedef {{ title: string, main: string }} Page */
/** @typedef {{ path: string, lang: string, place: string }} Route `place` is an id on the page, and what an element adds to its own */

const inside = /** @type {HTMLElement} */ (document.getElementById("pages"));
/** @type {Record<string, string>} */
const packed = JSON.parse(inside.textContent ?? "");

/** @param {string} path @returns {Promise<Page>} */
export const pageAt = async (path) => JSON.parse(new TextDecoder().decode(await unpack(packed[path])));

/** @param {string} hash as location.hash has it @returns {Route | undefined} none where it names no page */
export function routeOf(hash) {
  const [lang, ...rest] = hash.slice(1).split("/");
  const home = `${lang}/`;
  if (!Object.hasOwn(packed, home)) return undefined;
  const chapter = `${home}${rest[0]}/`;
  return Object.hasOwn(packed, chapter)
    ? { path: chapter, lang, place: rest.slice(1).join("/") }
    : { path: home, lang, place: rest.join("/") };
}

/** @param {string} path @param {string} [place] */
export const hashOf = (path, place) => `#${path}${place ?? ""}`.replace(/\/$/, "");
