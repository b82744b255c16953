// Holds the core to its budgets (scripts/bench/budgets.mjs). Builds the benchmark three times (native, WebAssembly with
// SIMD, WebAssembly without), runs the three in turn and the peers of R and Python where they are installed, a few
// rounds. Prints tables of ratios, and writes all figures to build/bench.json.
//
//   npm run bench [points]     one million by default

import { execFileSync } from "node:child_process";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { heldToBudgets, rowFigures } from "./bench/figures.mjs";
import { timePeers } from "./bench/peers.mjs";
import { buildPreset } from "./cmake.mjs";
import { root, say, setUp } from "./setup.mjs";

const howMany = 3;
const points = Number(process.argv[2] ?? 1_000_000);

setUp("bench");
const native = `${root}build/bench/loss_bench`;
const programs = {
  native: { preset: "bench", command: [native] },
  wasm: { preset: "wasm-bench", command: [process.execPath, `${root}build/wasm-bench/loss_bench.js`] },
  scalar: { preset: "wasm-bench-scalar", command: [process.execPath, `${root}build/wasm-bench-scalar/loss_bench.js`] },
};
for (const { preset } of Object.values(programs)) buildPreset(preset, "loss_bench");

/** @returns {import("./bench/figures.mjs").Times} */
function run(/** @type {keyof typeof programs} */ build) {
  const [program, ...args] = programs[build].command;
  return JSON.parse(execFileSync(program, [...args, String(points)], { encoding: "utf8" }));
}

const data = `${root}build/bench/data`;
const file = openSync(data, "w");
execFileSync(native, [String(points), "--data"], { stdio: ["ignore", file, "inherit"] });
closeSync(file);

/** @type {import("./bench/figures.mjs").Round[]} */
const rounds = [];
for (let round = 1; round <= howMany; round++) {
  say(`round ${round} of ${howMany}: ${points.toLocaleString("en")} points`);
  rounds.push({ native: run("native"), wasm: run("wasm"), scalar: run("scalar"), peers: timePeers(data, points) });
}

/** Columns of text: the first to the left, the others to the right. @param {string[][]} lines */
function print(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const [first, ...rest] of lines) {
    console.log(`${first.padEnd(widths[0])}${rest.map((text, i) => text.padStart(widths[i + 1] + 2)).join("")}`);
  }
}
const figure = (/** @type {number} */ value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

const rows = rowFigures(rounds);
const held = heldToBudgets(rounds);
const model = cpus()[0]?.model ?? "unknown";
console.log(`\n${points.toLocaleString("en")} points, one thread, Node ${process.version}, ${model}.`);
console.log(
  "Times are the least of several runs; ratios are taken within a round, then their median over the rounds.\n",
);
print([
  ["row (milliseconds)", "native", "WASM", "scalar", "passes", "WASM/native", "scalar/SIMD", "10× points"],
  ...rows.map((row) => [
    row.name,
    ...[row.native, row.wasm, row.scalar, row.passes].map(figure),
    ...[row.wasmOverNative, row.scalarOverWasm, row.tenfold].map((ratio) => `${figure(ratio)}×`),
  ]),
]);
const names = Object.keys(rounds[0].peers);
const least = Object.fromEntries(names.map((name) => [name, Math.min(...rounds.map(({ peers }) => peers[name]))]));
console.log(
  names.length > 0 ? "\nPeers, least milliseconds" : "\nNeither R nor scikit-learn is installed to compare with",
);
if (names.length > 0) print(names.map((name) => [name, figure(least[name])]));
console.log("\nBudgets");
print(
  held.map(({ work, of, figure: value, unit, bound, atMost, inside }) => [
    work,
    of,
    `${figure(value)}${unit}`,
    `${atMost ? "at most" : "at least"} ${bound}`,
    inside ? "inside" : "OUTSIDE",
  ]),
);
console.log(`\n${held.filter(({ inside }) => inside).length} of ${held.length} bounds are kept`);
const all = { points, node: process.version, processor: model, rows, peers: least, budgets: held, rounds };
writeFileSync(`${root}build/bench.json`, `${JSON.stringify(all, null, 2)}\n`);
say("all figures as JSON: build/bench.json");
