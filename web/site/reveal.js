// A figure may wait for a prediction: <loss-fit data-after="a" data-losses="squared absolute"> takes those losses once
// <loss-predict id="a"> has an answer, and its own back when the reader predicts anew.

/** Listen for predictions; call before the widgets start, since a kept prediction speaks up at once. */
export function revealFigures() {
  document.addEventListener("predict", (event) => {
    const { id } = /** @type {HTMLElement} */ (event.target);
    const { choice } = /** @type {CustomEvent} */ (event).detail;
    for (const figure of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-after="${id}"]`))) {
      figure.dataset.before ??= figure.getAttribute("losses") ?? "";
      figure.setAttribute("losses", (choice ? figure.dataset.losses : figure.dataset.before) ?? "");
    }
  });
  // The still picture of what was revealed steps back once the live figure shows the same.
  document.addEventListener("fit", () => document.documentElement.setAttribute("data-live", ""), { once: true });
}
