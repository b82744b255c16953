// What web/content/ holds, read for the tests.

import { readdirSync, readFileSync } from "node:fs";
import { root } from "../../scripts/setup.mjs";

export const content = `${root}web/content/`;

export const languages = readdirSync(content, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The files of a language, as paths inside its folder. */
export const filesOf = (/** @type {string} */ lang) =>
  readdirSync(content + lang, { recursive: true, encoding: "utf8" }).sort();

export const read = (/** @type {string} */ path) => readFileSync(content + path, "utf8");

/** The keys of a table, at every depth: ["loss-fit.undo", …]. @returns {string[]} */
export function keysOf(/** @type {any} */ value, prefix = "") {
  if (typeof value !== "object") return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, prefix ? `${prefix}.${key}` : key));
}

export const chapters = filesOf("en").filter(
  (file) => file.endsWith(".md") && !["index.md", "gallery.md"].includes(file),
);
