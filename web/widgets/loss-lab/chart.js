/** One picture: points, or an image of them, under lines. The lab's pictures are all of this kind. */
import { createChart, showDatasets } from "../../shared/chart.js";

/**
 * @typedef {object} Picture
 * @property {readonly { x: number, y: number }[]} points
 * @property {readonly any[]} lines Chart.js data sets
 * @property {import("../../shared/points/limits.js").Limits} limits
 * @property {((chart: any) => void) | undefined} [paint] draws what lies under all else
 * @property {boolean} [bare] whether the y axis needs no numbers
 */

/** Plain digits: a year takes no separator. @param {number} value */
export const plainNumber = (value) =>
  (Math.abs(value) < 1e6 && (value === 0 || Math.abs(value) >= 1e-4)
    ? String(Number(value.toPrecision(12)))
    : value.toExponential().replace("e+", "e")
  ).replaceAll("-", "−");

const line = { showLine: true, pointRadius: 0, borderWidth: 2.5 };

export class LabChart {
  /** @param {HTMLCanvasElement} canvas @param {Picture} picture */
  constructor(canvas, picture) {
    this.canvas = canvas;
    this.picture = picture;
    const { x, y } = picture.limits;
    const axis = { type: "linear", ticks: { includeBounds: false, maxTicksLimit: 6, callback: plainNumber } };
    this.chart = createChart(canvas, {
      type: "scatter",
      data: { datasets: datasetsOf(picture) },
      options: {
        layout: { padding: { top: 6, right: 8 } },
        scales: { x: { ...axis, ...x }, y: { ...axis, ...y, ticks: { ...axis.ticks, display: !picture.bare } } },
      },
      plugins: [{ id: "under", beforeDatasetsDraw: (/** @type {any} */ chart) => this.picture.paint?.(chart) }],
    });
  }

  /** @param {Picture} picture */
  draw(picture) {
    if (picture === this.picture) return;
    this.picture = picture;
    Object.assign(this.chart.options.scales?.x ?? {}, picture.limits.x);
    Object.assign(this.chart.options.scales?.y ?? {}, picture.limits.y);
    showDatasets(this.chart, datasetsOf(picture));
    this.chart.update("none");
  }

  destroy() {
    this.chart.destroy();
  }
}

/** @param {Picture} picture @returns {any[]} first is on top */
function datasetsOf({ points, lines }) {
  const inOrder = [...points].sort((a, b) => a.x - b.x);
  return [...lines.map((each) => ({ ...line, ...each })), { data: inOrder, pointRadius: 3, borderWidth: 0 }];
}
