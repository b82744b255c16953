// Builds web/engine/wasm/loss.js and loss.wasm, and the smaller fits.js and fits.wasm, and says of what type they are; and
// first.wasm, half of the smaller one.

import { writeFileSync } from "node:fs";
import { buildPreset } from "./cmake.mjs";
import { makeFirstEngine } from "./first-engine.mjs";
import { root } from "./setup.mjs";

buildPreset("wasm", "loss_wasm", "loss_wasm_fits", "loss_wasm_plain");
// Beside each script, so that tsc takes it instead of reading what Emscripten wrote.
for (const name of ["loss", "fits"]) {
  writeFileSync(
    `${root}web/engine/wasm/${name}.d.ts`,
    `export default function createModule(options: object): Promise<import("../wasm-module.js").WasmModule>;\n`,
  );
}
await makeFirstEngine();
