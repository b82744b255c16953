import type { FitEngine } from "./engine.js";

/**
 * As loadEngine, but with the functions of FitEngine only: less to download.
 * @throws {LossError} simd-unsupported, wasm-unavailable
 */
export function loadFits(options?: { wasm?: URL | string | BufferSource }): Promise<FitEngine>;
