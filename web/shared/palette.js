/**
 * One look per loss, everywhere in the book: a colour for light and for dark paper, a dash and a marker, so that no
 * reader depends on colour alone. Hues follow Okabe and Ito (2008), moved in lightness until each reaches a contrast of
 * 3:1 on its paper and stays apart from the others for colour-blind eyes; tests/web/palette.test.js holds both. Text is
 * never set in these colours.
 *
 * @typedef {object} LossLook
 * @property {string} light colour on light paper
 * @property {string} dark colour on dark paper
 * @property {number[]} dash canvas line dash in CSS pixels; empty is a solid line
 * @property {"circle" | "rect" | "triangle" | "rectRot" | "crossRot"} marker a Chart.js point style
 */

/** @type {Readonly<Record<string, LossLook>>} */
export const palette = Object.freeze({
  squared: { light: "#0067a5", dark: "#62b6f0", dash: [], marker: "circle" },
  absolute: { light: "#b33a00", dark: "#ff9a52", dash: [10, 4], marker: "rect" },
  huber: { light: "#007a58", dark: "#33c99b", dash: [2, 3], marker: "triangle" },
  "log-cosh": { light: "#a03a78", dark: "#eb9fcb", dash: [10, 3, 2, 3], marker: "rectRot" },
  quantile: { light: "#a08500", dark: "#eedb4c", dash: [5, 3], marker: "crossRot" },
});

/**
 * @param {string} loss
 * @param {"light" | "dark"} scheme
 * @returns {string} the colour of a loss; a grey that fits both papers for a loss without a look of its own
 */
export function lossColor(loss, scheme) {
  return palette[loss]?.[scheme] ?? "#767676";
}
