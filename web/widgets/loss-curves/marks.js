/** The marks on a small chart, one function each. */
import { drawPoint } from "chart.js/helpers";
import { themeOf } from "../../shared/chart.js";
import { drawMarker } from "../../shared/marker.js";
import { lossColor } from "../../shared/palette.js";

/** @typedef {import("./draw.js").SmallChart} SmallChart */
/** @typedef {import("./curves.js").Curve} Curve */
/** @typedef {import("./curves.js").Point} Point */

/**
 * The residuals that cost nothing.
 * @param {SmallChart} chart
 * @param {{ loss: string, to: number }} zone
 */
export function drawZone(chart, { loss, to }) {
  const { ctx, chartArea, scales } = chart;
  const [left, right] = [-to, to].map((r) => scales.x.getPixelForValue(r));
  const from = Math.max(left, chartArea.left);
  ctx.save();
  ctx.globalAlpha = 0.16;
  ctx.fillStyle = lossColor(loss, themeOf(chart).scheme);
  ctx.fillRect(from, chartArea.top, Math.min(right, chartArea.right) - from, chartArea.bottom - chartArea.top);
  ctx.restore();
}

/** @param {SmallChart} chart @param {number} residual */
export function drawStem(chart, residual) {
  const { ctx, chartArea, scales } = chart;
  const x = scales.x.getPixelForValue(residual);
  ctx.save();
  ctx.strokeStyle = themeOf(chart).accent;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  ctx.restore();
}

/**
 * How often a loss can be differentiated where it is not smooth: a digit in a circle, as in the note below.
 * @param {SmallChart} chart
 * @param {string} loss
 * @param {Curve["seams"][number]} seam
 */
export function drawSeam(chart, loss, { x, y, times }) {
  const { ctx, scales } = chart;
  if (y > scales.y.max) return;
  const { paper, ink, scheme, font } = themeOf(chart);
  const at = { x: scales.x.getPixelForValue(x), y: scales.y.getPixelForValue(y) };
  ctx.save();
  ctx.fillStyle = paper;
  ctx.strokeStyle = lossColor(loss, scheme);
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.arc(at.x, at.y, 7, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = ink;
  ctx.font = `600 10px ${font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(String(times), at.x, at.y + 0.5);
  ctx.restore();
}

/**
 * @param {SmallChart} chart
 * @param {string} loss
 * @param {Point} end
 */
export function drawOpenEnd(chart, loss, end) {
  const { ctx, scales } = chart;
  const { paper, scheme } = themeOf(chart);
  if (end.y > scales.y.max || end.y < scales.y.min) return;
  ctx.save();
  ctx.fillStyle = paper;
  ctx.strokeStyle = lossColor(loss, scheme);
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.arc(scales.x.getPixelForValue(end.x), scales.y.getPixelForValue(end.y), 3, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

/**
 * The loss's marker where the residual meets its curve; an arrowhead at the edge where the curve is out of the frame.
 * @param {SmallChart} chart
 * @param {string} loss
 * @param {number} residual
 * @param {number | null} y
 */
export function drawMark(chart, loss, residual, y) {
  if (y === null || Number.isNaN(y)) return;
  const { ctx, scales } = chart;
  const { paper, scheme } = themeOf(chart);
  const x = scales.x.getPixelForValue(residual);
  const outside = y > scales.y.max ? "top" : y < scales.y.min ? "bottom" : undefined;
  if (!outside) {
    drawMarker(chart, loss, { x, y: scales.y.getPixelForValue(y) }, { radius: 5, stroke: 2.5, rimmed: true });
    return;
  }
  ctx.save();
  ctx.fillStyle = lossColor(loss, scheme);
  ctx.strokeStyle = paper;
  const isTop = outside === "top";
  const arrowhead = {
    pointStyle: /** @type {const} */ ("triangle"),
    radius: 5,
    rotation: isTop ? 0 : 180,
    borderWidth: 1,
  };
  drawPoint(ctx, arrowhead, x, scales.y[outside] + (isTop ? 5 : -5));
  ctx.restore();
}
