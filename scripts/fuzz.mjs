// Runs the libFuzzer targets of tests/fuzz, each for a bounded time.
//
//   npm run fuzz                   every target, a minute each
//   npm run fuzz -- 600            ten minutes each
//   npm run fuzz -- fit 600        one target
//
// What a target has learnt stays in build/fuzz/<target>/corpus, so that the next run goes on from there.

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { buildPreset } from "./cmake.mjs";
import { seeds } from "./fuzz-seeds.mjs";
import { root, say, setUp, stop } from "./setup.mjs";

const targets = readdirSync(`${root}tests/fuzz`)
  .filter((file) => file.endsWith(".cpp"))
  .map((file) => file.replace(".cpp", ""));
const asked = process.argv.slice(2);
const seconds = Number(asked.find((word) => /^\d+$/.test(word)) ?? 60);
const names = asked.filter((word) => !/^\d+$/.test(word));
const unknown = names.filter((name) => !targets.includes(name));
if (unknown.length > 0) stop(`No such target: ${unknown.join(", ")}. There are: ${targets.join(", ")}.`);
const chosen = names.length > 0 ? names : targets;

/** What was said of a find: the demand with its case, or the error with our own places in the stack; and where it is. */
function findIn(/** @type {string} */ log) {
  const demand = log.match(/^Not met: [\s\S]*?(?=^==)/m)?.[0];
  const error = log
    .split("\n")
    .filter((line) => /ERROR: |runtime error: |Assertion /.test(line) || line.includes(root));
  return { said: demand ?? error.join("\n"), file: log.match(/Test unit written to (\S+)/)?.[1] };
}

/** Runs one target. Returns whether it found nothing. */
function fuzz(/** @type {string} */ target) {
  const program = `build/fuzz/fuzz_${target}`;
  const folder = `build/fuzz/${target}`;
  for (const name of ["seeds", "corpus", "crashes"]) mkdirSync(`${root}${folder}/${name}`, { recursive: true });
  for (const [name, bytes] of seeds()) writeFileSync(`${root}${folder}/seeds/${name}`, bytes);
  say(`${target}: ${seconds} s …`);
  const limits = [`-max_total_time=${seconds}`, "-timeout=60", "-max_len=1024"];
  const output = [`-artifact_prefix=${folder}/crashes/`, "-print_funcs=0", "-print_final_stats=1"];
  const { status, stderr } = spawnSync(program, [`${folder}/corpus`, `${folder}/seeds`, ...limits, ...output], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, UBSAN_OPTIONS: "print_stacktrace=1" },
    maxBuffer: 2 ** 28,
  });
  writeFileSync(`${root}${folder}/log`, stderr);
  if (status === 0) {
    const runs = Number(stderr.match(/number_of_executed_units: (\d+)/)?.[1]);
    say(`${target}: ${runs.toLocaleString("en")} inputs, nothing found`);
    return true;
  }
  const { said, file } = findIn(stderr);
  console.error(`\n${said}\n`);
  say(
    `${target}: found something. All that it said: ${folder}/log. To see it again:\n\n  SHOW_CASE=1 ${program} ${file}\n`,
  );
  return false;
}

setUp("fuzz");
buildPreset("fuzz", ...chosen.map((target) => `fuzz_${target}`));
const clean = chosen.filter(fuzz).length;
console.log(`fuzz: ${clean} of ${chosen.length} targets found nothing`);
process.exitCode = clean === chosen.length ? 0 : 1;
