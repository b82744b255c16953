import type { FitEngine } from "./engine.js";

/** Internal to the book: other pages take loadFits. */
export interface FirstEngine extends Pick<FitEngine, "losses" | "evaluate" | "fit"> {
  /** @throws {LossError} "loading" besides: the call is to be made again once it has grown */
  fit: FitEngine["fit"];
  /**
   * Told once all of the smaller module is here, or cannot come, because a fit asked for it; at once where that has been.
   * @returns what ends the telling
   */
  onGrowth(listener: () => void): () => void;
}

/**
 * As loadFits, but with half of it to download at first.
 * @throws {LossError} simd-unsupported, wasm-unavailable
 */
export function loadFirst(options?: { wasm?: URL | string | BufferSource }): Promise<FirstEngine>;

type Fits = Pick<FitEngine, "losses" | "evaluate" | "fit">;
export function growing(half: Fits, loadWhole: () => Promise<Fits>): FirstEngine;
