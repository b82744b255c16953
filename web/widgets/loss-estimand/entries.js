/** The points as numbers to be typed, exact and however far out. What is no number leaves its point where it was. */
import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";

/** As far as points are sent. */
const farthest = 1e6;

/**
 * @param {import("./loss-estimand.js").LossEstimand} widget
 * @param {import("../../shared/points/editing.js").Editing} editing
 */
export function entries(widget, editing) {
  const { points } = editing.model;
  /** @param {import("../../shared/points/model.js").Point} point */
  const change =
    ({ id, x }) =>
    (/** @type {Event} */ { target }) => {
      const field = /** @type {HTMLInputElement} */ (target);
      const to = field.valueAsNumber;
      const within = Number.isFinite(to) ? Math.min(farthest, Math.max(-farthest, to)) : x;
      field.value = String(within);
      editing.edit(id, { x: within });
    };
  return html`<details class="entries" part="entries">
    <summary>${widget.text("numbers")}</summary>
    <div>
      ${repeat(
        points,
        ({ id }) => id,
        (point, i) => html`<input
          type="number"
          step="any"
          aria-label=${widget.text("entry", { n: String(i + 1) })}
          .value=${String(Number(point.x.toPrecision(12)))}
          @change=${change(point)}
        />`,
      )}
    </div>
  </details>`;
}
