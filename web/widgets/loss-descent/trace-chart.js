/** What is left of the loss at each step, on a scale of powers of ten: the chosen loss strong, the others faint. */
import { createChart, showDatasets, themeOf } from "../../shared/chart.js";
import { drawMarker } from "../../shared/marker.js";
import { formatNumber } from "../../shared/numbers.js";
import { mostSteps } from "./descents.js";

/** @typedef {{ descents: import("./descents.js").Descent[], loss: string, step: number }} TraceScene */

/** Powers of ten at the ends of the axis: a descent that goes below has arrived, one that goes above is lost. */
const lowest = -6;
const highest = 1;

export class TraceChart {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {TraceScene} scene
   * @param {string} language
   */
  constructor(canvas, scene, language) {
    this.scene = scene;
    const power = (/** @type {number} */ value) => formatNumber(10 ** value, language).replace(/^1 × /, "");
    this.chart = createChart(canvas, {
      type: "line",
      data: { datasets: [] },
      options: {
        layout: { padding: { top: 6, right: 10 } },
        elements: { point: { radius: 0 } },
        scales: {
          x: { type: "linear", min: 0, max: mostSteps, ticks: { stepSize: 20 } },
          y: {
            type: "linear",
            min: lowest,
            max: highest,
            ticks: { stepSize: 2, includeBounds: false, callback: power },
            afterBuildTicks: (/** @type {any} */ axis) => {
              axis.ticks = [-6, -4, -2, 0].map((value) => ({ value }));
            },
            afterFit: (/** @type {any} */ axis) => Object.assign(axis, { width: 52 }),
          },
        },
      },
      plugins: [{ id: "step", afterDatasetsDraw: (/** @type {any} */ chart) => this.#drawStep(chart) }],
    });
    this.draw(scene);
  }

  /** @param {TraceScene} scene */
  draw(scene) {
    this.scene = scene;
    const { descents, loss } = scene;
    const drawn = descents.filter((descent) => descent.loss !== loss);
    const chosen = descents.filter((descent) => descent.loss === loss);
    showDatasets(
      this.chart,
      [...chosen, ...drawn].map(({ loss: id, left }) => ({
        loss: id,
        data: left.map((share, k) => ({ x: k, y: powerOf(share) })),
        borderWidth: id === loss ? 3 : 1.25,
      })),
    );
    this.chart.update("none");
  }

  destroy() {
    this.chart.destroy();
  }

  /** @param {import("chart.js").Chart} chart */
  #drawStep(chart) {
    const { descents, loss, step } = this.scene;
    const descent = descents.find((one) => one.loss === loss);
    if (!descent) return;
    const { ctx, chartArea, scales } = chart;
    const x = scales.x.getPixelForValue(step);
    ctx.save();
    ctx.strokeStyle = themeOf(chart).accent;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.moveTo(x, chartArea.top);
    ctx.lineTo(x, chartArea.bottom);
    ctx.stroke();
    ctx.restore();
    const y = scales.y.getPixelForValue(Math.max(lowest, Math.min(highest, powerOf(descent.left[step]))));
    drawMarker(chart, loss, { x, y }, { radius: 5, stroke: 2.5, rimmed: true });
  }
}

/** Just outside of the frame for what lies farther out, which a canvas draws badly. @param {number} share */
function powerOf(share) {
  return Math.max(lowest - 1, Math.min(highest + 3, Math.log10(share)));
}
