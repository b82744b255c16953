// Under every figure stands a button that lets the reader take it along; what it opens is fetched when it is first pressed.
// A link that was made there puts the figure as it was.

/** Let the buttons work, and take up what the page's address asks for. */
export function offerTaking() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".take > button"))) {
    button.addEventListener("click", () => {
      import("./loss-take.js").then(({ toggleBar }) => toggleBar(button)).catch((error) => console.warn(error));
    });
  }
  if (/[?&]v=/.test(location.search)) {
    import("./restore.js").then(({ restore }) => restore()).catch((error) => console.warn(error));
  }
}
