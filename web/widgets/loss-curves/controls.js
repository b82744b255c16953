/** Toggles for the losses, a slider for the residual and one for each parameter of a chosen loss. */
import { html, nothing } from "lit";
import { lineSample } from "../../shared/line-sample.js";
import { formatNumber } from "../../shared/numbers.js";
import { mathOf } from "./readout.js";

/** @typedef {import("../../shared/element.js").LossElement} LossElement */

/**
 * @typedef {object} Dial
 * @property {string} symbol
 * @property {number} min
 * @property {number} max
 * @property {number} step
 * @property {boolean} [endless] whether one stop further at each end stands for infinity
 */

/** @typedef {Dial & { id: string, label: string, value: number }} Slider */

/**
 * What teaching needs of each parameter, inside of the interval that the engine allows.
 * @type {Readonly<Record<string, Dial>>}
 */
export const dials = {
  delta: { symbol: "δ", min: 0.1, max: 3.5, step: 0.05 },
  tau: { symbol: "τ", min: 0.05, max: 0.95, step: 0.05 },
  epsilon: { symbol: "ε", min: 0.05, max: 2, step: 0.05 },
  c: { symbol: "c", min: 0.5, max: 8, step: 0.05 },
  alpha: { symbol: "α", min: -10, max: 4, step: 0.1, endless: true },
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
 * @param {import("../../engine/engine.js").FitEngine} engine
 * @param {string} loss
 * @param {string} parameter
 * @param {number} value
 * @returns {number}
 */
export function nearDefault(engine, loss, parameter, value) {
  const entry = engine.losses.find(({ id }) => id === loss);
  const usual = entry?.parameters.find(({ id }) => id === parameter)?.default ?? value;
  return Math.abs(value - usual) < dials[parameter].step / 2 ? usual : value;
}

/** Whose pull lets go of far residuals, whatever the parameters; the general loss does for some. */
const lettingGo = ["cauchy", "geman-mcclure", "welsch", "tukey"];

/**
 * The toggles in families, where there is more than one: in the order in which the book introduces them.
 * @param {string[]} all
 */
function familiesOf(all) {
  const families = [
    { key: "holding", losses: all.filter((loss) => !lettingGo.includes(loss) && loss !== "general") },
    { key: "lettingGo", losses: all.filter((loss) => lettingGo.includes(loss)) },
    { key: "either", losses: all.filter((loss) => loss === "general") },
  ].filter(({ losses }) => losses.length > 0);
  return families.length > 1 ? families : [{ key: "", losses: all }];
}

/**
 * @param {LossElement} widget
 * @param {string[]} all ids that can be chosen
 * @param {string[]} chosen
 * @param {(chosen: string[]) => void} change
 * @param {(loss: string) => void} pick makes one loss stand out, or with "" none
 */
export function lossToggles(widget, all, chosen, change, pick) {
  /** @param {string} loss */
  const flip = (loss) => change(all.filter((id) => chosen.includes(id) !== (id === loss)));
  /** @param {string} loss */
  const toggle = (loss) => {
    const on = chosen.includes(loss);
    const stand = () => pick(on ? loss : "");
    const fall = () => pick("");
    /** A tap leaves the focus behind, and should not leave the others faint. @param {FocusEvent} event */
    const standByKey = ({ target }) => /** @type {Element} */ (target).matches(":focus-visible") && stand();
    // The last one stays: empty charts would teach nothing.
    return html`<label class="toggle" @pointerenter=${stand} @pointerleave=${fall} @focusin=${standByKey} @focusout=${fall}>
        <input type="checkbox" name=${loss} .checked=${on} ?disabled=${on && chosen.length === 1} @change=${() => flip(loss)} />
        ${lineSample(loss)}<span>${widget.lossText(loss, "line")}</span>
      </label>`;
  };
  return html`<fieldset class="losses" part="losses">
    <legend class="unseen">${widget.text("losses")}</legend>
    ${familiesOf(all).map(
      ({ key, losses }) => html`<div class="family">
        ${key ? html`<p class="kind">${widget.text(key)}</p>` : nothing}
        ${losses.map(toggle)}
      </div>`,
    )}
  </fieldset>`;
}

/**
 * @param {LossElement} widget
 * @param {Slider} slider
 * @param {(value: number) => void} change
 */
export function sliderRow(widget, { id, label, symbol, min, max, step, endless, value }, change) {
  const number = formatNumber(value, widget.language);
  const [first, last] = endless ? [min - step, max + step] : [min, max];
  /** @param {Event} event */
  const input = (event) => {
    const stop = /** @type {HTMLInputElement} */ (event.target).valueAsNumber;
    change(stop < min ? Number.NEGATIVE_INFINITY : stop > max ? Number.POSITIVE_INFINITY : stop);
  };
  const stop = Math.max(first, Math.min(last, value));
  return html`<label class="slider" part="slider">
    <span>${label} ${mathOf(symbol)}</span>
    <output aria-hidden="true">${number}</output>
    <input type="range" name=${id} min=${first} max=${last} step=${step} .value=${String(stop)} aria-valuetext=${number} @input=${input} />
    ${endless ? html`<span class="ends" aria-hidden="true"><span>−∞</span><span>∞</span></span>` : nothing}
  </label>`;
}
