/**
 * The chart: points, a line per loss, residual boxes and names. Also the way from pixels to places and back, which only
 * the chart's scales know.
 *
 * @typedef {object} Scene what is to be seen
 * @property {import("./model.js").Points} points
 * @property {import("./limits.js").Limits} limits
 * @property {readonly { loss: string, name: string, intercept: number, slope: number }[]} lines
 * @property {import("./residual-plugin.js").Residuals | undefined} residuals
 * @property {number} xOrigin added to x on the axis
 */
import { createChart, themeOf } from "../../shared/chart.js";
import { labelPlugin, labelRoom } from "./label-plugin.js";
import { residualPlugin } from "./residual-plugin.js";

/** @typedef {import("./gestures.js").Pixel} Pixel */
/** @typedef {{ chart: any }} Context */

export class Plot {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Scene} scene
   * @param {() => void} afterDraw when places on the chart may have moved
   */
  constructor(canvas, scene, afterDraw) {
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

  /** @param {{ x: number, y: number }} place @returns {Pixel} */
  pixelAt({ x, y }) {
    const { scales } = this.chart;
    return { x: scales.x.getPixelForValue(x), y: scales.y.getPixelForValue(y) };
  }

  /** @param {Pixel} pixel */
  placeAt({ x, y }) {
    const { scales } = this.chart;
    return { x: scales.x.getValueForPixel(x) ?? 0, y: scales.y.getValueForPixel(y) ?? 0 };
  }

  /** @param {Pixel} to @param {import("./model.js").Points} points @returns {number | undefined} its id */
  nearest(to, points) {
    let best = Infinity;
    let id;
    for (const point of points) {
      const at = this.pixelAt(point);
      const distance = Math.hypot(at.x - to.x, at.y - to.y);
      if (distance < best) [best, id] = [distance, point.id];
    }
    return id;
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
 * @param {import("./limits.js").Range} range
 * @param {((value: number) => string) | undefined} callback
 * @param {number} maxTicksLimit
 */
function axis({ min, max }, callback, maxTicksLimit) {
  return { type: "linear", min, max, ticks: { includeBounds: false, maxTicksLimit, ...(callback && { callback }) } };
}
