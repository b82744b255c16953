/** The first step: the reader maximises by hand, and compares. */
import { html, nothing } from "lit";
import { inline } from "../../shared/mathml.js";
import { formatNumber } from "../../shared/numbers.js";

/** @typedef {import("./trial.js").Trial} Trial */

/**
 * @param {object} view
 * @param {Trial} view.trial
 * @param {boolean} view.shown whether the best line is shown
 * @param {() => void} view.show
 * @param {() => void} view.take the best line
 * @param {any} view.element
 */
export function score({ trial, shown, show, take, element }) {
  const { now, record, best } = trial;
  const log = (/** @type {number | undefined} */ value) =>
    value === undefined ? "—" : formatNumber(value, element.language, { decimals: 2 });
  const isRecord = now?.logLikelihood === record?.logLikelihood;
  return html`<div class="score" part="score">
    <dl>
      <div class="current">
        <dt>${element.text("yours")} ${inline("log", "L")}</dt>
        <dd>${log(now?.logLikelihood)}</dd>
      </div>
      <div class=${isRecord ? "reached" : ""}>
        <dt>${element.text("record")}</dt>
        <dd>${log(record?.logLikelihood)}</dd>
      </div>
      ${
        shown && best
          ? html`<div class="best">
              <dt>${element.text("largest")}</dt>
              <dd>${log(best.logLikelihood)}</dd>
            </div>`
          : nothing
      }
    </dl>
    ${meter(trial, shown)}
    <div class="buttons">
      <button type="button" part="button" class="show" aria-pressed=${shown} @click=${show}>${element.text("showBest")}</button>
      ${
        shown && best
          ? html`<button type="button" part="button" class="take" @click=${take}>${element.text("takeBest")}</button>`
          : nothing
      }
    </div>
  </div>`;
}

/**
 * How high the likelihood is: from a little below the start to a little above the best, which is marked only once it is
 * shown.
 * @param {Trial} trial
 * @param {boolean} shown
 */
function meter({ now, record, best, startLogLikelihood }, shown) {
  if (!best || startLogLikelihood === undefined) return nothing;
  const reach = Math.max(best.logLikelihood - startLogLikelihood, 1);
  const share = (/** @type {number | undefined} */ value) =>
    Math.max(0, Math.min(1, ((value ?? -Infinity) - startLogLikelihood) / (1.3 * reach) + 0.1));
  const left = (/** @type {number | undefined} */ value) => `inset-inline-start: ${100 * share(value)}%`;
  // As properties: a policy may forbid attributes of this name.
  return html`<div class="meter" aria-hidden="true">
    <span class="fill" .style=${`inline-size: ${100 * share(now?.logLikelihood)}%`}></span>
    <span class="mark record" .style=${left(record?.logLikelihood)}></span>
    ${shown ? html`<span class="mark best" .style=${left(best.logLikelihood)}></span>` : nothing}
  </div>`;
}
