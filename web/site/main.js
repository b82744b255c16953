// What every page runs. Styles come along here so that Vite builds them; the pages link them as files.

import "katex/dist/katex.min.css";
import "./styles/index.css";
import { registerDataset } from "../shared/datasets.js";
import { registerStrings } from "../shared/strings.js";
import { keepPlace } from "./place.js";
import { revealFigures } from "./reveal.js";
import { offerTheme } from "./theme-toggle.js";
import { keepVisit } from "./visit.js";

const words = import.meta.glob("../content/*/ui.json", { import: "default" });
const widgetWords = import.meta.glob("../content/*/widgets/*.json", { import: "default" });
const widgets = import.meta.glob("../widgets/*/loss-*.js");
const data = import.meta.glob("../data/*.json", { import: "default" });

offerTheme();
keepPlace();
revealFigures();
keepVisit();
loadWidgets();
if (document.querySelector(".contents")) import("./progress.js").then(({ showProgress }) => showProgress());

/**
 * Only the page's language and only the widgets that stand on it; they find their words and data there when they start.
 * Those that say `loading="lazy"` wait until they come near the window.
 */
async function loadWidgets() {
  const here = Object.keys(widgets)
    .map((path) => ({ path, tag: /** @type {string} */ (path.match(/([^/]+)\.js$/)?.[1]) }))
    .filter(({ tag }) => document.querySelector(tag));
  if (here.length === 0) return;
  startEngine();
  const { lang } = document.documentElement;
  const shared = /** @type {any} */ (await words[`../content/${lang}/ui.json`]());
  registerStrings(lang, shared);
  for (const [path, load] of Object.entries(data)) {
    const id = /** @type {string} */ (path.match(/([^/]+)\.json$/)?.[1]);
    registerDataset(id, async () => ({ .../** @type {any} */ (await load()), ...shared.datasets[id] }));
  }
  const start = async (/** @type {typeof here[number]} */ { path, tag }) => {
    registerStrings(lang, { [tag]: await widgetWords[`../content/${lang}/widgets/${tag}.json`]() });
    await widgets[path]();
  };
  for (const widget of here) {
    const lazy = document.querySelectorAll(`${widget.tag}[loading="lazy"]`);
    if (lazy.length < document.querySelectorAll(widget.tag).length) start(widget);
    else whenNear(lazy, () => start(widget));
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
    const { loadPageEngine, shareEngine } = await import("../shared/page-engine.js");
    if (document.documentElement.dataset.engine === "whole") {
      shareEngine(import("../engine/engine.js").then(({ loadEngine }) => loadEngine()));
    }
    await loadPageEngine();
  } catch {
    document.documentElement.setAttribute("data-no-engine", "");
  }
}
