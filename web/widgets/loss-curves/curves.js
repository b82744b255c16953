/** What is drawn and read: the engine's answers along the axis and at one residual. */
import { kinksOf, quantities, smoothnessOf } from "./quantities.js";

/** Points along half the axis: fewer than pixels, or Chart.js thins a solid line and leaves it ragged. */
const half = 48;

/** How near to a kink the one-sided ends of a curve are taken. */
const near = 1e-9;

/** @typedef {import("./quantities.js").Quantity["id"]} QuantityId */
/** @typedef {{ loss: import("../../engine/engine.js").LossId, parameters: import("./quantities.js").Parameters }} Choice */
/** @typedef {{ x: number, y: number }} Point */

/**
 * @typedef {object} Curve
 * @property {string} loss
 * @property {Point[]} points none where the loss has no such quantity, as a bounded loss has no density
 * @property {number[]} gaps residuals at which there is no such number
 * @property {Point[]} ends the open ends on both sides of each gap
 * @property {(Point & { times: 0 | 1 | 2 })[]} seams of the value: where the loss is not smooth, within the axis
 */

/**
 * @typedef {Choice & { smoothness: number, kinks: number[], deadZone: number, redescends: boolean }} Character of a loss
 *   as a whole: how often it can be differentiated, at which residuals no more, the half-width of the zone that costs
 *   nothing, and whether its slope comes back to 0 for far residuals
 */

/**
 * @typedef {Choice & { reading: Record<QuantityId, number | null> }} Row NaN where there is no such number at the
 *   residual, null where there is none at any
 */

/**
 * @param {import("../../engine/engine.js").FitEngine} engine
 * @param {Choice[]} choices
 * @param {number} range the axis goes from −range to range
 * @returns {Record<QuantityId, Curve[]>}
 */
export function curvesOf(engine, choices, range) {
  const curves = choices.map((choice) => curveOf(engine, choice, range));
  return byQuantity((id) => curves.map((curve) => curve[id]));
}

/**
 * @param {import("../../engine/engine.js").FitEngine} engine
 * @param {Choice[]} choices
 * @param {number} residual
 * @returns {Row[]}
 */
export function readingOf(engine, choices, residual) {
  return choices.map(({ loss, parameters }) => {
    const answer = engine.evaluate({ loss, parameters, residuals: Float64Array.of(residual) });
    const missing = kinksOf(loss, parameters).find(({ at }) => at === residual)?.missing ?? [];
    const reading = byQuantity((id) => (missing.includes(id) ? Number.NaN : (answer[id]?.[0] ?? null)));
    return { loss, parameters, reading };
  });
}

/** From near to far: a slope that comes back anywhere here comes back to 0. */
const far = Float64Array.from({ length: 60 }, (_, i) => 2 ** (i / 2 - 3));

/**
 * @param {import("../../engine/engine.js").FitEngine} engine
 * @param {Choice[]} choices
 * @returns {Character[]}
 */
export function charactersOf(engine, choices) {
  return choices.map(({ loss, parameters }) => ({
    loss,
    parameters,
    smoothness: smoothnessOf(loss, parameters),
    kinks: kinksOf(loss, parameters).map(({ at }) => at),
    deadZone: loss === "epsilon-insensitive" ? parameters.epsilon : 0,
    redescends: engine.evaluate({ loss, parameters, residuals: far }).curvature.some((curvature) => curvature < 0),
  }));
}

/**
 * @param {import("../../engine/engine.js").FitEngine} engine
 * @param {Choice} choice
 * @param {number} range
 * @returns {Record<QuantityId, Curve>}
 */
function curveOf(engine, { loss, parameters }, range) {
  const kinks = kinksOf(loss, parameters).filter(({ at }) => Math.abs(at) < range);
  const places = kinks.map(({ at }) => at);
  const residuals = axis(range, places);
  const answer = engine.evaluate({ loss, parameters, residuals });
  return byQuantity((id) => {
    const gaps = places.filter((_, i) => kinks[i].missing.includes(id));
    const ys = Array.from(answer[id] ?? []);
    const points = ys.map((y, i) => ({ x: residuals[i], y: gaps.includes(residuals[i]) ? Number.NaN : y }));
    const ends = points.filter((_, i) => gaps.includes(residuals[i - 1]) || gaps.includes(residuals[i + 1]));
    const seams = id === "value" ? kinks.map(({ at, times }) => ({ x: at, y: ys[residuals.indexOf(at)], times })) : [];
    return { loss, points, gaps, ends, seams };
  });
}

/**
 * Even steps, with each kink and its two neighbours among them.
 * @param {number} range
 * @param {number[]} kinks
 */
function axis(range, kinks) {
  const even = Array.from({ length: 2 * half + 1 }, (_, i) => (range * (i - half)) / half);
  const apart = even.filter((r) => kinks.every((kink) => Math.abs(r - kink) > near));
  const around = kinks.flatMap((kink) => [kink - near, kink, kink + near]);
  return Float64Array.from([...apart, ...around]).sort();
}

/**
 * @template T
 * @param {(id: QuantityId) => T} make
 * @returns {Record<QuantityId, T>}
 */
function byQuantity(make) {
  return /** @type {any} */ (Object.fromEntries(quantities.map(({ id }) => [id, make(id)])));
}
