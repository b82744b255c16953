// What every page runs. Styles come along here so that Vite builds them; the pages link them as files.

import "katex/dist/katex.min.css";
import "./styles/index.css";
import phones from "../data/phones.json" with { type: "json" };
import { registerDataset } from "../shared/datasets.js";
import { registerStrings } from "../shared/strings.js";
import { keepPlace } from "./place.js";
import { revealFigures } from "./reveal.js";
import { offerTheme } from "./theme-toggle.js";

const strings = import.meta.glob("../content/*/ui.json");
const widgets = import.meta.glob("../widgets/*/loss-*.js");

offerTheme();
keepPlace();
revealFigures();
loadWidgets();

/** Only the page's language and only the widgets that stand on it; they find their words and data there when they start. */
async function loadWidgets() {
  const here = Object.entries(widgets).filter(([path]) => document.querySelector(/** @type {string} */ (tagOf(path))));
  if (here.length === 0) return;
  startEngine();
  const { lang } = document.documentElement;
  const { default: words } = /** @type {any} */ (await strings[`../content/${lang}/ui.json`]());
  registerStrings(lang, words);
  registerDataset("phones", { ...phones, ...words.datasets.phones });
  for (const [, load] of here) load();
}

/** The widgets share this engine; where it cannot start, the room that was kept for them is given back. */
async function startEngine() {
  try {
    const { loadFits } = await import("../engine/fits.js");
    await loadFits();
  } catch {
    document.documentElement.setAttribute("data-no-engine", "");
  }
}

function tagOf(/** @type {string} */ path) {
  return path.match(/([^/]+)\.js$/)?.[1];
}
