/** The losses that α passes on its way, and the slider that turns it. */
import { html, nothing } from "lit";
import { formatNumber } from "../../shared/numbers.js";

/** @typedef {import("../../shared/element.js").LossElement} LossElement */

/** α of the losses that have names of their own; the words know them by their keys. */
export const named = [
  { alpha: 2, key: "squared" },
  { alpha: 1, key: "charbonnier" },
  { alpha: 0, key: "cauchy" },
  { alpha: -2, key: "geman" },
  { alpha: Number.NEGATIVE_INFINITY, key: "welsch" },
];

/**
 * Buttons that jump to the named losses.
 * @param {LossElement} widget
 * @param {number} alpha
 * @param {(alpha: number) => void} choose
 * @param {number} least the smallest α on offer
 */
export function namedButtons(widget, alpha, choose, least = Number.NEGATIVE_INFINITY) {
  return html`<div class="named" role="group" aria-label=${widget.text("named")}>
    ${named
      .filter((mark) => mark.alpha >= least)
      .map(
        (
          mark,
        ) => html`<button type="button" part="button" aria-pressed=${mark.alpha === alpha} @click=${() => choose(mark.alpha)}>
          ${widget.text(mark.key)} <span class="at">${formatNumber(mark.alpha, widget.language)}</span>
        </button>`,
      )}
  </div>`;
}

/**
 * @param {LossElement} widget
 * @param {{ name: string, symbol: string, value: number, min: number, max: number, step: number, endless?: boolean }} dial
 *   endless: one stop below the least stands for −∞
 * @param {(value: number) => void} choose
 */
export function dialSlider(widget, { name, symbol, value, min, max, step, endless }, choose) {
  const first = endless ? min - step : min;
  const shown = formatNumber(value, widget.language, { digits: 3 });
  /** @param {any} event */
  const input = ({ target }) => {
    const stop = Number(target.valueAsNumber.toFixed(6));
    choose(endless && stop < min ? Number.NEGATIVE_INFINITY : stop);
  };
  return html`<label class="slider">
    <span class="name">${widget.text(name)} <i>${symbol}</i></span>
    <output aria-hidden="true">${shown}</output>
    <input type="range" name=${name} min=${first} max=${max} step=${step} .value=${String(Math.max(first, value))}
      aria-valuetext=${shown} @input=${input} />
    ${endless ? html`<span class="ends" aria-hidden="true"><span>−∞</span><span>${formatNumber(max, widget.language)}</span></span>` : nothing}
  </label>`;
}

/** Which losses α stands at or between. @param {LossElement} widget @param {number} alpha */
export function whereIs(widget, alpha) {
  const at = named.find((mark) => mark.alpha === alpha);
  if (at) return widget.text("isNamed", { loss: widget.text(at.key) });
  const below = named.find((mark) => mark.alpha < alpha);
  const above = named.findLast((mark) => mark.alpha > alpha);
  if (!below || !above) return "";
  return widget.text("isBetween", { below: widget.text(below.key), above: widget.text(above.key) });
}
