// What the book keeps on a reader's device, and what a system needs to install it.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { languages } from "../../web/site/build/content.js";
import { bookFiles } from "../../web/site/build/offline.js";
import { dist, firstView, sentBytes } from "./first-view.js";

const files = bookFiles(dist);
const names = files.map(({ url }) => url);
const worker = readFileSync(`${dist}sw.js`, "utf8");
const built = readdirSync(dist, { recursive: true, encoding: "utf8" });
const pages = built.filter((path) => path.endsWith(".html") && !/^(embed|lossbook)/.test(path));

test("every page is kept, with all that its first view and its later scripts load", () => {
  assert.ok(pages.length > languages.length, `${pages}`);
  const needed = pages.flatMap((page) => Object.values(firstView(page)).flat());
  const later = built.filter((path) => /^assets\/.*\.(js|wasm|woff2)$/.test(path) && !/^assets\/frame-/.test(path));
  assert.ok(later.some((path) => path.includes("worker")));
  const missing = [...pages, ...needed, ...later].filter((path) => !names.includes(path));
  assert.deepEqual(missing, []);
});

test("nothing is kept that is for other people's pages or for nobody", () => {
  assert.deepEqual(
    names.filter((path) => /^embed\/|^lossbook|\.map$|^sw\.js$|manifest\.json$|assets\/frame-/.test(path)),
    [],
  );
});

test("the worker names each file once, with a hash where its name has none", () => {
  for (const { url, revision } of files) {
    assert.equal(worker.split(`url:\`${url}\``).length - 1, 1, url);
    if (revision) assert.ok(worker.includes(revision), url);
    else assert.match(url, /^assets\/.*-[\w-]{7}\.\w+$/);
  }
});

test("the worker is one script, which loads no other", () => {
  for (const way of ["importScripts", "import(", "import{", "eval(", "new Function"])
    assert.ok(!worker.includes(way), way);
});

test("the whole book weighs less than 1.2 MB, compressed", (t) => {
  const bytes = names.reduce((sum, path) => sum + sentBytes(path), 0);
  t.diagnostic(`${bytes} bytes in ${names.length} files`);
  assert.ok(bytes < 1_200_000, `${bytes}`);
});

for (const { tag, tagline } of languages) {
  test(`${tag}: its manifest opens its own home page, with the book's colours and whole pictures`, () => {
    const path = `${tag}/manifest.webmanifest`;
    const manifest = JSON.parse(readFileSync(dist + path, "utf8"));
    const at = (/** @type {string} */ url) => posix.join(tag, url);
    assert.equal(manifest.lang, tag);
    assert.equal(manifest.description, tagline);
    assert.ok(manifest.name.length > 0 && manifest.short_name.length <= 12);
    assert.equal(at(manifest.start_url), `${tag}/`);
    assert.equal(at(manifest.scope), "./");
    const theme = readFileSync(new URL("../../web/shared/theme.css", import.meta.url), "utf8");
    for (const colour of [manifest.background_color, manifest.theme_color]) {
      assert.ok(theme.includes(`--loss-paper: ${colour};`), colour);
    }
    const purposes = manifest.icons.map((/** @type {any} */ { sizes, purpose = "any" }) => `${sizes} ${purpose}`);
    assert.deepEqual(purposes, ["any any", "192x192 any", "512x512 any", "512x512 maskable"]);
    for (const { src, sizes, type } of manifest.icons) {
      const bytes = readFileSync(dist + at(src));
      if (type === "image/svg+xml") assert.match(String(bytes), /^<svg /);
      else assert.equal(sizeOf(bytes), sizes, src);
    }
  });
}

/** The size that a PNG gives itself: its first chunk. @see https://www.w3.org/TR/png/#11IHDR */
function sizeOf(/** @type {Buffer} */ png) {
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test("every page of a language names its manifest", () => {
  for (const page of pages.filter((path) => path !== "index.html")) {
    const link = readFileSync(dist + page, "utf8").match(/<link rel="manifest" href="([^"]+)">/)?.[1];
    const target = posix.join(posix.dirname(page), String(link));
    assert.equal(target, `${page.split("/")[0]}/manifest.webmanifest`);
    assert.ok(existsSync(dist + target));
  }
});
