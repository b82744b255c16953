/** The figure in words, for those who do not see it: points by their names, and how the reader stands. */
import { datasetIds } from "../../shared/datasets.js";
import { formatNumber } from "../../shared/numbers.js";
import { algebras } from "./noises.js";

/** @typedef {import("./trial.js").Trial} Trial */

/** @param {any} element @param {Trial} trial */
export function pointWords(element, { dataset }) {
  const name = (/** @type {string} */ label) => label.replace(/\s*\([^)]*\)$/, "");
  const value = (/** @type {number} */ number) => formatNumber(number, element.language, { digits: 12 });
  const xOf = (/** @type {number} */ x) => (dataset.xOrigin ? String(x + dataset.xOrigin) : value(x));
  return {
    point: (/** @type {{ x: number, y: number }} */ { x, y }) =>
      element.text("point", { x: name(dataset.xLabel), xValue: xOf(x), y: name(dataset.yLabel), yValue: value(y) }),
  };
}

/**
 * @param {any} element
 * @param {Trial} trial
 * @param {import("./figures.js").Figures} figures
 */
export function stateWords(element, { record, points, noise }, { value }) {
  return element.text("state", {
    n: points.length,
    noise: element.text(`noise-${noise?.id}`),
    height: value.height(),
    slope: value.slope(),
    scale: value.scale(),
    log: value.logLikelihood(),
    record: record ? value.log(record.logLikelihood) : "—",
  });
}

/** Why there is nothing to show. @param {any} element @param {{ key: string, asked: string }} problem */
export function reasonOf(element, { key, asked }) {
  const allowed = key === "unknownNoise" ? Object.keys(algebras) : datasetIds();
  return element.text(key, { asked, allowed: allowed.join(", ") });
}
