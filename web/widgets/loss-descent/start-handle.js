/**
 * Where the walk starts: a handle to drag, arrow keys on it, and a tap anywhere on the surface.
 */
import { html } from "lit";

/** @type {Record<string, [right: number, up: number]>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
/** A press of an arrow key, as a part of half the view. */
const nudge = 1 / 20;
const shiftFactor = 5;

/**
 * @param {object} view
 * @param {(key: string) => string} view.text
 * @param {string} view.label
 * @param {(pixel: { x: number, y: number }) => void} view.put puts the start there
 * @param {(right: number, up: number) => void} view.move moves it by parts of half the view
 */
export function startHandle({ text, label, put, move }) {
  /** @type {number | undefined} */
  let pointer;
  /** @param {MouseEvent} event */
  const pixelOf = ({ currentTarget, clientX, clientY }) => {
    const layer = /** @type {Element} */ (currentTarget).closest(".handles");
    const { left, top } = /** @type {Element} */ (layer).getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  /** @param {PointerEvent} event */
  const down = (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    pointer = event.pointerId;
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
  };
  /** @param {PointerEvent} event */
  const drag = (event) => event.pointerId === pointer && put(pixelOf(event));
  const up = () => {
    pointer = undefined;
  };
  /** @param {MouseEvent} event */
  const tap = (event) => {
    if (/** @type {Element} */ (event.target).closest(".handle")) return;
    put(pixelOf(event));
  };
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const [right, up] = arrows[event.key] ?? [0, 0];
    if ((!right && !up) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const far = nudge * (event.shiftKey ? shiftFactor : 1);
    move(right * far, up * far);
  };
  return html`<div class="handles placing" part="handles" role="application" aria-label=${text("surface")} @click=${tap}>
      <button type="button" class="handle" part="handle" aria-label=${label} aria-describedby="start-help"
        @pointerdown=${down} @pointermove=${drag} @pointerup=${up} @pointercancel=${up} @keydown=${press}></button>
    </div>
    <p id="start-help" class="unseen">${text("startHelp")}</p>`;
}
