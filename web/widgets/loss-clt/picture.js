/** The three charts: one cause, the sums beside the normal density, and their distance over k. */
import { createChart, showDatasets, themeOf } from "../../shared/chart.js";
import { formatNumber } from "../../shared/numbers.js";

/** @typedef {import("chart.js").Chart} Chart */
/** @typedef {{ x: number, height: number, width: number }} Bar in units of the axes */
/** @typedef {{ bars: Bar[], ticks: ArrayLike<number> }} Heap the bars, and single values marked below them */
/** @typedef {Chart & { heap?: Heap }} HeapChart */

const reach = 4;

/**
 * A histogram's bars as a density. Bars of a lattice do not touch.
 * @param {ArrayLike<number>} counts
 * @param {{ from: number, to: number, cells: number }} axis
 * @param {number} total what makes the whole area 1
 * @param {boolean} lattice
 * @returns {Bar[]}
 */
export function barsOf(counts, { from, to, cells }, total, lattice) {
  const width = (to - from) / cells;
  return Array.from(counts, (count, i) => ({
    x: from + (i + 0.5) * width,
    height: count / (total * width),
    width: lattice ? Math.min(0.6 * width, 0.35) : width,
  }));
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} language
 * @param {{ x: number, y: number }[]} curve the normal density, or none
 * @returns {HeapChart}
 */
export function createHeap(canvas, language, curve) {
  const ticks = {
    maxTicksLimit: 5,
    includeBounds: false,
    callback: (/** @type {number} */ value) => formatNumber(value, language),
  };
  return createChart(canvas, {
    type: "line",
    data: { datasets: [{ data: curve, borderWidth: 2 }] },
    options: {
      layout: { padding: { top: 4, right: 6 } },
      elements: { point: { radius: 0 } },
      scales: {
        x: { type: "linear", min: -reach, max: reach, ticks: { ...ticks, stepSize: 2 }, grid: { display: false } },
        y: { type: "linear", min: 0, max: 0.5, ticks: { ...ticks, maxTicksLimit: 4 } },
      },
    },
    plugins: [{ id: "heap", beforeDatasetsDraw: drawBars, afterDatasetsDraw: drawTicks }],
  });
}

/**
 * @param {HeapChart} chart
 * @param {Heap} heap
 */
export function showHeap(chart, heap) {
  chart.heap = heap;
  const top = heap.bars.reduce((most, { height }) => Math.max(most, height), 0);
  const { y } = /** @type {any} */ (chart.options.scales);
  const max = [0.5, 0.8, 1].find((limit) => 1.04 * top <= limit) ?? 1.04 * top;
  if (y.max === max) return chart.draw();
  y.max = max;
  chart.update();
}

/** @param {HeapChart} chart */
function drawBars(chart) {
  if (!chart.heap) return;
  const { ctx, scales, chartArea } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
  ctx.clip();
  ctx.fillStyle = themeOf(chart).accent;
  ctx.globalAlpha = 0.45;
  ctx.beginPath();
  const ground = scales.y.getPixelForValue(0);
  for (const { x, height, width } of chart.heap.bars) {
    if (height === 0) continue;
    const [left, right] = [x - width / 2, x + width / 2].map((at) => scales.x.getPixelForValue(at));
    const top = scales.y.getPixelForValue(height);
    ctx.rect(left, top, right - left, ground - top);
  }
  ctx.fill();
  ctx.restore();
}

/** Single values as strokes on the ground; one outside of the picture as an arrow at its edge. @param {HeapChart} chart */
function drawTicks(chart) {
  const { ctx, scales, chartArea } = chart;
  ctx.save();
  ctx.strokeStyle = themeOf(chart).ink;
  ctx.lineWidth = 2;
  for (const value of Array.from(chart.heap?.ticks ?? [])) {
    const x = scales.x.getPixelForValue(Math.max(-reach, Math.min(reach, value)));
    const inwards = Math.abs(value) > reach ? -6 * Math.sign(value) : 0;
    ctx.beginPath();
    ctx.moveTo(x + inwards, chartArea.bottom - 14);
    ctx.lineTo(x, chartArea.bottom - (inwards ? 7 : 0));
    if (inwards) ctx.lineTo(x + inwards, chartArea.bottom);
    ctx.stroke();
  }
  ctx.restore();
}

/** Both axes of the distances are logarithmic; only drawing knows. */
const log = Math.log10;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} language
 * @param {number[]} ks the numbers at the axis
 * @returns {Chart}
 */
export function createDistances(canvas, language, ks) {
  const number = (/** @type {number} */ value) => formatNumber(10 ** value, language, { digits: 2 });
  /** @param {number[]} values */
  const fixed = (values) => (/** @type {any} */ scale) => {
    scale.ticks = values.map((value) => ({ value: log(value) }));
  };
  return createChart(canvas, {
    type: "line",
    data: { datasets: [] },
    options: {
      layout: { padding: { top: 6, right: 8 } },
      elements: { point: { radius: 0 } },
      scales: {
        x: { type: "linear", min: 0, max: log(200), afterBuildTicks: fixed(ks), ticks: { callback: number } },
        y: {
          type: "linear",
          min: log(0.0001),
          max: log(0.5),
          afterBuildTicks: fixed([0.0001, 0.001, 0.01, 0.1]),
          ticks: { callback: number },
        },
      },
    },
  });
}

/**
 * @param {Chart} chart
 * @param {{ k: number, distance: number }[]} curve
 * @param {{ k: number, distance: number }} [here]
 */
export function showDistances(chart, curve, here) {
  const shown = /** @type {any} */ (chart);
  if (shown.curve === curve && shown.here?.k === here?.k) return;
  Object.assign(shown, { curve, here });
  const at = (/** @type {{ k: number, distance: number }} */ { k, distance }) => ({ x: log(k), y: log(distance) });
  showDatasets(chart, [
    {
      data: here ? [at(here)] : [],
      pointRadius: 6,
      tone: "accent",
      inside: "accent",
      clip: false,
    },
    { data: curve.map(at), tone: "accent", borderWidth: 2 },
  ]);
  chart.update();
}
