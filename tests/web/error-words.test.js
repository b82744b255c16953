// Pages translate errors by their code: every code has words in every language.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { badCalls } from "./bad-calls.js";

const content = `${root}web/content/`;
const languages = readdirSync(content, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const others = ["too-large", "simd-unsupported", "wasm-unavailable", "cancelled", "worker-failed", "loading"];
const codes = new Set([...badCalls.map(({ code }) => code), ...others]);

for (const { name } of languages) {
  test(`${name}: every error has its words`, () => {
    const { errors } = JSON.parse(readFileSync(`${content}${name}/ui.json`, "utf8"));
    assert.deepEqual(
      [...codes].filter((code) => !errors[code]),
      [],
    );
  });
}

test("every code of the core is among those that are called for", () => {
  const source = readFileSync(`${root}cpp/src/catalogue.cpp`, "utf8");
  const names = [...source.matchAll(/case ErrorCode::\w+:\s+return "([\w-]+)"/g)].map(([, code]) => code);
  assert.ok(names.length >= 10, `${names}`);
  assert.deepEqual(
    names.filter((code) => !codes.has(code)),
    [],
  );
});
