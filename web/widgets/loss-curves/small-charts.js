import { createSmallChart, show } from "./draw.js";
import { quantities } from "./quantities.js";

/** @typedef {Record<import("./curves.js").QuantityId, import("./curves.js").Curve[]>} Curves */

/** The five charts of a widget: made when their canvases are there, let go with them. */
export class SmallCharts {
  /** @type {import("./draw.js").SmallChart[]} */
  #charts = [];

  /**
   * @param {HTMLCanvasElement[]} canvases one for each quantity, or none
   * @param {string} language
   * @param {{ curves: Curves, rows: import("./curves.js").Row[] } & Omit<import("./draw.js").Picture, "curves" | "marks">} model
   */
  update(canvases, language, { curves, rows, zones, ...rest }) {
    if (canvases.length === 0) this.discard();
    else if (this.#charts.length === 0) this.#charts = canvases.map((canvas) => createSmallChart(canvas, language));
    for (const [i, chart] of this.#charts.entries()) {
      const quantity = quantities[i];
      const marks = rows.map(({ loss, reading }) => ({ loss, y: reading[quantity.id] }));
      show(chart, quantity, { ...rest, curves: curves[quantity.id], zones: quantity.hasZones ? zones : [], marks });
    }
  }

  /**
   * @param {EventTarget | null} canvas
   * @param {number} x from the canvas's left edge
   * @returns {number | undefined} the residual there
   */
  residualAt(canvas, x) {
    return this.#charts.find((chart) => chart.canvas === canvas)?.scales.x.getValueForPixel(x);
  }

  discard() {
    for (const chart of this.#charts) chart.destroy();
    this.#charts = [];
  }
}
