/** A chart of curves in a fixed frame, with a line that marks where the reader is. */
import { createChart, showDatasets, themeOf } from "../../shared/chart.js";
import { formatNumber } from "../../shared/numbers.js";

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {Point & { kind: "dot" | "ring" | "square" }} Mark */
/** @typedef {{ points: Point[], loss?: string, faint?: boolean, dots?: boolean, dash?: number[] }} Curve */

/**
 * @typedef {object} CurveScene
 * @property {Curve[]} curves the first lies on top
 * @property {{ min: number, max: number }} x
 * @property {{ min: number, max: number }} y
 * @property {number} [at] where a line marks the reader's place
 * @property {Mark[]} [marks]
 */

/**
 * Where a walk has come to: no loss's colour, since it belongs to none.
 * @param {import("chart.js").Chart} chart @param {Point} at in CSS pixels
 */
export function drawDot(chart, { x, y }) {
  const { ctx } = chart;
  const { ink, paper } = themeOf(chart);
  ctx.save();
  Object.assign(ctx, { fillStyle: ink, strokeStyle: paper, lineWidth: 1 });
  ctx.beginPath();
  ctx.arc(x, y, 5, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

export class CurveChart {
  /** @type {CurveScene} */
  scene;

  /** @param {HTMLCanvasElement} canvas @param {CurveScene} scene @param {string} language */
  constructor(canvas, scene, language) {
    this.scene = scene;
    const callback = (/** @type {number} */ value) => formatNumber(value, language);
    const ticks = { callback, includeBounds: false, maxTicksLimit: 6 };
    const afterFit = (/** @type {any} */ axis) => Object.assign(axis, { width: 44 });
    this.chart = createChart(canvas, {
      type: "scatter",
      data: { datasets: [] },
      options: {
        layout: { padding: { top: 6, right: 8 } },
        scales: { x: { type: "linear", ticks, ...scene.x }, y: { type: "linear", ticks, afterFit, ...scene.y } },
      },
      plugins: [{ id: "marks", afterDatasetsDraw: (/** @type {any} */ chart) => this.#drawMarks(chart) }],
    });
    this.draw(scene);
  }

  /** @param {CurveScene} scene */
  draw(scene) {
    this.scene = scene;
    const { x, y } = /** @type {any} */ (this.chart.options.scales);
    Object.assign(x, scene.x);
    Object.assign(y, scene.y);
    const far = 4 * (scene.y.max - scene.y.min);
    const near = (/** @type {Point} */ point) => ({ x: point.x, y: Math.max(-far, Math.min(far, point.y)) });
    showDatasets(
      this.chart,
      scene.curves.map(({ points, loss, faint, dots, dash }) => ({
        ...(loss ? { loss } : { tone: dots ? "paper" : "muted" }),
        data: dots ? points : points.map(near),
        showLine: !dots,
        pointRadius: dots ? 3.5 : 0,
        borderWidth: faint ? 1 : dots ? 1 : 3,
        ...(dash && !loss ? { borderDash: dash } : {}),
      })),
    );
    this.chart.update("none");
  }

  destroy() {
    this.chart.destroy();
  }

  /** @param {import("chart.js").Chart} chart */
  #drawMarks(chart) {
    const { ctx, chartArea, scales } = chart;
    const { at, marks = [] } = this.scene;
    ctx.save();
    ctx.strokeStyle = themeOf(chart).accent;
    ctx.lineWidth = 1.5;
    if (at !== undefined) {
      const x = scales.x.getPixelForValue(at);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
    }
    for (const { kind, ...point } of marks) {
      const [x, y] = [scales.x.getPixelForValue(point.x), scales.y.getPixelForValue(point.y)];
      if (kind === "dot") drawDot(chart, { x, y });
      ctx.beginPath();
      ctx.strokeStyle = themeOf(chart).ink;
      if (kind === "ring") ctx.arc(x, y, 8, 0, 2 * Math.PI);
      if (kind === "square") ctx.rect(x - 5, y - 5, 10, 10);
      ctx.stroke();
    }
    ctx.restore();
  }
}
