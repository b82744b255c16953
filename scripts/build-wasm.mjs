// Builds web/engine/wasm/loss.js and loss.wasm.

import { buildPreset } from "./cmake.mjs";

buildPreset("wasm", "loss_wasm");
