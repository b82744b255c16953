/** What stands on the line: at each point the density of its noise, lying on its side, and how high it is at the point. */
import { themeOf } from "../../shared/chart.js";
import { lossColor } from "../../shared/palette.js";

/** How many places of a density are drawn on each side of its middle. */
const half = 80;
/** The middle of the best density is so many spacings of points high. */
const reach = 1.15;
const leastSpacing = 26;

/**
 * @param {any} chart
 * @param {import("./plot.js").Scene} scene
 */
export function drawBells(chart, { trial, step, figures }) {
  const { ctx, chartArea, scales } = chart;
  const { points = [] } = figures ?? {};
  const { min, max } = scales.y;
  const offsets = Float64Array.from({ length: 2 * half + 1 }, (_, k) => ((k - half) / half) * (max - min));
  const density = trial.densityOver(offsets);
  const unit = lengthOfDensity(chart, trial);
  const { ink } = themeOf(chart);
  const color = lossColor(trial.noise?.loss ?? "", themeOf(chart).scheme);
  ctx.save();
  ctx.beginPath();
  ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
  ctx.clip();
  for (const { x, y, fitted, density: height } of points) {
    const foot = scales.x.getPixelForValue(x);
    ctx.beginPath();
    ctx.moveTo(foot, scales.y.getPixelForValue(fitted + offsets[0]));
    for (let k = 0; k < offsets.length; k += 1) {
      ctx.lineTo(foot + unit * density[k], scales.y.getPixelForValue(fitted + offsets[k]));
    }
    ctx.closePath();
    ctx.globalAlpha = 0.13;
    ctx.fillStyle = color;
    ctx.fill();
    ctx.globalAlpha = 0.8;
    ctx.strokeStyle = color;
    ctx.lineWidth = 1;
    ctx.stroke();
    if (!step.heights) continue;
    // At least a hair, so that a point that is all but impossible shows that it is.
    const end = foot + Math.max(1, unit * height);
    const at = scales.y.getPixelForValue(y);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = ink;
    ctx.lineWidth = 3;
    ctx.beginPath();
    ctx.moveTo(foot, at);
    ctx.lineTo(end, at);
    ctx.stroke();
  }
  ctx.restore();
}

/**
 * How many pixels a density of 1 is long: fixed by the best line's scale, so that a density grows as it gets narrower.
 * @param {any} chart
 * @param {import("./trial.js").Trial} trial
 */
function lengthOfDensity(chart, trial) {
  const xs = [...new Set(trial.points.map(({ x }) => x))].sort((a, b) => a - b);
  const spacing = xs.length > 1 ? (xs[xs.length - 1] - xs[0]) / (xs.length - 1) : 1;
  const pixels = Math.abs(chart.scales.x.getPixelForValue(spacing) - chart.scales.x.getPixelForValue(0));
  return (reach * Math.max(leastSpacing, pixels)) / trial.usualPeak;
}

/**
 * @param {any} chart
 * @param {import("./trial.js").Trial} trial
 * @param {import("./figures.js").Figures} figures
 */
export function drawResiduals(chart, trial, { points }) {
  const { ctx, scales } = chart;
  ctx.save();
  ctx.strokeStyle = lossColor(trial.noise?.loss ?? "", themeOf(chart).scheme);
  ctx.lineWidth = 2;
  for (const { x, y, fitted } of points) {
    const at = scales.x.getPixelForValue(x);
    ctx.beginPath();
    ctx.moveTo(at, scales.y.getPixelForValue(y));
    ctx.lineTo(at, scales.y.getPixelForValue(fitted));
    ctx.stroke();
  }
  ctx.restore();
}
