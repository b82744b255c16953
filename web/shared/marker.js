/** The marker of a loss on a canvas; line-sample.js draws the same ones as SVG. */
import { drawPoint } from "chart.js/helpers";
import { themeOf } from "./chart.js";
import { lossColor, palette } from "./palette.js";

const strokes = ["cross", "crossRot", "star"];

/**
 * @param {import("chart.js").Chart} chart
 * @param {string} loss
 * @param {{ x: number, y: number }} at in CSS pixels
 * @param {object} size in CSS pixels
 * @param {number} size.radius
 * @param {number} size.stroke width of the strokes of a marker without an inside
 * @param {boolean} [size.rimmed] whether a full marker has a rim of paper, to stand out from the lines it lies on
 */
export function drawMarker(chart, loss, { x, y }, { radius, stroke, rimmed = false }) {
  const { ctx } = chart;
  const { paper, scheme } = themeOf(chart);
  const { marker = "circle", turned = 0, hollow = false } = palette[loss] ?? {};
  const color = lossColor(loss, scheme);
  const isRimmed = rimmed && !hollow && !strokes.includes(marker);
  const borderWidth = isRimmed ? 1 : hollow ? 2 : stroke;
  ctx.save();
  ctx.fillStyle = hollow ? paper : color;
  ctx.strokeStyle = isRimmed ? paper : color;
  drawPoint(ctx, { pointStyle: marker, rotation: turned, radius, borderWidth }, x, y);
  ctx.restore();
}
