// Finds and starts the WebAssembly module.

import { compileFrom } from "./compile.js";
import { LossError } from "./loss-error.js";

// The smallest module with a SIMD instruction (i32.const 0, i8x16.splat, i8x16.popcnt, drop).
const simdProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** @typedef {import("./wasm-module.js").WasmModule} WasmModule */

/**
 * @param {(options: object) => Promise<WasmModule>} createModule what Emscripten wrote beside the .wasm
 * @param {URL | string | BufferSource} wasm
 * @returns {Promise<WasmModule>}
 * @throws {LossError} "simd-unsupported", "wasm-unavailable"
 */
async function loadModule(createModule, wasm) {
  if (typeof WebAssembly === "undefined") {
    throw new LossError("wasm-unavailable", "This browser has no WebAssembly, or it is switched off.");
  }
  if (!WebAssembly.validate(simdProbe)) {
    throw new LossError("simd-unsupported", "This browser's WebAssembly has no SIMD instructions.");
  }
  try {
    const compiled =
      wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)
        ? await WebAssembly.compile(/** @type {BufferSource} */ (wasm))
        : await compileFrom(new URL(/** @type {URL | string} */ (wasm)));
    return await new Promise((resolve, reject) => {
      createModule({
        instantiateWasm(
          /** @type {WebAssembly.Imports} */ imports,
          /** @type {(instance: WebAssembly.Instance) => void} */ done,
        ) {
          WebAssembly.instantiate(compiled, imports).then(done, reject);
          return {};
        },
      }).then(resolve, reject);
    });
  } catch (cause) {
    const message = `The engine could not be loaded: ${cause instanceof Error ? cause.message : cause}`;
    throw Object.assign(new LossError("wasm-unavailable", message), { cause });
  }
}

/**
 * A function that loads a module once, and shares what `create` makes of it; another .wasm than the usual is loaded by
 * itself.
 * @template T
 * @param {(options: object) => Promise<WasmModule>} createModule
 * @param {URL} usual
 * @param {(wasm: WasmModule) => T} create
 * @returns {(options?: { wasm?: URL | string | BufferSource }) => Promise<T>}
 */
export function loaderOf(createModule, usual, create) {
  /** @type {Promise<T> | undefined} */
  let shared;
  return (options) => {
    if (options?.wasm) return loadModule(createModule, options.wasm).then(create);
    if (!shared) {
      shared = loadModule(createModule, usual).then(create);
      // A failure, such as a lost connection, may be tried again.
      shared.catch(() => {
        shared = undefined;
      });
    }
    return shared;
  };
}
