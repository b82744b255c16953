// lossbook.html as it was built: all pages are in it, nothing of it leads outside, and its policy knows its scripts.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { root } from "../../scripts/setup.mjs";
import { chaptersIn, languages } from "../../web/site/build/content.js";
import { linkedInside, withSize } from "../../web/site/build/one-file.js";

const html = readFileSync(`${root}dist/lossbook.html`, "utf8");
const paths = languages.flatMap(({ tag }) => [
  `${tag}/`,
  ...chaptersIn(tag)
    .filter(({ written }) => written)
    .map(({ id }) => `${tag}/${id}/`),
]);

const packed = JSON.parse(html.match(/<script type="application\/json" id="pages">(.*?)<\/script>/s)?.[1] ?? "{}");
/** @type {Record<string, { title: string, main: string }>} */
const pages = Object.fromEntries(
  Object.entries(packed).map(([path, page]) => [path, JSON.parse(String(inflateSync(Buffer.from(page, "base64"))))]),
);
const idsOf = (/** @type {string} */ page) => [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
const words = (/** @type {string} */ page) => page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("it is at most 2.5 MB, and home says how large it is", (t) => {
  const bytes = Buffer.byteLength(html);
  t.diagnostic(`${bytes} bytes`);
  assert.ok(bytes <= 2_500_000);
  for (const { tag } of languages) {
    const home = readFileSync(`${root}dist/${tag}/index.html`, "utf8");
    assert.ok(home.includes(`<span data-size-of="lossbook.html">${(bytes / 1e6).toFixed(1)} MB</span>`));
  }
});

test("all pages are in it, with all that the site's have to say", () => {
  assert.deepEqual(Object.keys(pages).sort(), [...paths].sort());
  for (const path of paths) {
    const site = readFileSync(`${root}dist/${path}index.html`, "utf8");
    assert.ok(site.includes(`<title>${pages[path].title}</title>`));
    const headings = [...site.matchAll(/<h[123][^>]*>.*?<\/h[123]>/gs)].map(([heading]) => words(heading));
    const figures = site.match(/<figcaption/g)?.length ?? 0;
    for (const heading of headings) assert.ok(words(pages[path].main).includes(heading), heading);
    assert.equal(pages[path].main.match(/<figcaption/g)?.length ?? 0, figures);
  }
});

test("every link leads to a page and a place in it, or says that it leaves", () => {
  let inside = 0;
  for (const [path, { main }] of Object.entries(pages)) {
    for (const [, href] of main.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)) {
      if (/^https:\/\//.test(href)) continue;
      assert.match(href, /^#[a-z]{2}(\/|$)/, path);
      const [lang, id, place] = href.slice(1).split("/");
      const to = id ? `${lang}/${id}/` : `${lang}/`;
      assert.ok(to in pages, href);
      if (place) assert.ok(idsOf(pages[to].main).includes(place), href);
      inside += 1;
    }
  }
  assert.ok(inside > 30);
});

test("it asks for nothing: no file, no address, and a policy that forbids both", () => {
  // What a script writes into texts to be copied is no address of this file.
  const markup = html.replace(/<script>.*?<\/script>/gs, "");
  const outside = [markup, ...Object.values(pages).map(({ main }) => main)].flatMap(
    (page) => page.match(/<(script|img|iframe|source|link)\b[^>]*\s(src|href)="(?!data:)[^"]*"/g) ?? [],
  );
  assert.deepEqual(outside, []);
  const [, style = ""] = html.match(/<style>(.*?)<\/style>/s) ?? [];
  assert.deepEqual(
    [...style.matchAll(/url\(["']?([^"')]{0,30})/g)].map(([, url]) => url).filter((url) => !url.startsWith("data:")),
    [],
  );
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1] ?? "";
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /'unsafe-eval'|https?:|blob:|\*|script-src[^;]*'unsafe-inline'/);
  const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => script);
  assert.equal(scripts.length, 2);
  for (const text of [...scripts, style]) {
    assert.ok(policy.includes(createHash("sha256").update(text).digest("base64")));
  }
});

test("links are rewritten as they resolve, and one to a page that is missing is an error", () => {
  const all = ["en/", "en/outliers/", "ko/outliers/"];
  const rewritten = (/** @type {string} */ href) =>
    linkedInside(`<a class="x" href="${href}">`, "en/outliers/", all).match(/href="(.*)"/)?.[1];
  assert.equal(rewritten("#sources"), "#en/outliers/sources");
  assert.equal(rewritten("../"), "#en");
  assert.equal(rewritten("../#contents"), "#en/contents");
  assert.equal(rewritten("../../ko/outliers/#sources"), "#ko/outliers/sources");
  assert.equal(rewritten("https://doi.org/1"), "https://doi.org/1");
  assert.throws(() => rewritten("../elsewhere/"), /not in the book/);
});

test("a size is put in its place, also over another", () => {
  const empty = '<p><span data-size-of="a.html"></span></p>';
  const once = withSize(empty, "a.html", "1.2 MB");
  assert.equal(once, '<p><span data-size-of="a.html">1.2 MB</span></p>');
  assert.equal(withSize(once, "a.html", "3.4 MB"), once.replace("1.2", "3.4"));
});
