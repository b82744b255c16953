// A translation cannot drift unseen: every language has the same files, the same keys and the same ids in the same order.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chapters, filesOf, keysOf, languages, read } from "./content.js";

const others = languages.filter((lang) => lang !== "en");

/** Everything in a chapter that must be the same in every language, in order. */
function skeletonOf(/** @type {string} */ text) {
  const [, frontMatter, body] = text.split(/^---$/m);
  return {
    keys: [...frontMatter.matchAll(/^( *(?:- )?[\w-]+):(?: (\w[\w-]*)$)?/gm)].map(([, key, value]) =>
      /^ *(?:- )?(answer|id)$/.test(key) ? `${key}: ${value}` : key,
    ),
    headings: [...body.matchAll(/^(#+) .*\{#([\w-]+)\}$/gm)].map(([, level, id]) => `${level} ${id}`),
    tags: [...body.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag),
    formulas: [...body.matchAll(/\$\$?[^$]+\$\$?/g)].map(([formula]) => formula).sort(),
    code: [...body.matchAll(/<code>.*?<\/code>/g)].map(([code]) => code),
    shortcodes: [...body.matchAll(/\{%.*?%\}/g)].map(([code]) => code),
    paragraphs: body.split(/\n\s*\n/).length,
  };
}

for (const lang of others) {
  test(`${lang} has the files of en`, () => assert.deepEqual(filesOf(lang), filesOf("en")));

  for (const file of filesOf("en").filter((name) => name.endsWith(".json"))) {
    test(`${lang}/${file} has the keys of en/${file}`, () => {
      const [ours, english] = [lang, "en"].map((each) => JSON.parse(read(`${each}/${file}`)));
      assert.deepEqual(keysOf(ours).sort(), keysOf(english).sort());
      assert.deepEqual(Object.keys(ours), Object.keys(english), "in the same order");
    });
  }

  test(`the words of ${lang} name the same values in braces`, () => {
    for (const file of filesOf("en").filter((name) => name.endsWith(".json"))) {
      const braces = (/** @type {string} */ each) =>
        Object.fromEntries(
          keysOf(JSON.parse(read(`${each}/${file}`))).map((key) => [
            key,
            (valueAt(JSON.parse(read(`${each}/${file}`)), key).match(/\{\w+\}/g) ?? []).sort().join(),
          ]),
        );
      assert.deepEqual(braces(lang), braces("en"));
    }
  });

  for (const file of [...chapters, "gallery.md"]) {
    test(`${lang}/${file} has the bones of en/${file}`, () => {
      assert.deepEqual(skeletonOf(read(`${lang}/${file}`)), skeletonOf(read(`en/${file}`)));
    });
  }
}

test("every chapter that is written is in the list of chapters", () => {
  const listed = Object.keys(JSON.parse(read("en/chapters.json")));
  assert.equal(listed.length, 14);
  for (const file of chapters) assert.ok(listed.includes(file.replace(/\.md$/, "")), file);
});

test("a chapter that is written has the title of the list of chapters", () => {
  for (const lang of languages) {
    const list = JSON.parse(read(`${lang}/chapters.json`));
    for (const file of chapters) {
      const title = read(`${lang}/${file}`).match(/^title: (.*)$/m)?.[1];
      assert.equal(list[file.replace(/\.md$/, "")].title, title);
    }
  }
});

/** @returns {string} */
function valueAt(/** @type {any} */ table, /** @type {string} */ key) {
  return String(key.split(".").reduce((value, part) => value?.[part], table) ?? "");
}
