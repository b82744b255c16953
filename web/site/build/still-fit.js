// A data set and some of its lines as a still picture: what a reader sees without scripts, without SIMD, on paper
// and before the live figure is there. Drawn on one line, since a blank line would end the block for Markdown.

import { formatNumber } from "../../shared/numbers.js";
import { spread } from "../../widgets/loss-fit/spread.js";
import { words } from "./content.js";

/** @typedef {import("./fits.js").Line} Line */

const width = 640;
const height = 400;
const frame = { left: 52, right: 626, top: 34, bottom: 358 };

/** Between names of lines that end together: the letters of a phone's picture are larger. */
const apart = 21;

/** What is shown of each data set: the ends of the axes, and where their numbers stand; whether residuals are squares. */
const views = {
  phones: { x: [49, 74], y: [-22, 225], xTicks: [50, 55, 60, 65, 70], yTicks: [0, 50, 100, 150, 200], square: true },
  starsCYG: {
    x: [3.4, 4.75],
    y: [3.7, 6.5],
    xTicks: [3.6, 3.8, 4, 4.2, 4.4, 4.6],
    yTicks: [4, 4.5, 5, 5.5, 6],
    square: false,
  },
};

/** @typedef {keyof typeof views} Pictured */

const scale = (/** @type {number[]} */ [from, to], /** @type {number} */ start, /** @type {number} */ end) => {
  return (/** @type {number} */ value) =>
    Math.round((start + ((value - from) / (to - from)) * (end - start)) * 10) / 10;
};
/** From data to the picture. */
const placesIn = (/** @type {Pictured} */ id) => {
  const { x, y } = views[id];
  return { px: scale(x, frame.left, frame.right), py: scale(y, frame.bottom, frame.top) };
};

/** @typedef {ReturnType<typeof placesIn>} Places */

const at = (/** @type {Line} */ { intercept, slope }, /** @type {number} */ x) => intercept + slope * x;

/** A square on each residual, as the loss sees it, turned away from the line where there is room. */
function squares(
  /** @type {{ x: number[], y: number[] }} */ { x, y },
  /** @type {Line} */ line,
  /** @type {Places} */ { px, py },
) {
  return x.map((year, i) => {
    const [top, bottom] = [py(y[i]), py(at(line, year))].sort((a, b) => a - b);
    const side = Math.round((bottom - top) * 10) / 10;
    const turned = y[i] > at(line, year) || px(year) + side > frame.right;
    const left = turned ? px(year) - side : px(year);
    return `<rect class="still-square" x="${Math.round(left * 10) / 10}" y="${top}" width="${side}" height="${side}"/>`;
  });
}

/** @param {string} loss @param {Line} line @param {Pictured} data */
function path(loss, line, data) {
  const { px, py } = placesIn(data);
  const [from, to] = views[data].x;
  const d = `M${px(from)} ${py(at(line, from))}L${px(to)} ${py(at(line, to))}`;
  return `<path class="still-line still-${loss}" d="${d}"/>`;
}

/** Their names at the ends of lines. @param {readonly Line[]} lines @param {readonly string[]} names @param {Pictured} data */
function labels(lines, names, data) {
  const { py } = placesIn(data);
  const ends = lines.map((line) => py(at(line, views[data].x[1])) - 8);
  const places = spread(ends, frame.top, frame.bottom, apart);
  return names.map(
    (name, i) => `<text class="still-name" x="${frame.right}" y="${places[i]}" text-anchor="end">${name}</text>`,
  );
}

/**
 * @param {Pictured} data
 * @param {{ x: number[], y: number[], xOrigin?: number, lines: Record<string, Line> }} numbers
 * @param {string[]} losses
 * @param {string} lang
 * @returns {string} an SVG on one line
 */
export function stillFit(data, { x, y, xOrigin = 0, lines }, losses, lang) {
  const { ui, site } = words(lang);
  const { title, xLabel, yLabel } = ui.datasets[data];
  const { xTicks, yTicks } = views[data];
  const places = placesIn(data);
  const { px, py } = places;
  const id = `still-${data}-${losses.join("-")}`;
  /** The only fit by Tukey's loss here is the MM estimate. @param {string} loss @param {"name" | "line"} key */
  const named = (loss, key) => (loss === "tukey" ? ui.estimates.mm : ui.losses[loss])[key];
  const slopes = losses
    .map((loss) => `${named(loss, "name")} ${formatNumber(lines[loss].slope, lang, { decimals: 2 })}`)
    .join(", ");
  const only = views[data].square && losses.length === 1 && losses[0] === "squared";
  const parts = [
    ...yTicks.flatMap((tick) => [
      `<path class="still-grid" d="M${frame.left} ${py(tick)}H${frame.right}"/>`,
      `<text class="still-tick" x="${frame.left - 8}" y="${py(tick) + 5}" text-anchor="end">${tick}</text>`,
    ]),
    ...xTicks.map(
      (tick) =>
        `<text class="still-tick" x="${px(tick)}" y="${frame.bottom + 22}" text-anchor="middle">${xOrigin + tick}</text>`,
    ),
    `<text class="still-label" x="${frame.left - 36}" y="20">${yLabel}</text>`,
    `<text class="still-label" x="${frame.right}" y="${frame.bottom + 38}" text-anchor="end">${xLabel}</text>`,
    `<clipPath id="${id}-clip"><path d="M${frame.left} ${frame.top - 10}H${frame.right}V${frame.bottom}H${frame.left}z"/></clipPath>`,
    `<g clip-path="url(#${id}-clip)">`,
    ...(only ? squares({ x, y }, lines.squared, places) : []),
    ...losses.map((loss) => path(loss, lines[loss], data)),
    `</g>`,
    ...labels(
      losses.map((loss) => lines[loss]),
      losses.map((loss) => named(loss, "line")),
      data,
    ),
    ...x.map((value, i) => `<circle class="still-point" cx="${px(value)}" cy="${py(y[i])}" r="4.5"/>`),
  ];
  const described = site.stillFit[data].replace("{slopes}", slopes);
  return (
    `<svg class="still" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">` +
    `<title id="${id}-title">${title}</title><desc id="${id}-desc">${described}</desc>${parts.join("")}</svg>`
  );
}
