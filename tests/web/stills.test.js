// The still pictures: their lines are where they should be, and their words quote what the engine finds.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { Panel } from "../../web/site/build/stills/chart.js";
import { contoursAt } from "../../web/site/build/stills/contours.js";
import { stills } from "../../web/site/build/stills/stills.js";

const engine = await loadEngine();
const draw = await stills();

/** @param {number} size @param {(x: number, y: number) => number} height */
const gridOf = (size, height) =>
  Float64Array.from({ length: size * size }, (_, i) => height(i % size, Math.floor(i / size)));

test("a contour of a cone is one circle, closed", () => {
  const lines = contoursAt(
    gridOf(21, (x, y) => Math.hypot(x - 10, y - 10)),
    21,
    6.5,
  );
  assert.equal(lines.length, 1);
  const [circle] = lines;
  assert.deepEqual(circle[0], circle[circle.length - 1]);
  assert.ok(circle.length > 40);
  for (const { x, y } of circle) assert.ok(Math.abs(Math.hypot(x - 10, y - 10) - 6.5) < 0.03, `${x}, ${y}`);
});

test("a contour of a plane is one straight line from border to border", () => {
  const [line, ...others] = contoursAt(
    gridOf(9, (x, y) => x + y),
    9,
    4.5,
  );
  assert.deepEqual(others, []);
  assert.ok(line.every(({ x, y }) => Math.abs(x + y - 4.5) < 1e-12));
  assert.deepEqual([line[0], line[line.length - 1]].map(({ x }) => x).sort(), [0, 4.5]);
});

test("over a saddle the high corners stay apart", () => {
  // Each line cuts off a high corner: along one diagonal, or the other.
  for (const side of [1, -1]) {
    const lines = contoursAt(side === 1 ? [1, 0, 0, 1] : [0, 1, 1, 0], 2, 0.5);
    assert.equal(lines.length, 2);
    for (const [a, b] of lines) assert.equal(a.x + side * a.y, b.x + side * b.y);
  }
});

test("a line is written in short moves that end where it ends", () => {
  const axis = { from: 0, to: 1, ticks: [] };
  const panel = new Panel({ width: 264, height: 172 }, { x: axis, y: axis }, "en");
  panel.line(
    [
      { x: 0, y: 0 },
      { x: 0.5, y: 1 },
      { x: 0.503, y: 0 },
    ],
    "",
  );
  assert.match(String(panel), /d="M0 100l100-100 \.6 100"/);
});

for (const lang of ["en", "ko"]) {
  test(`${lang}: what is said of the pictures is what the engine finds`, () => {
    const data = (/** @type {string} */ id) =>
      JSON.parse(readFileSync(new URL(`../../web/data/${id}.json`, import.meta.url), "utf8"));
    const says = (/** @type {string} */ name, /** @type {(string | number)[]} */ ...numbers) => {
      const [, label] = draw(name, lang).match(/aria-label="([^"]*)"/) ?? [];
      for (const number of numbers) assert.ok(label.includes(String(number)), `${name}: ${number} in ${label}`);
    };
    // The mean of 2, 3, 4, 6, 12 and the middle one; Anscombe's line at his mean of x; facts of Engel's households.
    says("estimand", "5.4", "4");
    const { coefficients } = engine.fit({ loss: "squared", ...pick(data("anscombe1")) });
    says("descent", (coefficients[0] + 9 * coefficients[1]).toPrecision(2), "0.5");
    says("adaptive", "0.507", "47.3", "0.564");
    says("surfaces", "40.3", "9.28");
    // Huber's loss at 4 with δ = 1.345: δ(4 − δ/2).
    says("curves", "16, 8", "4, 1", `${(1.345 * (4 - 1.345 / 2)).toPrecision(3)}, 1.35`);
    // R: lm and robustbase::lmrob of starsCYG; the giants' weights under MASS::rlm and lmrob.
    says("weights", "1, 1, 1, 1", "0, 0, 0, 0");
    says("one-star", "−0.413", "2.25");
    const readAll = (/** @type {string} */ name) => {
      const [, label] = draw(name, lang).match(/aria-label="([^"]*)"/) ?? [];
      return [...label.slice(label.lastIndexOf(":")).matchAll(/−?\d+(\.\d+)?/g)].map(([each]) =>
        Number(each.replace("−", "-")),
      );
    };
    // Squared error has left the true slope 1 at the first outliers; MM still holds at a fifth.
    const [first] = readAll("breakdown-first");
    assert.ok(first < 0, `${first}`);
    const [squared, , , mm] = readAll("breakdown");
    assert.ok(squared < -2 && Math.abs(mm - 1) < 0.1, `${squared}, ${mm}`);
    // Theory: 2/π, 0.95, 0.95; 200 samples know an efficiency within about a seventh of it.
    const theory = [100, 200 / Math.PI, 95, 95];
    const found = readAll("efficiency");
    assert.equal(found.length, 4);
    for (const [i, each] of found.entries()) assert.ok(Math.abs(each / theory[i] - 1) < 0.15, `${found}`);
    const at8 = engine.cloudTruth({ x: [8], taus: [0.1, 0.5, 0.9] });
    assert.ok(at8.mean[0] > 0);
    const [, read] = draw("conditional", lang).match(/aria-label="([^"]*)"/) ?? [];
    const [mean, median, low, high] = [...read.matchAll(/ (\d+\.?\d*)(?=[,.] ?\D|\.$)/g)]
      .slice(-4)
      .map(([, each]) => Number(each));
    for (const [found, truth] of [
      [mean, at8.mean[0]],
      [low, at8.quantiles[0][0]],
      [median, at8.quantiles[1][0]],
      [high, at8.quantiles[2][0]],
    ])
      assert.ok(Math.abs(found - truth) < 0.5, `${found} is near ${truth}`);
  });
}

/** @param {{ x: number[], y: number[] }} data */
function pick({ x, y }) {
  return { x, y };
}
