/** What can be chosen and moved: the noise and its parameter, the line and its scale by single presses. */
import { html, nothing } from "lit";
import { lineSample } from "../../shared/line-sample.js";
import { inline, sub } from "../../shared/mathml.js";
import { formatNumber } from "../../shared/numbers.js";
import { algebras } from "./noises.js";

/** What a slider may choose, inside of what the engine allows. */
const dials = {
  tau: { min: 0.05, max: 0.95, step: 0.05 },
  delta: { min: 0.1, max: 3.5, step: 0.05 },
  nu: { min: 0.5, max: 10, step: 0.5 },
};

/**
 * @param {object} view
 * @param {readonly import("./trial.js").NoiseEntry[]} view.offered
 * @param {import("./trial.js").NoiseEntry} view.noise
 * @param {(id: string) => void} view.choose
 * @param {any} view.element
 */
export function noisePicker({ offered, noise, choose, element }) {
  if (offered.length < 2) return nothing;
  return html`<fieldset class="noises" part="noises">
    <legend>${element.text("noise")}</legend>
    <div class="options">
      ${offered.map(
        ({ id, loss }) => html`<label>
          <input type="radio" name="noise" .value=${id} .checked=${id === noise.id} @change=${() => choose(id)} />
          <span>${lineSample(loss)} ${element.text(`noise-${id}`)}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

/**
 * @param {object} view
 * @param {import("./trial.js").NoiseEntry} view.noise
 * @param {Record<string, number>} view.parameters
 * @param {(id: string, value: number) => void} view.change
 * @param {any} view.element
 */
export function dial({ noise, parameters, change, element }) {
  const [parameter] = noise.parameters;
  if (!parameter || !(parameter.id in dials)) return nothing;
  const { id } = parameter;
  const { min, max, step } = dials[/** @type {keyof typeof dials} */ (id)];
  const value = parameters[id];
  const text = formatNumber(value, element.language);
  const input = (/** @type {Event} */ event) => {
    const chosen = /** @type {HTMLInputElement} */ (event.target).valueAsNumber;
    change(id, Math.abs(chosen - parameter.default) < step / 2 ? parameter.default : chosen);
  };
  return html`<label class="dial" part="dial">
    <span>${element.text(`of-${id}`)} ${inline(algebras[noise.id].parameter ?? id)}</span>
    <input type="range" name=${id} min=${min} max=${max} step=${step} .value=${String(value)} aria-valuetext=${text} @input=${input} />
    <output aria-hidden="true">${text}</output>
  </label>`;
}

/** @typedef {"height" | "slope" | "scale"} Part of the line */

/** @param {Part} part @param {string} letter */
export const symbolOf = (part, letter) => (part === "height" ? sub("β", 0) : part === "slope" ? sub("β", 1) : letter);

/**
 * The line and its scale, each with a button to lower and one to raise it.
 * @param {object} view
 * @param {import("./trial.js").Trial} view.trial
 * @param {import("./figures.js").Figures | undefined} view.figures
 * @param {(part: Part, by: number) => void} view.nudge
 * @param {any} view.element
 */
export function steppers({ trial, figures, nudge, element }) {
  const letter = algebras[trial.noise?.id ?? "gaussian"].scale;
  const values = {
    height: formatNumber(trial.line.height, element.language, { digits: 5 }),
    slope: formatNumber(trial.line.slope, element.language, { digits: 5 }),
    scale: figures?.s ?? "",
  };
  return html`<div class="steppers" part="steppers">
    ${
      /** @type {Part[]} */ (["height", "slope", "scale"]).map((part) => {
        const name = element.text(part);
        return html`<div class="stepper" role="group" aria-label=${name}>
        <span class="name">${name} ${inline(symbolOf(part, letter))}</span>
        <button type="button" class="icon" part="button" aria-label=${element.text("lower", { name })} @click=${() => nudge(part, -1)}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 12h12" /></svg>
        </button>
        <output>${values[part]}</output>
        <button type="button" class="icon" part="button" aria-label=${element.text("raise", { name })} @click=${() => nudge(part, 1)}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 12h12M12 6v12" /></svg>
        </button>
      </div>`;
      })
    }
  </div>`;
}
