// A figure may wait for a prediction: <loss-fit data-after="a" data-losses="squared absolute"> takes those losses (or
// data-noises: those noises) once <loss-predict id="a"> has an answer, and its own back when the reader predicts anew.

/** Listen for predictions; call before the widgets start, since a kept prediction speaks up at once. */
export function revealFigures() {
  document.addEventListener("predict", (event) => {
    const { id } = /** @type {HTMLElement} */ (event.target);
    const { choice, kept } = /** @type {CustomEvent} */ (event).detail;
    for (const figure of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-after="${id}"]`))) {
      // A link says how the figure stands at first, whatever was predicted before.
      if (kept && "linked" in figure.dataset) continue;
      const name = "noises" in figure.dataset ? "noises" : "losses";
      figure.dataset.before ??= figure.getAttribute(name) ?? "";
      figure.setAttribute(name, (choice ? figure.dataset[name] : figure.dataset.before) ?? "");
    }
  });
  // The still picture of what was revealed steps back once the live figure shows the same.
  document.addEventListener("fit", () => document.documentElement.setAttribute("data-live", ""), { once: true });
}
