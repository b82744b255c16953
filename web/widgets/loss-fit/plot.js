/**
 * The chart: points, a line per loss, residual boxes and names.
 *
 * @typedef {object} Scene what is to be seen
 * @property {import("../../shared/points/model.js").Points} points
 * @property {import("../../shared/points/limits.js").Limits} limits
 * @property {readonly Line[]} lines
 * @property {Omit<Line, "loss"> | undefined} truth the line that the points were drawn about
 * @property {readonly Line[]} ghosts thin lines, without names
 * @property {import("../../shared/points/model.js").Point | undefined} ring around this point
 * @property {import("./residual-plugin.js").Residuals | undefined} residuals
 * @property {import("./weights.js").Weights | undefined} weights
 * @property {((chart: any) => void) | undefined} under draws what lies under all else
 * @property {number} xOrigin added to x on the axis
 *
 * @typedef {{ loss: string, name: string, intercept: number, slope: number }} Line
 */
import { createChart, showDatasets } from "../../shared/chart.js";
import { PointPlot } from "../../shared/points/point-plot.js";
import { labelPlugin, labelRoom } from "./label-plugin.js";
import { residualPlugin } from "./residual-plugin.js";
import { weightPlugin } from "./weight-plugin.js";

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
        { id: "under", beforeDatasetsDraw: (/** @type {any} */ chart) => this.scene.under?.(chart) },
        residualPlugin(() => this.scene.residuals),
        weightPlugin,
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
    showDatasets(chart, this.#datasets());
    chart.update("none");
  }

  destroy() {
    this.chart.destroy();
  }

  #labels() {
    const { limits, lines, truth } = this.scene;
    const end = limits.x.max;
    const named = truth ? [...lines, { loss: undefined, ...truth }] : lines;
    return named.map(({ loss, name, intercept, slope }) => ({ loss, name, y: intercept + slope * end }));
  }

  /** @returns {any[]} first is on top */
  #datasets() {
    const { limits, lines, ghosts, ring, truth } = this.scene;
    const ends = [limits.x.min, limits.x.max];
    const path = (/** @type {{ intercept: number, slope: number }} */ { intercept, slope }) => ({
      data: ends.map((x) => ({ x, y: intercept + slope * x })),
      showLine: true,
      pointRadius: 0,
    });
    const drawn = (/** @type {readonly Line[]} */ list, /** @type {number} */ borderWidth) =>
      list.map((line) => ({ loss: line.loss, ...path(line), borderWidth }));
    return [
      ...(ring ? [{ data: [ring], ...ringLook }] : []),
      ...(truth ? [{ ...path(truth), ...truthLook }] : []),
      this.#points(),
      ...drawn(lines, 2.5),
      ...drawn(ghosts, 1.1),
    ];
  }

  #points() {
    const { points, weights } = this.scene;
    if (weights) return { data: [], weighted: { points, weights } };
    // From left to right, as Chart.js takes it for granted where it need not parse.
    const data = points.map(({ x, y }) => ({ x, y })).sort((a, b) => a.x - b.x);
    return { data, pointRadius: 4.5, ...pointLook };
  }
}

const pointLook = {
  tone: "paper",
  borderWidth: 1.5,
  clip: false,
};

const truthLook = { borderWidth: 2.5, borderDash: [1, 5], borderCapStyle: "round" };

const ringLook = {
  pointRadius: 9,
  tone: "accent",
  pointBackgroundColor: "transparent",
  borderWidth: 2.5,
  clip: false,
};

/**
 * @param {import("../../shared/points/limits.js").Range} range
 * @param {((value: number) => string) | undefined} callback
 * @param {number} maxTicksLimit
 */
function axis({ min, max }, callback, maxTicksLimit) {
  return { type: "linear", min, max, ticks: { includeBounds: false, maxTicksLimit, ...(callback && { callback }) } };
}
