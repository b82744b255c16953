/**
 * Draws the residual boxes under the lines. A box stands on the side of its residual where the line runs away from it,
 * so that it is seen whole, unless the chart ends there.
 */

import { themeOf } from "../../shared/chart.js";
import { lossColor } from "../../shared/palette.js";

/** Width of a stick whose slope is 1, in CSS pixels. */
const stick = 8;

/**
 * @typedef {object} Residuals
 * @property {string} loss
 * @property {number} slope of the line
 * @property {"y" | "stick"} unit
 * @property {readonly import("./boxes.js").Box[]} boxes
 */

/** @param {() => Residuals | undefined} current */
export function residualPlugin(current) {
  return {
    id: "residuals",
    /** @param {any} chart */
    beforeDatasetsDraw(chart) {
      const residuals = current();
      if (residuals) draw(chart, residuals);
    },
  };
}

/**
 * @param {any} chart
 * @param {Residuals} residuals
 */
function draw(chart, { loss, slope, unit, boxes }) {
  const { ctx, chartArea: area, scales } = chart;
  const perY = Math.abs(scales.y.getPixelForValue(1) - scales.y.getPixelForValue(0));
  ctx.save();
  ctx.beginPath();
  ctx.rect(area.left, area.top, area.width, area.height);
  ctx.clip();
  ctx.strokeStyle = lossColor(loss, themeOf(chart).scheme);
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = 1;
  for (const box of boxes) {
    const { left, top, width, height } = rectangle(box, slope, unit, { perY, area, scales });
    ctx.globalAlpha = unit === "stick" ? 0.3 : 0.09;
    ctx.fillRect(left, top, width, height);
    ctx.globalAlpha = 0.55;
    ctx.strokeRect(left, top, width, height);
  }
  ctx.restore();
}

/**
 * @param {import("./boxes.js").Box} box
 * @param {number} slope
 * @param {"y" | "stick"} unit
 * @param {{ perY: number, area: any, scales: any }} chart
 */
function rectangle({ x, y, foot, width }, slope, unit, { perY, area, scales }) {
  const at = scales.x.getPixelForValue(x);
  const [top, bottom] = [y, foot].map((value) => scales.y.getPixelForValue(value)).sort((a, b) => a - b);
  const wide = unit === "stick" ? width * stick : width * perY;
  const box = { top, height: bottom - top, width: wide };
  if (unit === "stick") return { ...box, left: at - wide / 2 };
  const away = y > foot === slope > 0 ? -1 : 1;
  const fits = away < 0 ? at - wide >= area.left : at + wide <= area.right;
  const side = fits ? away : -away;
  return { ...box, left: side < 0 ? at - wide : at };
}
