// What <loss-descent> asks of the engine, and the numbers that its chapter quotes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { nearestRate, rates } from "../../web/widgets/loss-descent/controls.js";
import { verdictOf } from "../../web/widgets/loss-descent/descents.js";
import { Frame } from "../../web/widgets/loss-descent/frame.js";
import { Walk } from "../../web/widgets/loss-descent/walk.js";

const engine = await loadEngine();
const anscombe = JSON.parse(readFileSync(new URL("../../web/data/anscombe1.json", import.meta.url), "utf8"));
const phones = JSON.parse(readFileSync(new URL("../../web/data/phones.json", import.meta.url), "utf8"));
/** @type {import("../../web/engine/engine.js").LossId[]} */
const losses = ["squared", "absolute", "huber", "log-cosh"];

/** @param {import("../../web/widgets/loss-descent/descents.js").MethodId} method @param {number} rate */
const walkOf = (method, rate, data = anscombe) => new Walk(engine, data, losses, { method, rate });

/** The first step after which less than `share` is left. @param {Walk} walk @param {string} loss */
const stepsTo = (walk, loss, share = 1e-6) =>
  walk.descents.find((descent) => descent.loss === loss)?.left.findIndex((left) => left < share);

/** @param {readonly number[]} a @param {readonly number[]} b */
const distance = (a, b) => Math.hypot(...a.map((value, i) => value - b[i]));

