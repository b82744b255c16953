// What the engine of the book's own figures does at first, as calls: losses at residuals, and lines through the points of
// small figures at the usual scale, as they stand and as readers move them. What these never come by is not in first.wasm. Where the calls
// come short, a figure is right all the same, and downloads more.

import { readdirSync, readFileSync } from "node:fs";
import { choicesOf } from "../web/shared/estimators.js";
import { root } from "./setup.mjs";

/** @typedef {ReturnType<typeof import("../web/engine/fits-of.js").fitsOf>} Fits */
/** @typedef {{ x: number[], y: number[] }} Points */

/** Numbers in [0, 1), always the same: D. H. Lehmer's generator with the multiplier of Park and Miller (1988). */
function* uniform(seed = 1) {
  for (let state = seed; ; ) {
    state = (state * 48271) % 2147483647;
    yield state / 2147483647;
  }
}

/** The data sets of the book that are a line's. @returns {Points[]} */
function dataSets() {
  const folder = `${root}web/data/`;
  const all = readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}${name}`, "utf8")));
  return all.filter(({ x, y }) => x && y);
}

/** Points about a line, some far off it. @param {Iterator<number>} random @param {number} n @returns {Points} */
function drawn(random, n) {
  const next = () => random.next().value;
  const x = Array.from({ length: n }, () => 10 * next());
  const y = x.map((at) => 1 + 2 * at + next() + next() - 1 + (next() < 0.1 ? 20 * next() : 0));
  return { x, y };
}

/** What readers make of points. @param {Points} points @param {Iterator<number>} random @returns {Points[]} */
function moved({ x, y }, random) {
  const place = Math.floor(random.next().value * x.length);
  const far = (/** @type {number[]} */ values, /** @type {number} */ times) =>
    values.map((value, i) => (i === place ? value + times * (Math.max(...values) - Math.min(...values)) : value));
  return [
    { x, y },
    { x: far(x, 1), y },
    { x, y: far(y, -1) },
    { x: far(x, 2), y: far(y, 3) },
  ];
}

/**
 * Few points, and such as have no line. Not those of which half lie on one line: there least absolute deviations come in
 * by the simplex method, a tenth of the module for what is rare. @type {Points[]}
 */
const bare = [
  { x: [], y: [] },
  { x: [1], y: [2] },
  { x: [1, 1, 1], y: [1, 2, 4] },
  { x: [0, 0, 1, 1, 2, 2], y: [0, 1, 0, 1, 0, 1] },
];

/**
 * Parameters as sliders and attributes set them; of fits of redescending losses only the usual ones, since others may have
 * no fixed point, and then the simplex method comes in again.
 * @type {Record<string, number>[]}
 */
const settings = [
  {},
  ...[0.1, 0.25, 0.9].map((tau) => ({ tau })),
  ...[0.5, 10].map((delta) => ({ delta })),
  ...[0.01, 1, 5].map((epsilon) => ({ epsilon })),
  ...[0.5, 10].map((c) => ({ c })),
  ...[Number.NEGATIVE_INFINITY, -2, 0, 0.5, 1.5, 2, Number.POSITIVE_INFINITY].map((alpha) => ({ alpha })),
];

/** @param {Fits} engine */
export function firstCalls(engine) {
  const ids = engine.losses.map(({ id }) => id);
  const random = uniform();
  const residuals = Array.from({ length: 1001 }, (_, i) => (i - 500) ** 3 / 1e6);
  const data = [
    ...[...dataSets(), ...[12, 24, 60, 100].map((n) => drawn(random, n))].flatMap((one) => moved(one, random)),
    ...bare,
  ];
  for (const parameters of settings) {
    const [name] = Object.keys(parameters);
    const isFit = name !== "c" && name !== "alpha";
    const takes = engine.losses.filter((loss) => !name || loss.parameters.some(({ id }) => id === name));
    const losses = ids.filter((id) => takes.some((loss) => loss.id === id));
    for (const choice of choicesOf(losses, engine, { parameters, scale: 1 })) {
      attempt(() => engine.evaluate({ ...choice, residuals }));
      // Fits at a fixed scale are an estimator of their own.
      if (isFit && typeof choice.scale !== "number")
        for (const points of data) attempt(() => engine.fit({ ...choice, ...points }));
    }
  }
}

/** Refusals are among the answers. @param {() => unknown} call */
function attempt(call) {
  try {
    call();
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === undefined) throw error;
  }
}
