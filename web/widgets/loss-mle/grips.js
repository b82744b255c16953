/**
 * The handles of the line: its height at the pivot, its slope at the other end, its scale on the band above it. Each is a
 * slider that moves up and down, by pointer or by arrow keys; the buttons of controls.js are the way of single presses.
 */
import { html } from "lit";

/** @typedef {import("./controls.js").Part} Part */
/** @typedef {{ x: number, y: number }} Place */

const keys = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

/**
 * Where each handle is.
 * @param {import("./trial.js").Trial} trial
 * @returns {Record<Part, Place>}
 */
export function gripPlaces({ line: { height, slope, scale }, pivot, editing }) {
  const { min, max } = editing.limits.x;
  const at = (/** @type {number} */ x) => height + slope * (x - pivot);
  const end = max - 0.02 * (max - min);
  const shoulder = pivot + 0.62 * (max - pivot);
  return {
    height: { x: pivot, y: height },
    slope: { x: end, y: at(end) },
    scale: { x: shoulder, y: at(shoulder) + scale },
  };
}

/**
 * What a handle dragged to a height means.
 * @param {import("./trial.js").Trial} trial
 * @param {Part} part
 * @param {number} y
 * @returns {Partial<import("./trial.js").Line>}
 */
export function draggedTo(trial, part, y) {
  const place = gripPlaces(trial)[part];
  const { line, pivot } = trial;
  if (part === "height") return { height: y };
  if (part === "slope") return { slope: (y - line.height) / (place.x - pivot) };
  return { scale: line.scale + y - place.y };
}

/**
 * @param {object} view
 * @param {import("./trial.js").Trial} view.trial
 * @param {Record<Part, string>} view.values as text
 * @param {(part: Part, by: number) => void} view.nudge
 * @param {GripDrag} view.drag
 * @param {any} view.element
 */
export function gripLayer({ trial, values, nudge, drag, element }) {
  const press = (/** @type {Part} */ part) => (/** @type {KeyboardEvent} */ event) => {
    const by = keys[/** @type {keyof typeof keys} */ (event.key)];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    nudge(part, by * (event.shiftKey ? 5 : 1));
  };
  return html`<div class="grips">
    ${
      /** @type {Part[]} */ (["height", "slope", "scale"]).map(
        (part) => html`<div
        class="grip ${part}"
        part="grip"
        role="slider"
        tabindex="0"
        data-part=${part}
        aria-orientation="vertical"
        aria-label=${element.text(`grip-${part}`)}
        aria-valuenow=${trial.line[part]}
        aria-valuetext=${values[part]}
        @keydown=${press(part)}
        @pointerdown=${drag.down}
        @pointermove=${drag.move}
        @pointerup=${drag.up}
        @pointercancel=${drag.up}
      ></div>`,
      )
    }
  </div>`;
}

/**
 * Handles of the line lie over those of points; what is nearest to the pointer takes the press, as among points.
 * @param {HTMLElement} grip pressed
 * @param {PointerEvent} event
 */
function nearerPoint(grip, { clientX, clientY }) {
  const distance = (/** @type {Element} */ element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return Math.hypot(clientX - x - width / 2, clientY - y - height / 2);
  };
  /** @type {Element | undefined} */
  let nearest;
  let least = distance(grip);
  for (const point of grip.closest(".plot")?.querySelectorAll(".handle") ?? []) {
    const away = distance(point);
    if (away < least) {
      nearest = point;
      least = away;
    }
  }
  return nearest;
}

/** One handle following a pointer, once a frame. */
export class GripDrag {
  /** @type {{ pointer: number, part: Part, offset: number } | undefined} */
  #press;
  /** @type {number | undefined} */
  #ahead;
  #frame = 0;

  /**
   * @param {(part: Part) => number} pixelOf where the handle is, in pixels from the top of the layer
   * @param {(part: Part, pixel: number) => void} follow
   */
  constructor(pixelOf, follow) {
    this.pixelOf = pixelOf;
    this.follow = follow;
  }

  /** @param {PointerEvent} event */
  down = (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    const grip = /** @type {HTMLElement} */ (event.currentTarget);
    const point = nearerPoint(grip, event);
    if (point) {
      event.preventDefault(); // the handle of the line is not to get the focus
      point.dispatchEvent(new PointerEvent(event.type, event));
      return;
    }
    const part = /** @type {Part} */ (grip.dataset.part);
    grip.setPointerCapture(event.pointerId);
    this.#press = { pointer: event.pointerId, part, offset: this.pixelOf(part) - this.#top(event) };
  };

  /** @param {PointerEvent} event */
  move = (event) => {
    if (this.#press?.pointer !== event.pointerId) return;
    this.#ahead = this.#top(event) + this.#press.offset;
    this.#frame ||= requestAnimationFrame(this.#go);
  };

  /** @param {PointerEvent} event */
  up = (event) => {
    if (this.#press?.pointer !== event.pointerId) return;
    if (event.type === "pointerup" && this.#ahead !== undefined) this.#go();
    this.stop();
  };

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#ahead = undefined;
    this.#press = undefined;
  }

  #go = () => {
    this.#frame = 0;
    if (this.#press && this.#ahead !== undefined) this.follow(this.#press.part, this.#ahead);
    this.#ahead = undefined;
  };

  /** @param {PointerEvent} event */
  #top(event) {
    const layer = /** @type {Element} */ (event.currentTarget).parentElement;
    return event.clientY - (layer?.getBoundingClientRect().top ?? 0);
  }
}

/**
 * @param {ParentNode} root
 * @param {import("../../shared/points/point-plot.js").PointPlot} plot
 * @param {import("./trial.js").Trial} trial
 */
export function placeGrips(root, plot, trial) {
  const places = gripPlaces(trial);
  for (const grip of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".grip"))) {
    const { x, y } = plot.pixelAt(places[/** @type {Part} */ (grip.dataset.part)]);
    grip.style.transform = `translate(${x}px, ${y}px)`;
  }
}
