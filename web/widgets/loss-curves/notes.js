/** What a chart must admit under its frame: where a number does not exist, and where a curve leaves the frame for good. */
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
  const notes = [...undefinedAt].map(([at, losses]) => widget.text("undefinedAt", { at, losses: losses.join(", ") }));
  const infinite = curves.filter(({ points }) => points.some(({ y }) => y === Number.POSITIVE_INFINITY));
  const losses = infinite.map(({ loss }) => name(widget, loss)).join(", ");
  return losses ? [...notes, widget.text("infiniteAt", { at: "0", losses })] : notes;
}

/**
 * @param {LossElement} widget
 * @param {string} loss
 */
function name(widget, loss) {
  return widget.lossText(loss, "line");
}
