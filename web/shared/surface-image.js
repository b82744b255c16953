/** The loss over the view as bands of colour, one cell a pixel: the darker the tint, the higher the loss. */
import { lossColor } from "./palette.js";

/** How many bands, and how strong the tint of the highest is. */
export const bands = 12;
const strongest = 0.62;

/**
 * @param {number} band from 0
 * @returns {number} how much of the loss's colour lies on the paper there
 */
export function tintOf(band) {
  return (strongest * band) / (bands - 1);
}

/**
 * The loss above the minimum at which a band begins, as a share of the highest: evenly spaced on a parabola.
 * @param {number} band
 */
export function edgeOf(band) {
  return (band / bands) ** 2;
}

/**
 * @param {import("../engine/engine.js").Surface} surface
 * @param {number} minimum
 * @param {number} width how many cells in a row
 * @param {{ loss: string, paper: string, scheme: "light" | "dark" }} look
 * @returns {HTMLCanvasElement}
 */
export function imageOf({ values, maximum }, minimum, width, { loss, paper, scheme }) {
  const height = values.length / width;
  const band = Uint8Array.from(values, (value) =>
    Math.min(bands - 1, Math.floor(bands * Math.sqrt(Math.max(0, value - minimum) / (maximum - minimum)))),
  );
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(width, height);
  const [from, to] = [paper, lossColor(loss, scheme)].map(partsOf);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      // Row 0 of the surface is the lowest slope, of the image the top.
      const at = (height - 1 - row) * width + column;
      const isEdge = band[at] !== band[at + 1] && column + 1 < width;
      const isSill = row + 1 < height && band[at] !== band[at - width];
      const tint = Math.min(1, tintOf(band[at]) + (isEdge || isSill ? 0.25 : 0));
      const pixel = 4 * (row * width + column);
      for (let i = 0; i < 3; i++) image.data[pixel + i] = from[i] + tint * (to[i] - from[i]);
      image.data[pixel + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** "#rrggbb" as three numbers. @param {string} color */
function partsOf(color) {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
