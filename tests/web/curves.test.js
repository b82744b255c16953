import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { choicesOf, UnknownLoss } from "../../web/widgets/loss-curves/choices.js";
import { dials, nearDefault } from "../../web/widgets/loss-curves/controls.js";
import { charactersOf, curvesOf, readingOf } from "../../web/widgets/loss-curves/curves.js";

const engine = await loadEngine();

test("a loss takes the parameters that are given, and the engine's defaults for the others", () => {
  assert.deepEqual(choicesOf(engine, " huber  quantile huber ", { delta: 2, tau: null }), [
    { loss: "huber", parameters: { delta: 2 } },
    { loss: "quantile", parameters: { tau: 0.5 } },
  ]);
  assert.deepEqual(choicesOf(engine, "tukey cauchy general", { c: 3, "tukey-c": 5, alpha: Number.NEGATIVE_INFINITY }), [
    { loss: "tukey", parameters: { c: 5 } },
    { loss: "cauchy", parameters: { c: 3 } },
    { loss: "general", parameters: { alpha: Number.NEGATIVE_INFINITY, c: 3 } },
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

test("the ε-insensitive loss has no slope and no weight at the ends of its band", () => {
  const curves = curvesOf(engine, choicesOf(engine, "epsilon-insensitive", { epsilon: 0.5 }), 4);
  const ends = (/** @type {"slope" | "curvature" | "weight"} */ id) => curves[id][0].ends.map(({ y }) => y);
  for (const id of /** @type {const} */ (["slope", "curvature", "weight"])) {
    assert.deepEqual(curves[id][0].gaps, [-0.5, 0.5]);
  }
  assert.deepEqual(ends("slope"), [-1, 0, 0, 1]);
  assert.deepEqual(
    ends("weight").map((weight) => Math.round(weight)),
    [2, 0, 0, 2],
  );
  assert.deepEqual(curves.value[0].gaps, []);
  const [{ reading }] = readingOf(engine, choicesOf(engine, "epsilon-insensitive", { epsilon: 0.5 }), 0.5);
  assert.deepEqual([reading.slope, reading.weight, reading.value], [Number.NaN, Number.NaN, 0]);
});

test("a loss that is smooth everywhere has no gaps", () => {
  const smooth = "squared log-cosh pseudo-huber cauchy geman-mcclure welsch tukey general";
  for (const curves of Object.values(curvesOf(engine, choicesOf(engine, smooth, { c: 2 }), 4))) {
    for (const { loss, gaps, ends } of curves) assert.deepEqual([gaps, ends], [[], []], loss);
  }
});

/**
 * How far value, slope and curvature jump at a place, and the slope of the curvature: engine's numbers just beside it.
 * @param {import("../../web/widgets/loss-curves/curves.js").Choice} choice
 * @param {number} at
 */
function jumpsAt({ loss, parameters }, at) {
  const near = 1e-7;
  const steps = [-2 * near, -near, near, 2 * near];
  const { value, slope, curvature } = engine.evaluate({ loss, parameters, residuals: steps.map((step) => at + step) });
  const third = [(curvature[1] - curvature[0]) / near, (curvature[3] - curvature[2]) / near];
  return [value[2] - value[1], slope[2] - slope[1], curvature[2] - curvature[1], third[1] - third[0]].map(Math.abs);
}

test("where a loss is said to be differentiable k times, derivative k + 1 is the first that jumps", () => {
  const all = engine.losses.map(({ id }) => id).join(" ");
  for (const character of charactersOf(engine, choicesOf(engine, all, { c: 3, tau: 0.7, epsilon: 0.5 }))) {
    for (const at of character.kinks) {
      const jumps = jumpsAt(character, at);
      assert.equal(
        jumps.findIndex((jump) => jump > 0.1),
        character.smoothness + 1,
        `${character.loss} at ${at}: ${jumps}`,
      );
    }
  }
});

test("a loss that is said to be smooth has no jump in value, slope or curvature anywhere", () => {
  for (const alpha of [-Infinity, -2, 0, 1, 2]) {
    const all = engine.losses.map(({ id }) => id).join(" ");
    const characters = charactersOf(engine, choicesOf(engine, all, { alpha }));
    const smooth = characters.filter(({ smoothness }) => smoothness === Infinity);
    assert.equal(smooth.length, 7);
    for (const character of smooth) {
      for (let at = -6; at <= 6; at += 0.05) assert.ok(Math.max(...jumpsAt(character, at).slice(0, 3)) < 1e-5);
    }
  }
});

test("the slopes that return to 0 are those of Cauchy, Geman–McClure, Welsch, Tukey, and of the general loss below α = 1", () => {
  const all = engine.losses.map(({ id }) => id).join(" ");
  /** @param {Record<string, number>} given */
  const redescending = (given) =>
    charactersOf(engine, choicesOf(engine, all, given))
      .filter(({ redescends }) => redescends)
      .map(({ loss }) => loss);
  const always = ["cauchy", "geman-mcclure", "welsch", "tukey"];
  for (const c of [0.5, 2, 8]) {
    for (const alpha of [1, 1.5, 2, 4]) assert.deepEqual(redescending({ c, alpha }), always, `α = ${alpha}, c = ${c}`);
    for (const alpha of [0.9, 0, -2, -Infinity]) {
      assert.deepEqual(redescending({ c, alpha }), [...always, "general"], `α = ${alpha}, c = ${c}`);
    }
  }
});

test("Tukey's value has its seams at ±c and no gap; only the ε-insensitive loss has a zone that costs nothing", () => {
  const choices = choicesOf(engine, "tukey epsilon-insensitive squared", { c: 3, epsilon: 0.5 });
  const [tukey] = curvesOf(engine, choices, 4).value;
  assert.deepEqual(tukey.seams, [
    { x: -3, y: 1.5, times: 2 },
    { x: 3, y: 1.5, times: 2 },
  ]);
  assert.deepEqual(tukey.gaps, []);
  assert.deepEqual(
    charactersOf(engine, choices).map(({ deadZone }) => deadZone),
    [0, 0.5, 0],
  );
  const residuals = [-0.5, -0.2, 0, 0.5];
  const { value } = engine.evaluate({ loss: "epsilon-insensitive", parameters: { epsilon: 0.5 }, residuals });
  assert.deepEqual(Array.from(value), [0, 0, 0, 0]);
});

test("a loss without a density has no curve and no number for it", () => {
  const choices = choicesOf(engine, "tukey general squared", { alpha: -1 });
  assert.deepEqual(
    curvesOf(engine, choices, 4).density.map(({ points }) => points.length > 0),
    [false, false, true],
  );
  const readings = readingOf(engine, choices, 1).map(({ reading }) => reading);
  assert.deepEqual(
    readings.map(({ density }) => density === null),
    [true, true, false],
  );
  assert.ok(readings.every(({ value }) => value !== null && value > 0));
});

test("a slider stands for every parameter, within what the engine allows, and reaches its default", () => {
  for (const { id: loss, parameters } of engine.losses) {
    for (const { id, default: usual, min, max } of parameters) {
      const dial = dials[id];
      assert.ok(dial, `${loss} ${id}`);
      assert.ok(dial.min > min && dial.max < max, `${loss} ${id}`);
      assert.ok(dial.min <= usual && usual <= dial.max, `${loss} ${id}`);
      assert.equal(nearDefault(engine, loss, id, usual + 0.4 * dial.step), usual);
    }
  }
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
  assert.equal(nearDefault(engine, "huber", "delta", 1.35), 1.345);
  assert.equal(nearDefault(engine, "huber", "delta", 1.4), 1.4);
  assert.equal(nearDefault(engine, "tukey", "c", 4.7), 4.685);
  assert.equal(nearDefault(engine, "general", "alpha", Number.NEGATIVE_INFINITY), Number.NEGATIVE_INFINITY);
});
