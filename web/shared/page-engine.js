// The engine that the widgets of a page share. The smaller one does for most; a page with a widget that needs the whole
// engine says so first, and then nothing downloads both.

/** @type {Promise<import("../engine/engine.js").FitEngine> | undefined} */
let shared;

/** Let every widget have this engine instead of the smaller one. */
export function shareEngine(/** @type {Promise<import("../engine/engine.js").Engine>} */ engine) {
  shared = engine;
}

/** @returns {Promise<import("../engine/engine.js").FitEngine>} */
export async function loadPageEngine() {
  return shared ?? (await import("../engine/fits.js")).loadFits();
}