/** @param {number} actual @param {number} expected */
const near = (actual, expected, tolerance = 1e-12) =>
  assert.ok(Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${actual} is ${expected}`);

test("x is counted from its mean in standard deviations, and a line keeps its numbers through both coordinates", () => {
  for (const origin of /** @type {const} */ (["middle", "first"])) {
    const frame = new Frame(engine, anscombe, origin);
    const sum = frame.x.reduce((total, x) => total + x, 0);
    const mean = sum / 11;
    near(Math.sqrt(frame.x.reduce((total, x) => total + (x - mean) ** 2, 0) / 10), 1);
    near(origin === "middle" ? sum : Math.min(...frame.x), 0);
    const { intercept, slope } = frame.lineOf(frame.placeOfLine({ intercept: 3, slope: 0.5 }));
    near(intercept, 3);
    near(slope, 0.5);
  }
});

test("Anscombe's famous line is where squared error is least: 3.00 + 0.500 x", () => {
  const walk = walkOf("gradient", 0.3);
  const { intercept, slope } = walk.frame.lineOf(walk.descents[0].least);
  near(intercept, 3.00009090909, 1e-10);
  near(slope, 0.50009090909, 1e-10);
});

test("on squared error the height above the minimum shrinks by (1 − 2η)² at each step", () => {
  for (const rate of [0.1, 0.3, 0.7]) {
    const { places, least } = walkOf("gradient", rate).descents[0];
    for (let k = 1; k < 6; k++) near(places[k][0] - least[0], (1 - 2 * rate) * (places[k - 1][0] - least[0]), 1e-9);
  }
});

test("on absolute error no step is longer than the rate allows, and none tells that the minimum is near", () => {
  for (const rate of rates.filter((each) => each >= 0.2)) {
    const walk = walkOf("gradient", rate);
    const { places, verdict, left } = walk.descents[1];
    const longest = walk.frame.x.reduce((sum, x) => sum + Math.hypot(1, x), 0) / 11;
    const steps = places.slice(1).map((place, k) => distance(place, places[k]));
    assert.ok(Math.max(...steps) <= rate * longest * (1 + 1e-12));
    // The slope of a mean of |r| over an odd number of points is at least 1/n wherever no point is met.
    assert.ok(Math.min(...steps.slice(-20)) > rate / 12);
    assert.equal(verdict, "jumping");
    assert.ok(Math.max(...left.slice(-20)) > 1e-4);
  }
});

test("a rate above 2 over the curvature diverges on squared error; slopes that have a bound do not", () => {
  for (const rate of rates) {
    const [squared, ...others] = walkOf("gradient", rate).descents;
    assert.equal(squared.verdict === "diverges", rate > 1, `${rate}: ${squared.verdict}`);
    assert.ok(others.every(({ verdict }) => verdict !== "diverges"));
  }
});

test("Newton needs one step on squared error and finds none on absolute error", () => {
  const walk = walkOf("newton", 0.3);
  const [squared, absolute, huber] = walk.descents;
  assert.equal(squared.left.length, 2);
  assert.equal(squared.verdict, "arrived");
  assert.equal(absolute.verdict, "noCurvature");
  assert.equal(huber.verdict, "flat");
  const view = walk.view(false);
  walk.startFrom([view.middle[0] + 0.2 * view.half, view.middle[1] + 0.2 * view.half], view);
  for (const { loss, verdict } of walk.descents) {
    assert.equal(verdict, loss === "absolute" ? "noCurvature" : "arrived", loss);
  }
});

test("what becomes of a walk is read from its heights", () => {
  assert.equal(verdictOf("converged", [1, 0.1], "gradient"), "arrived");
  assert.equal(verdictOf("most-steps", [1, 0.5, 1e-7], "gradient"), "arrived");
  assert.equal(verdictOf("most-steps", [1, 0.5, 0.2], "gradient"), "underway");
  assert.equal(verdictOf("most-steps", [1, 0.1, 0.2, 0.1], "gradient"), "jumping");
  assert.equal(verdictOf("most-steps", [1, 0.1, 0.2, 0.1], "falling"), "settling");
  assert.equal(verdictOf("most-steps", [1, 2, 4], "gradient"), "diverges");
  assert.equal(verdictOf("diverged", [1, 0.5], "gradient"), "diverges");
  assert.equal(verdictOf("singular", [1], "newton"), "noCurvature");
  assert.equal(verdictOf("singular", [1, 30], "newton"), "flat");
});

for (const [name, data] of Object.entries({ anscombe, phones })) {
  test(`${name}: the view holds the start and every minimum, wherever x is counted from`, () => {
    const walk = walkOf("gradient", 0.3, data);
    for (const origin of /** @type {const} */ (["middle", "first"])) {
      walk.count(origin);
      const { middle, half } = walk.view(false);
      for (const { places, least, loss } of walk.descents) {
        for (const place of [places[0], least]) {
          assert.ok(
            place.every((value, i) => Math.abs(value - middle[i]) <= half),
            `${origin} ${loss}`,
          );
        }
      }
    }
  });
}

test("the surface over the close-up has its least value at the middle", () => {
  const walk = walkOf("gradient", 0.3);
  for (const loss of losses) {
    walk.show(loss);
    const { least, minimum } = walk.surfaceOver(walk.view(true))(21, 21);
    assert.equal(least, 10 * 21 + 10, loss);
    near(minimum, walk.descent.minimum);
  }
});

test("a start outside of the view is taken to its edge, and stays the same line when x is counted anew", () => {
  const walk = walkOf("gradient", 0.3);
  const view = walk.view(false);
  walk.startFrom([1e6, -1e6], view);
  const [intercept, slope] = walk.descent.places[0];
  near(intercept, view.middle[0] + view.half);
  near(slope, view.middle[1] - view.half);
  const before = walk.frame.lineOf(walk.descent.places[0]);
  walk.count("first");
  const after = walk.frame.lineOf(walk.descent.places[0]);
  near(after.intercept, before.intercept);
  near(after.slope, before.slope);
});

test("the slider's rates rise, and the nearest is found", () => {
  assert.deepEqual(
    rates,
    rates.toSorted((a, b) => a - b),
  );
  assert.equal(nearestRate(0.33), 0.3);
  assert.equal(nearestRate(1e9), 3);
});

test("the chapter's numbers: steps on squares, jumps on absolute error, and where smooth losses arrive", () => {
  const walk = walkOf("gradient", 0.3);
  const { places } = walk.descents[0];
  assert.deepEqual(
    [1, 2, 3, 4].map((k) => distance(places[k], places[k - 1]).toFixed(2)),
    ["1.41", "0.59", "0.25", "0.11"],
  );
  assert.equal(stepsTo(walk, "squared"), 9);
  assert.equal(stepsTo(walk, "absolute", 0.01), 14);
  assert.ok(Math.max(...walk.descents[1].left.slice(20)) > 0.005, "and hardly better after");
  assert.deepEqual([stepsTo(walk, "huber"), stepsTo(walk, "log-cosh")], [38, 42]);
  walk.choose({ method: "gradient", rate: 1.1 });
  assert.deepEqual([stepsTo(walk, "huber"), stepsTo(walk, "log-cosh")], [8, 9]);
  walk.choose({ method: "gradient", rate: 3 });
  assert.equal(walk.descents[2].verdict, "jumping");
  walk.choose({ method: "irls", rate: 0.3 });
  assert.equal(stepsTo(walk, "huber"), 6);
  assert.notEqual(walk.descents[1].verdict, "arrived");
  walk.choose({ method: "gradient", rate: 0.3 });
  walk.count("first");
  assert.equal(walk.descents[0].verdict, "diverges", "in the ravine");
  const { slope } = engine.evaluate({ loss: "cauchy", residuals: [5, 50] });
  assert.deepEqual(
    Array.from(slope, (pull) => pull.toFixed(2)),
    ["0.93", "0.11"],
  );
});
