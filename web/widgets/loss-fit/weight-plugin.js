/**
 * Draws points whose area is their weight, in the place of a data set that holds `weighted`. Chart.js would resolve the
 * options of each point anew at every step of a drag.
 */

import { themeOf } from "../../shared/chart.js";
import { lossColor } from "../../shared/palette.js";

/** Radius of a point of full weight, in CSS pixels; less than `leastShare` of it is drawn as none. */
const fullRadius = 6.5;
const leastShare = 0.01;
/** A point without any weight stays as a ring that can be seen and taken. */
const ringRadius = 3.5;
/** How thick the rim of a point is. */
const rim = 1.5;

/**
 * @typedef {object} Weighted
 * @property {import("../../shared/points/model.js").Points} points
 * @property {import("./weights.js").Weights} weights
 */

export const weightPlugin = {
  id: "weights",
  /** @param {any} chart @param {{ index: number }} drawn */
  afterDatasetDraw(chart, { index }) {
    const { weighted } = chart.data.datasets[index];
    if (weighted) draw(chart, weighted);
  },
};

/** @param {any} chart @param {Weighted} weighted */
function draw(chart, { points, weights: { loss, shares } }) {
  const { ctx, scales } = chart;
  const { paper, scheme } = themeOf(chart);
  const color = lossColor(loss, scheme);
  /** @param {number} x @param {number} y @param {number} radius @param {string} inside */
  const disc = (x, y, radius, inside) => {
    ctx.fillStyle = inside;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  };
  ctx.save();
  for (const [i, point] of points.entries()) {
    const isRing = shares[i] < leastShare;
    const radius = isRing ? ringRadius : fullRadius * Math.sqrt(shares[i]);
    const x = scales.x.getPixelForValue(point.x);
    const y = scales.y.getPixelForValue(point.y);
    // A disc on a disc: to draw a rim along a circle takes several times as long.
    disc(x, y, radius + rim / 2, isRing ? color : paper);
    disc(x, y, Math.max(0, radius - rim / 2), isRing ? paper : color);
  }
  ctx.restore();
}
