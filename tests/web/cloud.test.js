// The cloud as a program that imports the engine sees it; its theorems are in tests/cpp.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "lossbook/engine";

const engine = await loadEngine();

test("the cloud comes again with its seed, in rising order, with the shares that its quantiles say", () => {
  const { x, y } = engine.cloud({ count: 40_000, seed: 5 });
  assert.deepEqual(engine.cloud({ count: 40_000, seed: 5 }), { x, y });
  assert.notDeepEqual(engine.cloud({ count: 40_000, seed: 6 }).y, y);
  assert.ok(x.every((value, i) => value >= 0 && value <= 10 && (i === 0 || value >= x[i - 1])));
  const taus = [0.1, 0.5, 0.9];
  const { mean, quantiles } = engine.cloudTruth({ x, taus });
  for (const [k, tau] of taus.entries()) {
    const below = y.filter((value, i) => value < quantiles[k][i]).length / y.length;
    assert.ok(Math.abs(below - tau) < 4 * Math.sqrt((tau * (1 - tau)) / y.length), `${below}, not ${tau}`);
  }
  const sum = y.reduce((total, value, i) => total + value - mean[i], 0);
  assert.ok(Math.abs(sum) < 4 * 1.8 * Math.sqrt(y.length));
});
