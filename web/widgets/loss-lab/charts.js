/** The charts of the canvases that stand in the lab now, each by its name. */
import { LabChart } from "./chart.js";

export class Charts {
  /** @type {Map<string, LabChart>} */
  #charts = new Map();

  /**
   * Makes, draws and ends charts, as there are canvases and pictures for them.
   * @param {ParentNode} root
   * @param {(name: string) => import("./chart.js").Picture | undefined} pictureOf
   */
  show(root, pictureOf) {
    const canvases = /** @type {HTMLCanvasElement[]} */ ([...root.querySelectorAll("canvas[data-picture]")]);
    for (const [name, chart] of this.#charts) {
      if (canvases.includes(chart.canvas) && pictureOf(name)) continue;
      chart.destroy();
      this.#charts.delete(name);
    }
    for (const canvas of canvases) {
      const name = canvas.dataset.picture ?? "";
      const picture = pictureOf(name);
      if (!picture) continue;
      const chart = this.#charts.get(name);
      if (chart) chart.draw(picture);
      else this.#charts.set(name, new LabChart(canvas, picture));
    }
  }

  clear() {
    for (const chart of this.#charts.values()) chart.destroy();
    this.#charts.clear();
  }
}
