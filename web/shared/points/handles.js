/** The points as buttons over the chart: what is touched, focused and read out. The chart draws the dots beneath. */
import { html } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";

/**
 * @param {object} view
 * @param {import("./editing.js").Editing} view.editing
 * @param {{ point: (point: import("./model.js").Point) => string }} view.words
 * @param {import("./gestures.js").Gestures} view.gestures
 * @param {(key: string) => string} view.text
 */
export function handleLayer({ editing, words, gestures, text }) {
  const name = text("points"); // another one in another language
  const { held, active, adding, model } = editing;
  // role="application": arrow keys are for the points, not for reading on.
  return html`
    <div
      class="handles ${adding || held !== undefined ? "placing" : ""}"
      part="handles"
      role="application"
      aria-label=${name}
      aria-describedby="points-help"
      @pointerdown=${gestures.pointerdown}
      @pointermove=${gestures.pointermove}
      @pointerup=${gestures.pointerup}
      @pointercancel=${gestures.pointercancel}
      @click=${gestures.click}
    >
      ${repeat(
        model.points,
        ({ id }) => id,
        // Of a thousand points one moves: the others are not drawn again.
        (point) =>
          guard(
            [point, point.id === active, point.id === held, words, name],
            () => html`<button
              type="button"
              class="handle"
              part="handle"
              data-id=${point.id}
              tabindex=${point.id === active ? 0 : -1}
              aria-pressed=${point.id === held}
              aria-label=${words.point(point)}
            ></button>`,
          ),
      )}
    </div>
    <p id="points-help" class="unseen">${text("pointsHelp")}</p>
  `;
}

/**
 * Puts the handles over their dots.
 * @param {ParentNode} root
 * @param {import("./point-plot.js").PointPlot} plot
 * @param {import("./model.js").Points} points
 */
export function placeHandles(root, plot, points) {
  const places = new Map(points.map((point) => [String(point.id), plot.pixelAt(point)]));
  for (const { dataset, style } of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".handle"))) {
    const place = places.get(dataset.id ?? "");
    if (!place) continue;
    style.left = `${place.x}px`;
    style.top = `${place.y}px`;
  }
}
