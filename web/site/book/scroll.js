// A browser knows one page here, so that it cannot say where another one was left: that is kept with each place in its
// history, and not in pixels, since a figure that is live may be higher than its still picture.

import { currentPlace, returnTo } from "../place.js";

/** To where the reader was when this place in the history was left. @returns {boolean} whether that is known */
export function returnToLeft() {
  const left = history.state?.left;
  if (left === undefined) return false;
  scrollTo({ top: 0, behavior: "instant" });
  returnTo(left);
  return true;
}

export function keepScroll() {
  history.scrollRestoration = "manual";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  addEventListener("scroll", () => {
    clearTimeout(resting);
    resting = setTimeout(() => history.replaceState({ ...history.state, left: currentPlace() ?? null }, ""), 150);
  });
  addEventListener("hashchange", () => clearTimeout(resting));
}
