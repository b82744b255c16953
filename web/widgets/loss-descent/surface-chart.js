/** The surface, the path on it and the minimum. */
import { createChart, themeOf } from "../../shared/chart.js";
import { drawMarker } from "../../shared/marker.js";
import { formatNumber } from "../../shared/numbers.js";
import { imageOf } from "../../shared/surface-image.js";

/** @typedef {import("./frame.js").Place} Place */

/** So many times the loss of the start is out of every view. */
const lostAt = 20;

/**
 * @typedef {object} SurfaceScene
 * @property {import("./descents.js").Descent} descent
 * @property {number} step how much of the path is drawn
 * @property {import("./frame.js").Frame} frame
 * @property {import("./view.js").View} view
 * @property {(width: number, height: number) => import("../../engine/engine.js").Surface} surface the loss over the view
 */

export class SurfaceChart {
  /** @type {HTMLCanvasElement | undefined} */
  #image;
  #imageKey = "";
  /** @type {import("../../engine/engine.js").Surface | undefined} */
  #surface;
  #surfaceKey = "";

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {SurfaceScene} scene
   * @param {string} language
   * @param {(maximum: number) => void} afterDraw told the highest sum of losses in view
   */
  constructor(canvas, scene, language, afterDraw) {
    this.scene = scene;
    const callback = (/** @type {number} */ value) => formatNumber(value, language);
    const ticks = { callback, includeBounds: false, maxTicksLimit: 6 };
    const { x, y } = limitsOf(scene);
    const afterFit = (/** @type {any} */ scale) => Object.assign(scale, { width: 42 });
    /** @type {import("chart.js").Chart} what draws, already while it is made */
    this.chart = createChart(canvas, {
      type: "scatter",
      data: { datasets: [] },
      options: {
        layout: { padding: { top: 6, right: 6 } },
        scales: { x: { type: "linear", ...x, ticks }, y: { type: "linear", ...y, ticks, afterFit } },
      },
      plugins: [
        {
          id: "surface",
          beforeDraw: (/** @type {any} */ chart) => {
            this.chart = chart;
            this.#drawSurface();
          },
          afterDraw: () => {
            this.#drawPath();
            afterDraw(this.#surface?.maximum ?? 0);
          },
        },
      ],
    });
  }

  /** @param {SurfaceScene} scene */
  draw(scene) {
    const stays = sameView(this.scene, scene);
    this.scene = scene;
    if (stays) return this.chart.draw();
    const { scales } = /** @type {any} */ (this.chart.options);
    const limits = limitsOf(scene);
    Object.assign(scales.x, limits.x);
    Object.assign(scales.y, limits.y);
    this.chart.update("none");
  }

  destroy() {
    this.chart.destroy();
  }

  /** @param {Place} place in CSS pixels of the canvas */
  pixelAt(place) {
    const { x, y } = this.scene.frame.shown(place);
    const { scales } = this.chart;
    return { x: scales.x.getPixelForValue(x), y: scales.y.getPixelForValue(y) };
  }

  /** @param {{ x: number, y: number }} pixel @returns {Place} */
  placeAt({ x, y }) {
    const { scales } = this.chart;
    return this.scene.frame.placeOf({
      x: scales.x.getValueForPixel(x) ?? 0,
      y: scales.y.getValueForPixel(y) ?? 0,
    });
  }

  #drawSurface() {
    const { ctx, chartArea } = this.chart;
    const { descent, view, frame } = this.scene;
    const width = Math.round(chartArea.width);
    const height = Math.round(chartArea.height);
    if (width < 2 || height < 2) return;
    const { paper, scheme } = themeOf(this.chart);
    const surfaceKey = [descent.loss, frame.origin, ...view.middle, view.half, width, height].join(" ");
    if (surfaceKey !== this.#surfaceKey) {
      this.#surface = this.scene.surface(width, height);
      this.#surfaceKey = surfaceKey;
    }
    const imageKey = [surfaceKey, paper, scheme].join(" ");
    if (this.#surface && imageKey !== this.#imageKey) {
      this.#image = imageOf(this.#surface, descent.minimum, width, { loss: descent.loss, paper, scheme });
      this.#imageKey = imageKey;
    }
    if (this.#image) ctx.drawImage(this.#image, chartArea.left, chartArea.top, chartArea.width, chartArea.height);
  }

  #drawPath() {
    const { ctx, chartArea } = this.chart;
    const { descent, step } = this.scene;
    const { ink, paper } = themeOf(this.chart);
    const { left, top, width, height } = chartArea;
    // A walk that diverges is drawn until it is far out; what a canvas cannot draw is cut short.
    const lost = descent.left.findIndex((share) => share > lostAt);
    const end = Math.min(step, lost < 0 ? step : lost) + 1;
    const near = (/** @type {number} */ value, /** @type {number} */ size) =>
      Math.max(-20 * size, Math.min(20 * size, value));
    const pixels = descent.places.slice(0, end).map((place) => {
      const { x, y } = this.pixelAt(place);
      return { x: near(x, width), y: near(y, height) };
    });
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, height);
    ctx.clip();
    drawMinimum(ctx, this.pixelAt(descent.least), ink, paper);
    ctx.beginPath();
    for (const { x, y } of pixels) ctx.lineTo(x, y);
    for (const [color, lineWidth] of /** @type {const} */ ([
      [paper, 4.5],
      [ink, 1.75],
    ])) {
      Object.assign(ctx, { strokeStyle: color, lineWidth, lineJoin: "round" });
      ctx.stroke();
    }
    ctx.fillStyle = ink;
    ctx.strokeStyle = paper;
    ctx.lineWidth = 1;
    for (const { x, y } of pixels.slice(1)) {
      ctx.beginPath();
      ctx.arc(x, y, 3, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
    }
    const last = pixels[pixels.length - 1];
    drawMarker(this.chart, descent.loss, last, { radius: 7, stroke: 3, rimmed: true });
    ctx.restore();
  }
}

/** The view in units of the data. @param {SurfaceScene} scene */
function limitsOf({ frame, view: { middle, half } }) {
  const from = frame.shown([middle[0] - half, middle[1] - half]);
  const to = frame.shown([middle[0] + half, middle[1] + half]);
  return { x: { min: from.x, max: to.x }, y: { min: from.y, max: to.y } };
}

/** @param {SurfaceScene} a @param {SurfaceScene} b */
function sameView(a, b) {
  return a.view === b.view && a.frame === b.frame && a.descent.loss === b.descent.loss;
}

/**
 * A cross where the loss is least.
 * @param {CanvasRenderingContext2D} ctx
 * @param {{ x: number, y: number }} at
 * @param {string} ink
 * @param {string} paper
 */
function drawMinimum(ctx, { x, y }, ink, paper) {
  for (const [color, lineWidth, arm] of /** @type {const} */ ([
    [paper, 5, 9],
    [ink, 2, 8],
  ])) {
    Object.assign(ctx, { strokeStyle: color, lineWidth });
    ctx.beginPath();
    ctx.moveTo(x - arm, y);
    ctx.lineTo(x + arm, y);
    ctx.moveTo(x, y - arm);
    ctx.lineTo(x, y + arm);
    ctx.stroke();
  }
}
