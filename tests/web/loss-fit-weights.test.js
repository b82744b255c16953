// How much each loss listens to each point, held to the formulas of the weights.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { choicesOf } from "../../web/shared/estimators.js";
import { PointModel } from "../../web/shared/points/model.js";
import { fitAll } from "../../web/widgets/loss-fit/fits.js";
import { weightsOf } from "../../web/widgets/loss-fit/weights.js";

const engine = await loadEngine();
const stars = JSON.parse(readFileSync(new URL("../../web/data/starsCYG.json", import.meta.url), "utf8"));
const { points } = new PointModel(stars.x, stars.y);
const giants = [11, 20, 30, 34].map((row) => row - 1);

/** @param {import("../../web/engine/engine.js").LossId} loss */
function weighed(loss) {
  const [choice] = choicesOf([loss], engine, { scale: 1, rule: "s" });
  const [{ fit }] = fitAll(engine, [choice], points);
  assert.ok(fit);
  const [intercept, slope] = fit.coefficients;
  const distances = points.map(({ x, y }) => Math.abs(y - intercept - slope * x) / fit.scale);
  return { distances, shares: weightsOf(engine, choice, fit, points).shares };
}

const near = (/** @type {number} */ actual, /** @type {number} */ expected) =>
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is ${expected}`);

test("squared error listens to all alike", () => {
  for (const share of weighed("squared").shares) near(share, 1);
});

test("Huber's weight is 1 up to δ and δ/|z| beyond", () => {
  const { distances, shares } = weighed("huber");
  for (const [i, share] of shares.entries()) near(share, Math.min(1, 1.345 / distances[i]));
  assert.ok(shares.some((share) => share < 1));
});

test("Tukey's weight is (1 − (z/c)²)², and none beyond c: the four giants have no say in the MM estimate", () => {
  const { distances, shares } = weighed("tukey");
  for (const [i, share] of shares.entries()) near(share, Math.max(0, 1 - (distances[i] / 4.685) ** 2) ** 2);
  for (const i of giants) assert.equal(shares[i], 0);
  assert.ok(shares.filter((share) => share > 0.5).length > 35);
});

test("absolute error listens less the further away, and no point has more than full weight", () => {
  const { distances, shares } = weighed("absolute");
  const far = distances.map((distance, i) => ({ distance, share: shares[i] })).filter(({ share }) => share < 1);
  assert.ok(far.length > 5);
  for (const { distance, share } of far) near(share * distance, far[0].share * far[0].distance);
  assert.ok(shares.every((share) => share > 0 && share <= 1));
});
