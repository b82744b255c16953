// The engine of the book's own figures, which begins with half of the smaller module: what curves and lines through points
// usually take. What it lacks traps (scripts/first-engine.mjs), and then the smaller module comes whole.

import { fitsOf } from "./fits-of.js";
import { loaderOf } from "./load-module.js";
import { LossError } from "./loss-error.js";
import createModule from "./plain-module.js";

/** @import { FirstEngine } from "./first.js" */
/** @typedef {ReturnType<typeof fitsOf>} Fits */

/**
 * @param {Fits} half
 * @param {() => Promise<Fits>} loadWhole
 * @returns {FirstEngine}
 */
export function growing(half, loadWhole) {
  let now = half;
  let hasTrapped = false;
  /** @type {unknown} why the whole does not come */
  let failure;
  let isGrown = false;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const grow = async () => {
    try {
      now = await loadWhole();
    } catch (reason) {
      failure = reason;
    }
    isGrown = true;
    for (const listener of listeners) listener();
  };
  return {
    losses: half.losses,
    evaluate: (options) => now.evaluate(options),
    fit(options) {
      if (now === half && !hasTrapped) {
        try {
          return half.fit(options);
        } catch (error) {
          if (!(error instanceof WebAssembly.RuntimeError)) throw error;
        }
        // Not asked again: a trap leaves its memory as it was then.
        hasTrapped = true;
        grow();
      }
      if (now !== half) return now.fit(options);
      throw failure ?? new LossError("loading", "The part of the engine that does this is being loaded.");
    },
    onGrowth(listener) {
      listeners.add(listener);
      if (isGrown) listener();
      return () => listeners.delete(listener);
    },
  };
}

const whole = () => import("./fits.js").then(({ loadFits }) => loadFits());

export const loadFirst = loaderOf(createModule, new URL("./wasm/first.wasm", import.meta.url), (wasm) =>
  growing(fitsOf(wasm), whole),
);
