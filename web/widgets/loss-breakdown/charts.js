/** The two charts: the points of the moment with their lines, and the slope of each line against the share of outliers. */
import { createChart, showDatasets, themeOf } from "../../shared/chart.js";
import { drawMarker } from "../../shared/marker.js";
import { count, most, truth } from "./run.js";

/** @typedef {import("./run.js").Stage} Stage */
/** @typedef {{ chart: any }} Context */
/** @typedef {{ choices: readonly import("../../shared/estimators.js").Choice[], stage: Stage, stages: readonly (Stage | undefined)[], holds: readonly number[] }} Scene */

/** What the axes show, for each kind of outliers. */
const limits = {
  vertical: { x: { min: -0.5, max: 10.5 }, y: { min: -35, max: 18 }, slope: { min: -6, max: 2 } },
  leverage: { x: { min: -2, max: 42 }, y: { min: -98, max: 24 }, slope: { min: -4, max: 2 } },
};

/** With a true minus sign. @param {number} value */
const plain = (value) => String(value).replace("-", "−");

/** @param {HTMLCanvasElement} canvas @param {import("./run.js").Kind} kind @param {Scene} scene */
export function pointsChart(canvas, kind, scene) {
  const { x, y } = limits[kind];
  return createChart(canvas, config(pointSets(scene, x), x, y, []));
}

/** @param {HTMLCanvasElement} canvas @param {import("./run.js").Kind} kind @param {() => Scene} scene */
export function slopesChart(canvas, kind, scene) {
  const x = { min: 0, max: (100 * most) / count };
  const percent = (/** @type {number} */ value) => `${value}%`;
  return createChart(
    canvas,
    config(slopeSets(scene(), limits[kind].slope), x, limits[kind].slope, [marks(scene)], percent),
  );
}

/** @param {any} chart @param {import("./run.js").Kind} kind @param {Scene} scene */
export function showPoints(chart, kind, scene) {
  showDatasets(chart, pointSets(scene, limits[kind].x));
  chart.update("none");
}

/** @param {any} chart @param {import("./run.js").Kind} kind @param {Scene} scene */
export function showSlopes(chart, kind, scene) {
  showDatasets(chart, slopeSets(scene, limits[kind].slope));
  chart.update("none");
}

/**
 * @param {any[]} datasets
 * @param {{ min: number, max: number }} x
 * @param {{ min: number, max: number }} y
 * @param {any[]} plugins
 * @param {(value: number) => string} [callback] a number on the x axis
 */
function config(datasets, x, y, plugins, callback = plain) {
  const axis = { type: "linear", ticks: { includeBounds: false, maxTicksLimit: 7, callback: plain } };
  return {
    type: "scatter",
    data: { datasets },
    options: {
      layout: { padding: { top: 8, right: 10 } },
      scales: { x: { ...axis, ...x, ticks: { ...axis.ticks, callback } }, y: { ...axis, ...y } },
    },
    plugins,
  };
}

/** @param {Scene} scene @param {{ min: number, max: number }} x @returns {any[]} first is on top */
function pointSets({ choices, stage }, { min, max }) {
  const places = Array.from(stage.x, (x, i) => ({ x, y: stage.y[i] }));
  const first = count - stage.outliers;
  const lines = choices.flatMap(({ loss }, j) => {
    const [intercept, slope] = stage.fits[j] ?? [];
    if (slope === undefined) return [];
    const data = [min, max].map((at) => ({ x: at, y: intercept + slope * at }));
    return [{ loss, data, showLine: true, pointRadius: 0, borderWidth: 2.5 }];
  });
  return [
    { data: places.slice(0, first), pointRadius: 3 },
    {
      data: places.slice(first),
      pointRadius: 4.5,
      pointStyle: "crossRot",
      borderWidth: 2,
      tone: "accent",
    },
    ...lines,
  ];
}

/** @param {Scene} scene @param {{ min: number, max: number }} range @returns {any[]} */
function slopeSets({ choices, stages }, range) {
  const curves = choices.map(({ loss }, j) => ({
    loss,
    data: stages.flatMap((stage) => {
      const slope = stage?.fits[j]?.[1];
      if (stage === undefined || slope === undefined) return [];
      return [{ x: (100 * stage.outliers) / count, y: Math.max(range.min, Math.min(range.max, slope)) }];
    }),
    showLine: true,
    pointRadius: 0,
    borderWidth: 2.5,
  }));
  const end = (100 * most) / count;
  const level = {
    data: [0, end].map((x) => ({ x, y: truth })),
    showLine: true,
    pointRadius: 0,
    borderWidth: 1,
    tone: "muted",
  };
  return [...curves, level];
}

/** Where theory says that estimators give way, and where the reader is. @param {() => Scene} current */
function marks(current) {
  return {
    id: "marks",
    /** @param {any} chart */
    beforeDatasetsDraw(chart) {
      const { stage, holds } = current();
      const { muted, accent } = themeOf(chart);
      for (const share of holds) upright(chart, 100 * share, muted, [2, 4]);
      upright(chart, (100 * stage.outliers) / count, accent, []);
    },
    /** @param {any} chart */
    afterDatasetsDraw(chart) {
      const { choices, stage } = current();
      const { scales, chartArea } = chart;
      const x = scales.x.getPixelForValue((100 * stage.outliers) / count);
      choices.forEach(({ loss }, j) => {
        const slope = stage.fits[j]?.[1];
        if (slope === undefined) return;
        const y = Math.min(chartArea.bottom, Math.max(chartArea.top, scales.y.getPixelForValue(slope)));
        drawMarker(chart, loss, { x, y }, { radius: 5, stroke: 2, rimmed: true });
      });
    },
  };
}

/** @param {any} chart @param {number} value @param {string} color @param {number[]} dash */
function upright({ ctx, scales, chartArea }, value, color, dash) {
  const x = scales.x.getPixelForValue(value);
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.5;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  ctx.restore();
}
