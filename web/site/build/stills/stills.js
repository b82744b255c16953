// The still picture of each live figure, by name: what a reader sees without scripts, without SIMD, on paper and before the
// live figure is there. The engine computes their numbers when the pages are built, from what the live figure starts with.

import { readFileSync } from "node:fs";
import { loadEngine } from "../../../engine/engine.js";
import { registerDataset } from "../../../shared/datasets.js";
import { formatNumber } from "../../../shared/numbers.js";
import { format } from "../../../shared/strings.js";
import { widgetWordsIn, words } from "../content.js";
import { conditional, estimand } from "./estimands.js";
import { adaptive, dial, surfaces } from "./general.js";
import { likelihood } from "./likelihood.js";
import { breakdown, efficiency, oneStar, weights } from "./outliers.js";
import { curves, descent } from "./shapes.js";

/**
 * @typedef {object} Helps
 * @property {any} words those of the widgets
 * @property {string} title of the picture
 * @property {(value: number) => string} number
 * @property {(values: Record<string, string | number>) => string} describe the picture's alternative text
 */
/** @typedef {(lang: string, helps: Helps) => string} Draw an SVG on one line */

/** A data set that widgets' parts find by its id too. @param {string} id @param {URL} url */
function datasetAt(id, url) {
  const { x, y } = JSON.parse(readFileSync(url, "utf8"));
  const dataset = { x, y, xLabel: "", yLabel: "" };
  registerDataset(id, dataset);
  return dataset;
}

/** @returns {Promise<(name: string, lang: string) => string>} */
export async function stills() {
  const engine = await loadEngine();
  const anscombe1 = datasetAt("anscombe1", new URL("../../../data/anscombe1.json", import.meta.url));
  const spring = datasetAt("spring", new URL("../../../data/spring.json", import.meta.url));
  const stars = datasetAt("starsCYG", new URL("../../../data/starsCYG.json", import.meta.url));
  datasetAt("barron", new URL("../../../data/barron.json", import.meta.url));
  datasetAt("engel", new URL("../../../data/engel.json", import.meta.url));
  const four = /** @type {const} */ (["squared", "absolute", "huber", "tukey"]);
  /** @type {Record<string, Draw>} */
  const drawn = {
    curves: curves(engine),
    descent: descent(engine, anscombe1),
    dial: dial(engine),
    adaptive: adaptive(engine, "engel"),
    surfaces: surfaces(engine, "barron"),
    estimand: estimand(engine, [2, 3, 4, 6, 12]),
    conditional: conditional(engine),
    likelihood: likelihood(engine, spring),
    weights: weights(engine, stars),
    "one-star": oneStar(engine, stars, 34),
    "breakdown-first": breakdown(engine, ["squared"], 4),
    breakdown: breakdown(engine, four, 10),
    "efficiency-first": efficiency(engine, ["squared", "absolute"], 200),
    efficiency: efficiency(engine, four, 200),
  };
  return (name, lang) => {
    const { title, description } = words(lang).site.stills[name];
    return drawn[name](lang, {
      words: widgetWordsIn(lang),
      title,
      number: (value) => formatNumber(value, lang, { digits: 3 }),
      describe: (values) => format(description, values),
    });
  };
}
