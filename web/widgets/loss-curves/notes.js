/**
 * What a chart must admit under its frame: which curves and numbers do not exist, and which leave the frame for good.
 * Where asked, also what kind of loss each is: how smooth, and what it does with far residuals.
 */
import { html } from "lit";
import { formatNumber } from "../../shared/numbers.js";

/** @typedef {import("./curves.js").Curve} Curve */
/** @typedef {import("./curves.js").Character} Character */
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
 * Under the value: how often each loss can be differentiated, with the digit that marks the place, and who charges
 * nothing near 0.
 * @param {LossElement} widget
 * @param {Character[]} characters
 */
export function smoothnessNotes(widget, characters) {
  const kinds = [Number.POSITIVE_INFINITY, 2, 1, 0].map((times) => ({
    times,
    of: characters.filter(({ smoothness }) => smoothness === times),
  }));
  const zones = characters.filter(({ deadZone }) => deadZone > 0);
  return [
    ...kinds
      .filter(({ of }) => of.length > 0)
      .map(({ times, of }) => {
        const [sign, key] = times === Number.POSITIVE_INFINITY ? ["∞", "smooth"] : [String(times), `times${times}`];
        const losses = of.map((each) => placed(widget, each)).join(", ");
        return html`<span class="digit" aria-hidden="true">${sign}</span> ${widget.text(key, { losses })}`;
      }),
    ...zones.map(({ loss, deadZone }) => {
      const to = formatNumber(deadZone, widget.language);
      return html`<span class="swatch" aria-hidden="true"></span> ${widget.text("deadZone", { to, losses: name(widget, loss) })}`;
    }),
  ];
}

/**
 * Under the slope: who lets far residuals go.
 * @param {LossElement} widget
 * @param {Character[]} characters
 */
export function redescendingNotes(widget, characters) {
  const some = characters.filter(({ redescends }) => redescends);
  if (some.length === 0) return [];
  return [widget.text("redescends", { losses: some.map(({ loss }) => name(widget, loss)).join(", ") })];
}

/** Its name, and where it is not smooth: "Huber (±1.345)". @param {LossElement} widget @param {Character} character */
function placed(widget, { loss, kinks }) {
  if (kinks.length === 0) return name(widget, loss);
  const at = formatNumber(Math.max(...kinks), widget.language);
  return `${name(widget, loss)} (${kinks.length > 1 ? "±" : ""}${at})`;
}

/**
 * @param {LossElement} widget
 * @param {string} loss
 */
function name(widget, loss) {
  return widget.lossText(loss, "line");
}
