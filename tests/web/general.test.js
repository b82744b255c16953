// What <loss-general> asks of the engine, and the numbers that its chapter quotes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { registerDataset } from "../../web/shared/datasets.js";
import { AdaptiveView } from "../../web/widgets/loss-general/adaptive-view.js";
import { DialView } from "../../web/widgets/loss-general/dial-view.js";
import { SurfaceView, schedule } from "../../web/widgets/loss-general/surface-view.js";
import { Turns } from "../../web/widgets/loss-general/turns.js";

const engine = await loadEngine();
const data = Object.fromEntries(
  ["barron", "engel", "anscombe1"].map((id) => {
    const { x, y } = JSON.parse(readFileSync(new URL(`../../web/data/${id}.json`, import.meta.url), "utf8"));
    registerDataset(id, { x, y, xLabel: "x", yLabel: "y" });
    return [id, { x, y }];
  }),
);

/** What a view needs of its widget. @param {object} settings @returns {any} */
const widgetWith = (settings) => ({
  engine,
  alpha: 1,
  c: 1,
  ...settings,
  turn(/** @type {object} */ to) {
    Object.assign(this, to);
  },
});

/** @param {number} actual @param {number} expected @param {number} tolerance */
const near = (actual, expected, tolerance) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is ${expected} within ${tolerance}`);

test("the loss falls with α at every residual, so that alone it would always take the smallest", () => {
  const residuals = [0.1, 0.5, 1, 3, 10];
  const at = (/** @type {number} */ alpha) =>
    engine.evaluate({ loss: "general", parameters: { alpha, c: 1 }, residuals }).value;
  for (const [i, alpha] of schedule.slice(1).entries()) {
    const [higher, lower] = [at(schedule[i]), at(alpha)];
    assert.ok(
      lower.every((value, k) => value < higher[k]),
      `α = ${alpha}`,
    );
  }
});

test("Barron's values are those of the formula in his paper", () => {
  // facts: ρ(1) and ρ(3) at c = 1.
  for (const [alpha, one, three] of [
    [1, 0.414213562373095, 2.16227766016838],
    [0, 0.405465108108164, 1.70474809223843],
    [-2, 0.4, 1.38461538461538],
    [-Infinity, 0.393469340287367, 0.988891003461758],
  ]) {
    const { value } = engine.evaluate({ loss: "general", parameters: { alpha, c: 1 }, residuals: [1, 3] });
    near(value[0], one, 1e-14);
    near(value[1], three, 1e-13);
  }
});

for (const [id, alpha] of /** @type {const} */ ([
  ["barron", 0],
  ["engel", 0.5066],
  ["anscombe1", 2],
])) {
  test(`${id}: the price rises to the left, the loss to the right, and both together are least at α = ${alpha}`, () => {
    const widget = widgetWith({ datasetId: id });
    const view = new AdaptiveView(widget);
    view.begin();
    near(widget.alpha, alpha, 0.025);
    const [sum, rho, norm] = view.scenes()[1].curves.map(({ points }) => points);
    for (let k = 1; k < sum.length; k++) {
      assert.ok(rho[k].y > rho[k - 1].y);
      assert.ok(norm[k].y < norm[k - 1].y);
    }
    const least = sum.reduce((best, point) => (point.y < best.y ? point : best));
    near(least.x, alpha, 0.05);
    // The normaliser's published ends: π√2 and √(2π).
    near(norm[0].y, Math.log(Math.PI * Math.SQRT2), 1e-12);
    near(norm[norm.length - 1].y, Math.log(Math.sqrt(2 * Math.PI)), 1e-12);
  });
}

/** Every place of a walk. @param {Turns} turns @param {number} from */
function walked(turns, from) {
  const places = [turns.at(from)];
  for (let next = turns.next(places[0]); next; next = turns.next(places[places.length - 1])) places.push(next);
  return places;
}

for (const [id, from, ...ends] of /** @type {const} */ ([
  // facts: the exact optimum of the published example.
  ["barron", 1, 0, 0.0118524, 0.715208, -1.517329],
  ["barron", 2, 0, 0.0118524, 0.715208, -1.517329],
  ["engel", 2],
  ["anscombe1", 1, 2],
])) {
  test(`${id} from α = ${from}: no turn makes the data less likely, and the walk ends where they are likeliest`, () => {
    const turns = new Turns(engine, data[id]);
    const places = walked(turns, from);
    assert.ok(places.length > 3, `${places.length} places`);
    const n = data[id].y.length;
    for (const [i, { alpha, fit }] of places.slice(1).entries()) {
      const before = places[i].fit;
      const turned = engine.likelihood({
        ...data[id],
        noise: "general",
        parameters: { alpha },
        coefficients: before.coefficients,
        scale: before.scale,
      }).negativeLogLikelihood;
      if (i < places.length - 2) assert.ok(turned < before.objective, `α goes to ${alpha}`);
      assert.ok(fit.objective < before.objective, `line and c at ${alpha}`);
    }
    const { alpha, fit } = places[places.length - 1];
    const best = engine.fit({ noise: "adaptive", ...data[id] });
    assert.equal(fit.objective, best.objective);
    const found = [alpha, fit.scale, fit.coefficients[1], fit.objective / n];
    for (const [k, end] of ends.entries()) near(found[k], end, 1e-6);
    // The published example was made with a slope of 0.7.
    if (id === "barron") near(fit.coefficients[1], 0.7, 0.02);
  });
}

test("from 1 the three data sets walk left, left and right", () => {
  const ways = Object.values(data).map((each) => {
    const places = walked(new Turns(engine, each), 1);
    return Math.sign(places[1].alpha - places[0].alpha);
  });
  assert.deepEqual(ways, [-1, -1, 1]);
});

test("the chapter's numbers of the adaptive fits", () => {
  const fixed = (/** @type {string} */ id, /** @type {number} */ alpha) =>
    engine.fit({ noise: "general", parameters: { alpha }, ...data[id] });
  const adaptive = (/** @type {string} */ id) => engine.fit({ noise: "adaptive", ...data[id] });
  assert.equal(adaptive("engel").alpha?.toFixed(2), "0.51");
  assert.equal(adaptive("engel").coefficients[1].toFixed(3), "0.564");
  assert.equal(fixed("engel", 2).coefficients[1].toFixed(3), "0.485");
  assert.equal(adaptive("barron").coefficients[1].toFixed(3), "0.715");
  assert.equal(fixed("barron", 2).coefficients[1].toFixed(3), "0.511");
  // Exact optima of the published example.
  near(fixed("barron", 0).scale, 0.0118524, 1e-7);
  near(fixed("barron", 2).scale, 0.1829587, 1e-7);
  near(fixed("barron", 1).objective / 50, -0.678823, 1e-6);
});

test("by degrees the walk comes to the deep dip; at once, from a bad start, it is stuck from α = −3 on", () => {
  const widget = widgetWith({ datasetId: "barron", c: 0.05 });
  const view = new SurfaceView(widget);
  view.begin();
  for (const alpha of schedule) {
    widget.alpha = alpha;
    const { lossAtOnce, lossGradual } = view.ends();
    assert.equal(lossAtOnce > 1.01 * lossGradual, alpha <= -3, `α = ${alpha}: ${lossAtOnce}, ${lossGradual}`);
    if (alpha === -4) assert.deepEqual([lossAtOnce.toFixed(1), lossGradual.toFixed(1)], ["57.1", "11.8"]);
  }
  // No line of a fine grid is better than where the gradual walk ends.
  const axis = (/** @type {number} */ coefficient) => ({ coefficient, from: -1, to: 1.5, count: 501 });
  const loss = { loss: /** @type {const} */ ("general"), parameters: { alpha: -Infinity, c: 0.05 } };
  const { minimum } = engine.surface({
    ...loss,
    ...data.barron,
    coefficients: [0, 0],
    first: axis(0),
    second: axis(1),
  });
  assert.ok(view.ends().lossGradual <= minimum);
});

test("the dial has a density for α ≥ 0 and none below", () => {
  const drawn = (/** @type {number} */ alpha) =>
    new DialView(widgetWith({ alpha })).scenes()[2].curves[0].points.length;
  assert.deepEqual(
    [2, 1, 0, -0.1, -2, -Infinity].map((alpha) => drawn(alpha) > 0),
    [true, true, true, false, false, false],
  );
});
