// Points drawn as the reader wants them: about the line that is called true, with the outliers asked for.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { kinds, noiseIds, readRecipe } from "../../web/widgets/loss-fit/recipe.js";
import { drawData, level, truth } from "../../web/widgets/loss-fit/synthetic.js";
import { thread } from "../../web/widgets/loss-fit/thread.js";

const engine = await loadEngine();
after(() => thread.close());

/** @typedef {import("../../web/widgets/loss-fit/recipe.js").Recipe} Recipe */

/** @param {Partial<Recipe>} [wishes] @returns {Recipe} */
const recipe = (wishes) => ({ n: 50, noise: "gaussian", contamination: 0, kind: "vertical", seed: 1, ...wishes });

/** @param {import("../../web/widgets/loss-fit/figure.js").Made} made @param {any} choice @returns {Float64Array} */
const fitted = ({ x, y }, choice) =>
  engine.fit({ ...choice, x: Float64Array.from(x), y: Float64Array.from(y) }).coefficients;

/** @param {Float64Array} coefficients @param {number} tolerance */
function nearTruth([intercept, slope], tolerance) {
  assert.ok(Math.abs(intercept - truth.intercept) < tolerance, `intercept ${intercept}`);
  assert.ok(Math.abs(slope - truth.slope) < tolerance / 3, `slope ${slope}`);
}

test("attributes become a recipe within its bounds, or the reason why not", () => {
  const asked = { n: 1e9, noise: "laplace", contamination: 0.7, kind: "leverage", seed: -1 };
  assert.deepEqual(readRecipe(asked), { n: 1e6, noise: "laplace", contamination: 0.4, kind: "leverage", seed: 0 });
  assert.equal(/** @type {Recipe} */ (readRecipe({ ...asked, n: Number.NaN })).n, 20);
  assert.deepEqual(readRecipe({ ...asked, noise: "pink" }), {
    key: "unknownNoise",
    asked: "pink",
    allowed: [...noiseIds],
  });
  assert.deepEqual(readRecipe({ ...asked, kind: "odd" }), { key: "unknownKind", asked: "odd", allowed: [...kinds] });
});

test("a seed draws the same points again, another one others", async () => {
  const [first, again, other] = await Promise.all([1, 1, 2].map((seed) => drawData(recipe({ seed }))));
  assert.deepEqual(again, first);
  assert.notDeepEqual(other.y, first.y);
});

for (const noise of noiseIds) {
  test(`${noise}: with many points least squares finds the true line, where there is a mean`, async () => {
    const made = await drawData(recipe({ n: 400_000, noise }));
    // Cauchy noise has no mean; its median is 0.
    nearTruth(fitted(made, { loss: noise === "cauchy" ? "absolute" : "squared" }), 0.03);
  });
}

test("vertical outliers are as many as asked for, spread over x, about their level", async () => {
  for (const [n, contamination, count] of [
    [20, 0.05, 1],
    [50, 0.4, 20],
    [1000, 0.25, 250],
  ]) {
    const { x, y } = await drawData(recipe({ n, contamination }));
    assert.equal(x.length, n);
    assert.equal(y.length, n);
    const wrong = [...x].map((value, i) => ({ x: value, r: y[i] - truth.intercept - truth.slope * value, y: y[i] }));
    const outliers = wrong.filter(({ r }) => Math.abs(r) > 4);
    assert.equal(outliers.length, count);
    assert.ok(outliers.every((point) => Math.abs(point.y - level) < 5));
    // In each half of x as many as in the other.
    const left = outliers.filter((point) => point.x < 5).length;
    assert.ok(Math.abs(2 * left - count) <= 1, `${left} of ${count}`);
  }
});

test("outliers with leverage are far aside, and only they are", async () => {
  const { x, y } = await drawData(recipe({ n: 100, contamination: 0.2, kind: "leverage" }));
  const far = [...x].flatMap((value, i) => (value > 10 ? [y[i]] : []));
  assert.equal(far.length, 20);
  assert.ok(far.every((value) => Math.abs(value - level) < 5));
});

test("MM stays with the true line at 20% of either kind, where least squares leaves it", async () => {
  for (const kind of kinds) {
    const made = await drawData(recipe({ n: 1000, contamination: 0.2, kind }));
    nearTruth(fitted(made, { loss: "tukey", scale: "s" }), 0.2);
    assert.ok(Math.abs(fitted(made, { loss: "squared" })[0] - truth.intercept) > 1);
  }
});

test("as the chapter says: with a fifth of vertical outliers, least squares settles at 0.80", async () => {
  // A fifth of the points, spread over x, have the slope 0: the mean at each x rises by 0.8.
  for (const seed of [1, 2, 3]) {
    const [, slope] = fitted(await drawData(recipe({ n: 1e6, contamination: 0.2, seed })), { loss: "squared" });
    assert.ok(Math.abs(slope - 0.8) < 0.005, `${slope}`);
  }
});

test("as the chapter says: under Cauchy noise, least squares is as far off with many points as with twenty", async () => {
  // Its slope is a weighted sum of Cauchy variables, so it is itself one, of a scale that n hardly changes.
  const middleOf = async (/** @type {number} */ n) => {
    const seeds = Array.from({ length: 41 }, (_, i) => i);
    const made = await Promise.all(seeds.map((seed) => drawData(recipe({ n, noise: "cauchy", seed }))));
    const off = made.map((one) => Math.abs(fitted(one, { loss: "squared" })[1] - truth.slope));
    return off.sort((a, b) => a - b)[20];
  };
  // |Cauchy| has its median at its scale: 0.5·Σ|x − x̄|/Σ(x − x̄)², near 0.15.
  for (const n of [20, 20_000]) {
    const middle = await middleOf(n);
    assert.ok(middle > 0.07 && middle < 0.3, `${n}: ${middle}`);
  }
});
