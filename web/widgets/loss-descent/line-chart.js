/** The points, and the line that the current step stands for. */
import { createChart, showDatasets } from "../../shared/chart.js";

/**
 * @typedef {object} LineScene
 * @property {import("../../shared/datasets.js").Dataset} dataset
 * @property {string} loss
 * @property {import("./frame.js").Line} line
 * @property {import("./frame.js").Line} best
 */

export class LineChart {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {LineScene} scene
   */
  constructor(canvas, scene) {
    this.scene = scene;
    const { x, y, xOrigin = 0 } = scene.dataset;
    const axis = (/** @type {readonly number[]} */ values, /** @type {number} */ origin) => {
      const [least, most] = [Math.min(...values), Math.max(...values)];
      const room = 0.12 * (most - least || 1);
      const callback = (/** @type {number} */ value) => String(Number((value + origin).toPrecision(12)));
      return {
        type: "linear",
        min: least - room,
        max: most + room,
        ticks: { includeBounds: false, maxTicksLimit: 5, callback },
      };
    };
    const afterFit = (/** @type {any} */ scale) => Object.assign(scale, { width: 52 });
    this.chart = createChart(canvas, {
      type: "scatter",
      data: { datasets: [] },
      options: {
        layout: { padding: { top: 6, right: 10 } },
        scales: { x: axis(x, xOrigin), y: { ...axis(y, 0), afterFit } },
      },
    });
    this.draw(scene);
  }

  /** @param {LineScene} scene */
  draw(scene) {
    this.scene = scene;
    const { dataset, loss, line, best } = scene;
    const { min, max } = /** @type {any} */ (this.chart.options.scales).x;
    /** @param {import("./frame.js").Line} line */
    const ends = ({ intercept, slope }) => [min, max].map((x) => ({ x, y: near(intercept + slope * x) }));
    const points = Array.from(dataset.x, (x, i) => ({ x, y: dataset.y[i] })).sort((a, b) => a.x - b.x);
    showDatasets(this.chart, [
      {
        data: points,
        pointRadius: 4,
        borderWidth: 1.5,
        tone: "paper",
        clip: false,
      },
      { loss, data: ends(line), showLine: true, pointRadius: 0, borderWidth: 2.5 },
      {
        data: ends(best),
        showLine: true,
        pointRadius: 0,
        borderWidth: 1,
        tone: "muted",
      },
    ]);
    this.chart.update("none");
  }

  destroy() {
    this.chart.destroy();
  }
}

/** A line that a diverging step stands for leaves what a canvas can draw. @param {number} value */
function near(value) {
  return Math.max(-1e6, Math.min(1e6, value));
}
