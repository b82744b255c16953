// The engine as a program that imports it sees it: what it offers, and that it leaves its caller's things alone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { LossError, loadEngine } from "lossbook/engine";
import { root } from "../../scripts/setup.mjs";

const engine = await loadEngine();
const wasmPath = `${root}web/engine/wasm/loss.wasm`;

/** Points near y = 1 + 2x, with one far off. */
const x = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7);
const y = Float64Array.of(1, 3.1, 4.9, 7, 9.2, 10.9, 13, 45);
const coefficientsOf = (/** @type {import("lossbook/engine").FitOptions} */ options) =>
  Array.from(engine.fit(options).coefficients);

test("the catalogue lists the losses with their parameters", () => {
  assert.deepEqual(
    engine.losses.map(({ id }) => id),
    [
      ...["squared", "absolute", "huber", "log-cosh", "quantile", "pseudo-huber", "epsilon-insensitive"],
      ...["cauchy", "geman-mcclure", "welsch", "tukey", "general"],
    ],
  );
  for (const { id, task, parameters, scales, hasDensity } of engine.losses) {
    assert.equal(task, "regression", id);
    assert.equal(hasDensity, !["geman-mcclure", "welsch", "tukey"].includes(id), id);
    for (const scale of scales) assert.ok(["fixed", "mad", "joint", "s"].includes(scale), id);
    for (const { min, max, default: usual } of parameters) assert.ok(min < usual && usual < max, id);
  }
  const byId = Object.fromEntries(engine.losses.map((loss) => [loss.id, loss]));
  assert.deepEqual(byId.huber.parameters, [{ id: "delta", default: 1.345, min: 1e-100, max: 1e100, closed: false }]);
  assert.deepEqual(byId.quantile.parameters, [{ id: "tau", default: 0.5, min: 0, max: 1, closed: false }]);
  assert.deepEqual(byId.general.parameters, [
    { id: "alpha", default: 1, min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY, closed: true },
    { id: "c", default: 1, min: 1e-100, max: 1e100, closed: false },
  ]);
  assert.deepEqual(byId.huber.scales, ["fixed", "mad", "joint"]);
  assert.deepEqual(byId.tukey.scales, ["fixed", "mad", "s"]);
});

test("the catalogue cannot be spoilt for the next caller", () => {
  assert.throws(() => /** @type {any} */ (engine.losses).push({}), TypeError);
});

test("loadEngine gives one engine to all who ask without options", async () => {
  assert.equal(await loadEngine(), engine);
});

test("the .wasm may come as a URL or as bytes", async () => {
  const bytes = await readFile(wasmPath);
  const sources = [pathToFileURL(wasmPath), bytes, new Uint8Array(bytes), new Uint8Array(bytes).buffer];
  for (const wasm of sources) {
    const other = await loadEngine({ wasm });
    assert.notEqual(other, engine);
    assert.deepEqual(
      Array.from(other.fit({ loss: "squared", x, y }).coefficients),
      coefficientsOf({ loss: "squared", x, y }),
    );
  }
});

const rejectsWith = (/** @type {Promise<any>} */ promise, /** @type {string} */ code) =>
  assert.rejects(promise, (error) => error instanceof LossError && error.code === code && error.message.length > 0);

test("a .wasm that is none or is not there says so", async () => {
  await rejectsWith(loadEngine({ wasm: new Uint8Array([1, 2, 3]) }), "wasm-unavailable");
  await rejectsWith(loadEngine({ wasm: pathToFileURL(`${root}nowhere.wasm`) }), "wasm-unavailable");
});

test("without SIMD or without WebAssembly it says which", async (t) => {
  t.mock.method(WebAssembly, "validate", () => false);
  await rejectsWith(loadEngine({ wasm: await readFile(wasmPath) }), "simd-unsupported");
  t.mock.restoreAll();
  const whole = globalThis.WebAssembly;
  try {
    Object.assign(globalThis, { WebAssembly: undefined });
    await rejectsWith(loadEngine({ wasm: new Uint8Array(8) }), "wasm-unavailable");
  } finally {
    Object.assign(globalThis, { WebAssembly: whole });
  }
});

