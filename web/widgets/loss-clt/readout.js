/** The numbers of the sums that have arrived. */
import { html, nothing } from "lit";
import { formatNumber } from "../../shared/numbers.js";

/**
 * @param {import("./loss-clt.js").LossClt} widget
 * @param {import("./pour.js").Pour} pour
 */
export function readout(widget, pour) {
  const { cause, k, arrived, outside, farthest, running } = pour;
  const whole = (/** @type {number} */ value) => formatNumber(value, widget.language, { decimals: 0 });
  const small = (/** @type {number} */ value) => formatNumber(value, widget.language, { decimals: 4 });
  // While they pour, their distance would cost more than the pouring.
  const asked = !widget.guesses[cause];
  const drawn = arrived > 0 && !running ? small(pour.distance) : "…";
  return html`<dl part="readout">
    <div><dt>${widget.text("arrived")}</dt><dd>${whole(arrived)}</dd></div>
    <div><dt>${widget.text("gap")}</dt><dd>${drawn}</dd></div>
    <div><dt>${widget.text("gapExact")}</dt><dd>${asked ? "…" : small(widget.engine.distanceOfSums({ cause, k }))}</dd></div>
  </dl>
  <p class="note">${
    outside > 0 && !running
      ? widget.text("outside", { n: whole(outside), farthest: formatNumber(farthest, widget.language, { digits: 3 }) })
      : nothing
  } ${cause === "cauchy" && !asked ? widget.text("cauchyScale") : nothing}</p>`;
}
