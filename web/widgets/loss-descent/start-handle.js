/** Where the walk starts: a handle to drag, arrow keys on it, and a tap anywhere on the surface. */
import { html } from "lit";

/** @typedef {{ x: number, y: number }} Pixel from the layer's corner */

/** @type {Record<string, [right: number, up: number]>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
/** A press of an arrow key, as a part of half the view. */
const nudge = 1 / 20;
const shiftFactor = 5;

export class StartHandle {
  /** The press under way. @type {number | undefined} */
  #pointer;
  #put;
  #move;

  /**
   * @param {(pixel: Pixel) => void} put puts the start there
   * @param {(right: number, up: number) => void} move moves it by parts of half the view
   */
  constructor(put, move) {
    this.#put = put;
    this.#move = move;
  }

  /** @param {(key: string) => string} text @param {string} label */
  template(text, label) {
    return html`<div class="handles placing" part="handles" role="application" aria-label=${text("surface")} @click=${this.#tap}>
        <button type="button" class="handle" part="handle" aria-label=${label} aria-describedby="start-help"
          @pointerdown=${this.#down} @pointermove=${this.#drag} @pointerup=${this.#up} @pointercancel=${this.#up}
          @keydown=${this.#press}></button>
      </div>
      <p id="start-help" class="unseen">${text("startHelp")}</p>`;
  }

  /** @param {PointerEvent} event */
  #down = (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    this.#pointer = event.pointerId;
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
  };

  /** @param {PointerEvent} event */
  #drag = (event) => {
    if (event.pointerId === this.#pointer) this.#put(pixelOf(event));
  };

  #up = () => {
    this.#pointer = undefined;
  };

  /** @param {MouseEvent} event */
  #tap = (event) => {
    if (!(/** @type {Element} */ (event.target).closest(".handle"))) this.#put(pixelOf(event));
  };

  /** @param {KeyboardEvent} event */
  #press = (event) => {
    const [right, up] = arrows[event.key] ?? [0, 0];
    if ((!right && !up) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const far = nudge * (event.shiftKey ? shiftFactor : 1);
    this.#move(right * far, up * far);
  };
}

/** @param {MouseEvent} event @returns {Pixel} */
function pixelOf({ currentTarget, clientX, clientY }) {
  const layer = /** @type {Element} */ (/** @type {Element} */ (currentTarget).closest(".handles"));
  const { left, top } = layer.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
