/** What a chart must admit under its frame: which curves and numbers do not exist, and which leave the frame for good. */
import { formatNumber } from "../../shared/numbers.js";

/** @typedef {import("./curves.js").Curve} Curve */
/** @typedef {import("../../shared/element.js").LossElement} LossElement */

/**
 * @param {LossElement} widget
 * @param {Curve[]} curves of one quantity
 * @returns {string[]}
 */
export function notesOn(widget, curves) {
  /** @type {Map<string, string[]>} */
  const undefinedAt = new Map();
  for (const { loss, gaps } of curves) {
    if (gaps.length === 0) continue;
    const place =
      gaps.length > 1 ? `±${formatNumber(gaps[1], widget.language)}` : formatNumber(gaps[0], widget.language);
    undefinedAt.set(place, [...(undefinedAt.get(place) ?? []), name(widget, loss)]);
  }
  const isInfinite = (/** @type {import("./curves.js").Point} */ { x, y }) => x === 0 && y === Number.POSITIVE_INFINITY;
  const infinite = curves.filter(({ points }) => points.some(isInfinite));
  const without = curves.filter(({ points }) => points.length === 0);
  /** @param {Curve[]} some */
  const names = (some) => some.map(({ loss }) => name(widget, loss)).join(", ");
  return [
    ...[...undefinedAt].map(([at, losses]) => widget.text("undefinedAt", { at, losses: losses.join(", ") })),
    ...(infinite.length > 0 ? [widget.text("infiniteAt", { at: "0", losses: names(infinite) })] : []),
    ...(without.length > 0 ? [widget.text("withoutDensity", { losses: names(without) })] : []),
  ];
}

/**
 * @param {LossElement} widget
 * @param {string} loss
 */
function name(widget, loss) {
  return widget.lossText(loss, "line");
}
