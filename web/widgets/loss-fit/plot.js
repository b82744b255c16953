/**
 * The chart: points, a line per loss, residual boxes and names.
 *
 * @typedef {object} Scene what is to be seen
 * @property {import("../../shared/points/model.js").Points} points
 * @property {import("../../shared/points/limits.js").Limits} limits
 * @property {readonly { loss: string, name: string, intercept: number, slope: number }[]} lines
 * @property {import("./residual-plugin.js").Residuals | undefined} residuals
 * @property {number} xOrigin added to x on the axis
 */
import { createChart, themeOf } from "../../shared/chart.js";
import { PointPlot } from "../../shared/points/point-plot.js";
import { labelPlugin, labelRoom } from "./label-plugin.js";
import { residualPlugin } from "./residual-plugin.js";

/** @typedef {{ chart: any }} Context */

export class Plot extends PointPlot {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Scene} scene
   * @param {() => void} afterDraw when places on the chart may have moved
   */
  constructor(canvas, scene, afterDraw) {
    super();
    this.scene = scene;
    const { x, y } = scene.limits;
    this.chart = createChart(canvas, {
      type: "scatter",
      data: { datasets: this.#datasets() },
      options: {
        layout: {
          padding: {
            top: 6,
            right: (/** @type {Context} */ { chart }) =>
              labelRoom(
                chart,
                this.#labels().map(({ name }) => name),
              ),
          },
        },
        scales: {
          x: axis(x, (value) => String(Number((value + this.scene.xOrigin).toPrecision(12))), 9),
          y: axis(y, undefined, 6),
        },
      },
      plugins: [
        residualPlugin(() => this.scene.residuals),
        labelPlugin(() => this.#labels()),
        { id: "handles", afterDraw },
      ],
    });
  }

  /** Draws a scene now, without animation. @param {Scene} scene */
  draw(scene) {
    this.scene = scene;
    const { chart } = this;
    const { x, y } = scene.limits;
    Object.assign(chart.options.scales?.x ?? {}, x);
    Object.assign(chart.options.scales?.y ?? {}, y);
    chart.data.datasets = this.#datasets();
    chart.update("none");
  }

  destroy() {
    this.chart.destroy();
  }

  #labels() {
    const end = this.scene.limits.x.max;
    return this.scene.lines.map(({ loss, name, intercept, slope }) => ({ loss, name, y: intercept + slope * end }));
  }

  /** @returns {any[]} first is on top */
  #datasets() {
    const { points, limits, lines } = this.scene;
    const ends = [limits.x.min, limits.x.max];
    return [
      {
        // From left to right, as Chart.js takes it for granted where it need not parse.
        data: points.map(({ x, y }) => ({ x, y })).sort((a, b) => a.x - b.x),
        pointRadius: 4.5,
        borderColor: (/** @type {Context} */ { chart }) => themeOf(chart).paper,
        borderWidth: 1.5,
        clip: false,
      },
      ...lines.map(({ loss, intercept, slope }) => ({
        loss,
        data: ends.map((x) => ({ x, y: intercept + slope * x })),
        showLine: true,
        pointRadius: 0,
        borderWidth: 2.5,
      })),
    ];
  }
}

/**
 * @param {import("../../shared/points/limits.js").Range} range
 * @param {((value: number) => string) | undefined} callback
 * @param {number} maxTicksLimit
 */
function axis({ min, max }, callback, maxTicksLimit) {
  return { type: "linear", min, max, ticks: { includeBounds: false, maxTicksLimit, ...(callback && { callback }) } };
}
