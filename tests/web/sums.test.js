// Sums of causes as a program that imports the engine sees them; their theorems are in tests/cpp.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "lossbook/engine";

const engine = await loadEngine();
const axis = { from: -4, to: 4, cells: 80 };

test("sums of every cause are as far from normal as their distribution, within the error of so many", () => {
  const count = 100_000;
  for (const cause of engine.causes) {
    for (const k of [1, 2, 5, 30]) {
      const values = engine.sums({ cause, k, count, seed: k });
      assert.equal(values.length, count);
      const { counts, outside, distance } = engine.againstNormal({ values, axis });
      assert.equal(counts.reduce((sum, one) => sum + one, 0) + outside, count);
      const exact = engine.distanceOfSums({ cause, k });
      assert.ok(Math.abs(distance - exact) < 2 / Math.sqrt(count), `${cause} ${k}: ${distance}, not ${exact}`);
    }
  }
});

test("more causes come closer, Cauchy causes never", () => {
  for (const cause of engine.causes) {
    const [one, few, many] = [1, 30, 200].map((k) => engine.distanceOfSums({ cause, k }));
    if (cause === "cauchy") assert.deepEqual([few, many], [one, one]);
    else assert.ok(one > few && few > many, cause);
  }
});

test("the distance of two two-valued causes is a quarter: half their middle step", () => {
  assert.ok(Math.abs(engine.distanceOfSums({ cause: "two-valued", k: 2 }) - 0.25) < 1e-15);
});

test("one cause is the cause itself, and a histogram takes an array of numbers", () => {
  const options = /** @type {const} */ ({ cause: "laplace", count: 50, seed: 3 });
  assert.deepEqual(engine.sums({ ...options, k: 1 }), engine.draw(options));
  const found = engine.againstNormal({ values: [0, 9], axis });
  assert.equal(found.outside, 1);
  assert.equal(found.distance, 0.5);
});
