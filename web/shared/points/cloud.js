/**
 * Points as an image: cells in which they were counted, the stronger the tint, the more.
 *
 * @typedef {object} Cloud
 * @property {import("../../engine/engine.js").DensityImage} counted
 * @property {import("../../engine/engine.js").PixelAxis} xAxis
 * @property {import("../../engine/engine.js").PixelAxis} yAxis from top to bottom
 */
import { themeOf } from "../chart.js";

/** How much ink lies on a cell with one point, and how much is added up to the fullest. */
const faintest = 0.16;
const added = 0.36;

/**
 * The cells of an image of so many points: the more points, the finer.
 * @param {number} size
 * @param {import("./limits.js").Limits} limits
 */
export function axesOf(size, { x, y }) {
  const across = Math.round(Math.max(180, 15 * size ** 0.25));
  return {
    xAxis: { from: x.min, to: x.max, cells: across },
    yAxis: { from: y.max, to: y.min, cells: Math.round(across / 2) },
  };
}

/**
 * What was counted, without some that were counted by themselves.
 * @param {import("../../engine/engine.js").DensityImage} all
 * @param {import("../../engine/engine.js").DensityImage} some
 */
export function without(all, some) {
  return { ...all, counts: all.counts.map((count, i) => count - some.counts[i]), outside: all.outside - some.outside };
}

/**
 * Draws a cloud where the chart's scales have it.
 * @param {Cloud} cloud
 * @returns {(chart: any) => void}
 */
export function cloudPainter(cloud) {
  /** @type {{ ink: string, image: HTMLCanvasElement } | undefined} */
  let made;
  return (chart) => {
    const { ctx, scales, chartArea } = chart;
    const { ink } = themeOf(chart);
    if (made?.ink !== ink) made = { ink, image: imageOf(cloud, ink) };
    const { xAxis, yAxis } = cloud;
    const [left, right] = [xAxis.from, xAxis.to].map((x) => scales.x.getPixelForValue(x));
    const [top, bottom] = [yAxis.from, yAxis.to].map((y) => scales.y.getPixelForValue(y));
    ctx.save();
    ctx.beginPath();
    ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
    ctx.clip();
    ctx.imageSmoothingEnabled = false;
    ctx.drawImage(made.image, left, top, right - left, bottom - top);
    ctx.restore();
  };
}

/** One cell a pixel, in ink. @param {Cloud} cloud @param {string} ink @returns {HTMLCanvasElement} */
function imageOf({ counted, xAxis, yAxis }, ink) {
  const canvas = Object.assign(document.createElement("canvas"), { width: xAxis.cells, height: yAxis.cells });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = ink;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const most = Math.log2(Math.max(2, counted.largest));
  counted.counts.forEach((count, i) => {
    image.data[4 * i + 3] = count === 0 ? 0 : 255 * (faintest + (added * Math.log2(count)) / most);
  });
  context.putImageData(image, 0, 0);
  return canvas;
}
