/** What is fitted: the response, the predictors, the losses and how they count. */
import { html, nothing } from "lit";
import { lineSample } from "../../shared/line-sample.js";
import { mostPredictors, numericColumns } from "./model.js";
import { nameOf } from "./summary.js";

const symbols = /** @type {Record<string, string>} */ ({ delta: "δ", tau: "τ", epsilon: "ε", alpha: "α", c: "c" });
const mostDegree = 8;

/** What a choice makes of the model as it is then: of two that come at once, none is lost. @typedef {(model: import("./model.js").Model) => Partial<import("./model.js").Model>} Change */

/** A list of those that there are, with one more or one less. @template T @param {readonly T[]} all @param {readonly T[]} chosen @param {T} one */
const toggled = (all, chosen, one) => all.filter((each) => chosen.includes(each) !== (each === one));

/**
 * @param {object} view
 * @param {import("./csv/read.js").Table} view.table
 * @param {import("./model.js").Model} view.model
 * @param {(change: Change) => void} view.change
 * @param {any} view.element
 */
export function controlsView(view) {
  const { model, change, element } = view;
  const text = (/** @type {string} */ key, /** @type {any} */ values = {}) => element.text(key, values);
  const all = element.engine.losses.map((/** @type {import("../../engine/engine.js").LossEntry} */ { id }) => id);
  return html`<section class="model" part="model" aria-label=${text("model")}>
    ${columnsView(view)}
    <fieldset class="losses">
      <legend>${text("losses")}</legend>
      ${element.engine.losses.map((/** @type {import("../../engine/engine.js").LossEntry} */ { id }) => {
        return html`<label class="check">
          <input type="checkbox" .checked=${model.losses.includes(id)} @change=${() => change(({ losses }) => ({ losses: toggled(all, losses, id) }))} />
          ${lineSample(id)} ${element.lossText(id)}
        </label>`;
      })}
    </fieldset>
    ${settingsView(view)}
  </section>`;
}

/** @param {Parameters<typeof controlsView>[0]} view */
function columnsView({ table, model, change, element }) {
  const text = (/** @type {string} */ key) => element.text(key);
  const numeric = numericColumns(table);
  const { response, predictors, degree } = model;
  const respond = (/** @type {Event} */ { target }) => {
    const j = Number(/** @type {HTMLSelectElement} */ (target).value);
    // A column is not explained by itself: the two change places.
    change((now) => ({
      response: j,
      predictors: now.predictors.map((each) => (each === j ? now.response : each)),
    }));
  };
  const toggle = (/** @type {number} */ j) => change((now) => ({ predictors: toggled(numeric, now.predictors, j) }));
  const full = predictors.length >= mostPredictors;
  return html`<div class="columns">
    <label class="response">
      ${text("response")}
      <select @change=${respond}>
        ${numeric.map((j) => html`<option value=${j} .selected=${j === response}>${nameOf(element, table, j)}</option>`)}
      </select>
    </label>
    <fieldset class="predictors">
      <legend>${text("predictors")}</legend>
      <div class="choices">
        ${numeric
          .filter((j) => j !== response)
          .map(
            (j) => html`<label class="check">
              <input
                type="checkbox"
                .checked=${predictors.includes(j)}
                ?disabled=${full && !predictors.includes(j)}
                @change=${() => toggle(j)}
              />
              <bdi>${nameOf(element, table, j)}</bdi>
            </label>`,
          )}
        ${numeric.length < 2 ? html`<span class="note">${text("noPredictor")}</span>` : nothing}
      </div>
    </fieldset>
    ${
      predictors.length === 1
        ? html`<label class="degree">
          ${text("degree")}
          <select
            @change=${(/** @type {Event} */ { target }) => change(() => ({ degree: Number(/** @type {HTMLSelectElement} */ (target).value) }))}
          >
            ${Array.from({ length: mostDegree }, (_, i) => i + 1).map((each) => html`<option value=${each} .selected=${each === degree}>${each}</option>`)}
          </select>
        </label>`
        : nothing
    }
  </div>`;
}

/** The scale, and the parameters of the chosen losses. @param {Parameters<typeof controlsView>[0]} view */
function settingsView({ model, change, element }) {
  const text = (/** @type {string} */ key) => element.text(key);
  const chosen = element.engine.losses.filter((/** @type {any} */ { id }) => model.losses.includes(id));
  const set = (/** @type {string} */ loss, /** @type {string} */ name, /** @type {string} */ written) => {
    const value = Number(written);
    change(({ parameters }) => {
      const { [name]: _, ...others } = parameters[loss] ?? {};
      const own = written.trim() === "" || !Number.isFinite(value) ? others : { ...others, [name]: value };
      return { parameters: { ...parameters, [loss]: own } };
    });
  };
  const writtenIn = (/** @type {Event} */ { target }) => /** @type {HTMLInputElement} */ (target).value;
  return html`<details class="settings">
    <summary>${text("settings")}</summary>
    <div class="fields">
      <label>
        ${text("scale")}
        <select
          class="rule"
          @change=${(/** @type {Event} */ event) => change(() => ({ rule: /** @type {import("./model.js").Rule} */ (writtenIn(event)) }))}
        >
          ${["mad", "joint", "fixed"].map((rule) => html`<option value=${rule} .selected=${rule === model.rule}>${text(`scale-${rule}`)}</option>`)}
        </select>
      </label>
      ${
        model.rule === "fixed"
          ? html`<label>
            ${text("fixedScale")}
            <input
              class="fixed"
              type="number"
              step="any"
              .value=${String(model.scale)}
              @change=${(/** @type {Event} */ event) => change(() => ({ scale: Number(writtenIn(event)) }))}
            />
          </label>`
          : nothing
      }
      ${chosen.flatMap((/** @type {import("../../engine/engine.js").LossEntry} */ { id, parameters }) =>
        parameters.map(
          (parameter) => html`<label>
            <span>${element.lossText(id)}: <i>${symbols[parameter.id] ?? parameter.id}</i></span>
            <input
              type="number"
              step="any"
              data-parameter=${`${id} ${parameter.id}`}
              .value=${String(model.parameters[id]?.[parameter.id] ?? parameter.default)}
              @change=${(/** @type {Event} */ event) => set(id, parameter.id, writtenIn(event))}
            />
          </label>`,
        ),
      )}
    </div>
  </details>`;
}
