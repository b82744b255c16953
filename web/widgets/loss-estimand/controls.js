/** The losses to choose from, their parameters, what can be done with the points, and the estimates in numbers. */
import { html, nothing } from "lit";
import { lineSample } from "../../shared/line-sample.js";
import { formatNumber } from "../../shared/numbers.js";

/** @typedef {import("./loss-estimand.js").LossEstimand} LossEstimand */

/** @param {LossEstimand} widget @param {readonly import("../../engine/engine.js").LossId[]} offered */
export function lossToggles(widget, offered) {
  const chosen = widget.chosen;
  /** @param {string} loss */
  const flip = (loss) => () => {
    widget.losses = offered.filter((id) => chosen.includes(id) !== (id === loss)).join(" ");
  };
  return html`<fieldset class="losses" part="losses">
    <legend class="unseen">${widget.text("losses")}</legend>
    ${offered.map((loss) => {
      const on = chosen.includes(loss);
      return html`<label class="toggle">
        <input type="checkbox" name=${loss} .checked=${on} ?disabled=${on && chosen.length === 1} @change=${flip(loss)} />
        ${lineSample(loss)}<span>${widget.lossText(loss, "line")}</span>
      </label>`;
    })}
  </fieldset>`;
}

/** @param {LossEstimand} widget */
export function sliders(widget) {
  const { chosen, tau, delta } = widget;
  /** @param {"tau" | "delta"} name @param {string} symbol @param {number} value @param {[number, number, number]} range */
  const slider = (name, symbol, value, [min, max, step]) => html`<label class="slider" part="slider">
    <span>${widget.text(name)} <i>${symbol}</i></span>
    <output aria-hidden="true">${formatNumber(value, widget.language, { decimals: 2 })}</output>
    <input type="range" name=${name} min=${min} max=${max} step=${step} .value=${String(value)}
      aria-valuetext=${formatNumber(value, widget.language, { decimals: 2 })}
      @input=${(/** @type {Event} */ { target }) => {
        widget[name] = /** @type {HTMLInputElement} */ (target).valueAsNumber;
      }} />
  </label>`;
  const both = [
    chosen.includes("quantile") ? slider("tau", "τ", tau, [0.05, 0.95, 0.05]) : nothing,
    chosen.includes("huber") ? slider("delta", "δ", delta, [0.25, 8, 0.25]) : nothing,
  ];
  return both.every((each) => each === nothing) ? nothing : html`<div class="sliders">${both}</div>`;
}

/**
 * @param {LossEstimand} widget
 * @param {import("../../shared/points/editing.js").Editing} editing
 * @param {{ add: () => void, remove: () => void, away: () => void }} actions
 */
export function toolbar(widget, editing, { add, remove, away }) {
  const { model, held, heldPoint } = editing;
  const few = model.points.length <= 2;
  const many = model.points.length >= 15;
  /** @param {string} key @param {() => void} action @param {boolean} [off] */
  const button = (
    key,
    action,
    off = false,
  ) => html`<button type="button" part="button" class=${key} aria-disabled=${off}
    @click=${() => !off && action()}>${widget.text(key)}</button>`;
  return html`<p class="hint" part="hint">${
    held === undefined || !heldPoint
      ? widget.text("hint")
      : widget.text("hintHeld", { value: widget.number(heldPoint.x) })
  }</p>
  <div class="buttons">
    ${button("away", away)} ${button("add", add, many)} ${button("remove", remove, few)}
    ${button("reset", () => editing.step("reset"), !model.isChanged)}
  </div>`;
}

/** @param {LossEstimand} widget @param {import("./estimates.js").Estimate[]} estimates */
export function readout(widget, estimates) {
  return html`<table part="readout">
    <thead><tr>
      <th scope="col">${widget.text("loss")}</th>
      <th scope="col">${widget.text("estimates")}</th>
      <th scope="col">${widget.text("value")}</th>
    </tr></thead>
    <tbody>
      ${estimates.map(
        (estimate) => html`<tr data-loss=${estimate.loss}>
          <th scope="row">${lineSample(estimate.loss)}<span>${widget.lossText(estimate.loss, "line")}</span></th>
          <td>${widget.estimand(estimate.loss)}</td>
          <td>${widget.valueOf(estimate)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
