// Data sets that stay in the engine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";

const engine = await loadEngine();
const x = Float64Array.from({ length: 60 }, (_, i) => i / 6);
const y = x.map((value, i) => 1 + 2 * value + Math.sin(i * i) + (i % 9 === 0 ? 8 : 0));
const calls = /** @type {const} */ ([
  { loss: "squared" },
  { loss: "absolute" },
  { loss: "huber", scale: "mad" },
  { loss: "log-cosh" },
  { loss: "quantile", parameters: { tau: 0.9 } },
]);

test("its fits are those of the same data given afresh, after a row has moved too", () => {
  const dataset = engine.dataset({ x, y });
  const moved = { x: x.slice(), y: y.slice() };
  for (const row of [3, 30]) {
    for (const call of calls) {
      const kept = dataset.fit(call);
      const fresh = engine.fit({ ...call, ...moved });
      kept.coefficients.forEach((value, j) => {
        assert.ok(Math.abs(value - fresh.coefficients[j]) < 1e-11, `${call.loss} ${value} ${fresh.coefficients[j]}`);
      });
    }
    moved.x[row] = 4.5;
    moved.y[row] = -20;
    dataset.move(row, { x: 4.5, y: -20 });
  }
  assert.equal(dataset.size, 60);
  dataset.dispose();
});

test("what is wrong is named, and nothing changes", () => {
  const dataset = engine.dataset({ x, y });
  const before = dataset.fit({ loss: "huber" });
  for (const [row, to, code] of /** @type {const} */ ([
    [60, { x: 1, y: 1 }, "bad-row"],
    [-1, { x: 1, y: 1 }, "bad-row"],
    [1.5, { x: 1, y: 1 }, "bad-row"],
    [Number.NaN, { x: 1, y: 1 }, "bad-row"],
    [0, { x: [1, 2], y: 1 }, "length-mismatch"],
    [0, { x: 1, y: Number.NaN }, "not-finite"],
    [0, { y: 1 }, "length-mismatch"],
  ])) {
    assert.throws(() => dataset.move(row, to), { code });
  }
  assert.deepEqual(dataset.fit({ loss: "huber" }).coefficients, before.coefficients);
  dataset.dispose();
});

test("after dispose, calls say so; a second dispose does nothing", () => {
  const dataset = engine.dataset({ x, y });
  dataset.dispose();
  dataset.dispose();
  assert.throws(() => dataset.fit({ loss: "squared" }), { code: "bad-argument" });
  assert.throws(() => dataset.move(0, { x: 1, y: 1 }), { code: "bad-argument" });
});

test("100,000 lifetimes leave the memory where it was", () => {
  const live = () => {
    const dataset = engine.dataset({ x, y });
    dataset.move(7, { x: 2, y: 3 });
    dataset.fit({ loss: "huber" });
    dataset.dispose();
  };
  for (let i = 0; i < 100; i++) live();
  const before = engine.memoryInUse();
  for (let i = 0; i < 100_000; i++) live();
  assert.equal(engine.memoryInUse(), before);
});
