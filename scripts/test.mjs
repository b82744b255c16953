// npm test: everything, from the C++ core to the pages in two browsers. The last line counts the tests.
//
//   npm test                       all stages
//   npm test -- wasm web           only these (for work in progress; the last line then counts only these)
//
// A stage that fails or cannot run is counted, and the others still run.

import { spawnSync } from "node:child_process";
import { root, say, setUp, stop } from "./setup.mjs";
import { runGtest } from "./testing/gtest.mjs";
import { runNodeTests, testFiles } from "./testing/node-tests.mjs";
import { Tally } from "./testing/tally.mjs";

function runScript(/** @type {string} */ path, /** @type {string[]} */ ...args) {
  const { status } = spawnSync(process.execPath, [`${root}scripts/${path}`, ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error(`scripts/${path} ended with status ${status}`);
}

const isBrowserTest = (/** @type {string} */ file) => file.includes("/browser/");

/** @type {Record<string, { title: string, run: () => any }>} */
const stages = {
  cpp: {
    title: "C++ tests, native",
    run: () => {
      runScript("testing/build-preset.mjs", "dev");
      return runGtest([`${root}build/dev/loss_tests`], `${root}build/dev/loss_tests.json`);
    },
  },
  wasm: {
    title: "The same C++ tests as WebAssembly, under Node",
    run: () => {
      runScript("testing/build-preset.mjs", "wasm-test");
      const program = [process.execPath, `${root}build/wasm-test/loss_tests.js`];
      return runGtest(program, `${root}build/wasm-test/loss_tests.json`);
    },
  },
  build: { title: "The site", run: () => runScript("build.mjs") },
  web: {
    title: "JavaScript tests",
    run: () => runNodeTests(testFiles("tests/web").filter((file) => !isBrowserTest(file))),
  },
  content: { title: "Content tests", run: () => runNodeTests(testFiles("tests/content")) },
  browser: {
    title: "Browser tests, in Chromium and Firefox",
    run: () => runNodeTests(testFiles("tests/web/browser")),
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in stages));
if (unknown.length > 0) stop(`No such stage: ${unknown.join(", ")}. There are: ${Object.keys(stages).join(", ")}.`);

setUp("build", "test");
const tally = new Tally();
for (const [name, { title, run }] of Object.entries(stages)) {
  if (asked.length === 0 || asked.includes(name)) await tally.stage(title, run);
}

for (const failure of tally.failures) say(failure);
console.log(String(tally));
process.exitCode = tally.ok ? 0 : 1;
