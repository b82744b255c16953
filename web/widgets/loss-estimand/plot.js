/** The chart: points on a line, above them what each candidate costs by each loss, and where that is least. */
import { createChart, showDatasets, themeOf } from "../../shared/chart.js";
import { drawMarker } from "../../shared/marker.js";
import { formatNumber } from "../../shared/numbers.js";
import { lossColor, palette } from "../../shared/palette.js";
import { PointPlot } from "../../shared/points/point-plot.js";

/**
 * @typedef {object} Scene
 * @property {import("../../shared/points/model.js").Points} points
 * @property {import("./estimates.js").Estimate[]} estimates
 * @property {{ min: number, max: number }} axis
 */

/** Where curves stand above the points, which lie at 0. */
const curves = { bottom: 0.22, top: 1.1 };

export class Plot extends PointPlot {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {string} language
   * @param {Scene} scene
   * @param {() => void} afterDraw when places on the chart may have moved
   */
  constructor(canvas, language, scene, afterDraw) {
    super();
    this.scene = scene;
    const ticks = { callback: (/** @type {number} */ value) => formatNumber(value, language) };
    this.chart = createChart(canvas, {
      type: "scatter",
      data: { datasets: this.#datasets() },
      options: {
        layout: { padding: { top: 4, left: 12, right: 12 } },
        scales: {
          x: { type: "linear", ...scene.axis, ticks, grid: { display: false } },
          y: { type: "linear", min: -0.12, max: 1.16, display: false },
        },
      },
      plugins: [
        {
          id: "estimates",
          beforeDatasetsDraw: (/** @type {any} */ chart) => this.#drawEstimates(chart),
          afterDatasetsDraw: (/** @type {any} */ chart) => this.#drawMarks(chart),
        },
        { id: "handles", afterDraw },
      ],
    });
  }

  /** @param {Scene} scene */
  draw(scene) {
    this.scene = scene;
    showDatasets(this.chart, this.#datasets());
    this.chart.update("none");
  }

  destroy() {
    this.chart.destroy();
  }

  /** A point far away waits at the edge. @param {{ x: number, y: number }} place */
  pixelAt({ x, y }) {
    return super.pixelAt({ x: this.#within(x), y });
  }

  /** @param {number} x */
  #within(x) {
    const { min, max } = this.scene.axis;
    return Math.max(min, Math.min(max, x));
  }

  /** @returns {any[]} */
  #datasets() {
    const { points, estimates } = this.scene;
    const { bottom, top } = curves;
    const order = points.map(({ x }) => this.#within(x)).sort((a, b) => a - b);
    return [
      {
        data: order.map((x) => ({ x, y: 0 })),
        pointRadius: 6.5,
        tone: "paper",
        pointBorderWidth: 1.5,
        clip: false,
      },
      ...estimates.map(({ loss, curve }) => ({
        loss,
        data: curve.map(({ x, share }) => ({ x, y: bottom + share * (top - bottom) })),
        showLine: true,
        pointRadius: 0,
        borderWidth: 2.5,
      })),
    ];
  }

  /** A stem from each least place to the points; a band where there are many. */
  #drawEstimates(/** @type {any} */ chart) {
    const { ctx, scales } = chart;
    const { scheme, muted } = themeOf(chart);
    const ground = scales.y.getPixelForValue(0);
    const foot = scales.y.getPixelForValue(curves.bottom);
    ctx.save();
    ctx.strokeStyle = muted;
    ctx.beginPath();
    ctx.moveTo(scales.x.left, ground);
    ctx.lineTo(scales.x.right, ground);
    ctx.stroke();
    for (const { loss, value, all } of this.scene.estimates) {
      const color = lossColor(loss, scheme);
      const [from, to] = all.map((each) => scales.x.getPixelForValue(this.#within(each)));
      if (to - from > 1) {
        ctx.globalAlpha = 0.2;
        ctx.fillStyle = color;
        ctx.fillRect(from, foot, to - from, ground - foot);
        ctx.globalAlpha = 1;
      }
      ctx.strokeStyle = color;
      ctx.lineWidth = 2;
      ctx.setLineDash(palette[loss]?.dash ?? []);
      const at = scales.x.getPixelForValue(this.#within(value));
      ctx.beginPath();
      ctx.moveTo(at, foot);
      ctx.lineTo(at, ground);
      ctx.stroke();
    }
    ctx.restore();
  }

  #drawMarks(/** @type {any} */ chart) {
    const { scales } = chart;
    const arrowAt = (/** @type {number} */ value, /** @type {number} */ height) => {
      const inside = this.#within(value);
      const at = { x: scales.x.getPixelForValue(inside), y: scales.y.getPixelForValue(height) - 14 };
      if (inside !== value) drawArrow(chart, at, value > inside ? 1 : -1);
    };
    for (const { loss, value } of this.scene.estimates) {
      const at = {
        x: scales.x.getPixelForValue(this.#within(value)),
        y: scales.y.getPixelForValue(curves.bottom),
      };
      drawMarker(chart, loss, at, { radius: 6, stroke: 2.5, rimmed: true });
      arrowAt(value, curves.bottom);
    }
    for (const { x } of this.scene.points) arrowAt(x, 0);
  }
}

/**
 * What is meant lies beyond the edge.
 * @param {any} chart
 * @param {{ x: number, y: number }} at
 * @param {1 | -1} side
 */
function drawArrow(chart, { x, y }, side) {
  const { ctx } = chart;
  ctx.save();
  ctx.strokeStyle = themeOf(chart).ink;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(x - side * 8, y);
  ctx.lineTo(x + side * 6, y);
  ctx.moveTo(x + side * 1, y - 5);
  ctx.lineTo(x + side * 6, y);
  ctx.lineTo(x + side * 1, y + 5);
  ctx.stroke();
  ctx.restore();
}
