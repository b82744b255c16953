/** One small chart: a curve per loss in a fixed frame, open ends at jumps, and the chosen residual on all of them. */
import { drawPoint } from "chart.js/helpers";
import { createChart, themeOf } from "../../shared/chart.js";
import { drawMarker } from "../../shared/marker.js";
import { formatNumber } from "../../shared/numbers.js";
import { lossColor } from "../../shared/palette.js";

/** @typedef {import("./quantities.js").Quantity} Quantity */
/** @typedef {import("./curves.js").Curve} Curve */
/** @typedef {import("./curves.js").Point} Point */

/**
 * @typedef {object} Picture what a small chart shows
 * @property {Curve[]} curves
 * @property {number} residual
 * @property {{ loss: string, y: number | null }[]} marks the curves' numbers at the residual
 * @property {number} range
 */

/** @typedef {import("chart.js").Chart & { picture?: Picture }} SmallChart */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} language of the numbers at the axes
 * @returns {SmallChart}
 */
export function createSmallChart(canvas, language) {
  const ticks = {
    maxTicksLimit: 6,
    includeBounds: false,
    callback: (/** @type {number} */ value) => formatNumber(value, language),
  };
  const grid = {
    color: (/** @type {any} */ { chart, tick }) => (tick?.value === 0 ? themeOf(chart).muted : themeOf(chart).rule),
    lineWidth: 1,
    drawTicks: false,
  };
  /** All charts start at the same place, so that one residual is one place in each column. */
  const afterFit = (/** @type {any} */ scale) => {
    scale.width = 34;
  };
  return createChart(canvas, {
    type: "line",
    data: { datasets: [] },
    options: {
      layout: { padding: { top: 6, right: 8 } },
      elements: { point: { radius: 0 } },
      scales: { x: { type: "linear", ticks: { ...ticks }, grid }, y: { type: "linear", ticks, grid, afterFit } },
    },
    plugins: [{ id: "reading", afterDatasetsDraw: drawReading, beforeDatasetsDraw: drawStem }],
  });
}

/**
 * @param {SmallChart} chart
 * @param {Quantity} quantity
 * @param {Picture} picture
 */
export function show(chart, quantity, picture) {
  const stays = chart.picture?.curves === picture.curves;
  chart.picture = picture;
  if (stays) return chart.draw();
  const { curves, range } = picture;
  const top = Math.min(quantity.top(range), 1.08 * highest(curves));
  const bottom = quantity.signed ? -top : Math.max(-top, Math.min(-0.04 * top, 1.08 * lowest(curves)));
  const { x, y } = /** @type {any} */ (chart.options.scales);
  Object.assign(x, { min: -range, max: range });
  x.ticks.stepSize = range / 2;
  Object.assign(y, { min: bottom, max: top });
  /** Far outside of the frame a canvas draws badly; a little outside is as good. @param {Point} point */
  const near = (point) => ({ x: point.x, y: Math.max(-5 * top, Math.min(5 * top, point.y)) });
  chart.data.datasets = /** @type {any} */ (curves.map(({ loss, points }) => ({ loss, data: points.map(near) })));
  chart.update();
}

/** @param {Curve[]} curves */
function highest(curves) {
  let top = 0;
  for (const { points } of curves) for (const { y } of points) if (Math.abs(y) > top) top = Math.abs(y);
  return top || 1;
}

/** Of a loss that redescends the curvature is negative somewhere. @param {Curve[]} curves */
function lowest(curves) {
  let bottom = 0;
  for (const { points } of curves) for (const { y } of points) if (y < bottom) bottom = y;
  return bottom;
}

/** @param {SmallChart} chart */
function drawStem(chart) {
  if (!chart.picture) return;
  const { ctx, chartArea, scales } = chart;
  const x = scales.x.getPixelForValue(chart.picture.residual);
  ctx.save();
  ctx.strokeStyle = themeOf(chart).accent;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  ctx.restore();
}

/** @param {SmallChart} chart */
function drawReading(chart) {
  if (!chart.picture) return;
  const { curves, marks, residual } = chart.picture;
  for (const { loss, ends } of curves) for (const end of ends) drawOpenEnd(chart, loss, end);
  for (const { loss, y } of marks) drawMark(chart, loss, residual, y);
}

/**
 * @param {SmallChart} chart
 * @param {string} loss
 * @param {Point} end
 */
function drawOpenEnd(chart, loss, end) {
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
function drawMark(chart, loss, residual, y) {
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
