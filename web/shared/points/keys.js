/**
 * The keyboard on the points: one Tab stop; arrows go from point to point until Enter or Space picks one up, then they
 * move it (Shift: further) until Enter or Space drops it or Escape puts it back. Delete removes it.
 */

/** @type {Record<string, [right: number, up: number]>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const shiftFactor = 5;

/**
 * @param {KeyboardEvent} event on a point
 * @param {import("./editing.js").Editing} editing
 * @returns {boolean} whether the key meant something
 */
function pressOnPoint(event, editing) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { key, shiftKey } = event;
  const { held, active } = editing;
  if (key in arrows) {
    const [right, up] = arrows[key];
    const far = shiftKey ? shiftFactor : 1;
    if (held === undefined) editing.goBy(right || -up);
    else editing.nudge(right * far, up * far);
    return true;
  }
  if (active === undefined) return false;
  switch (key) {
    case "Enter":
    case " ":
      if (held === undefined) editing.pickUp(active);
      else editing.drop();
      return true;
    case "Delete":
    case "Backspace":
      editing.remove(held ?? active);
      return true;
    case "Home":
    case "End":
      if (held !== undefined) return false;
      editing.goBy(key === "Home" ? -Infinity : Infinity);
      return true;
    default:
      return false;
  }
}

/**
 * @param {KeyboardEvent} event anywhere in the widget
 * @param {import("./editing.js").Editing} editing
 * @returns {boolean} whether it was undo or redo
 */
function pressAnywhere(event, editing) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return false;
  const step = key === "y" || event.shiftKey ? "redo" : "undo";
  editing.step(step);
  return true;
}

/** @param {KeyboardEvent} event */
export const isOnPoint = ({ target }) => /** @type {Element} */ (target).matches(".handle");

/**
 * @param {KeyboardEvent} event
 * @param {import("./editing.js").Editing} editing
 * @param {import("./gestures.js").Gestures} gestures
 * @returns {boolean} whether the key meant something
 */
export function press(event, editing, gestures) {
  if (/** @type {Element} */ (event.target).matches("input[type=number]")) return false;
  return (
    (event.key === "Escape" && (gestures.cancel() || editing.cancel())) ||
    pressAnywhere(event, editing) ||
    (isOnPoint(event) && pressOnPoint(event, editing))
  );
}