test("evaluate and fit answer at once with arrays of their own", () => {
  const residuals = Float64Array.of(-2, 0, 0.5);
  const first = engine.evaluate({ loss: "huber", parameters: { delta: 1 }, residuals });
  assert.deepEqual(Array.from(first.value), [1.5, 0, 0.125]);
  assert.deepEqual(Array.from(first.slope), [-1, 0, 0.5]);
  const fit = engine.fit({ loss: "squared", x, y });
  const before = Array.from(fit.coefficients);
  for (const array of [first.value, first.slope, first.curvature, first.weight, fit.coefficients]) {
    assert.ok(array instanceof Float64Array);
    assert.equal(array.buffer.byteLength, array.byteLength, "not a view into the engine's memory");
  }
  // Enough to make the engine's memory grow, which empties views into it.
  engine.evaluate({ loss: "squared", residuals: new Float64Array(4_000_000) });
  engine.fit({ loss: "squared", x, y: y.map((value) => -value) });
  assert.deepEqual(Array.from(fit.coefficients), before);
  assert.deepEqual(Array.from(first.value), [1.5, 0, 0.125]);
});

test("what the caller passes in is never changed", () => {
  const columns = [x.slice(), x.map((value) => value * value)];
  const kept = structuredClone({ columns, y, x });
  for (const { id, scales } of engine.losses) {
    for (const rule of scales.length > 0 ? scales : [undefined]) {
      const scale = rule === "fixed" ? 1 : rule;
      const parameters = Object.freeze({});
      engine.fit(Object.freeze({ loss: id, parameters, x: columns, y, scale }));
      engine.fit(Object.freeze({ loss: id, parameters, x, y, degree: 3, scale }));
      engine.evaluate(Object.freeze({ loss: id, parameters, residuals: y }));
    }
  }
  assert.deepEqual({ columns, y, x }, kept);
});

test("x is one column, several columns, or none; degree makes powers", () => {
  const squares = x.map((value) => value * value);
  const close = (/** @type {number[]} */ a, /** @type {number[]} */ b) =>
    assert.ok(
      a.every((value, i) => Math.abs(value - b[i]) < 1e-9 * (1 + Math.abs(b[i]))),
      `${a} ≈ ${b}`,
    );
  close(coefficientsOf({ loss: "squared", x, y }), coefficientsOf({ loss: "squared", x: [x], y }));
  close(coefficientsOf({ loss: "huber", x, y, degree: 2 }), coefficientsOf({ loss: "huber", x: [x, squares], y }));
  assert.equal(coefficientsOf({ loss: "absolute", x, y, intercept: false }).length, 1);
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  close(coefficientsOf({ loss: "squared", x: [], y }), [mean]);
  const [median] = coefficientsOf({ loss: "absolute", y });
  assert.ok(median >= 7 && median <= 9.2, `${median} is a median`);
});

test("parts of longer arrays are taken at their place", () => {
  const long = new Float64Array(20);
  long.set(x, 5);
  const part = long.subarray(5, 13);
  assert.deepEqual(coefficientsOf({ loss: "squared", x: part, y }), coefficientsOf({ loss: "squared", x, y }));
});

test("an outlier moves the least-squares line and hardly the others", () => {
  const clean = y.slice();
  clean[7] = 15;
  const slope = (/** @type {import("lossbook/engine").LossId} */ loss, /** @type {Float64Array} */ target) =>
    engine.fit({ loss, x, y: target, ...(loss === "huber" ? { scale: /** @type {const} */ ("mad") } : {}) })
      .coefficients[1];
  const moved = (/** @type {import("lossbook/engine").LossId} */ loss) => Math.abs(slope(loss, y) - slope(loss, clean));
  assert.ok(moved("squared") > 2);
  assert.ok(moved("absolute") < 0.2);
  assert.ok(moved("huber") < 0.2);
});

test("log-cosh stays exact where cosh overflows, and near zero", () => {
  const found = engine.evaluate({ loss: "log-cosh", residuals: [1e300, -800, 1e-170, 1e-9] });
  const expected = {
    value: [1e300, 800 - Math.LN2, 0, 5e-19],
    slope: [1, -1, 1e-170, 1e-9],
    curvature: [0, 0, 1, 1],
  };
  for (const name of /** @type {const} */ (["value", "slope", "curvature"])) {
    for (const [i, wanted] of expected[name].entries()) {
      const off = Math.abs(found[name][i] - wanted);
      assert.ok(off <= 2 * Number.EPSILON * Math.abs(wanted), `${name} ${i}: ${found[name][i]}`);
    }
  }
});

