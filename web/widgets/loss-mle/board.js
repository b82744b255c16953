/** The derivation: what the step says, its lines of algebra with the numbers beside them, and the points one by one. */
import { html, nothing } from "lit";
import { digitsTable } from "./digits.js";
import { linesOf } from "./lines.js";
import { score } from "./score.js";
import { stepOf } from "./steps.js";
import { pointTable } from "./table.js";

/**
 * @param {object} view
 * @param {import("./trial.js").Trial} view.trial
 * @param {import("./figures.js").Figures | undefined} view.figures
 * @param {import("./steps.js").Step} view.step
 * @param {boolean} view.shown
 * @param {() => void} view.show
 * @param {() => void} view.takeBest
 * @param {() => void} view.takeScale
 * @param {any} view.element
 */
export function board(view) {
  const { trial, figures, step, element } = view;
  const title = html`<p class="title">${element.text(`title-${step.id}`)}</p>`;
  if (!figures || trial.trouble) {
    return html`<div class="derivation" part="derivation">
      ${title}
      <p class="failure" part="failure" role="alert">${element.errorText(trial.trouble)}</p>
    </div>`;
  }
  const text = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) =>
    element.text(key, values);
  const lines = linesOf(step.id, { trial, figures, text });
  const { columns } = /** @type {import("./steps.js").Step} */ (stepOf(step.id));
  return html`<div class="derivation" part="derivation">
    ${title}
    ${lines.length > 0 ? html`<div class="lines">${lines.map(pair)}</div>` : nothing}
    ${step.id === "hand" ? score({ trial, shown: view.shown, show: view.show, take: view.takeBest, element }) : nothing}
    ${step.id === "meet" ? digitsTable({ trial, figures, element }) : nothing}
    ${notes(view, text).map((note) => html`<p class="note">${note}</p>`)}
    ${
      step.id === "scale"
        ? html`<button type="button" part="button" class="take" @click=${view.takeScale}>${element.text("takeScale")}</button>`
        : nothing
    }
    ${pointTable({ columns, figures, element })}
  </div>`;
}

/** @param {import("./lines.js").Line} line */
const pair = ({ algebra, numbers }) => html`<div class="line">
  <div class="algebra">${algebra}</div>
  <div class="numbers">${numbers}</div>
</div>`;

/**
 * What the step says of every noise, and what it says of this one.
 * @param {Parameters<typeof board>[0]} view
 * @param {(key: string, values?: Record<string, string | number>) => string} text
 */
function notes({ trial, figures, step }, text) {
  const { id } = /** @type {import("./trial.js").NoiseEntry} */ (trial.noise);
  const s = figures?.letter ?? "";
  const own = { noise: `says-${id}`, loss: `loss-${id}` }[/** @type {string} */ (step.id)];
  return [text(`note-${step.id}`, { s }), ...(own ? [text(own, { s })] : [])];
}
