import { LineChart } from "./line-chart.js";
import { SurfaceChart } from "./surface-chart.js";
import { TraceChart } from "./trace-chart.js";

/** The three charts of a walk: made when their canvases are there, let go with them or with the data. */
export class Charts {
  /** @type {{ surface: SurfaceChart, trace: TraceChart, line: LineChart } | undefined} */
  #charts;

  /** @param {(highest: number) => void} afterDraw told the highest sum of losses in view */
  constructor(afterDraw) {
    this.afterDraw = afterDraw;
  }

  /**
   * @param {HTMLCanvasElement[]} canvases of the surface, the trace, the line
   * @param {string} language
   * @param {{ walk: import("./walk.js").Walk, step: number, isClose: boolean }} shown
   */
  update(canvases, language, { walk, step, isClose }) {
    const { descent, descents, frame, dataset } = walk;
    const { loss, places, least } = descent;
    const view = walk.view(isClose);
    const surface = { descent, step, frame, view, surface: walk.surfaceOver(view) };
    const trace = { descents, loss, step };
    const line = { dataset, loss, line: frame.lineOf(places[step]), best: frame.lineOf(least) };
    if (this.#charts?.line.scene.dataset !== dataset) this.destroy();
    if (this.#charts) {
      this.#charts.surface.draw(surface);
      this.#charts.trace.draw(trace);
      this.#charts.line.draw(line);
    } else {
      this.#charts = {
        surface: new SurfaceChart(canvases[0], surface, language, this.afterDraw),
        trace: new TraceChart(canvases[1], trace, language),
        line: new LineChart(canvases[2], line),
      };
    }
  }

  /** The surface's, once it is there. @returns {SurfaceChart | undefined} */
  get surface() {
    return this.#charts?.surface;
  }

  destroy() {
    for (const chart of Object.values(this.#charts ?? {})) chart.destroy();
    this.#charts = undefined;
  }
}