test("densities have their normalisers", () => {
  const peak = (/** @type {any} */ options) =>
    engine.evaluate({ ...options, residuals: [0] }).density?.[0] ?? Number.NaN;
  const expected = {
    squared: [peak({ loss: "squared" }), 1 / Math.sqrt(Math.PI)],
    absolute: [peak({ loss: "absolute" }), 0.5],
    "log-cosh": [peak({ loss: "log-cosh" }), 1 / Math.PI],
    quantile: [peak({ loss: "quantile", parameters: { tau: 0.1 } }), 0.09],
    huber: [peak({ loss: "huber" }), 1 / 2.660723809389678],
    "huber δ=½": [peak({ loss: "huber", parameters: { delta: 0.5 } }), 1 / 4.48983804825815],
  };
  for (const [name, [found, wanted]] of Object.entries(expected)) {
    assert.ok(Math.abs(found / wanted - 1) < 1e-14, `${name}: ${found}, not ${wanted}`);
  }
});

test("a loss without a finite integral of exp(−ρ) has no density", () => {
  const has = (/** @type {any} */ options) => engine.evaluate({ ...options, residuals: [0, 3] }).density !== null;
  for (const { id, hasDensity } of engine.losses) assert.equal(has({ loss: id }), hasDensity, id);
  const general = (/** @type {number} */ alpha) => has({ loss: "general", parameters: { alpha } });
  const { NEGATIVE_INFINITY, POSITIVE_INFINITY, MIN_VALUE } = Number;
  assert.deepEqual([NEGATIVE_INFINITY, -2, -MIN_VALUE].map(general), [false, false, false]);
  assert.deepEqual([0, 2, POSITIVE_INFINITY].map(general), [true, true, true]);
  const cauchy = (/** @type {number} */ c) => has({ loss: "cauchy", parameters: { c } });
  assert.deepEqual([0.5, 1, 1.01].map(cauchy), [false, false, true]);
});

test("the general loss is the others at its own α", () => {
  const residuals = Float64Array.of(-7, -1, -1e-3, 0, 0.4, 2.5);
  const values = (/** @type {any} */ options) => Array.from(engine.evaluate({ ...options, residuals }).value);
  const near = (/** @type {number[]} */ found, /** @type {number[]} */ wanted) =>
    assert.ok(
      found.every((value, i) => Math.abs(value - wanted[i]) <= 1e-14 * wanted[i]),
      `${found} ≈ ${wanted}`,
    );
  const c = 1.7;
  const general = (/** @type {number} */ alpha) => values({ loss: "general", parameters: { alpha, c } });
  const times = (/** @type {number} */ factor, /** @type {any} */ options) => values(options).map((v) => factor * v);
  near(general(2), times(0.5 / c ** 2, { loss: "squared" }));
  near(general(1), times(1 / c ** 2, { loss: "pseudo-huber", parameters: { delta: c } }));
  near(general(0), times(1 / c ** 2, { loss: "cauchy", parameters: { c: Math.SQRT2 * c } }));
  near(general(-2), times(1 / c ** 2, { loss: "geman-mcclure", parameters: { c: 2 * c } }));
  near(general(Number.NEGATIVE_INFINITY), times(1 / c ** 2, { loss: "welsch", parameters: { c: Math.SQRT2 * c } }));
});

test("smooth fits have standard errors, one for each coefficient, and a vertex has none", () => {
  const errors = (/** @type {import("lossbook/engine").FitOptions} */ options) => engine.fit(options).standardErrors;
  for (const { id, scales } of engine.losses) {
    const found = errors({ loss: id, x, y });
    const smooth = id === "squared" || scales.length > 0;
    assert.equal(found?.length, smooth ? 2 : undefined, id);
    for (const value of found ?? []) assert.ok(value > 0 && Number.isFinite(value), `${id}: ${value}`);
  }
  // Of least squares through y = 1, 2, 4 at x = 0, 1, 2: RSS = 1/6, so s² = 1/6, and s²/Σ(x − 1)² = 1/12.
  const [intercept, slope] = errors({ loss: "squared", x: [0, 1, 2], y: [1, 2, 4] }) ?? [];
  assert.ok(Math.abs(slope - Math.sqrt(1 / 12)) < 1e-14, `${slope}`);
  assert.ok(Math.abs(intercept - Math.sqrt((1 / 6) * (1 / 3 + 1 / 2))) < 1e-14, `${intercept}`);
});
