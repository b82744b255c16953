// Builds the benchmark three times (native, WebAssembly with SIMD, WebAssembly without) and runs the three in turn, a few
// rounds, so that a machine that slows down slows all. Prints a table of ratios, and the figures as JSON into
// build/bench.json.
//
//   npm run bench [points]     one million by default

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { buildPreset } from "./cmake.mjs";
import { root, say, setUp } from "./setup.mjs";

const rounds = 3;
const points = Number(process.argv[2] ?? 1_000_000);

setUp("bench");
const programs = {
  native: { preset: "bench", command: [`${root}build/bench/loss_bench`] },
  wasm: { preset: "wasm-bench", command: [process.execPath, `${root}build/wasm-bench/loss_bench.js`] },
  scalar: { preset: "wasm-bench-scalar", command: [process.execPath, `${root}build/wasm-bench-scalar/loss_bench.js`] },
};
/** @typedef {keyof typeof programs} Build */
const builds = /** @type {Build[]} */ (Object.keys(programs));
for (const build of builds) buildPreset(programs[build].preset, "loss_bench");

/** @type {Record<string, Record<Build, number[]>>} milliseconds of each round */
const times = {};
for (let round = 1; round <= rounds; round++) {
  say(`round ${round} of ${rounds}: ${points.toLocaleString("en")} points`);
  for (const build of builds) {
    const [program, ...args] = programs[build].command;
    const figures = JSON.parse(execFileSync(program, [...args, String(points)], { encoding: "utf8" }));
    for (const [name, milliseconds] of Object.entries(figures)) {
      times[name] ??= { native: [], wasm: [], scalar: [] };
      times[name][build].push(milliseconds);
    }
  }
}

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
/** The median over rounds of the ratio within a round. */
const ratio = (/** @type {Record<Build, number[]>} */ row, /** @type {Build} */ above, /** @type {Build} */ below) =>
  median(row[above].map((time, round) => time / row[below][round]));

const rows = Object.entries(times).map(([name, row]) => ({
  name,
  native: median(row.native),
  wasm: median(row.wasm),
  scalar: median(row.scalar),
  wasmOverNative: ratio(row, "wasm", "native"),
  scalarOverWasm: ratio(row, "scalar", "wasm"),
}));

console.log(
  `\n${points.toLocaleString("en")} points, one thread, Node ${process.version}, ${cpus()[0]?.model ?? "unknown"}`,
);
console.log("Milliseconds are medians; ratios are medians of ratios within a round: compare those.\n");
console.log(
  `${"".padEnd(28)}${["native", "WASM", "scalar WASM", "WASM/native", "scalar/SIMD"].map((h) => h.padStart(13)).join("")}`,
);
for (const row of rows) {
  const figures = [
    row.native.toFixed(2),
    row.wasm.toFixed(2),
    row.scalar.toFixed(2),
    `${row.wasmOverNative.toFixed(2)}×`,
    `${row.scalarOverWasm.toFixed(2)}×`,
  ];
  console.log(`${row.name.padEnd(28)}${figures.map((f) => f.padStart(13)).join("")}`);
}
writeFileSync(
  `${root}build/bench.json`,
  `${JSON.stringify({ points, rounds, node: process.version, rows }, null, 2)}\n`,
);
say("the same as JSON: build/bench.json");
