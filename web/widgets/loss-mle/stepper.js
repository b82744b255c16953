/** Where in the derivation the reader is, and the way on: a button for each step, Back and Next. */
import { html } from "lit";

/**
 * @param {object} view
 * @param {readonly import("./steps.js").Step[]} view.steps
 * @param {import("./steps.js").Step} view.step
 * @param {(to: import("./steps.js").Step) => void} view.go
 * @param {any} view.element
 */
export function stepper({ steps, step, go, element }) {
  const at = steps.indexOf(step);
  const to = (/** @type {number} */ index) => {
    const next = steps[Math.max(0, Math.min(steps.length - 1, index))];
    if (next !== step) go(next);
  };
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: steps.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    to(target);
  };
  const title = (/** @type {number} */ index) => element.text(`title-${steps[index].id}`);
  return html`<nav class="stepping" part="steps" aria-label=${element.text("steps")} @keydown=${press}>
    <button type="button" part="button" class="back" aria-disabled=${at === 0} @click=${() => to(at - 1)}>
      ${element.text("back")}
    </button>
    <ol>
      ${steps.map(
        ({ id }, index) => html`<li>
          <button
            type="button"
            class="jump"
            data-step=${id}
            tabindex=${index === at ? 0 : -1}
            aria-current=${index === at ? "step" : "false"}
            aria-label=${element.text("jump", { n: index + 1, title: title(index) })}
            title=${title(index)}
            @click=${() => to(index)}
          >
            ${index + 1}
          </button>
        </li>`,
      )}
    </ol>
    <button type="button" part="button" class="next" aria-disabled=${at === steps.length - 1} @click=${() => to(at + 1)}>
      ${element.text("next")}
    </button>
  </nav>`;
}
