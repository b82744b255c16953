// The built site is light, and works from any folder of any server.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Script } from "node:vm";
import { chaptersIn, languages } from "../../web/site/build/content.js";
import { dist, embedded, firstView, limitOf, linkedFrom, sentBytes, urlsOf } from "./first-view.js";

const fontLimit = 100_000;
const pages = languages.flatMap(({ tag }) =>
  [
    ...chaptersIn(tag)
      .filter(({ written }) => written)
      .map(({ id }) => id),
    "gallery",
  ].map((id) => `${tag}/${id}/index.html`),
);

/** The sizes, one a line, for the message of a failure. @param {string[]} paths */
const listed = (paths) => paths.map((path) => `${sentBytes(path)} ${path}`).join("\n");
const total = (/** @type {string[]} */ paths) => paths.reduce((sum, path) => sum + sentBytes(path), 0);

for (const page of pages) {
  test(`${page}: the first view keeps its limit, compressed`, (t) => {
    const { files } = firstView(page);
    // In the gallery every element waits until it is near, and the engine with them.
    for (const kind of [".html", ".css", ".js", ...(page.includes("gallery") ? [] : [".wasm"])]) {
      assert.ok(
        files.some((path) => path.endsWith(kind)),
        `a ${kind} file was found`,
      );
    }
    const bytes = total(files);
    t.diagnostic(`${bytes} bytes`);
    assert.ok(bytes <= limitOf(page), `${bytes} bytes:\n${listed(files)}`);
  });

  test(`${page}: every font it may ask for, at most 100 KB`, (t) => {
    const { fonts } = firstView(page);
    const bytes = total(fonts);
    t.diagnostic(`${bytes} bytes`);
    assert.ok(fonts.length > 0);
    assert.ok(bytes <= fontLimit, `${bytes} bytes:\n${listed(fonts)}`);
  });
}

/** What one figure in somebody's page may cost, and the data it starts with. @type {[tag: string, limit: number, ...data: string[]][]} */
const figures = [
  ["loss-fit", 120_000, "phones"],
  ["loss-curves", 120_000],
  ["loss-breakdown", 240_000],
  ["loss-clt", 240_000],
  ["loss-conditional", 240_000],
  ["loss-descent", 240_000, "anscombe1"],
  ["loss-efficiency", 240_000],
  ["loss-estimand", 240_000],
  ["loss-general", 240_000, "barron"],
  ["loss-lab", 240_000],
  ["loss-mle", 240_000],
];

for (const [tag, limit, ...data] of figures) {
  test(`the embed script with one <${tag}> in view keeps its limit, compressed`, (t) => {
    const files = embedded(tag, data);
    const bytes = total(files);
    t.diagnostic(`${bytes} bytes`);
    assert.equal(files.filter((path) => path.endsWith(".wasm")).length, 1, listed(files));
    assert.ok(bytes <= limit, `${bytes} bytes:\n${listed(files)}`);
  });
}

const built = readdirSync(dist, { recursive: true, encoding: "utf8" });
const read = (/** @type {string} */ path) => readFileSync(dist + path, "utf8");
/** Pages, but for the book in one file, which tests/web/one-file.test.js looks at. */
const htmlFiles = built.filter((path) => path.endsWith(".html") && path !== "lossbook.html");
const isRelative = (/** @type {string} */ url) => !/^(\/|[a-z]+:)/i.test(url) || url.startsWith("data:");

test("every address in a page or style sheet is relative, so that the book works from a sub-path", () => {
  const html = htmlFiles;
  assert.ok(html.length >= 5, `${html}`);
  const links = (/** @type {string} */ text) =>
    [...text.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)]
      .map(([, url]) => url)
      .filter((url) => !/^https:\/\/[^/]/.test(url));
  const absolute = [
    ...html.flatMap((path) => [...linkedFrom(read(path)), ...links(read(path))].map((url) => [path, url])),
    ...built.filter((path) => path.endsWith(".css")).flatMap((path) => urlsOf(read(path)).map((url) => [path, url])),
  ].filter(([, url]) => !isRelative(url));
  assert.deepEqual(absolute, []);
});

test("every relative link leads to a file that is there", () => {
  const missing = htmlFiles
    .flatMap((path) => {
      const links = [...read(path).matchAll(/\s(?:href|src)="([^"#?]+)[^"]*"/g)].map(([, url]) => url);
      return links.filter((url) => isRelative(url) && !url.startsWith("data:")).map((url) => ({ path, url }));
    })
    .filter(({ path, url }) => {
      const target = new URL(url, `file:///${path}`).pathname.slice(1);
      return !built.includes(target.endsWith("/") || target === "" ? `${target}index.html` : target);
    });
  assert.deepEqual(missing, []);
});

test("no script names an address from the root of a server", () => {
  const naming = built.filter((path) => path.endsWith(".js") && /["'`]\/assets\//.test(read(path)));
  assert.deepEqual(naming, []);
});

test("no page has a script or a style of its own inside, which the policy would refuse", () => {
  for (const path of htmlFiles) {
    assert.doesNotMatch(read(path), /<script(?![^>]*\ssrc=)[^>]*>|<style|\son[a-z]+="/, path);
    assert.match(read(path), /http-equiv="Content-Security-Policy"/, path);
  }
});

test("the embed script in one file is a script of its own, at most 900 KB as it stands and 400 KB compressed", (t) => {
  const script = read("lossbook-embed.js");
  new Script(script); // which neither imports nor exports
  const bytes = Buffer.byteLength(script);
  t.diagnostic(`${bytes} bytes, ${sentBytes("lossbook-embed.js")} compressed`);
  assert.ok(bytes <= 900_000);
  assert.ok(sentBytes("lossbook-embed.js") <= 400_000);
});

test("every size that a formula takes has a rule", () => {
  const css = built
    .filter((path) => path.endsWith(".css"))
    .map(read)
    .join("");
  const html = built
    .filter((path) => path.endsWith(".html"))
    .map(read)
    .join("");
  const sizes = new Set(html.match(/reset-size\d+ size\d+/g));
  assert.ok(sizes.size > 0);
  assert.deepEqual(
    [...sizes].filter((size) => !css.includes(`.${size.replace(" ", ".")}{`)),
    [],
  );
});
