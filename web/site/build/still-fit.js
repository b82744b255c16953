// The phone calls and some of their lines as a still picture: what a reader sees without scripts, without SIMD, on paper
// and before the live figure is there. Drawn on one line, since a blank line would end the block for Markdown.

import { formatNumber } from "../../shared/numbers.js";
import { words } from "./content.js";

/** @typedef {import("./fits.js").Line} Line */

const width = 640;
const height = 400;
const frame = { left: 52, right: 626, top: 34, bottom: 358 };
const domain = { x: [49, 74], y: [-22, 225] };

const scale = (/** @type {number[]} */ [from, to], /** @type {number} */ start, /** @type {number} */ end) => {
  return (/** @type {number} */ value) =>
    Math.round((start + ((value - from) / (to - from)) * (end - start)) * 10) / 10;
};
const px = scale(domain.x, frame.left, frame.right);
const py = scale(domain.y, frame.bottom, frame.top);

const at = (/** @type {Line} */ { intercept, slope }, /** @type {number} */ x) => intercept + slope * x;

/** A square on each residual, as the loss sees it, turned away from the line where there is room. */
function squares(/** @type {{ x: number[], y: number[] }} */ { x, y }, /** @type {Line} */ line) {
  return x.map((year, i) => {
    const [top, bottom] = [py(y[i]), py(at(line, year))].sort((a, b) => a - b);
    const side = Math.round((bottom - top) * 10) / 10;
    const turned = y[i] > at(line, year) || px(year) + side > frame.right;
    const left = turned ? px(year) - side : px(year);
    return `<rect class="still-square" x="${Math.round(left * 10) / 10}" y="${top}" width="${side}" height="${side}"/>`;
  });
}

/** The line, its class naming its loss, and its name at the end. */
function drawn(/** @type {string} */ loss, /** @type {Line} */ line, /** @type {string} */ name) {
  const [from, to] = domain.x;
  return [
    `<path class="still-line still-${loss}" d="M${px(from)} ${py(at(line, from))}L${px(to)} ${py(at(line, to))}"/>`,
    `<text class="still-name still-${loss}" x="${frame.right}" y="${py(at(line, to)) - 8}" text-anchor="end">${name}</text>`,
  ];
}

/**
 * @param {{ x: number[], y: number[], lines: Record<string, Line> }} phones
 * @param {string[]} losses
 * @param {string} lang
 * @returns {string} an SVG on one line
 */
export function stillFit(phones, losses, lang) {
  const { ui, site } = words(lang);
  const { title, xLabel, yLabel } = ui.datasets.phones;
  const id = `still-${losses.join("-")}`;
  const slopes = losses
    .map((loss) => `${ui.losses[loss].name} ${formatNumber(phones.lines[loss].slope, lang, { decimals: 2 })}`)
    .join(", ");
  const only = losses.length === 1 && losses[0] === "squared";
  const parts = [
    ...[0, 50, 100, 150, 200].flatMap((y) => [
      `<path class="still-grid" d="M${frame.left} ${py(y)}H${frame.right}"/>`,
      `<text class="still-tick" x="${frame.left - 8}" y="${py(y) + 5}" text-anchor="end">${y}</text>`,
    ]),
    ...[50, 55, 60, 65, 70].map(
      (x) => `<text class="still-tick" x="${px(x)}" y="${frame.bottom + 22}" text-anchor="middle">${1900 + x}</text>`,
    ),
    `<text class="still-label" x="${frame.left - 36}" y="16">${yLabel}</text>`,
    `<text class="still-label" x="${frame.right}" y="${frame.bottom + 38}" text-anchor="end">${xLabel}</text>`,
    `<clipPath id="${id}-clip"><path d="M${frame.left} ${frame.top - 10}H${frame.right}V${frame.bottom}H${frame.left}z"/></clipPath>`,
    `<g clip-path="url(#${id}-clip)">`,
    ...(only ? squares(phones, phones.lines.squared) : []),
    `</g>`,
    ...losses.flatMap((loss) => drawn(loss, phones.lines[loss], ui.losses[loss].line)),
    ...phones.x.map((x, i) => `<circle class="still-point" cx="${px(x)}" cy="${py(phones.y[i])}" r="4.5"/>`),
  ];
  return (
    `<svg class="still" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">` +
    `<title id="${id}-title">${title}</title><desc id="${id}-desc">${site.stillFit.replace("{slopes}", slopes)}</desc>` +
    `${parts.join("")}</svg>`
  );
}
