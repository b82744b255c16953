/** What a reader chooses, and the buttons that walk. */
import { html, nothing, svg } from "lit";
import { lineSample } from "../../shared/line-sample.js";
import { formatNumber } from "../../shared/numbers.js";

/** @typedef {import("./loss-descent.js").LossDescent} LossDescent */

/** From a crawl to leaps: none is exactly 1, at which squared error hops to and fro for ever. */
export const rates = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.1, 1.5, 2, 3];

/** @type {readonly import("./descents.js").MethodId[]} */
export const methodIds = ["gradient", "falling", "newton", "irls"];

/** The rate nearest to one that is asked for. @param {number} asked */
export function nearestRate(asked) {
  return rates.reduce((best, rate) => (Math.abs(rate - asked) < Math.abs(best - asked) ? rate : best));
}

/**
 * One among few; nothing to choose where there is only one.
 * @param {LossDescent} widget
 * @param {string} name
 * @param {{ id: string, label: unknown }[]} options
 * @param {string} chosen
 * @param {(id: string) => void} choose
 */
export function choice(widget, name, options, chosen, choose) {
  if (options.length < 2) return nothing;
  return html`<fieldset class="choice">
    <legend>${widget.text(name)}</legend>
    <div class="options">
      ${options.map(
        ({ id, label }) => html`<label>
          <input type="radio" name=${name} value=${id} .checked=${id === chosen} @change=${() => choose(id)} />
          <span>${label}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

/** @param {LossDescent} widget @param {string} loss */
export function lossLabel(widget, loss) {
  return html`${lineSample(loss)} ${widget.lossText(loss, "line")}`;
}

/**
 * @param {LossDescent} widget
 * @param {number} rate
 * @param {boolean} isUsed whether the method takes one
 * @param {(rate: number) => void} choose
 */
export function rateSlider(widget, rate, isUsed, choose) {
  const shown = formatNumber(rate, widget.language);
  return html`<label class="slider ${isUsed ? "" : "unused"}">
    <span class="name">${widget.text("rate")}</span>
    <output aria-hidden="true">${isUsed ? shown : "—"}</output>
    <input type="range" name="rate" min="0" max=${rates.length - 1} step="1" .value=${String(rates.indexOf(rate))}
      aria-valuetext=${shown} ?disabled=${!isUsed}
      @input=${(/** @type {any} */ { target }) => choose(rates[target.valueAsNumber])} />
  </label>`;
}

const icons = {
  play: svg`<path d="M7 4.5 19 12 7 19.5Z" fill="currentcolor" />`,
  pause: svg`<path d="M8 5v14M16 5v14" stroke-width="3" />`,
  step: svg`<path d="M6 5 15 12 6 19ZM18 5v14" />`,
  again: svg`<path d="M5 12a7 7 0 1 0 2.2-5.1M5 4v4h4" />`,
};

/**
 * @param {LossDescent} widget
 * @param {{ step: number, last: number, playing: boolean }} state
 * @param {{ toggle: () => void, next: () => void, again: () => void, go: (step: number) => void }} actions
 */
export function transport(widget, { step, last, playing }, { toggle, next, again, go }) {
  /** @param {keyof typeof icons} id @param {string} word @param {() => void} act @param {boolean} [isOff] */
  const button = (id, word, act, isOff = false) => html`<button type="button" part="button" class=${id}
    aria-disabled=${isOff} @click=${() => !isOff && act()}>
    <svg viewBox="0 0 24 24" aria-hidden="true">${icons[id]}</svg>${widget.text(word)}
  </button>`;
  return html`<div class="transport" part="transport">
    ${button(playing ? "pause" : "play", playing ? "pause" : "play", toggle, last === 0)}
    ${button("step", "step", next, step >= last)}
    ${button("again", "again", again, step === 0)}
    <label class="slider scrub">
      <span class="name">${widget.text("stepOf", { step, last })}</span>
      <input type="range" name="step" min="0" max=${last} step="1" .value=${String(step)} ?disabled=${last === 0}
        @input=${(/** @type {any} */ { target }) => go(target.valueAsNumber)} />
    </label>
  </div>`;
}

/**
 * @param {LossDescent} widget
 * @param {string} name
 * @param {boolean} isOn
 * @param {() => void} flip
 */
export function switchOf(widget, name, isOn, flip) {
  return html`<label class="switch"><input type="checkbox" name=${name} .checked=${isOn} @change=${flip} />
    <span>${widget.text(name)}</span></label>`;
}
