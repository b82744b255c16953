/** What can be done, under the chart: a line that says it, and few buttons. */
import { html, nothing, svg } from "lit";

const icons = {
  undo: svg`<path d="M4 9h10a5 5 0 0 1 0 10H8M8 5 4 9l4 4" />`,
  redo: svg`<path d="M20 9H10a5 5 0 0 0 0 10h6M16 5l4 4-4 4" />`,
};

/**
 * @param {object} view
 * @param {import("../../shared/points/editing.js").Editing} view.editing
 * @param {import("./words.js").Words} view.words
 * @param {() => void} view.focusPoint
 * @param {(key: string, values?: Record<string, string>) => string} view.text
 */
export function toolbar(view) {
  const { editing, text } = view;
  const { canUndo, canRedo, isChanged } = editing.model;
  /** @param {"undo" | "redo"} step @param {boolean} possible */
  const icon = (step, possible) => html`<button
    type="button"
    class="icon"
    part="button"
    aria-label=${text(step)}
    title=${text(step)}
    aria-disabled=${!possible}
    @click=${() => possible && editing.step(step)}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">${icons[step]}</svg>
  </button>`;
  return html`<div class="toolbar" part="toolbar">
    <div class="hint" part="hint">${hint(view)}</div>
    <div class="buttons">
      ${
        editing.fixed
          ? nothing
          : html`<button type="button" part="button" class="add" aria-pressed=${editing.adding} @click=${addBy(view)}>
              ${text("add")}
            </button>`
      }
      ${icon("undo", canUndo)} ${icon("redo", canRedo)}
      <button
        type="button"
        part="button"
        class="reset"
        aria-disabled=${!isChanged}
        @click=${() => isChanged && editing.step("reset")}
      >
        ${text("reset")}
      </button>
    </div>
  </div>`;
}

/**
 * A key press on the button has no place to point at, so it adds a point that is picked up at once.
 * @param {Parameters<typeof toolbar>[0]} view
 */
const addBy =
  ({ editing, focusPoint }) =>
  (/** @type {MouseEvent} */ event) => {
    if (editing.adding) editing.cancel();
    else if (event.detail > 0) editing.startAdding();
    else {
      editing.addHeld();
      focusPoint();
    }
  };

/** @param {Parameters<typeof toolbar>[0]} view */
function hint({ editing, words, text }) {
  const held = editing.heldPoint;
  if (held && editing.dragging) return html`<strong>${words.point(held)}</strong>`;
  if (held) {
    return html`<strong>${text("hintHeld", { point: words.point(held) })}</strong>
      <button type="button" part="button" @click=${() => editing.drop()}>${text("letGo")}</button>
      ${
        editing.fixed
          ? nothing
          : html`<button type="button" part="button" @click=${() => editing.remove(held.id)}>${text("remove")}</button>`
      }`;
  }
  if (editing.adding) {
    return html`<strong>${text("hintAdding")}</strong>
      <button type="button" part="button" @click=${() => editing.cancel()}>${text("stop")}</button>`;
  }
  return html`<span>${text(editing.fixed ? "hintMany" : "hint")}</span>`;
}
