// The built pages: every link leads somewhere, every picture has words, every formula was rendered.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { contentSecurityPolicy } from "../../web/site/csp.js";

const dist = `${root}dist/`;
const pages = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".html") && file !== "lossbook.html") // which tests/web/one-file.test.js looks at
  .map((file) => ({ file, html: readFileSync(dist + file, "utf8") }));

const idsOf = (/** @type {string} */ html) => [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
const decoded = (/** @type {string} */ text) => text.replaceAll("&#39;", "'").replaceAll("&amp;", "&");

/** What is left to read: no tags, no TeX kept beside a formula for copying, no code. */
const textOf = (/** @type {string} */ html) =>
  html.replace(/<(annotation|script|code)\b.*?<\/\1>/gs, "").replace(/<[^>]*>/g, " ");

test("there are pages in every language, and as many in each", () => {
  const count = (/** @type {string} */ lang) => pages.filter(({ file }) => file.startsWith(`${lang}/`)).length;
  assert.ok(count("en") >= 2);
  assert.equal(count("ko"), count("en"));
});

test("the contents know what each chapter asks, and no two chapters ask by the same id", () => {
  for (const { file, html } of pages.filter((page) => /^[a-z]{2}\/index\.html$/.test(page.file))) {
    const lang = file.slice(0, 2);
    const chapters = [...html.matchAll(/data-chapter="([^"]*)" data-predictions="([^"]*)" data-cards="([^"]*)"/g)];
    assert.equal(
      chapters.length,
      pages.filter((page) => page.file.startsWith(`${lang}/`)).length - 2,
      "home and gallery",
    );
    for (const [, id, predictions, cards] of chapters) {
      const chapter = pages.find((page) => page.file === `${lang}/${id}/index.html`)?.html ?? "";
      const asked = (/** @type {RegExp} */ ids) => [...chapter.matchAll(ids)].map(([, each]) => each);
      assert.ok(cards.length > 0 && predictions.length > 0, id);
      assert.deepEqual(predictions.split(" ").sort(), asked(/<loss-predict id="([^"]*)"/g).sort());
      assert.deepEqual(cards.split(" "), asked(/\sdata-card="([^"]*)"/g));
    }
    const ids = chapters.flatMap(([, , predictions, cards]) => `${predictions} ${cards}`.split(" "));
    assert.deepEqual(ids, [...new Set(ids)], "answers are kept by these ids");
  }
});

test("no Korean particle can be torn off the sign before it", () => {
  const signs = ["%", ")", "”", "’"];
  const korean = pages
    .filter(({ file }) => file.startsWith("ko/"))
    .flatMap(({ html }) => html.split("<footer")[0].match(/<p>.*?<\/p>/gs) ?? []);
  assert.deepEqual(
    korean.flatMap((text) => text.match(/\S*[%)”’]\p{Script=Hangul}+/gu) ?? []),
    [],
  );
  for (const sign of signs)
    assert.ok(
      korean.some((text) => text.includes(`${sign}\u2060`)),
      `"${sign}" occurs`,
    );
});

for (const { file, html } of pages) {
  test(`${file}: links lead to pages and places that exist`, () => {
    for (const [, href] of html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)) {
      if (/^https:/.test(href)) continue;
      const [path, anchor] = href.split("#");
      const target = path === "" ? file : posix.join(posix.dirname(file), path, path.endsWith("/") ? "index.html" : "");
      assert.ok(existsSync(dist + target), `${href} → ${target}`);
      if (anchor) assert.ok(idsOf(readFileSync(dist + target, "utf8")).includes(anchor), href);
    }
  });

  test(`${file}: ids are unique, one h1, a language, the policy`, () => {
    const ids = idsOf(html);
    assert.deepEqual(ids, [...new Set(ids)]);
    assert.equal(html.match(/<h1\b/g)?.length, 1);
    assert.match(html, /<html lang="[a-z]{2}"/);
    const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1];
    assert.equal(decoded(policy ?? ""), contentSecurityPolicy);
  });

  test(`${file}: every picture has words or is hidden`, () => {
    for (const [tag] of html.matchAll(/<img\b[^>]*>/g)) assert.match(tag, /\salt="/);
    for (const [svg] of html
      .replace(/<span class="katex-html".*?<\/span><\/span><\/span>/gs, "")
      .matchAll(/<svg\b.*?<\/svg>/gs)) {
      const named =
        /role="img"/.test(svg) && /<title\b[^>]*>[^<]+<\/title>/.test(svg) && /<desc\b[^>]*>[^<]+<\/desc>/.test(svg);
      assert.ok(
        named || /aria-hidden="true"/.test(svg) || /preserveAspectRatio=".* slice"/.test(svg),
        svg.slice(0, 90),
      );
    }
  });

  test(`${file}: no formula is left as TeX, no template as a template, no number is missing`, () => {
    const text = textOf(html);
    assert.doesNotMatch(text, /\$|\\[a-z]+|\{\{|\{%|\{#|undefined|NaN|katex-error/);
  });

  test(`${file}: formulas use only the KaTeX fonts that are shipped`, () => {
    const others =
      /class="[^"]*\b(small-op|delimsizing size[134]|delim-size[134]|mathbf|boldsymbol|amsrm|mathbb|mathcal|mathfrak|mathscr|mathsf|mathtt|textbf|texttt|mathit)\b/;
    assert.doesNotMatch(html, others);
  });
}
