/**
 * The lower chart: what the line of algebra speaks of. Bars stand under their points; curves run along the slope or the
 * scale, all else staying as it is.
 *
 * @typedef {{ x: number, y: number }} Place
 *
 * @typedef {object} Picture
 * @property {{ min: number, max: number }} x
 * @property {{ min: number, max: number }} y
 * @property {readonly { points: Place[], kind: "curve" | "mirror" }[]} curves
 * @property {readonly { x: number, from: number, to: number, kind: "bar" | "constant" }[]} bars
 * @property {readonly { x: number, y?: number, kind: "now" | "best" | "rug" }[]} marks
 */
import { createChart, themeOf } from "../../shared/chart.js";
import { drawMarker } from "../../shared/marker.js";
import { formatNumber } from "../../shared/numbers.js";
import { lossColor, palette } from "../../shared/palette.js";
import { axisWidth } from "./plot.js";

export class LowerChart {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {string} loss whose look the chart has
   * @param {Picture} picture
   * @param {string} language
   */
  constructor(canvas, loss, picture, language) {
    this.loss = loss;
    this.picture = picture;
    const ticks = {
      maxTicksLimit: 5,
      includeBounds: false,
      callback: (/** @type {number} */ value) => formatNumber(value, language, { digits: 3 }),
    };
    this.chart = createChart(canvas, {
      type: "scatter",
      data: { datasets: [] },
      options: {
        layout: { padding: { top: 6, right: 8 } },
        scales: {
          x: { ticks: { ...ticks, maxTicksLimit: 8 } },
          y: {
            ticks,
            afterFit: (/** @type {any} */ scale) => {
              scale.width = axisWidth;
            },
          },
        },
      },
      plugins: [{ id: "picture", afterDatasetsDraw: (/** @type {any} */ chart) => this.#paint(chart) }],
    });
    this.draw(loss, picture);
  }

  /** @param {string} loss @param {Picture} picture */
  draw(loss, picture) {
    this.loss = loss;
    this.picture = picture;
    const { x, y } = /** @type {any} */ (this.chart.options.scales);
    Object.assign(x, picture.x);
    Object.assign(y, picture.y);
    this.chart.update("none");
  }

  destroy() {
    this.chart.destroy();
  }

  /** @param {any} chart, which draws before it is this.chart */
  #paint(chart) {
    const { loss, picture } = this;
    const { ctx, chartArea } = chart;
    const { scheme, ink, muted } = themeOf(chart);
    const color = lossColor(loss, scheme);
    const px = (/** @type {number} */ value) => chart.scales.x.getPixelForValue(value);
    const py = (/** @type {number} */ value) => chart.scales.y.getPixelForValue(value);
    ctx.save();
    ctx.beginPath();
    ctx.rect(chartArea.left, chartArea.top - 6, chartArea.width + 8, chartArea.height + 6);
    ctx.clip();
    this.#zero(chart, py);
    for (const { x, from, to, kind } of picture.bars) {
      const [top, bottom] = [py(from), py(to)].sort((a, b) => a - b);
      ctx.fillStyle = kind === "bar" ? color : "transparent";
      ctx.fillRect(px(x) - 6, top, 12, bottom - top);
      ctx.strokeStyle = kind === "bar" ? color : muted;
      ctx.lineWidth = 1.5;
      ctx.setLineDash(kind === "bar" ? [] : [2, 2]);
      ctx.strokeRect(px(x) - 6, top, 12, bottom - top);
    }
    ctx.setLineDash([]);
    for (const { points, kind } of picture.curves) {
      ctx.strokeStyle = kind === "curve" ? color : ink;
      ctx.lineWidth = kind === "curve" ? 2.5 : 1.5;
      ctx.setLineDash(kind === "curve" ? (palette[loss]?.dash ?? []) : [2, 3]);
      ctx.beginPath();
      for (const { x, y } of points) ctx.lineTo(px(x), py(y));
      ctx.stroke();
    }
    ctx.setLineDash([]);
    for (const { x, y, kind } of picture.marks) {
      if (kind === "rug") {
        ctx.fillStyle = ink;
        ctx.fillRect(px(x) - 1, chartArea.bottom - 9, 2, 9);
      } else if (kind === "best") {
        ctx.strokeStyle = muted;
        ctx.lineWidth = 1.5;
        ctx.setLineDash([4, 3]);
        ctx.beginPath();
        ctx.moveTo(px(x), chartArea.top);
        ctx.lineTo(px(x), chartArea.bottom);
        ctx.stroke();
        ctx.setLineDash([]);
      } else if (y !== undefined && Number.isFinite(y)) {
        drawMarker(chart, loss, { x: px(x), y: py(y) }, { radius: 5, stroke: 2.5, rimmed: true });
      }
    }
    ctx.restore();
  }

  /** @param {any} chart @param {(value: number) => number} py */
  #zero(chart, py) {
    const { ctx, chartArea } = chart;
    const { min, max } = this.picture.y;
    if (min > 0 || max < 0) return;
    ctx.strokeStyle = themeOf(chart).muted;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(chartArea.left, py(0));
    ctx.lineTo(chartArea.right, py(0));
    ctx.stroke();
  }
}
