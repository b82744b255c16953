// The engine that the widgets of a page share. The smaller one does for most; a page with a widget that needs the whole
// engine says so first, and then nothing downloads both.

/** @typedef {import("../engine/first.js").FirstEngine} FirstEngine */

/** @type {Promise<import("../engine/engine.js").Engine> | undefined} */
let shared;

/** Let every widget have this engine instead of the smaller one. */
export function shareEngine(/** @type {Promise<import("../engine/engine.js").Engine>} */ engine) {
  shared = engine;
}

/**
 * @param {{ much?: boolean }} [options] whether more than half of the smaller engine is asked for from the start
 * @returns {Promise<Pick<FirstEngine, "losses" | "evaluate" | "fit"> & Partial<FirstEngine>>}
 */
export async function loadPageEngine({ much } = {}) {
  if (shared) return shared;
  if (much) return (await import("../engine/fits.js")).loadFits();
  return (await import("../engine/first.js")).loadFirst();
}
