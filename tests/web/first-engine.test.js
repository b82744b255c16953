// The engine that the book's own figures begin with: what it can do it does as the whole, what it cannot it fetches.

import assert from "node:assert/strict";
import { test } from "node:test";
import { growing, loadFirst } from "../../web/engine/first.js";
import { loadFits } from "../../web/engine/fits.js";
import { choicesOf } from "../../web/shared/estimators.js";

const whole = await loadFits();
const { losses, evaluate, fit } = await loadFirst();

/** Every loss but the one that is fitted at a fixed scale. */
const choices = choicesOf(
  whole.losses.map(({ id }) => id),
  whole,
  { scale: 1 },
).filter(({ scale }) => typeof scale !== "number");

/** Points of which scripts/first-calls.mjs knows nothing. @param {number} n @param {number} seed */
function points(n, seed) {
  let state = seed;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const x = Array.from({ length: n }, () => 200 * next() - 50);
  return { x, y: x.map((at) => 7 - 0.3 * at + 30 * (next() - 0.5) ** 3 + (next() < 0.15 ? 90 : 0)) };
}

test("every loss at every residual is the whole engine's, to the last bit", () => {
  assert.deepEqual(losses, whole.losses);
  const residuals = [0, -0, 1e-300, 1e300, ...Array.from({ length: 400 }, (_, i) => (i - 200) ** 3 / 1e5)];
  for (const { id } of losses)
    assert.deepEqual(evaluate({ loss: id, residuals }), whole.evaluate({ loss: id, residuals }), id);
});

test("lines through the points of a figure are the whole engine's, to the last bit, without its help", () => {
  assert.equal(choices.length, losses.length - 1);
  for (let seed = 1; seed <= 40; seed += 1) {
    const data = points(5 + 2 * seed, seed);
    for (const choice of choices) assert.deepEqual(fit({ ...choice, ...data }), whole.fit({ ...choice, ...data }));
  }
});

test("what a reader does wrong is refused as by the whole engine", () => {
  for (const data of [
    { x: [], y: [] },
    { x: [1], y: [1] },
    { x: [2, 2, 2], y: [1, 2, 3] },
  ]) {
    for (const choice of choices) {
      const refusal = (/** @type {typeof fit} */ call) => {
        try {
          return call({ ...choice, ...data });
        } catch (error) {
          return error;
        }
      };
      assert.deepEqual(refusal(fit), refusal(whole.fit), choice.loss);
    }
  }
});

/** What only the whole engine can do. */
const much = /** @type {const} */ ({ loss: "log-cosh", scale: 2, ...points(20, 3) });

test("what it cannot do it fetches, says so meanwhile, and does it then", async () => {
  const engine = await loadFirst({ wasm: new URL("../../web/engine/wasm/first.wasm", import.meta.url) });
  for (let time = 0; time < 3; time += 1) assert.throws(() => engine.fit(much), { code: "loading" });
  assert.equal(engine.evaluate({ loss: "huber", residuals: [1] }).value[0], 0.5, "losses go on");
  await new Promise((resolve) => engine.onGrowth(() => resolve(undefined)));
  assert.deepEqual(engine.fit(much), whole.fit(much));
});

test("who does not listen any more is not told; who asks later is told at once", async () => {
  /** @type {string[]} */
  const told = [];
  const trapped = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  const engine = growing({ losses, evaluate, fit: trapped }, loadFits);
  engine.onGrowth(() => told.push("left"))();
  const grown = new Promise((resolve) => engine.onGrowth(() => resolve(told.push("stays"))));
  assert.throws(() => engine.fit(much), { code: "loading" });
  await grown;
  engine.onGrowth(() => told.push("late"));
  assert.deepEqual(told, ["stays", "late"]);
});

test("a whole engine that cannot be fetched says why", async () => {
  const trapped = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  const engine = growing({ losses, evaluate, fit: trapped }, () => Promise.reject(new TypeError("no connection")));
  assert.throws(() => engine.fit(much), { code: "loading" });
  await new Promise((resolve) => engine.onGrowth(() => resolve(undefined)));
  assert.throws(() => engine.fit(much), /no connection/);
});
