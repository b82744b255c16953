/** What the reader chooses: a cause, how many of them, the shape to expect; and how the sums arrive. */
import { html } from "lit";
import { stops } from "./distances.js";
import { pictured, shapeOf, shapes } from "./shapes.js";

/** @typedef {import("./loss-clt.js").LossClt} LossClt */

/**
 * @param {LossClt} widget
 * @param {readonly import("../../engine/engine.js").CauseId[]} causes
 */
export function causeChoices(widget, causes) {
  return html`<fieldset class="causes" part="causes">
    <legend>${widget.text("cause")}</legend>
    <div class="choices">
      ${causes.map(
        (cause) => html`<label class="choice">
          <input type="radio" name="cause" value=${cause} .checked=${widget.cause === cause} @change=${() => {
            widget.cause = cause;
          }} />
          ${pictured(shapeOf[cause])}<span>${widget.text(`cause-${cause}`)}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

/** @param {LossClt} widget */
export function countSlider(widget) {
  /** @param {Event} event */
  const input = ({ target }) => {
    widget.k = stops[/** @type {HTMLInputElement} */ (target).valueAsNumber];
  };
  return html`<label class="slider" part="slider">
    <span>${widget.text("k")}</span><output aria-hidden="true"><i>k</i> = ${widget.k}</output>
    <input type="range" name="k" min="0" max=${stops.length - 1} step="1" .value=${String(stops.indexOf(widget.k))}
      aria-valuetext=${String(widget.k)} @input=${input} />
    <span class="ends" aria-hidden="true"><span>${stops[0]}</span><span>${stops.at(-1)}</span></span>
  </label>`;
}

/** @param {LossClt} widget */
export function question(widget) {
  /** @param {string} shape */
  const expect = (shape) => () => {
    widget.guesses = { ...widget.guesses, [widget.cause]: shape };
    // The button that had the focus is gone.
    widget.updateComplete.then(() => /** @type {HTMLElement} */ (widget.renderRoot.querySelector(".start"))?.focus());
  };
  return html`<div class="question" part="question" role="group" aria-labelledby="ask">
    <p id="ask">${widget.text("ask", { k: widget.k })}</p>
    <div class="shapes">
      ${shapes.map(
        (shape) => html`<button type="button" part="button" data-shape=${shape} @click=${expect(shape)}>
          ${pictured(shape)}<span>${widget.text(`shape-${shape}`)}</span>
        </button>`,
      )}
    </div>
  </div>`;
}

/**
 * @param {LossClt} widget
 * @param {import("./pour.js").Pour} pour
 * @param {{ start: () => void, step: () => void, again: () => void }} actions
 */
export function buttons(widget, pour, { start, step, again }) {
  const asked = !widget.guesses[widget.cause];
  const label = pour.running ? "pause" : pour.arrived > 0 && !pour.done ? "goOn" : "pour";
  /** @param {boolean} off @param {() => void} action */
  const unless = (off, action) => () => !off && action();
  const over = asked || pour.done;
  return html`<div class="buttons">
    <button type="button" class="start" part="button" aria-disabled=${asked} @click=${unless(asked, pour.done ? again : start)}>
      ${widget.text(pour.done ? "again" : label)}
    </button>
    <button type="button" class="step" part="button" aria-disabled=${over} @click=${unless(over, step)}>${widget.text("step")}</button>
  </div>`;
}
