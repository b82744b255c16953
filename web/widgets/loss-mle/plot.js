/**
 * The upper chart: the points and the reader's line; on it the densities, each lying on its side at its point, or the
 * residuals; the band of the scale; the best line where it is shown.
 *
 * @typedef {object} Scene
 * @property {import("./trial.js").Trial} trial
 * @property {import("./steps.js").Step} step
 * @property {boolean} best whether the best line is drawn
 * @property {import("./figures.js").Figures | undefined} figures
 * @property {string} language of the numbers at the axes
 */
import { createChart, showDatasets } from "../../shared/chart.js";
import { formatNumber } from "../../shared/numbers.js";
import { PointPlot } from "../../shared/points/point-plot.js";
import { drawBells, drawResiduals } from "./bells.js";

/** Room of the vertical axes of both charts, so that a point stands above its bar. */
export const axisWidth = 44;

export class Plot extends PointPlot {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Scene} scene
   * @param {() => void} afterDraw when places on the chart may have moved
   */
  constructor(canvas, scene, afterDraw) {
    super();
    this.scene = scene;
    const { xOrigin = 0 } = scene.trial.dataset;
    const ticks = { includeBounds: false, maxTicksLimit: 8 };
    this.chart = createChart(canvas, {
      type: "scatter",
      data: { datasets: this.#datasets() },
      options: {
        layout: { padding: { top: 6, right: 8 } },
        scales: {
          x: {
            ...scene.trial.editing.limits.x,
            ticks: { ...ticks, callback: (/** @type {number} */ v) => String(Number((v + xOrigin).toPrecision(12))) },
          },
          y: {
            ...scene.trial.editing.limits.y,
            ticks: {
              ...ticks,
              maxTicksLimit: 6,
              callback: (/** @type {number} */ v) => formatNumber(v, this.scene.language),
            },
            afterFit: (/** @type {any} */ scale) => {
              scale.width = axisWidth;
            },
          },
        },
      },
      plugins: [
        { id: "bells", beforeDatasetsDraw: (/** @type {any} */ chart) => this.#drawBelow(chart) },
        { id: "handles", afterDraw },
      ],
    });
  }

  /** @param {Scene} scene */
  draw(scene) {
    this.scene = scene;
    const { chart } = this;
    const { x, y } = scene.trial.editing.limits;
    Object.assign(chart.options.scales?.x ?? {}, x);
    Object.assign(chart.options.scales?.y ?? {}, y);
    showDatasets(chart, this.#datasets());
    chart.update("none");
  }

  destroy() {
    this.chart.destroy();
  }

  /** @param {any} chart, which draws before it is this.chart */
  #drawBelow(chart) {
    const { trial, step, figures } = this.scene;
    if (!figures) return;
    if (step.bells) drawBells(chart, this.scene);
    if (!step.heights) drawResiduals(chart, trial, figures);
  }

  /** @returns {any[]} first is on top */
  #datasets() {
    const { trial, best, figures } = this.scene;
    const { editing, pivot, line } = trial;
    const { min, max } = editing.limits.x;
    const ends = (/** @type {{ height: number, slope: number }} */ { height, slope }, shift = 0) =>
      [min, max].map((x) => ({ x, y: height + slope * (x - pivot) + shift }));
    const plain = { showLine: true, pointRadius: 0 };
    const example = figures?.point;
    return [
      {
        data: trial.points.map(({ x, y }) => ({ x, y })).sort((a, b) => a.x - b.x),
        pointRadius: (/** @type {any} */ { raw }) => (raw?.x === example?.x && raw?.y === example?.y ? 6.5 : 4.5),
        tone: "paper",
        borderWidth: 1.5,
        clip: false,
      },
      { ...plain, data: ends(line), borderWidth: 2.5 },
      ...[-1, 1].map((side) => ({
        ...plain,
        data: ends(line, side * line.scale),
        tone: "muted",
        borderWidth: 1,
        borderDash: [3, 4],
      })),
      ...(best && trial.best ? [{ ...plain, loss: trial.noise?.loss, data: ends(trial.best), borderWidth: 2.5 }] : []),
    ];
  }
}
