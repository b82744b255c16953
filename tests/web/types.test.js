// The engine's types, judged from a caller's TypeScript file.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";

const check = (/** @type {string[]} */ ...args) =>
  spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, ...args], { cwd: root, encoding: "utf8" });

test("a caller's right uses pass and its wrong ones do not", () => {
  const { status, stdout } = check("-p", "tests/web/types");
  assert.equal(stdout, "");
  assert.equal(status, 0);
});

test("the file of wrong uses has some", () => {
  const source = readFileSync(`${root}tests/web/types/caller.ts`, "utf8");
  assert.ok([...source.matchAll(/^ +\/\/ @ts-expect-error: /gm)].length >= 12);
});
