/** The cloud, the fitted curves, the true ones as thin dots, and the place where they are read. */
import { createChart, showDatasets, themeOf } from "../../shared/chart.js";
import { formatNumber } from "../../shared/numbers.js";
import { grid } from "./curves.js";

/** @typedef {import("./curves.js").Curve} Curve */
/** @typedef {import("chart.js").Chart & { at?: number }} CloudChart */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} language
 * @returns {CloudChart}
 */
export function createCloud(canvas, language) {
  const ticks = { maxTicksLimit: 6, callback: (/** @type {number} */ value) => formatNumber(value, language) };
  return createChart(canvas, {
    type: "scatter",
    data: { datasets: [] },
    options: {
      layout: { padding: { top: 6, right: 10 } },
      scales: {
        x: { type: "linear", min: 0, max: 10, ticks, grid: { display: false } },
        y: { type: "linear", min: 0, max: 20, ticks: { ...ticks, stepSize: 4 } },
      },
    },
    plugins: [{ id: "place", beforeDatasetsDraw: drawPlace }],
  });
}

/** @param {CloudChart} chart */
function drawPlace(chart) {
  const { ctx, scales, chartArea } = chart;
  const x = scales.x.getPixelForValue(chart.at ?? 0);
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
 * @param {CloudChart} chart
 * @param {{ cloud: { x: Float64Array, y: Float64Array }, curves: Curve[], truth: boolean }} scene
 */
export function showCloud(chart, { cloud, curves, truth }) {
  const points = Array.from(cloud.x, (x, i) => ({ x, y: cloud.y[i] }));
  const path = (/** @type {Float64Array} */ values) => Array.from(values, (y, i) => ({ x: grid[i], y }));
  const line = { showLine: true, pointRadius: 0 };
  showDatasets(chart, [
    ...(truth
      ? curves.map((curve) => ({
          data: path(curve.truth),
          ...line,
          borderWidth: 1.5,
          borderDash: [1, 4],
        }))
      : []),
    ...curves.map(({ loss, fitted }) => ({ loss, data: path(fitted), ...line, borderWidth: 3 })),
    { data: points, pointRadius: 1.7, pointBorderWidth: 0, pointBackgroundColor: `${themeOf(chart).muted}66` },
  ]);
  chart.update("none");
}
