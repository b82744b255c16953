/** Which part of the surface is shown. */
import { leastOf } from "./descents.js";

/** @typedef {import("./frame.js").Place} Place */
/** @typedef {{ middle: Place, half: number }} View a square around the middle, in the optimiser's units */

/** The losses whose minima a reader should find in the frame. */
const always = /** @type {const} */ (["squared", "absolute", "huber", "log-cosh"]);

/** How far the view reaches from the least-squares line at least, and how much nearer "closer" is. */
const reach = 2.6;
const closer = 10;

/**
 * The view that holds the minima of all losses with room around them.
 * @param {import("../../engine/engine.js").Engine} engine
 * @param {import("./frame.js").Frame} frame
 * @returns {View}
 */
export function wideView(engine, frame) {
  const [middle, ...others] = always.map((loss) => leastOf(engine, loss, frame).least);
  const distances = others.flatMap(([intercept, slope]) => [intercept - middle[0], slope - middle[1]].map(Math.abs));
  return { middle, half: Math.max(reach, 1.4 * Math.max(...distances)) };
}

/** @param {View} wide @param {Place} least @returns {View} */
export function closeView({ half }, least) {
  return { middle: least, half: half / closer };
}

/** Where the walk starts until the reader says otherwise: well off, and in view wherever x is counted from. @param {View} wide @returns {Place} */
export function usualStart({ middle, half }) {
  return [middle[0] - 0.72 * half, middle[1] - 0.6 * half];
}
