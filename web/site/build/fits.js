// The numbers that the text quotes and the still figures draw: computed by the engine when the pages are built, from
// the same data that the live figure starts with, so that text and figure cannot drift apart.

import { readFileSync } from "node:fs";
import { loadFits } from "../../engine/fits.js";

/** @typedef {{ intercept: number, slope: number, scale: number, objective: number, unique: boolean, slopes: number[] }} Line */

const dataAt = (/** @type {URL} */ url) => JSON.parse(readFileSync(url, "utf8"));

/** @returns the phone calls, their four lines, and each year's residual from the least-squares line */
export async function phonesNumbers() {
  const data = dataAt(new URL("../../data/phones.json", import.meta.url));
  const engine = await loadFits();
  const x = Float64Array.from(data.x);
  const y = Float64Array.from(data.y);

  /**
   * @param {import("../../engine/engine.js").LossId} loss
   * @param {"mad" | "s"} [scale]
   * @returns {Line}
   */
  const line = (loss, scale, at = y) => {
    const { coefficients, lowest, highest, ...rest } = engine.fit({ loss, x, y: at, scale });
    return { ...rest, intercept: coefficients[0], slope: coefficients[1], slopes: [lowest?.[1], highest?.[1]] };
  };
  const lines = {
    squared: line("squared"),
    absolute: line("absolute"),
    huber: line("huber", "mad"),
    tukey: line("tukey", "s"),
  };

  // What one more stray point at the right-hand end does: the last year lifted to the height of the highest.
  const liftedY = Float64Array.from(y).fill(Math.max(...y), -1);
  const lifted = { absolute: line("absolute", undefined, liftedY).slope, huber: line("huber", "mad", liftedY).slope };

  const residuals = y.map((value, i) => value - lines.squared.intercept - lines.squared.slope * x[i]);
  const squares = engine.evaluate({ loss: "squared", residuals }).value;
  /** @type {Record<string, { calls: number, prediction: number, residual: number, square: number }>} */
  const years = {};
  data.x.forEach((/** @type {number} */ year, /** @type {number} */ i) => {
    const [residual, square] = [residuals[i], squares[i]];
    years[`y${data.xOrigin + year}`] = { calls: y[i], prediction: y[i] - residual, residual, square };
  });
  const sum = lines.squared.objective;
  const recordedInMinutes = data.x.filter((/** @type {number} */ year) => year >= 64 && year <= 69);
  const theirs = recordedInMinutes.reduce(
    (/** @type {number} */ total, /** @type {number} */ year) => total + years[`y${data.xOrigin + year}`].square,
    0,
  );
  const mean = sum / y.length;
  return {
    ...data,
    lines,
    lifted,
    years,
    sum,
    mean,
    rootMean: Math.sqrt(mean),
    sharePercent: (100 * theirs) / sum,
    huberDelta: 1.345 * lines.huber.scale,
  };
}

/** The four giants among the stars, counted from 0 (R's starsCYG: 11, 20, 30 and 34). */
const giants = [10, 19, 29, 33];

/** @returns the star cluster, its lines with and without giants, and how far the giants are from them */
export async function starsNumbers() {
  const data = dataAt(new URL("../../data/starsCYG.json", import.meta.url));
  const engine = await loadFits();
  /**
   * @param {import("../../engine/engine.js").LossId} loss
   * @param {"mad" | "s"} [scale]
   * @param {readonly number[]} [left] stars left out
   * @returns {Line}
   */
  const line = (loss, scale, left = []) => {
    const keep = (/** @type {number[]} */ values) => values.filter((_, i) => !left.includes(i));
    const { coefficients, lowest, highest, ...rest } = engine.fit({ loss, x: keep(data.x), y: keep(data.y), scale });
    return { ...rest, intercept: coefficients[0], slope: coefficients[1], slopes: [lowest?.[1], highest?.[1]] };
  };
  const lines = {
    squared: line("squared"),
    absolute: line("absolute"),
    huber: line("huber", "mad"),
    tukey: line("tukey", "s"),
  };
  const distances = (/** @type {Line} */ { intercept, slope }) =>
    data.y.map((/** @type {number} */ y, /** @type {number} */ i) => Math.abs(y - intercept - slope * data.x[i]));
  const fromSquared = distances(lines.squared);
  const brightest = giants[3];
  return {
    ...data,
    lines,
    withoutGiants: line("squared", undefined, giants),
    withoutBrightest: line("squared", undefined, [brightest]),
    /** How far the brightest giant lies from each line, and how many other stars lie further from the first. */
    brightest: { squared: fromSquared[brightest], huber: distances(lines.huber)[brightest] },
    further: fromSquared.filter((/** @type {number} */ each) => each > fromSquared[brightest]).length,
    huberDelta: 1.345 * lines.huber.scale,
  };
}
