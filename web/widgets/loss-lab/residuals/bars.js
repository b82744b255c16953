/** Residuals counted into the bars of a histogram. */
import { themeOf } from "../../../shared/chart.js";

const fewest = 8;
const finest = 60;

/**
 * @param {import("../run.js").Run} run
 * @param {Float64Array} residual
 * @param {number} from
 * @param {number} to
 * @returns {Promise<{ bars: (chart: any) => void, most: number, width: number, outside: number }>}
 */
export async function barsOf(run, residual, from, to) {
  const cells = Math.round(Math.min(finest, Math.max(fewest, 1.5 * Math.sqrt(residual.length))));
  const { counts, largest, outside } = await run.call("bin", {
    x: residual,
    y: new Float64Array(residual.length),
    xAxis: { from, to, cells },
    yAxis: { from: -1, to: 1, cells: 1 },
  });
  const width = (to - from) / cells;
  const bars = (/** @type {any} */ chart) => {
    const { ctx, scales } = chart;
    const bottom = scales.y.getPixelForValue(0);
    ctx.save();
    ctx.fillStyle = themeOf(chart).ink;
    ctx.globalAlpha = 0.32;
    for (const [i, count] of counts.entries()) {
      const [left, right] = [i, i + 1].map((edge) => scales.x.getPixelForValue(from + edge * width));
      const top = scales.y.getPixelForValue(count);
      ctx.fillRect(left + 0.5, top, Math.max(1, right - left - 1), bottom - top);
    }
    ctx.restore();
  };
  return { bars, most: largest, width, outside };
}
