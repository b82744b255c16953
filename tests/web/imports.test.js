// Who may import whom: the real tree, then the checker itself on wrong examples.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { importsOf, violations } from "./layers.js";

const filesUnder = (/** @type {string} */ folder, /** @type {RegExp} */ name) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path}`)
    .filter((path) => name.test(path) && !path.startsWith("web/engine/wasm/"));

const inTree = (/** @type {string[]} */ paths) =>
  paths.flatMap((path) => violations(path, readFileSync(root + path, "utf8")));

test("web: every import follows the arrows", () => {
  const paths = filesUnder("web", /\.(js|mjs|css)$/);
  assert.ok(paths.includes("web/engine/engine.js") && paths.length > 10, "the files were found");
  assert.deepEqual(inTree(paths), []);
});

test("cpp: the core includes Eigen, the standard library and itself; Emscripten appears in the bindings alone", () => {
  const paths = filesUnder("cpp", /\.(h|cpp)$/);
  assert.ok(paths.some((path) => path.startsWith("cpp/bindings/")) && paths.length > 5, "the files were found");
  assert.deepEqual(inTree(paths), []);
});

test("content imports nothing: it is prose and strings", () => {
  assert.deepEqual(filesUnder("web/content", /\.(m?js|ts|css|html)$/), []);
  const prose = filesUnder("web/content", /\.(md|njk|json)$/);
  const scripted = prose.filter((path) => /<script|<style|\bimport\s*[({"']/.test(readFileSync(root + path, "utf8")));
  assert.deepEqual(scripted, []);
});

/** @type {[path: string, source: string][]} */
const wrong = [
  ["web/widgets/loss-fit/loss-fit.js", 'import "../loss-curves/loss-curves.js";'],
  ["web/widgets/loss-fit/loss-fit.js", 'import strings from "../../content/en/ui.json";'],
  ["web/widgets/loss-fit/loss-fit.js", 'const load = () => import("../../site/main.js");'],
  ["web/widgets/loss-fit/loss-fit.js", 'import module from "../../engine/wasm/loss.js";'],
  ["web/widgets/loss-fit/loss-fit.js", 'new URL("../../engine/wasm/loss.wasm", import.meta.url);'],
  ["web/widgets/loss-fit/loss-fit.js", 'export * from "../../engine/heap.js";'],
  ["web/widgets/loss-fit/loss-fit.js", 'import { create } from "mathjs";'],
  ["web/widgets/loss-fit/loss-fit.js", "const later = import(name);"],
  ["web/widgets/loss-fit/loss-fit.js", "const ok = WebAssembly.validate(bytes);"],
  ["web/widgets/loss-fit/loss-fit.js", "const y = Math.tanh(r);"],
  ["web/widgets/loss-fit/loss-fit.css", '@import "../loss-curves/loss-curves.css";'],
  ["web/shared/chart.js", 'import "../widgets/loss-fit/fits.js";'],
  ["web/shared/chart.js", 'import { readFile } from "node:fs";'],
  ["web/engine/engine.js", 'import { format } from "../shared/numbers.js";'],
  ["web/site/main.js", 'import "../engine/wasm/loss.js";'],
  ["web/site/main.js", 'import "regression";'],
  ["web/content/en/why.js", 'import "lit";'],
  ["web/elsewhere/a.js", ""],
  ["cpp/src/fit.cpp", "#include <emscripten/bind.h>"],
  ["cpp/include/loss/fit.h", '#include "emscripten/val.h"'],
  ["cpp/src/fit.cpp", "#include <nlohmann/json.hpp>"],
  ["cpp/src/fit.cpp", "#include <math.h>"],
  ["cpp/src/fit.cpp", '#include "../bindings/guard.h"'],
];
for (const [path, source] of wrong) {
  test(`the checker sees: ${path}: ${source || "(an unknown folder)"}`, () => {
    assert.equal(violations(path, source).length, 1);
  });
}

test("the checker lets right ones pass", () => {
  const widget = `// WebAssembly and Math.exp in a comment are prose
    import { LitElement } from "lit";
    import { repeat } from "lit/directives/repeat.js";
    import { Chart } from "chart.js";
    import styles from "./loss-fit.css?inline";
    import { loadEngine } from "../../engine/engine.js";
    import { colour } from "../../shared/palette.js";
    const width = Math.log10(Math.hypot(3, 4));`;
  assert.deepEqual(violations("web/widgets/loss-fit/loss-fit.js", widget), []);
  assert.equal(importsOf(widget).length, 6);
  assert.deepEqual(violations("web/site/main.js", 'import ui from "../content/en/ui.json";'), []);
  assert.deepEqual(
    violations("web/engine/engine.js", 'await import("node:fs/promises"); import(new URL(x).href);'),
    [],
  );
  assert.deepEqual(violations("cpp/bindings/guard.h", "#include <emscripten/val.h>\n#include <string>"), []);
});
