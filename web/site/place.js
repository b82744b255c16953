// Switching the language keeps the place: ids are the same in every language, so the nearest one above the top of the
// window, and how far below it the reader was, say where to go on.

import { keep } from "../shared/storage.js";

const passed = "lossbook:place";

/** The last element with an id that begins above the top of the window, and how far above, in pixels. */
export function currentPlace() {
  const anchors = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("main [id]"))];
  const above = anchors.filter(
    (anchor) => anchor.getClientRects().length > 0 && anchor.getBoundingClientRect().top < 1,
  );
  const last = above.at(-1);
  return last && { id: last.id, top: last.getBoundingClientRect().top };
}

/** @param {ReturnType<typeof currentPlace> | null} place */
export function returnTo(place) {
  const anchor = place && document.getElementById(place.id);
  if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - place.top, behavior: "instant" });
}

function goToPassedPlace() {
  try {
    const place = JSON.parse(sessionStorage.getItem(passed) ?? "null");
    sessionStorage.removeItem(passed);
    returnTo(place);
  } catch {
    // No storage: the page opens at its anchor or its top.
  }
}

/** Let the language links take the reader's place along, and take up the place that one of them passed on. */
export function keepPlace() {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"))) {
    link.addEventListener("click", () => {
      link.hash = location.hash;
      link.search = location.search; // which may say how a figure stands
      keep("language", link.hreflang);
      const place = currentPlace();
      try {
        if (place) sessionStorage.setItem(passed, JSON.stringify(place));
      } catch {
        // No storage: the anchor in the address still travels.
      }
    });
  }
  if (document.readyState === "complete") goToPassedPlace();
  else addEventListener("load", goToPassedPlace, { once: true });
}
