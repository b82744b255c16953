// What web/content/ holds: the languages, their words and their chapters.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const content = fileURLToPath(new URL("../../content/", import.meta.url));

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(`${content}${path}`, "utf8"));

/** Every language with a folder, English first. */
export const languages = readdirSync(content, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name: tag }) => ({ tag, name: read(`${tag}/site.json`).language, tagline: read(`${tag}/site.json`).tagline }))
  .sort((a, b) => Number(b.tag === "en") - Number(a.tag === "en"));

/** The words that widgets share (`ui`) and those of the pages around them (`site`) in a language. */
export function words(/** @type {string} */ lang) {
  return { ui: read(`${lang}/ui.json`), site: read(`${lang}/site.json`) };
}

/** All words that widgets show in a language: those they share, and those of each under its tag. */
export function widgetWordsIn(/** @type {string} */ lang) {
  const files = readdirSync(`${content}${lang}/widgets`);
  const own = files.map((file) => [file.replace(/\.json$/, ""), read(`${lang}/widgets/${file}`)]);
  return { ...read(`${lang}/ui.json`), ...Object.fromEntries(own) };
}

/** Every chapter of the book in order, whether it is written yet or still to come. */
export function chaptersIn(/** @type {string} */ lang) {
  return Object.entries(read(`${lang}/chapters.json`)).map(([id, chapter], index) => ({
    id,
    number: index + 1,
    written: existsSync(`${content}${lang}/${id}.md`),
    .../** @type {{ title: string, about: string }} */ (chapter),
  }));
}
