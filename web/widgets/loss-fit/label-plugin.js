/**
 * Marks each line at its right end and names it there where there is room beside the plot, so that no one has to look a
 * colour up. Names that would meet move apart.
 */
import { themeOf } from "../../shared/chart.js";
import { drawMarker } from "../../shared/marker.js";
import { lossColor } from "../../shared/palette.js";
import { spread } from "./spread.js";

const gap = 10;
const marker = { radius: 4.5, stroke: 2 };
/** Narrower charts have no room beside the plot; their lines are named in the legend below. */
const narrow = 520;

/** @typedef {{ loss: string | undefined, name: string, y: number }} Label y where the line ends, as a value; the true line is no loss's */

/** @param {any} chart @param {readonly string[]} names @returns {number} CSS pixels that the names need */
export function labelRoom(chart, names) {
  if (chart.width < narrow || names.length === 0) return gap;
  const { ctx } = chart;
  ctx.save();
  ctx.font = fontOf(chart);
  const widest = Math.max(...names.map((name) => ctx.measureText(name).width));
  ctx.restore();
  return gap + 4 + widest;
}

/** @param {() => readonly Label[]} current */
export function labelPlugin(current) {
  return {
    id: "labels",
    /** @param {any} chart */
    afterDatasetsDraw(chart) {
      draw(chart, current());
    },
  };
}

/** @param {any} chart @param {readonly Label[]} labels */
function draw(chart, labels) {
  const { ctx, chartArea, scales } = chart;
  const { right, top, bottom } = chartArea;
  const ends = labels.map(({ y }) => scales.y.getPixelForValue(y));
  const places = spread(
    ends.map((end) => Math.min(bottom, Math.max(top, end))),
    top,
    bottom,
  );
  ctx.save();
  ctx.font = fontOf(chart);
  ctx.textBaseline = "middle";
  labels.forEach(({ loss, name }, i) => {
    const { scheme, ink } = themeOf(chart);
    ctx.fillStyle = loss ? lossColor(loss, scheme) : ink;
    if (loss && ends[i] >= top && ends[i] <= bottom) drawMarker(chart, loss, { x: right, y: ends[i] }, marker);
    if (chart.width >= narrow) ctx.fillText(name, right + gap, places[i]);
  });
  ctx.restore();
}

/** @param {any} chart */
function fontOf(chart) {
  return `600 13px ${themeOf(chart).font}`;
}
