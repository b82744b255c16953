import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { choicesOf } from "../../web/shared/estimators.js";
import { PointModel } from "../../web/shared/points/model.js";
import { residualBoxes } from "../../web/widgets/loss-fit/boxes.js";
import { fitAll } from "../../web/widgets/loss-fit/fits.js";

const phones = JSON.parse(readFileSync(new URL("../../web/data/phones.json", import.meta.url), "utf8"));
const { points } = new PointModel(phones.x, phones.y);
const engine = await loadEngine();

/** @param {import("../../web/engine/engine.js").LossId} loss */
function boxesOf(loss) {
  const [choice] = choicesOf([loss], engine, { parameters: { tau: 0.9 }, scale: 7 });
  const [{ fit }] = fitAll(engine, [choice], points);
  assert.ok(fit);
  return { fit, ...residualBoxes(engine, choice, fit, points) };
}

const near = (/** @type {number} */ actual, /** @type {number} */ expected) =>
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} is ${expected}`);

test("squared error draws squares", () => {
  const { unit, boxes } = boxesOf("squared");
  assert.equal(unit, "y");
  for (const { y, foot, width } of boxes) near(width, Math.abs(y - foot));
});

test("Huber loss draws squares up to its threshold and no wider", () => {
  const { fit, unit, boxes } = boxesOf("huber");
  assert.equal(unit, "y");
  const threshold = 1.345 * fit.scale;
  for (const { y, foot, width } of boxes) near(width, Math.min(Math.abs(y - foot), threshold));
});

test("log-cosh draws boxes that widen like tanh", () => {
  const { boxes } = boxesOf("log-cosh");
  for (const { y, foot, width } of boxes) near(width, 7 * Math.tanh(Math.abs(y - foot) / 7));
});

test("Tukey's loss draws boxes that narrow again, to nothing beyond c", () => {
  const { fit, unit, boxes } = boxesOf("tukey");
  assert.equal(unit, "y");
  const threshold = 4.685 * fit.scale;
  let beyond = 0;
  for (const { y, foot, width } of boxes) {
    const size = Math.abs(y - foot);
    near(width, size < threshold ? size * (1 - (size / threshold) ** 2) ** 2 : 0);
    if (size > threshold) beyond += 1;
  }
  assert.ok(beyond >= 6, `${beyond}: the years counted in minutes`);
});

test("the ε-insensitive loss draws nothing inside its band and sticks of one width beyond", () => {
  const { unit, boxes } = boxesOf("epsilon-insensitive");
  assert.equal(unit, "stick");
  for (const { y, foot, width } of boxes) {
    const size = Math.abs(y - foot);
    if (Math.abs(size - 0.1) > 1e-9) near(width, size > 0.1 ? 1 : 0);
  }
});

test("absolute and quantile loss draw sticks as wide as their slope", () => {
  for (const [loss, above, below] of /** @type {const} */ ([
    ["absolute", 1, 1],
    ["quantile", 0.9, 0.1],
  ])) {
    const { unit, boxes } = boxesOf(loss);
    assert.equal(unit, "stick");
    for (const { y, foot, width } of boxes) {
      if (Math.abs(y - foot) > 1e-9) near(width, y > foot ? above : below);
    }
  }
});

test("the pulls above the line balance those below", () => {
  const smooth = engine.losses.filter(({ id, scales }) => id === "squared" || scales.length > 0);
  for (const { id: loss } of smooth) {
    const { boxes } = boxesOf(loss);
    const sum = boxes.reduce((total, { y, foot, width }) => total + Math.sign(y - foot) * width, 0);
    assert.ok(Math.abs(sum) < 1e-5, `${loss}: ${sum}`);
  }
});
