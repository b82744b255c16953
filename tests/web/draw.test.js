// Random draws as a program that imports the engine sees them; that they have their distributions, tests/cpp proves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "lossbook/engine";

const engine = await loadEngine();

const median = (/** @type {Float64Array} */ values) => values.slice().sort()[values.length >> 1];

test("every noise of the table and every cause can be drawn from", () => {
  assert.deepEqual(engine.causes, ["uniform", "exponential", "two-valued", "laplace", "cauchy"]);
  const draws = [
    ...engine.noises.map(({ id: noise }) => engine.draw({ noise, count: 1000, seed: 1 })),
    ...engine.causes.map((cause) => engine.draw({ cause, count: 1000, seed: 1 })),
  ];
  for (const values of draws) {
    assert.ok(values instanceof Float64Array);
    assert.equal(values.length, 1000);
    assert.equal(values.buffer.byteLength, 8000, "not a view into the engine's memory");
    assert.ok(values.every(Number.isFinite));
  }
  // The Cauchy cause is the Cauchy noise; no others are the same.
  assert.equal(new Set(draws.map((values) => values.join())).size, draws.length - 1);
});

test("a seed gives the same draws again, another one others", () => {
  for (const seed of [0, 1, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
    const draws = engine.draw({ noise: "gaussian", count: 100, seed });
    assert.deepEqual(engine.draw({ noise: "gaussian", count: 100, seed }), draws);
    assert.deepEqual(engine.draw({ noise: "gaussian", count: 10, seed }), draws.slice(0, 10));
    assert.notDeepEqual(engine.draw({ noise: "gaussian", count: 100, seed: seed ? seed - 1 : 5 }), draws);
  }
});

test("parameters, scale and cause arrive", () => {
  const count = 40_000;
  // Below 0 with probability τ.
  const lopsided = engine.draw({ noise: "asymmetric-laplace", parameters: { tau: 0.9 }, count, seed: 3 });
  const below = lopsided.filter((z) => z < 0).length / count;
  assert.ok(Math.abs(below - 0.9) < 4 * Math.sqrt((0.9 * 0.1) / count), `${below}`);
  // The median of |z| is the scale of Cauchy noise; the error of that median is about πs/(2√n).
  const wide = engine.draw({ noise: "cauchy", scale: 7, count, seed: 4 }).map(Math.abs);
  assert.ok(Math.abs(median(wide) - 7) < (4 * 7 * Math.PI) / (2 * Math.sqrt(count)));
  assert.deepEqual([...new Set(engine.draw({ cause: "two-valued", scale: 3, count, seed: 5 }))].sort(), [-3, 3]);
  // A waiting time minus its mean: never below −1, and below log 2 − 1 half of the time.
  const skewed = engine.draw({ cause: "exponential", count, seed: 6 });
  assert.ok(skewed.every((value) => value >= -1));
  assert.ok(Math.abs(median(skewed) - (Math.LN2 - 1)) < 4 / Math.sqrt(count));
});

test("none is no draw, and a million are drawn", () => {
  assert.equal(engine.draw({ noise: "student-t", count: 0, seed: 1 }).length, 0);
  const many = engine.draw({ cause: "uniform", count: 1_000_000, seed: 1 });
  const mean = many.reduce((sum, value) => sum + value, 0) / many.length;
  assert.ok(Math.abs(mean) < 4e-3);
  assert.ok(many.every((value) => Math.abs(value) <= Math.sqrt(3)));
});
