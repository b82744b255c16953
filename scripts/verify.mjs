// npm run verify: all that can be judged without opening the book: style, types, layering, parity of the languages.

import { spawnSync } from "node:child_process";
import { root, say, setUp } from "./setup.mjs";
import { cppFiles } from "./sources.mjs";
import { runNodeTests, testFiles } from "./testing/node-tests.mjs";

const bin = (/** @type {string} */ name) => `${root}node_modules/.bin/${name}`;

function succeeds(/** @type {string} */ program, /** @type {string[]} */ ...args) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  if (error) console.error(error.message);
  return status === 0;
}

async function testsPass(/** @type {string[]} */ files) {
  const { passed, failed } = await runNodeTests(files);
  return passed > 0 && failed === 0;
}

/** @type {Record<string, () => boolean | Promise<boolean>>} */
const checks = {
  // Types and content are judged with what the build makes: the engine's module and the pages.
  "the book builds": () => succeeds(process.execPath, `${root}scripts/build.mjs`),
  "C++ format (clang-format)": () => succeeds("clang-format", "--dry-run", "-Werror", ...cppFiles()),
  "JavaScript, CSS and JSON: format and lint (biome)": () => succeeds(bin("biome"), "ci", "."),
  "types (tsc)": () => succeeds(bin("tsc"), "-p", "."),
  "who may import whom": () => testsPass([`${root}tests/web/imports.test.js`]),
  "the languages have the same content": () => testsPass(testFiles("tests/content")),
};

setUp("build", "verify");
/** @type {string[]} */
const failed = [];
for (const [name, check] of Object.entries(checks)) {
  say(`${name} …`);
  if (!(await check())) failed.push(name);
}

const all = Object.keys(checks).length;
for (const name of failed) say(`failed: ${name}`);
console.log(`verify: ${all - failed.length} of ${all} checks passed`);
process.exitCode = failed.length === 0 ? 0 : 1;
