/** The picture: points and line with their handles, the buttons that move the line, and the chart of the step below. */
import { html } from "lit";
import { handleLayer } from "../../shared/points/handles.js";
import { steppers } from "./controls.js";
import { gripLayer } from "./grips.js";
import { pointWords, stateWords } from "./words.js";

/**
 * @param {object} view
 * @param {import("./trial.js").Trial} view.trial
 * @param {import("./figures.js").Figures | undefined} view.figures
 * @param {import("./steps.js").Step} view.step
 * @param {import("../../shared/points/gestures.js").Gestures} view.gestures
 * @param {import("./grips.js").GripDrag} view.drag
 * @param {(part: import("./controls.js").Part, by: number) => void} view.nudge
 * @param {() => void} view.reset
 * @param {any} view.element
 */
export function picture({ trial, figures, step, gestures, drag, nudge, reset, element }) {
  const { dataset, editing } = trial;
  const value = figures?.value;
  const values = { height: value?.height() ?? "", slope: value?.slope() ?? "", scale: value?.scale() ?? "" };
  const text = (/** @type {string} */ key) => element.text(key);
  const below = element.text(`lower-${step.lower}`);
  return html`<div class="picture">
    <p class="axis" aria-hidden="true">${dataset.yLabel}</p>
    <div class="plot upper">
      <canvas role="img" aria-label=${figures ? stateWords(element, trial, figures) : ""}></canvas>
      ${handleLayer({ editing, words: pointWords(element, trial), gestures, text })}
      ${gripLayer({ trial, values, nudge, drag, element })}
    </div>
    <p class="axis x" aria-hidden="true">${dataset.xLabel}</p>
    ${steppers({ trial, figures, nudge, element })}
    <p class="axis lower" aria-hidden="true">${below}</p>
    <div class="plot below"><canvas role="img" aria-label=${below}></canvas></div>
    <div class="buttons">
      <button type="button" part="button" class="reset" aria-disabled=${trial.isAtStart} @click=${reset}>
        ${element.text("reset")}
      </button>
    </div>
  </div>`;
}
