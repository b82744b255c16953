/** The words of a picture, in as many lines as their place asks for, since a text of SVG does not break by itself. */
import { escaped } from "./svg-context.js";

/** Of a line's height in sizes of its font. */
const leading = 1.35;

/**
 * @param {string} text
 * @param {number} width of the place
 * @param {(text: string) => number} measure
 * @returns {string[]} lines, broken at spaces
 */
export function linesOf(text, width, measure) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A measure of texts in a font. @param {CanvasRenderingContext2D} context @param {string} font */
export const measureOf = (context, font) => (/** @type {string} */ text) => {
  context.save();
  context.font = font;
  const { width } = context.measureText(text);
  context.restore();
  return width;
};

/**
 * @param {readonly string[]} lines
 * @param {{ x: number, y: number, size: number, font: string, fill: string, anchor?: string, weight?: number }} look where y
 *   is the last line's
 */
export function textOf(lines, { x, y, size, font, fill, anchor, weight }) {
  const more = `${anchor ? ` text-anchor="${anchor}"` : ""}${weight ? ` font-weight="${weight}"` : ""}`;
  const common = `font-family="${escaped(font)}" font-size="${size}" fill="${fill}"${more}`;
  return lines
    .map((line, i) => {
      const at = Math.round(10 * (y - (lines.length - 1 - i) * leading * size)) / 10;
      return `<text x="${x}" y="${at}" ${common}>${escaped(line)}</text>`;
    })
    .join("");
}

/** The height of so many lines. @param {readonly string[]} lines @param {number} size */
export const heightOf = ({ length }, size) => length * leading * size;

/** What stands beside the charts: names of axes, captions and titles, not the keys in them. @param {any} widget @returns {HTMLElement[]} */
export function besideCharts(widget) {
  const words = /** @type {HTMLElement[]} */ ([...widget.renderRoot.querySelectorAll(".axis, figcaption, .title")]);
  const isOfChart = (/** @type {HTMLElement} */ { classList, nextElementSibling }) =>
    !classList.contains("title") || nextElementSibling?.querySelector("canvas");
  return words.filter((element) => element.offsetWidth > 0 && isOfChart(element) && wordsOf(element));
}

/** @param {HTMLElement} element */
export function wordsOf(element) {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  for (const key of copy.querySelectorAll(".key")) key.remove();
  return copy.textContent?.trim() ?? "";
}
