// One word for one thing: where the English text uses a term of the glossary, the translation uses its counterpart.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chapters, filesOf, read } from "./content.js";

/** @type {Record<string, string>} */
const glossary = JSON.parse(read("glossary.json"));

for (const file of [...chapters, "gallery.md"]) {
  test(`ko/${file} uses the words of the glossary`, () => {
    // Names of keys and of shortcodes and addresses are no text.
    const [english, korean] = ["en", "ko"].map((lang) =>
      read(`${lang}/${file}`)
        .split("{#sources}")[0]
        .replace(/\{%.*?%\}|^ *(- )?[\w-]+:|\]\([^)]*\)/gm, ""),
    );
    for (const [term, word] of Object.entries(glossary)) {
      if (new RegExp(`\\b${term}`, "i").test(english)) assert.ok(korean.includes(word), `${term}: ${word}`);
    }
  });
}

test("no text uses a second Korean word for a term", () => {
  /** @type {Record<string, string>} */
  const wrong = {
    아웃라이어: "이상치",
    손실함수: "손실 함수",
    우도: "가능도",
    로버스트: "강건한",
    잡음: "노이즈",
    극단값: "이상치",
  };
  for (const file of filesOf("ko").filter((name) => /\.(md|json)$/.test(name))) {
    const text = read(`ko/${file}`);
    for (const [word, right] of Object.entries(wrong)) assert.ok(!text.includes(word), `${file}: ${word} → ${right}`);
  }
});
