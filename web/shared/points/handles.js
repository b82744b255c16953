/** The points as buttons over the chart: what is touched, focused and read out. The chart draws the dots beneath. */
import { html } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";

/**
 * Of more points only the one in the Tab order is a button: a thousand of them take longer to lay out and to paint than a
 * frame. Under the pointer gestures.js finds the others.
 */
const most = 300;

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
  const buttons = model.points.length > most ? model.points.filter(({ id }) => id === active) : model.points;
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
      @touchstart=${gestures.touchstart}
    >
      ${repeat(
        buttons,
        ({ id }) => id,
        // Of many points one moves: the others are not drawn again.
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

/** Where each handle was put: of many one moves. @type {WeakMap<HTMLElement, import("./gestures.js").Pixel>} */
const placed = new WeakMap();

/**
 * Puts the handles over their dots.
 * @param {ParentNode} root
 * @param {import("./point-plot.js").PointPlot} plot
 * @param {import("./model.js").Points} points
 */
export function placeHandles(root, plot, points) {
  const byId = new Map(points.map((point) => [String(point.id), point]));
  for (const handle of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".handle"))) {
    const point = byId.get(handle.getAttribute("data-id") ?? "");
    if (!point) continue;
    const to = plot.pixelAt(point);
    const from = placed.get(handle);
    if (to.x === from?.x && to.y === from.y) continue;
    placed.set(handle, to);
    handle.style.left = `${to.x}px`;
    handle.style.top = `${to.y}px`;
  }
}
