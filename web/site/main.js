// What every page runs. Styles come along here so that Vite builds them; the pages link them as files.

import "katex/dist/katex.min.css";
import "./styles/index.css";
import { registerDataset } from "../shared/datasets.js";
import { registerStrings } from "../shared/strings.js";
import { keepPlace } from "./place.js";
import { revealFigures } from "./reveal.js";
import { offerTheme } from "./theme-toggle.js";

const words = import.meta.glob("../content/*/ui.json", { import: "default" });
const widgetWords = import.meta.glob("../content/*/widgets/*.json", { import: "default" });
const widgets = import.meta.glob("../widgets/*/loss-*.js");
const data = import.meta.glob("../data/*.json", { import: "default" });

offerTheme();
keepPlace();
revealFigures();
loadWidgets();

/** Only the page's language and only the widgets that stand on it; they find their words and data there when they start. */
async function loadWidgets() {
  const here = Object.keys(widgets)
    .map((path) => ({ path, tag: /** @type {string} */ (path.match(/([^/]+)\.js$/)?.[1]) }))
    .filter(({ tag }) => document.querySelector(tag));
  if (here.length === 0) return;
  startEngine();
  const { lang } = document.documentElement;
  const shared = /** @type {any} */ (await words[`../content/${lang}/ui.json`]());
  const own = await Promise.all(
    here.map(async ({ tag }) => [tag, await widgetWords[`../content/${lang}/widgets/${tag}.json`]()]),
  );
  registerStrings(lang, { ...shared, ...Object.fromEntries(own) });
  for (const [path, load] of Object.entries(data)) {
    const id = /** @type {string} */ (path.match(/([^/]+)\.json$/)?.[1]);
    registerDataset(id, async () => ({ .../** @type {any} */ (await load()), ...shared.datasets[id] }));
  }
  for (const { path } of here) widgets[path]();
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
