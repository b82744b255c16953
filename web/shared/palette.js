/**
 * One look per loss, everywhere in the book: a colour for light and for dark paper, a dash and a marker, so that no
 * reader depends on colour alone. The first five hues follow Okabe and Ito (2008), moved in lightness until each reaches
 * a contrast of 3:1 on its paper and stays apart from the others for colour-blind eyes; the other seven were searched for
 * where these leave room. tests/web/palette.test.js holds both. Text is never set in these colours.
 *
 * @typedef {object} LossLook
 * @property {string} light colour on light paper
 * @property {string} dark colour on dark paper
 * @property {number[]} dash canvas line dash in CSS pixels; empty is a solid line
 * @property {"circle" | "rect" | "triangle" | "rectRot" | "crossRot" | "cross" | "star"} marker a Chart.js point style
 * @property {number} [turned] by how many degrees the marker is turned, clockwise
 * @property {boolean} [hollow] whether the marker is an outline
 */

/** @type {Readonly<Record<string, LossLook>>} */
export const palette = Object.freeze({
  squared: { light: "#0067a5", dark: "#62b6f0", dash: [], marker: "circle" },
  absolute: { light: "#b33a00", dark: "#ff9a52", dash: [10, 4], marker: "rect" },
  huber: { light: "#007a58", dark: "#33c99b", dash: [2, 3], marker: "triangle" },
  "log-cosh": { light: "#a03a78", dark: "#eb9fcb", dash: [10, 3, 2, 3], marker: "rectRot" },
  quantile: { light: "#a08500", dark: "#eedb4c", dash: [5, 3], marker: "crossRot" },
  "pseudo-huber": { light: "#1d3792", dark: "#6c7af9", dash: [2, 6], marker: "triangle", hollow: true },
  "epsilon-insensitive": { light: "#46602e", dark: "#529f00", dash: [10, 8], marker: "rect", hollow: true },
  cauchy: { light: "#0097a5", dark: "#2beafd", dash: [10, 3, 2, 3, 2, 3], marker: "cross" },
  "geman-mcclure": { light: "#5f973b", dark: "#b8f38f", dash: [5, 3, 2, 3], marker: "star" },
  welsch: { light: "#704ecf", dark: "#907db1", dash: [12, 3, 5, 3], marker: "rectRot", hollow: true },
  tukey: { light: "#752502", dark: "#c66f4c", dash: [18, 4], marker: "triangle", turned: 180 },
  general: { light: "#e32a63", dark: "#eb4b72", dash: [5, 3, 5, 8], marker: "triangle", turned: 90 },
});

/**
 * @param {string} loss
 * @param {"light" | "dark"} scheme
 * @returns {string} the colour of a loss; a grey that fits both papers for a loss without a look of its own
 */
export function lossColor(loss, scheme) {
  return palette[loss]?.[scheme] ?? "#767676";
}
