/** What the lower chart shows at each step, from the reader's numbers. */
import { spanOf } from "../../shared/points/grid.js";

/** @typedef {import("./lower.js").Picture} Picture */
/** @typedef {import("./lower.js").Place} Place */
/** @typedef {import("./trial.js").Trial} Trial */
/** @typedef {import("./figures.js").Figures} Figures */

const none = { curves: [], bars: [], marks: [] };

/**
 * @param {import("./steps.js").Lower} kind
 * @param {Trial} trial
 * @param {Figures} figures
 * @returns {Picture}
 */
export function pictureOf(kind, trial, figures) {
  switch (kind) {
    case "residuals":
      return bars(trial, figures, "residual");
    case "heights":
      return bars(trial, figures, "density");
    case "logs":
      return bars(trial, figures, "logDensity");
    case "split":
      return split(trial, figures);
    case "shape":
      return shape(trial, figures);
    case "scale":
      return alongScale(trial, figures);
    default:
      return alongSlope(kind, trial, figures);
  }
}

/** Room around numbers, and 0 among them. @param {number[]} values @param {number} [least] */
function roomFor(values, least = 0) {
  const low = Math.min(0, ...values);
  const high = Math.max(least, ...values);
  const room = 0.08 * (high - low || 1);
  return { min: low < 0 ? low - room : 0, max: high > 0 ? high + room : 0 };
}

/** @param {Trial} trial @param {Figures} figures @param {"residual" | "density" | "logDensity"} which */
function bars(trial, { points }, which) {
  const y = roomFor(points.map((point) => point[which]));
  const drawn = points.map((point) => ({ x: point.x, from: 0, to: point[which], kind: /** @type {const} */ ("bar") }));
  return { ...none, x: trial.editing.limits.x, y, bars: drawn };
}

/** −log p of each point: the part that is the same for all, and ρ on top of it. @param {Trial} trial @param {Figures} figures */
function split(trial, { points }) {
  const drawn = points.flatMap(({ x, constant, rho }) => [
    { x, from: 0, to: constant, kind: /** @type {const} */ ("constant") },
    { x, from: Math.max(0, constant), to: Math.max(0, constant) + rho, kind: /** @type {const} */ ("bar") },
  ]);
  const y = roomFor(drawn.flatMap(({ from, to }) => [from, to]));
  return { ...none, x: trial.editing.limits.x, y, bars: drawn };
}

/** The density over residuals, and where the residuals are. @param {Trial} trial @param {Figures} figures @returns {Picture} */
function shape(trial, { points }) {
  const reach = Math.max(...points.map(({ residual }) => Math.abs(residual)), 3 * trial.line.scale) * 1.1;
  const at = Float64Array.from({ length: 161 }, (_, k) => ((k - 80) / 80) * reach);
  const density = trial.densityOver(at);
  const curve = Array.from(at, (x, k) => ({ x, y: density[k] }));
  const marks = points.map(({ residual }) => ({ x: residual, kind: /** @type {const} */ ("rug") }));
  const y = roomFor([...density]);
  return { ...none, x: { min: -reach, max: reach }, y, curves: [{ points: curve, kind: "curve" }], marks };
}

/** How far a curve of log-likelihoods is followed down. */
const depth = 40;

/** @param {import("./steps.js").Lower} kind @param {Trial} trial @param {Figures} figures @returns {Picture} */
function alongSlope(kind, trial, { now }) {
  const { line, best, points } = trial;
  const width = (0.35 * spanOf(points.map(({ y }) => y))) / spanOf(points.map(({ x }) => x));
  const middle = best?.slope ?? line.slope;
  const from = Math.min(middle - width, line.slope - 0.1 * width);
  const to = Math.max(middle + width, line.slope + 0.1 * width);
  const curve = trial.curve({ coefficient: 1, from, to });
  const top = curve.at[curve.most];
  const at = (/** @type {Float64Array} */ values) => Array.from(curve.at, (x, k) => ({ x, y: values[k] }));
  const x = { min: from, max: to };
  const mark = { x: top, kind: /** @type {const} */ ("best") };
  const here = (/** @type {number} */ y) => ({ x: line.slope, y, kind: /** @type {const} */ ("now") });
  if (kind === "likelihood") {
    const most = curve.logLikelihood[curve.most];
    const relative = nearest(curve.at, line.slope, curve.relative);
    const y = now.logLikelihood >= most ? 1 : relative;
    return {
      ...none,
      x,
      y: { min: 0, max: 1.08 },
      curves: [{ points: at(curve.relative), kind: "curve" }],
      marks: [mark, here(y)],
    };
  }
  const logs = curve.logLikelihood;
  const highest = logs[curve.most];
  const lowest = Math.max(highest - depth, Math.min(...logs, now.logLikelihood));
  const room = 0.08 * (highest - lowest || 1);
  if (kind === "log") {
    const y = { min: lowest - room, max: highest + room };
    return { ...none, x, y, curves: [{ points: at(logs), kind: "curve" }], marks: [mark, here(now.logLikelihood)] };
  }
  const { loss } = curve;
  const most = Math.min(loss[curve.most] + depth, Math.max(...loss, now.loss));
  if (kind === "loss") {
    const y = roomFor([most]);
    return { ...none, x, y, curves: [{ points: at(loss), kind: "curve" }], marks: [mark, here(now.loss)] };
  }
  // The loss, and below the axis the log-likelihood without what was dropped: its mirror image.
  const mirrored = loss.map((value) => -value);
  return {
    ...none,
    x,
    y: { min: -most - room, max: most + room },
    curves: [
      { points: at(loss), kind: "curve" },
      { points: at(mirrored), kind: "mirror" },
    ],
    marks: [mark, here(now.loss)],
  };
}

/** @param {Trial} trial @param {Figures} figures @returns {Picture} */
function alongScale(trial, { now, bestScale }) {
  const { line } = trial;
  const around = bestScale > 0 ? bestScale : line.scale;
  const from = Math.min(0.4 * around, 0.9 * line.scale);
  const to = Math.max(3 * around, 1.1 * line.scale);
  const curve = trial.curve({ coefficient: "scale", from, to });
  const logs = curve.logLikelihood;
  const highest = logs[curve.most];
  const lowest = Math.max(highest - depth, Math.min(...logs, now.logLikelihood));
  const room = 0.08 * (highest - lowest || 1);
  return {
    ...none,
    x: { min: from, max: to },
    y: { min: lowest - room, max: highest + room },
    curves: [{ points: Array.from(curve.at, (x, k) => ({ x, y: logs[k] })), kind: "curve" }],
    marks: [
      ...(bestScale > 0 ? [{ x: bestScale, kind: /** @type {const} */ ("best") }] : []),
      { x: line.scale, y: now.logLikelihood, kind: "now" },
    ],
  };
}

/** The value of a curve where it comes nearest to a place. @param {Float64Array} at @param {number} x @param {Float64Array} values */
function nearest(at, x, values) {
  let best = 0;
  for (let k = 1; k < at.length; k += 1) if (Math.abs(at[k] - x) < Math.abs(at[best] - x)) best = k;
  return values[best];
}
