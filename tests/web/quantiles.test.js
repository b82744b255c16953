// engine.quantiles as a program that imports it sees it; its theorems are in tests/cpp/quantiles_test.cpp.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "lossbook/engine";

const engine = await loadEngine();

const taus = Float64Array.of(0.1, 0.25, 0.5, 0.75, 0.9);
const x = Float64Array.from({ length: 80 }, (_, i) => i / 8);
const y = x.map((value, i) => 1 + value + (0.2 + Math.abs(value - 4)) * Math.sin(i * i));

test("each fit is that of its τ alone, and predictions are those of the fits", () => {
  const found = engine.quantiles({ x, y, taus });
  assert.equal(found.fits.length, 5);
  taus.forEach((tau, k) => {
    const alone = engine.fit({ loss: "quantile", parameters: { tau }, x, y });
    const { objective, coefficients } = found.fits[k];
    assert.ok(Math.abs(objective - alone.objective) < 1e-9);
    assert.equal(found.predictions[k].length, 80);
    assert.ok(found.predictions[k].every((p, i) => Math.abs(p - coefficients[0] - coefficients[1] * x[i]) < 1e-12));
    assert.equal(found.predictions[k].buffer.byteLength, 8 * 80, "not a view into the engine's memory");
  });
});

test("curves that cross are said to, and predictions without crossing rise with τ at every row", () => {
  const plain = engine.quantiles({ x, y, taus, degree: 5 });
  const { rows, worst, worstRow } = plain.crossing;
  assert.ok(rows instanceof Uint32Array && rows.length > 0 && worst > 0);
  assert.ok(worstRow !== null && rows.includes(worstRow));
  const sorted = engine.quantiles({ x, y, taus, degree: 5, noCrossing: true });
  assert.deepEqual(sorted.crossing, plain.crossing);
  x.forEach((_, i) => {
    const before = plain.predictions.map((one) => one[i]);
    const after = sorted.predictions.map((one) => one[i]);
    assert.deepEqual(
      after,
      before.toSorted((a, b) => a - b),
    );
    if (!rows.includes(i)) assert.ok(before.every((p, k) => k === 0 || p >= before[k - 1] - 1e-9));
  });
});

test("standard errors come when they are asked for", () => {
  const { fits } = engine.quantiles({ x, y, taus, standardErrors: true });
  for (const { standardErrors } of fits) assert.ok(standardErrors?.length === 2 && standardErrors.every((e) => e > 0));
  assert.ok(engine.quantiles({ x, y, taus }).fits.every(({ standardErrors }) => standardErrors === null));
});

test("where nothing crosses, there is no worst row", () => {
  const { crossing } = engine.quantiles({ x: [0, 1, 0, 1], y: [0, 0, 2, 2], taus: [0.1, 0.9] });
  assert.deepEqual([crossing.rows.length, crossing.worst, crossing.worstRow], [0, 0, null]);
});

test("predictions can be had anywhere, for one predictor, for several and for none", () => {
  const line = engine.quantiles({ x: [0, 1, 0, 1], y: [0, 1, 2, 3], taus: [0.1, 0.9], at: [2, -1, 10] });
  assert.deepEqual(
    line.predictions.map((one) => Array.from(one)),
    [
      [2, -1, 10],
      [4, 1, 12],
    ],
  );
  const plane = engine.quantiles({
    x: [
      [0, 1, 0, 1],
      [0, 0, 1, 1],
    ],
    y: [1, 2, 3, 4],
    taus: [0.5],
    at: [[3], [5]],
  });
  assert.ok(Math.abs(plane.predictions[0][0] - 14) < 1e-12); // 1 + 3 + 2·5
  assert.deepEqual(Array.from(engine.quantiles({ y: [1, 2, 9], taus: [0.5] }).predictions[0]), [2, 2, 2]);
  assert.deepEqual(Array.from(engine.quantiles({ x, y, taus: [0.5], at: [] }).predictions[0]).length, 80);
});

test("what the caller passes in is never changed", () => {
  const given = { x: x.slice(), y: y.slice(), taus: taus.slice(), at: x.slice(3) };
  const kept = structuredClone(given);
  engine.quantiles(Object.freeze({ ...given, noCrossing: true }));
  assert.deepEqual(given, kept);
});
