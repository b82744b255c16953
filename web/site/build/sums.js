// How far sums of causes are from normal, and heaps of them: for the text that quotes the numbers and the still picture.

import { loadEngine } from "../../engine/engine.js";
import { formatNumber } from "../../shared/numbers.js";
import { words } from "./content.js";

const quoted = [1, 2, 3, 5, 30, 200];

/** @returns the distance of each cause's sums by `k1`, `k2`, …; and histograms of skewed causes */
export async function sumsNumbers() {
  const engine = await loadEngine();
  const distances = Object.fromEntries(
    engine.causes.map((cause) => [
      cause.replace("-", "_"),
      Object.fromEntries(quoted.map((k) => [`k${k}`, engine.distanceOfSums({ cause, k })])),
    ]),
  );
  const axis = { from: -4, to: 4, cells: 40 };
  const count = 100_000;
  const heaps = [1, 2, 5, 30].map((k) => {
    const values = engine.sums({ cause: "exponential", k, count, seed: k });
    const { counts } = engine.againstNormal({ values, axis });
    return { k, heights: Array.from(counts, (each) => each / count / 0.2) };
  });
  const y = Array.from({ length: 41 }, (_, i) => (i - 20) / 5);
  const { density } = engine.likelihood({ noise: "gaussian", y, coefficients: [0], scale: 1 });
  return { distances, heaps, normal: y.map((x, i) => ({ x, height: density[i] })) };
}

const panel = { width: 150, height: 190, ground: 160, unit: 150 };
const px = (/** @type {number} */ x) => Math.round(((x + 4) / 8) * (panel.width - 14) * 10) / 10;
const py = (/** @type {number} */ height) => Math.round((panel.ground - height * panel.unit) * 10) / 10;

/**
 * Sums of 1, 2, 5 and 30 skewed causes beside the normal density: an SVG on one line, since a blank line would end the
 * block for Markdown.
 * @param {Awaited<ReturnType<typeof sumsNumbers>>} sums
 * @param {string} lang
 */
export function stillSums({ heaps, normal, distances }, lang) {
  const { site } = words(lang);
  const curve = normal.map(({ x, height }, i) => `${i ? "L" : "M"}${px(x)} ${py(height)}`).join("");
  const panels = heaps.map(({ k, heights }, i) => {
    const steps = heights.map((height, cell) => `V${py(height)}H${px(-4 + (cell + 1) / 5)}`).join("");
    return [
      `<g transform="translate(${8 + i * 160} 4)">`,
      `<path class="still-square" d="M0 ${panel.ground}${steps}V${panel.ground}Z"/>`,
      `<path class="still-curve" d="${curve}"/>`,
      `<text class="still-tick" x="${px(0)}" y="${panel.height - 8}" text-anchor="middle">k = ${k}</text>`,
      `</g>`,
    ].join("");
  });
  const list = heaps
    .map(({ k }) => `k = ${k}: ${formatNumber(distances.exponential[`k${k}`], lang, { decimals: 3 })}`)
    .join(", ");
  return (
    `<svg class="still" viewBox="0 0 640 ${panel.height}" role="img" aria-labelledby="still-sums-title still-sums-desc">` +
    `<title id="still-sums-title">${site.stillSumsTitle}</title>` +
    `<desc id="still-sums-desc">${site.stillSums.replace("{list}", list)}</desc>${panels.join("")}</svg>`
  );
}
