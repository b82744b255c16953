/**
 * A look at what a fit leaves over: residuals against fitted values, their distribution and their order beside a noise's,
 * and the rows that matter most.
 */

import { clamp, limitsOf } from "../../../shared/points/limits.js";
import { dataOf } from "../model.js";
import { corners, mostPoints, painted } from "../panels.js";
import { barsOf } from "./bars.js";
import { whatMatters } from "./matter.js";
import { orderedBeside } from "./quantiles.js";

/** @typedef {import("../run.js").NoiseId} NoiseId */

const places = 161;
/** The pictures reach so many robust scales. */
const farthest = 8;
/** The picture of residuals in order reaches so many times as far as they do. */
const widest = 1.5;

export class Look {
  /** @type {Partial<Record<"fitted" | "histogram" | "order", import("../chart.js").Picture>>} */
  pictures = {};
  /** @type {import("./matter.js").Matter | undefined} */
  matter;
  /** How many residuals the histogram leaves out, being too far. */
  outside = 0;
  /** @type {any} why there is nothing to see */
  error;
  #asked = 0;

  /**
   * @param {import("../run.js").Run} run
   * @param {{ loss: string, noise: NoiseId }} chosen
   * @param {() => void} changed
   */
  constructor(run, chosen, changed) {
    this.run = run;
    this.loss = run.fitted.some(({ choice }) => choice.loss === chosen.loss) ? chosen.loss : run.fitted[0]?.choice.loss;
    this.noise = chosen.noise;
    this.changed = changed;
    this.#find();
  }

  /** @param {{ loss?: string, noise?: NoiseId }} choice */
  choose(choice) {
    Object.assign(this, choice);
    this.#find();
  }

  async #find() {
    const mine = ++this.#asked;
    const { run, loss, noise } = this;
    const fit = run.fitted.find(({ choice }) => choice.loss === loss)?.fit;
    if (!fit) return;
    try {
      const { fitted, residual } = await run.call("likelihood", {
        noise: "gaussian",
        ...dataOf(run.used, run.model),
        coefficients: fit.coefficients,
        scale: 1,
      });
      // None where most rows lie exactly on the fit.
      const scale = await run.call("fit", { loss: "huber", y: residual, scale: "mad" }).then(
        (/** @type {import("../run.js").Fit} */ found) => found.scale || undefined,
        () => undefined,
      );
      const found = {
        fitted: await againstFitted(run, fitted, residual),
        ...(await besideNoise(run, residual, noise, scale)),
      };
      if (mine !== this.#asked) return;
      const { outside = 0, ...pictures } = found;
      this.pictures = pictures;
      this.outside = outside;
      this.error = undefined;
      this.changed();
      const matter = await whatMatters(run, residual, scale);
      if (mine !== this.#asked) return;
      this.matter = matter;
    } catch (error) {
      if (mine !== this.#asked) return;
      this.pictures = {};
      this.matter = undefined;
      this.error = error;
    }
    this.changed();
  }
}

/** @param {import("../run.js").Run} run @param {Float64Array} fitted @param {Float64Array} residual @returns {Promise<import("../chart.js").Picture>} */
async function againstFitted(run, fitted, residual) {
  const limits = limitsOf(corners(fitted, residual));
  const zero = { tone: "muted", borderWidth: 1.5, data: [limits.x.min, limits.x.max].map((x) => ({ x, y: 0 })) };
  if (residual.length > mostPoints) {
    return { points: [], lines: [zero], limits, paint: await painted(run, fitted, residual, limits) };
  }
  return { points: Array.from(fitted, (x, i) => ({ x, y: residual[i] })), lines: [zero], limits };
}

/**
 * The histogram with the noise's density, and the residuals in order.
 * @param {import("../run.js").Run} run
 * @param {Float64Array} residual
 * @param {NoiseId} noise
 * @param {number | undefined} robust
 */
async function besideNoise(run, residual, noise, robust) {
  const [low, high] = corners(residual, residual).map(({ x }) => x);
  if (!robust || !(high > low)) return {};
  const from = Math.max(low, -farthest * robust);
  const to = Math.min(high, farthest * robust);
  if (!(to > from)) return {};
  const alone = { noise, coefficients: [0] };
  const { scale } = await run.call("likelihood", { ...alone, y: residual });
  const at = Float64Array.from({ length: places }, (_, i) => from + ((to - from) * i) / (places - 1));
  const { density } = await run.call("likelihood", { ...alone, y: at, scale });
  const { bars, most, width, outside } = await barsOf(run, residual, from, to);
  const curve = Array.from(at, (x, i) => ({ x, y: density[i] * residual.length * width }));
  const top = 1.08 * curve.reduce((tallest, { y }) => Math.max(tallest, y), most);
  const x = { min: from, max: to };
  const { points, band } = await orderedBeside(run, residual, noise, scale);
  const edge = (/** @type {object[]} */ data) => ({ tone: "muted", borderWidth: 1.25, borderDash: [3, 3], data });
  // The farthest of a heavy-tailed noise lie so far out that all others would be one heap.
  const reach = widest * Math.max(-low, high);
  const ends = [points[0], points[points.length - 1]].map(({ x: at }) => clamp(at, { min: -reach, max: reach }));
  return {
    outside,
    histogram: {
      points: [],
      lines: [{ tone: "accent", data: curve }],
      limits: { x, y: { min: 0, max: top } },
      paint: bars,
    },
    order: {
      points,
      lines: [{ tone: "accent", borderWidth: 1.5, data: ends.map((at) => ({ x: at, y: at })) }, ...band.map(edge)],
      limits: limitsOf([
        { x: ends[0], y: low },
        { x: ends[1], y: high },
      ]),
    },
  };
}
