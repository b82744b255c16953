// Builds web/engine/wasm/loss.js and loss.wasm, and says of what type they are.

import { writeFileSync } from "node:fs";
import { buildPreset } from "./cmake.mjs";
import { root } from "./setup.mjs";

buildPreset("wasm", "loss_wasm");
// Beside loss.js, so that tsc takes it instead of reading what Emscripten wrote.
writeFileSync(
  `${root}web/engine/wasm/loss.d.ts`,
  `export default function createModule(options: object): Promise<import("../wasm-module.js").WasmModule>;\n`,
);
