/** What the reader's own data are to be like: a few controls. */
import { html } from "lit";
import { formatNumber } from "../../shared/numbers.js";
import { kinds, noiseIds } from "./recipe.js";

/** From a handful to a million, at even steps for the eye. */
const sizes = [20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000];

/**
 * @param {import("./recipe.js").Recipe} recipe
 * @param {(change: Partial<import("./recipe.js").Recipe>) => void} change
 * @param {any} element
 */
export function maker({ n, noise, contamination, kind, seed }, change, element) {
  const number = (/** @type {number} */ value) => formatNumber(value, element.language, { digits: 7 });
  const size = sizes.findIndex((each) => each >= n);
  const text = (/** @type {string} */ key) => element.text(key);
  return html`<div class="maker" part="maker">
    ${slider({
      name: "n",
      label: text("howMany"),
      said: number(n),
      at: size,
      most: sizes.length - 1,
      move: (at) => change({ n: sizes[at] }),
    })}
    ${slider({
      name: "contamination",
      label: text("contamination"),
      said: `${number(Math.round(100 * contamination))}%`,
      at: Math.round(20 * contamination),
      most: 8,
      move: (at) => change({ contamination: at / 20 }),
    })}
    <fieldset>
      <legend class="unseen">${text("kind")}</legend>
      <div class="options">
        ${kinds.map(
          (id) => html`<label>
            <input type="radio" name="kind" .value=${id} .checked=${id === kind} @change=${() => change({ kind: id })} />
            <span>${text(`kind-${id}`)}</span>
          </label>`,
        )}
      </div>
    </fieldset>
    <label class="noise"
      >${text("noise")}
      <select
        name="noise"
        @change=${(/** @type {Event} */ { target }) =>
          change({ noise: /** @type {any} */ (/** @type {HTMLSelectElement} */ (target).value) })}
      >
        ${noiseIds.map((id) => html`<option value=${id} .selected=${id === noise}>${text(`noise-${id}`)}</option>`)}
      </select>
    </label>
    <button type="button" part="button" class="anew" @click=${() => change({ seed: seed + 1 })}>${text("anew")}</button>
  </div>`;
}

/** @param {{ name: string, label: string, said: string, at: number, most: number, move: (at: number) => void }} view */
function slider({ name, label, said, at, most, move }) {
  return html`<label class="slider">
    <span>${label} <output aria-hidden="true">${said}</output></span>
    <input
      type="range"
      name=${name}
      min="0"
      max=${most}
      step="1"
      .value=${String(at)}
      aria-valuetext=${said}
      @input=${(/** @type {Event} */ { target }) => move(/** @type {HTMLInputElement} */ (target).valueAsNumber)}
    />
  </label>`;
}
