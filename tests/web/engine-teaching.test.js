// engine.surface, engine.bin and engine.descend as a program that imports them sees them; their theorems are in tests/cpp.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "lossbook/engine";

const engine = await loadEngine();

const x = Float64Array.of(0, 1, 2, 3, 4);
const y = Float64Array.of(3, 1, -1, -3, -5); // 3 − 2x
const intercept = { coefficient: 0, from: 1, to: 4, count: 4 };
const slope = { coefficient: 1, from: -4, to: 0, count: 9 };

test("a surface has its least value where the points lie exactly on the line", () => {
  for (const { id: loss } of engine.losses) {
    const found = engine.surface({ loss, x, y, coefficients: [0, 0], first: intercept, second: slope });
    assert.equal(found.values.length, 36, loss);
    assert.equal(found.least, 4 * 4 + 2, loss); // slope −2, intercept 3
    assert.equal(found.minimum, 0, loss);
    assert.equal(found.maximum, Math.max(...found.values), loss);
  }
});

test("a cell of a surface is the objective that a fit and a descent report there", () => {
  const other = Float64Array.of(1, -1, 2, 0, 0.5);
  const fit = engine.fit({ loss: "huber", x: [x, other], y: other.map((v, i) => v * v + x[i]), scale: 2 });
  const data = { loss: /** @type {const} */ ("huber"), x: [x, other], y: other.map((v, i) => v * v + x[i]), scale: 2 };
  const [, b, c] = fit.coefficients;
  const { values } = engine.surface({
    ...data,
    coefficients: fit.coefficients,
    first: { coefficient: 2, from: c, to: c + 1, count: 3 },
    second: { coefficient: 1, from: b, to: b + 1, count: 2 },
  });
  assert.ok(Math.abs(values[0] - fit.objective) < 1e-12);
  const path = engine.descend({ ...data, start: fit.coefficients, method: "gradient" });
  assert.ok(Math.abs(path.objective[0] - fit.objective) < 1e-12);
  assert.equal(path.stopped, "converged");
});

test("an image counts every point once; its first row is where yAxis begins", () => {
  const image = engine.bin({
    x: [0, 0.5, 1, 1, 2, Number.NaN, 0],
    y: [0, 0, 1, 1, 0, 0, Number.POSITIVE_INFINITY],
    xAxis: { from: 0, to: 1, cells: 2 },
    yAxis: { from: 1, to: 0, cells: 2 },
  });
  assert.deepEqual(Array.from(image.counts), [0, 2, 1, 1]);
  assert.ok(image.counts instanceof Uint32Array);
  assert.equal(image.counts.buffer.byteLength, 16, "not a view into the engine's memory");
  assert.deepEqual([image.largest, image.outside, image.notFinite], [2, 1, 2]);
});

test("no points make an empty image", () => {
  const axis = { from: 0, to: 1, cells: 3 };
  const image = engine.bin({ x: [], y: [], xAxis: axis, yAxis: axis });
  assert.deepEqual(Array.from(image.counts), Array(9).fill(0));
});

test("a million points are binned", () => {
  const many = Float64Array.from({ length: 1_000_000 }, (_, i) => (i % 1000) / 1000);
  const axis = { from: 0, to: 1, cells: 1000 };
  const image = engine.bin({ x: many, y: many, xAxis: axis, yAxis: axis });
  assert.equal(image.counts.reduce((sum, count) => sum + count, 0) + image.outside, 1_000_000);
  assert.equal(image.outside, 0);
});

test("a descent begins at the start and says why it stopped", () => {
  const options = { loss: /** @type {const} */ ("squared"), x, y, start: [0, 0] };
  const newton = engine.descend({ ...options, method: "newton" });
  assert.deepEqual(Array.from(newton.coefficients.subarray(0, 2)), [0, 0]);
  assert.equal(newton.stopped, "converged");
  assert.ok(Math.abs(newton.coefficients[2] - 3) < 1e-12 && Math.abs(newton.coefficients[3] + 2) < 1e-12);
  for (const numbers of [newton.coefficients, newton.objective, newton.gradientNorm]) {
    assert.ok(numbers instanceof Float64Array);
    assert.equal(numbers.buffer.byteLength, numbers.byteLength, "not a view into the engine's memory");
  }
  assert.equal(engine.descend({ ...options, method: "gradient", rate: 0.05, mostSteps: 3 }).stopped, "most-steps");
  assert.equal(engine.descend({ ...options, method: "gradient", rate: 1, mostSteps: 1000 }).stopped, "diverged");
  assert.equal(engine.descend({ ...options, loss: "absolute", method: "newton" }).stopped, "singular");
  assert.equal(engine.descend({ ...options, loss: "huber", method: "irls", scale: 2 }).stopped, "converged");
});

test("rates have their defaults, and those of subgradients may fall", () => {
  const options = { loss: /** @type {const} */ ("absolute"), y: [10], start: [0], mostSteps: 4, tolerance: 0 };
  const path = (/** @type {object} */ more) =>
    Array.from(engine.descend({ ...options, method: "subgradient", ...more }).coefficients);
  assert.deepEqual(path({}), path({ rate: 0.1 }));
  assert.deepEqual(path({ rate: 1 }), [0, 1, 2, 3, 4]);
  const falling = path({ rate: 1, decay: true });
  for (let k = 1; k <= 4; k++) assert.ok(Math.abs(falling[k] - falling[k - 1] - 1 / Math.sqrt(k)) < 1e-15);
});

test("what the caller passes in is never changed", () => {
  const given = { x: x.slice(), y: y.slice(), start: Float64Array.of(1, 1) };
  const kept = structuredClone(given);
  const axis = Object.freeze({ from: -5, to: 5, cells: 4 });
  engine.surface(
    Object.freeze({ loss: "absolute", ...given, coefficients: given.start, first: intercept, second: slope }),
  );
  engine.bin(Object.freeze({ ...given, xAxis: axis, yAxis: axis }));
  engine.descend(Object.freeze({ loss: "log-cosh", ...given, method: "irls" }));
  assert.deepEqual(given, kept);
});
