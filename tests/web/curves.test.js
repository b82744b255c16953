import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { choicesOf, UnknownLoss } from "../../web/widgets/loss-curves/choices.js";
import { nearDefault } from "../../web/widgets/loss-curves/controls.js";
import { curvesOf, readingOf } from "../../web/widgets/loss-curves/curves.js";

const engine = await loadEngine();

test("a loss takes the parameters that are given, and the engine's defaults for the others", () => {
  assert.deepEqual(choicesOf(engine, " huber  quantile huber ", { delta: 2, tau: null }), [
    { loss: "huber", parameters: { delta: 2 } },
    { loss: "quantile", parameters: { tau: 0.5 } },
  ]);
  assert.deepEqual(choicesOf(engine, null, {}), []);
  assert.throws(() => choicesOf(engine, "squared cubed", {}), UnknownLoss);
});

test("a slope that jumps is a gap between two open ends, not a stroke", () => {
  const [{ points, gaps, ends }] = curvesOf(engine, choicesOf(engine, "quantile", { tau: 0.9 }), 4).slope;
  assert.deepEqual(gaps, [0]);
  assert.deepEqual(
    ends.map(({ y }) => y),
    [0.9 - 1, 0.9],
  );
  assert.deepEqual(
    points.filter(({ y }) => Number.isNaN(y)).map(({ x }) => x),
    [0],
  );
});

test("Huber's curvature steps at both ends of its parabola, and only there", () => {
  const curves = curvesOf(engine, choicesOf(engine, "huber", {}), 4);
  assert.deepEqual(curves.curvature[0].gaps, [-1.345, 1.345]);
  assert.deepEqual(
    curves.curvature[0].ends.map(({ y }) => y),
    [0, 1, 1, 0],
  );
  assert.deepEqual(curves.slope[0].gaps, []);
  const beyond = curvesOf(engine, choicesOf(engine, "huber", { delta: 5 }), 4);
  assert.deepEqual(beyond.curvature[0].gaps, [], "a step outside of the axis is not drawn");
});

test("curves run from end to end in order, with the kinks among their points", () => {
  const [{ points }] = curvesOf(engine, choicesOf(engine, "huber", {}), 4).value;
  const xs = points.map(({ x }) => x);
  assert.deepEqual([xs[0], xs.at(-1)], [-4, 4]);
  assert.ok(xs.every((x, i) => i === 0 || x > xs[i - 1]));
  assert.ok(xs.includes(1.345));
});

test("a number that does not exist is not read", () => {
  const [absolute, squared] = readingOf(engine, choicesOf(engine, "absolute squared", {}), 0);
  assert.ok(Number.isNaN(absolute.reading.slope));
  assert.ok(Number.isNaN(absolute.reading.curvature));
  assert.equal(absolute.reading.weight, Number.POSITIVE_INFINITY);
  assert.equal(squared.reading.slope, 0);
});

test("the stop of a slider next to a default gives way to it", () => {
  assert.equal(nearDefault(engine, "delta", 1.35), 1.345);
  assert.equal(nearDefault(engine, "delta", 1.4), 1.4);
  assert.equal(nearDefault(engine, "tau", 0.5), 0.5);
});
