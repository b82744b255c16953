/** Toggles for the losses, a slider for the residual and one for each parameter of a chosen loss. */
import { html } from "lit";
import { lineSample } from "../../shared/line-sample.js";
import { formatNumber } from "../../shared/numbers.js";
import { mathOf } from "./readout.js";

/** @typedef {import("../../shared/element.js").LossElement} LossElement */

/**
 * @typedef {object} Slider
 * @property {string} id "residual", "delta", "tau"
 * @property {string} symbol
 * @property {number} min
 * @property {number} max
 * @property {number} step
 * @property {number} value
 */

/**
 * What teaching needs of each parameter, inside of the open interval that the engine allows.
 * @type {Readonly<Record<string, { symbol: string, min: number, max: number, step: number }>>}
 */
export const dials = {
  delta: { symbol: "δ", min: 0.1, max: 3.5, step: 0.05 },
  tau: { symbol: "τ", min: 0.05, max: 0.95, step: 0.05 },
};

/**
 * One step of the residual on an axis of that range.
 * @param {number} range
 */
export function stepOf(range) {
  return range < 2 ? 0.01 : 0.1;
}

/**
 * A default such as 1.345 lies between two stops of its slider; the stop next to it gives way to it.
 * @param {import("../../engine/engine.js").Engine} engine
 * @param {string} parameter
 * @param {number} value
 * @returns {number}
 */
export function nearDefault(engine, parameter, value) {
  const known = engine.losses.flatMap((loss) => loss.parameters);
  const usual = known.find(({ id }) => id === parameter)?.default ?? value;
  return Math.abs(value - usual) < dials[parameter].step / 2 ? usual : value;
}

/**
 * @param {LossElement} widget
 * @param {string[]} all ids that can be chosen
 * @param {string[]} chosen
 * @param {(chosen: string[]) => void} change
 */
export function lossToggles(widget, all, chosen, change) {
  /** @param {string} loss */
  const flip = (loss) => change(all.filter((id) => chosen.includes(id) !== (id === loss)));
  return html`<fieldset class="losses" part="losses">
    <legend class="unseen">${widget.text("losses")}</legend>
    ${all.map((loss) => {
      const on = chosen.includes(loss);
      // The last one stays: empty charts would teach nothing.
      return html`<label class="toggle">
        <input type="checkbox" name=${loss} .checked=${on} ?disabled=${on && chosen.length === 1} @change=${() => flip(loss)} />
        ${lineSample(loss)}<span>${widget.lossText(loss, "line")}</span>
      </label>`;
    })}
  </fieldset>`;
}

/**
 * @param {LossElement} widget
 * @param {Slider} slider
 * @param {(value: number) => void} change
 */
export function sliderRow(widget, { id, symbol, min, max, step, value }, change) {
  const number = formatNumber(value, widget.language);
  /** @param {Event} event */
  const input = (event) => change(/** @type {HTMLInputElement} */ (event.target).valueAsNumber);
  return html`<label class="slider" part="slider">
    <span>${widget.text(id)} ${mathOf(symbol)}</span>
    <output aria-hidden="true">${number}</output>
    <input type="range" name=${id} min=${min} max=${max} step=${step} .value=${String(value)} aria-valuetext=${number} @input=${input} />
  </label>`;
}
