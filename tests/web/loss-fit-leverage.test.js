// Leverage, and what kind of a point it makes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { loadEngine } from "../../web/engine/engine.js";
import { PointModel } from "../../web/shared/points/model.js";
import { kindOf, leverageOf } from "../../web/widgets/loss-fit/leverage.js";

const engine = await loadEngine();
const pointsOf = (/** @type {string} */ id) => {
  const { x, y } = JSON.parse(readFileSync(`${root}web/data/${id}.json`, "utf8"));
  return new PointModel(x, y).points;
};

for (const id of ["starsCYG", "phones", "engel", "anscombe4"]) {
  test(`${id}: leverage is the hat matrix's diagonal, 1/n + (x − x̄)²/Σ(x − x̄)², and adds up to 2`, () => {
    const points = pointsOf(id);
    const n = points.length;
    const mean = points.reduce((sum, { x }) => sum + x, 0) / n;
    const spread = points.reduce((sum, { x }) => sum + (x - mean) ** 2, 0);
    const found = points.map((point) => leverageOf(engine, points, point));
    for (const [i, { x }] of points.entries()) {
      assert.ok(Math.abs(found[i] - (1 / n + (x - mean) ** 2 / spread)) < 1e-9, `point ${i}: ${found[i]}`);
    }
    assert.ok(Math.abs(found.reduce((sum, h) => sum + h, 0) - 2) < 1e-9);
  });
}

test("a point that alone knows another x has leverage 1: Anscombe's fourth", () => {
  const points = pointsOf("anscombe4");
  const alone = points.find(({ x }) => x === 19);
  assert.ok(alone && Math.abs(leverageOf(engine, points, alone) - 1) < 1e-12);
});

test("each giant has more than four times the mean leverage, and no other star has twice", () => {
  const points = pointsOf("starsCYG");
  const times = points.map((point) => (leverageOf(engine, points, point) * points.length) / 2);
  const giants = [11, 20, 30, 34].map((number) => number - 1);
  for (const [i, value] of times.entries()) {
    assert.ok(giants.includes(i) ? value > 4 : value < 2, `star ${i + 1}: ${value}`);
  }
});

test("points with one x have no line, so no leverage", () => {
  const { points } = new PointModel([1, 1, 1], [1, 2, 3]);
  assert.throws(() => leverageOf(engine, points, points[0]), { code: "rank-deficient" });
});

test("four kinds of points: far out in x or not, far off the line or not", () => {
  assert.deepEqual(
    [
      [1, 1],
      [1, 3],
      [3, 1],
      [3, 3],
    ].map(([times, off]) => kindOf(times, off)),
    ["ordinary", "vertical", "good", "bad"],
  );
});
