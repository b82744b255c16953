/** What the tints mean, from the minimum to the highest loss in view. */
import { html } from "lit";
import { formatNumber } from "../../shared/numbers.js";
import { lossColor } from "../../shared/palette.js";
import { currentScheme } from "../../shared/scheme.js";
import { bands, edgeOf, tintOf } from "../../shared/surface-image.js";

/**
 * @param {import("./loss-descent.js").LossDescent} widget
 * @param {string} loss
 * @param {number} minimum of the mean loss
 * @param {number} maximum
 */
export function legend(widget, loss, minimum, maximum) {
  const color = lossColor(loss, currentScheme());
  const all = Array.from({ length: bands }, (_, band) => band);
  const marks = [0, bands / 3, (2 * bands) / 3, bands];
  const value = (/** @type {number} */ band) =>
    formatNumber(minimum + edgeOf(band) * (maximum - minimum), widget.language, { digits: 2 });
  return html`<div class="legend" part="legend">
    <span class="what">${widget.text("legend")}</span>
    <span class="scale">
      <span class="tints" aria-hidden="true">
        ${all.map((band) => {
          const tint = `color-mix(in srgb, ${color} ${100 * tintOf(band)}%, var(--paper))`;
          return html`<span class="tint" .style=${`background: ${tint}`}></span>`;
        })}
      </span>
      <span class="values">${marks.map((band) => html`<span>${value(band)}</span>`)}</span>
    </span>
    <span class="cross">${widget.text("cross")}</span>
  </div>`;
}
