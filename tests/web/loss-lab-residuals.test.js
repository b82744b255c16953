// What the lab says of residuals: their order beside a noise's, and the rows that matter most.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { whatMatters } from "../../web/widgets/loss-lab/residuals/matter.js";
import { orderedBeside } from "../../web/widgets/loss-lab/residuals/quantiles.js";

/** @type {any} */
const engine = await loadEngine();

/** A run without a thread. @param {Float64Array[]} x @param {Float64Array} y @param {number} [degree] @returns {any} */
const runOf = (x, y, degree = 1) => ({
  used: { x, y },
  model: { predictors: x.map((_, j) => j), degree },
  call: async (/** @type {string} */ method, /** @type {object} */ options) => engine[method](options),
  each: async (/** @type {string} */ method, /** @type {object[]} */ list) => list.map((each) => engine[method](each)),
});

test("leverage is that of the closed form on a line, and the mean over all rows is p/n", async () => {
  const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 30);
  const residual = Float64Array.of(1, -2, 3, -4, 5, -6, 7, 0.5);
  const { rows, mean, whole } = await whatMatters(runOf([x], x), residual, 2);
  assert.deepEqual([mean, whole], [2 / 8, true]);
  // The six farthest, then the only one whose leverage is above twice the mean.
  assert.deepEqual(
    rows.map(({ i }) => i),
    [6, 5, 4, 3, 2, 1, 7],
  );
  const middle = 58 / 8;
  const squares = x.reduce((sum, at) => sum + (at - middle) ** 2, 0);
  for (const { i, leverage, scales } of rows) {
    assert.ok(Math.abs((leverage ?? 0) - (1 / 8 + (x[i] - middle) ** 2 / squares)) < 1e-12);
    assert.equal(scales, Math.abs(residual[i]) / 2);
  }
});

test("leverages add up to the number of coefficients, for several predictors and for a curve", async () => {
  const x = Float64Array.of(1, 2, 4, 3, 5, 7);
  const z = Float64Array.of(2, 1, 5, 3, 9, 4);
  for (const run of [runOf([x, z], x), runOf([x], x, 2)]) {
    const { rows } = await whatMatters(run, Float64Array.of(1, 2, 3, 4, 5, 6), undefined);
    const sum = rows.reduce((total, { leverage }) => total + (leverage ?? 0), 0);
    assert.ok(Math.abs(sum - 3) < 1e-10, `${sum}`);
  }
});

test("predictors that follow from one another leave leverage out, and the farthest rows are still named", async () => {
  const x = Float64Array.of(1, 2, 3, 4);
  const { rows } = await whatMatters(runOf([x, x], x), Float64Array.of(1, -9, 2, 3), 1);
  assert.deepEqual(
    rows.map(({ i, leverage }) => [i, leverage]),
    [
      [1, undefined],
      [3, undefined],
      [2, undefined],
      [0, undefined],
    ],
  );
});

test("normal residuals keep within the band of normal samples in nine places of ten, and Cauchy ones leave it", async () => {
  const run = runOf([], new Float64Array(0));
  const share = async (/** @type {string} */ noise, /** @type {number} */ seed) => {
    const residual = engine.draw({ noise, count: 200, seed });
    const { points, band } = await orderedBeside(run, residual, "gaussian", 1);
    const within = points.filter(({ y }, i) => y >= band[0][i].y && y <= band[1][i].y);
    return within.length / points.length;
  };
  const seeds = Array.from({ length: 100 }, (_, seed) => seed + 100);
  let sum = 0;
  for (const seed of seeds) sum += await share("gaussian", seed);
  // The band is made of 99 samples, and so is itself a few hundredths off.
  assert.ok(Math.abs(sum / seeds.length - 0.9) < 0.07, `${sum / seeds.length}`);
  assert.ok((await share("cauchy", 1)) < 0.6);
});

test("the medians of places are the quantiles of the noise, for few rows and for many", async () => {
  const run = runOf([], new Float64Array(0));
  for (const n of [101, 5000]) {
    const residual = engine.draw({ noise: "laplace", count: n, seed: 3 });
    const { points } = await orderedBeside(run, residual, "laplace", 2);
    // The quartiles of Laplace noise lie at ±b·log 2.
    const quarter = points[Math.round(0.75 * points.length)].x;
    assert.ok(Math.abs(quarter - 2 * Math.log(2)) < 0.15, `${n}: ${quarter}`);
    assert.ok(Math.abs(points[Math.floor(points.length / 2)].x) < 0.1);
  }
});
