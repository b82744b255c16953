/** One small chart: a curve per loss in a fixed frame, open ends at jumps, and the chosen residual on all of them. */
import { createChart, showDatasets, themeOf } from "../../shared/chart.js";
import { formatNumber } from "../../shared/numbers.js";
import { drawMark, drawOpenEnd, drawSeam, drawStem, drawZone } from "./marks.js";

/** @typedef {import("./quantities.js").Quantity} Quantity */
/** @typedef {import("./curves.js").Curve} Curve */
/** @typedef {import("./curves.js").Point} Point */

/**
 * @typedef {object} Picture what a small chart shows
 * @property {Curve[]} curves
 * @property {number} residual
 * @property {{ loss: string, y: number | null }[]} marks the curves' numbers at the residual
 * @property {number} range
 * @property {boolean} marked whether it is marked where a loss is not smooth
 * @property {{ loss: string, to: number }[]} zones where a residual from −to to `to` costs nothing
 * @property {string} picked the loss that stands out; "" where all do
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
    plugins: [
      { id: "reading", afterDatasetsDraw: drawReading, beforeDatasetsDraw: drawBehind },
      { id: "picked", beforeDatasetDraw: fade, afterDatasetDraw: unfade },
    ],
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
  // By twos where they fit: left to itself, a frame from −4.5 to 4.5 would count by fives and have 0 alone.
  y.ticks.stepSize = quantity.signed && top > 2 && top < 8 ? 2 : undefined;
  /** Far outside of the frame a canvas draws badly; a little outside is as good. @param {Point} point */
  const near = (point) => ({ x: point.x, y: Math.max(-5 * top, Math.min(5 * top, point.y)) });
  showDatasets(
    chart,
    curves.map(({ loss, points }) => ({ loss, data: points.map(near) })),
  );
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

/** How faint the others are while one loss is picked out. */
const faint = 0.18;

/** @param {SmallChart} chart @param {string} loss */
const isFaint = ({ picture }, loss) => Boolean(picture?.picked) && picture?.picked !== loss;

/** @param {any} chart @param {{ index: number }} drawn */
function fade(chart, { index }) {
  if (isFaint(chart, chart.data.datasets[index].loss)) chart.ctx.globalAlpha = faint;
}

/** @param {any} chart */
function unfade(chart) {
  chart.ctx.globalAlpha = 1;
}

/** @param {SmallChart} chart */
function drawBehind(chart) {
  if (!chart.picture) return;
  for (const zone of chart.picture.zones) drawZone(chart, zone);
  drawStem(chart, chart.picture.residual);
}

/** @param {SmallChart} chart */
function drawReading(chart) {
  if (!chart.picture) return;
  const { curves, marks, residual, marked } = chart.picture;
  for (const { loss, ends, seams } of curves) {
    if (isFaint(chart, loss)) continue;
    for (const end of ends) drawOpenEnd(chart, loss, end);
    if (marked) for (const seam of seams) drawSeam(chart, loss, seam);
  }
  for (const { loss, y } of marks) if (!isFaint(chart, loss)) drawMark(chart, loss, residual, y);
}
