// What every page runs. Styles come along here so that Vite builds them; the pages link them as files.

import "katex/dist/katex.min.css";
import "./styles/index.css";
import { startWidget, tags } from "../embed/sources.js";
import { loadPageEngine, shareEngine } from "../shared/page-engine.js";
import { keepPlace } from "./place.js";
import { revealFigures } from "./reveal.js";
import { offerTaking } from "./take/offer.js";
import { offerTheme } from "./theme-toggle.js";
import { keepVisit } from "./visit.js";

offerTheme();
keepPlace();
revealFigures();
offerTaking();
keepVisit();
loadWidgets();
// What else there is to do waits until the page is there.
addEventListener("load", () => import("./offline/start.js").catch(() => {}));
if (document.querySelector(".contents")) import("./progress.js").then(({ showProgress }) => showProgress());

/**
 * Only the widgets that stand on the page, in its language. Those that say `loading="lazy"` wait until they come near the
 * window.
 */
function loadWidgets() {
  const here = tags.filter((tag) => document.querySelector(tag));
  if (here.length === 0) return;
  let isStarted = false;
  for (const tag of here) {
    const start = () => {
      // Before any widget asks for one; where all of them wait, the engine waits too.
      if (!isStarted) startEngine();
      isStarted = true;
      // What cannot be fetched leaves its still picture.
      startWidget(tag, document.documentElement.lang).catch((error) => console.warn(error));
    };
    const lazy = document.querySelectorAll(`${tag}[loading="lazy"]`);
    if (lazy.length < document.querySelectorAll(tag).length) start();
    else whenNear(lazy, start);
  }
}

/**
 * Calls once, when one of the elements is a window's height away, or a key is pressed: who goes from stop to stop must not
 * go past what is not there yet. Paper does not wait: what has not come prints as the still picture inside it.
 */
function whenNear(/** @type {Iterable<Element>} */ elements, /** @type {() => void} */ act) {
  const watcher = new IntersectionObserver(
    (seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) now();
    },
    { rootMargin: "100%" },
  );
  const now = () => {
    watcher.disconnect();
    removeEventListener("keydown", now);
    act();
  };
  addEventListener("keydown", now);
  for (const element of elements) watcher.observe(element);
}

/**
 * The widgets share an engine: the whole one where one of them needs it, as the page says. Where it cannot start, the
 * room that was kept for them is given back.
 */
async function startEngine() {
  try {
    if (document.documentElement.dataset.engine === "whole") {
      shareEngine(import("../engine/engine.js").then(({ loadEngine }) => loadEngine()));
    }
    await loadPageEngine();
  } catch {
    document.documentElement.setAttribute("data-no-engine", "");
  }
}
