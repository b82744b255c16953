// Noises and likelihoods as a program that imports the engine sees them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "lossbook/engine";
import { readGolden } from "./golden.js";

/** @import { Likelihood, LikelihoodOptions, NoiseId } from "lossbook/engine" */

const engine = await loadEngine();

const x = Float64Array.of(0, 1, 2, 3);
const y = Float64Array.of(2, 2, 5, 9);
/** Residuals 1, −1, 0, 2. */
const coefficients = Float64Array.of(1, 2);

const close = (/** @type {number} */ found, /** @type {number} */ wanted, tolerance = 1e-14) =>
  assert.ok(Math.abs(found - wanted) <= tolerance * Math.max(1, Math.abs(wanted)), `${found}, not ${wanted}`);

test("the table lists the noises with their parameters", () => {
  assert.deepEqual(
    engine.noises.map(({ id, scale, loss }) => [id, scale, loss]),
    [
      ["gaussian", "sigma", "squared"],
      ["laplace", "b", "absolute"],
      ["asymmetric-laplace", "b", "quantile"],
      ["huber", "s", "huber"],
      ["hyperbolic-secant", "s", "log-cosh"],
      ["cauchy", "gamma", "cauchy"],
      ["student-t", "s", "cauchy"],
      ["general", "c", "general"],
    ],
  );
  const byId = Object.fromEntries(engine.noises.map((noise) => [noise.id, noise]));
  assert.deepEqual(byId.general.parameters, [{ id: "alpha", default: 1, min: 0, max: 2, closed: true }]);
  assert.deepEqual(byId["student-t"].parameters, [
    { id: "nu", default: 3, min: 0, max: Number.POSITIVE_INFINITY, closed: false },
  ]);
  assert.deepEqual([byId.gaussian.lossFactor, byId.gaussian.lossParameters], [0.5, {}]);
  assert.deepEqual([byId.cauchy.lossFactor, byId.cauchy.lossParameters], [2, { c: 1 }]);
  assert.deepEqual([byId["student-t"].lossFactor, byId["student-t"].lossParameters], [4 / 3, { c: Math.sqrt(3) }]);
  assert.deepEqual(
    engine.noises.filter(({ closedFormScale }) => closedFormScale).map(({ id }) => id),
    ["gaussian", "laplace", "asymmetric-laplace"],
  );
  assert.deepEqual(
    engine.noises.filter(({ hasMean, hasVariance }) => !hasMean || !hasVariance).map(({ id }) => id),
    ["cauchy"],
  );
  assert.throws(() => /** @type {any} */ (engine.noises).push({}), TypeError);
});

test("a fit under a noise has the likelihood that `likelihood` finds there", () => {
  const many = Float64Array.from({ length: 40 }, (_, i) => i / 4);
  const bent = many.map((v, i) => 1 + 2 * v + Math.sin(17 * i) * (i % 9 === 4 ? 12 : 1));
  for (const { id } of engine.noises) {
    const fit = engine.fit({ noise: id, x: many, y: bent });
    const found = engine.likelihood({ noise: id, x: many, y: bent, coefficients: fit.coefficients });
    close(found.negativeLogLikelihood, fit.objective, 1e-12);
    close(found.bestScale, fit.scale, 1e-10);
    assert.equal(fit.alpha, id === "general" ? 1 : null);
  }
  const adaptive = engine.fit({ noise: "adaptive", x: many, y: bent });
  const parameters = { alpha: Number(adaptive.alpha) };
  const same = engine.fit({ noise: "general", parameters, x: many, y: bent });
  close(same.objective, adaptive.objective, 1e-10);
});

test("without a bound of the likelihood the scale is 0", () => {
  const line = engine.fit({ noise: "cauchy", x: [0, 1, 2, 3, 4, 5], y: [1, 3, 5, 7, 2, 30] });
  assert.equal(line.scale, 0);
  assert.equal(line.objective, Number.NEGATIVE_INFINITY);
  assert.equal(line.standardErrors, null);
  assert.ok(Math.abs(line.coefficients[1] - 2) < 1e-12);
});

test("a noise and the losses of the same engine say the same", () => {
  for (const { id, loss, lossFactor, lossParameters } of engine.noises) {
    const found = engine.likelihood({ noise: id, x, y, coefficients, scale: 1 });
    const { value } = engine.evaluate({ loss, parameters: lossParameters, residuals: found.residual });
    const sum = value.reduce((total, one) => total + one, 0);
    close(found.loss, lossFactor * sum);
  }
});

test("the numbers of a small example are those that one computes by hand", () => {
  const found = engine.likelihood({ noise: "gaussian", x, y, coefficients });
  assert.deepEqual(Array.from(found.fitted), [1, 3, 5, 7]);
  assert.deepEqual(Array.from(found.residual), [1, -1, 0, 2]);
  assert.equal(found.scale, Math.sqrt(1.5));
  assert.equal(found.bestScale, found.scale);
  close(found.logNormaliser, Math.log(found.scale * Math.sqrt(2 * Math.PI)));
  close(found.loss, 2);
  close(found.dropped, 4 * found.logNormaliser);
  close(found.logLikelihood, -found.loss - found.dropped);
  assert.equal(found.negativeLogLikelihood, -found.logLikelihood);
  for (const [i, r] of found.residual.entries()) {
    close(found.density[i], Math.exp((-r * r) / 3) / Math.sqrt(3 * Math.PI));
    close(found.logDensity[i], Math.log(found.density[i]));
  }
  const product = found.density.reduce((all, one) => all * one, 1);
  close((found.product.mantissa * 10 ** found.product.exponent) / product, 1);
  assert.deepEqual([found.hasMean, found.hasVariance], [true, true]);
});

test("mean and variance are said of the parameters given", () => {
  const momentsOf = (/** @type {NoiseId} */ noise, /** @type {Record<string, number>} */ parameters) => {
    const { hasMean, hasVariance } = engine.likelihood({ noise, parameters, x, y, coefficients });
    return [hasMean, hasVariance];
  };
  assert.deepEqual(momentsOf("student-t", { nu: 1 }), [false, false]);
  assert.deepEqual(momentsOf("student-t", { nu: 2 }), [true, false]);
  assert.deepEqual(momentsOf("student-t", { nu: 2.1 }), [true, true]);
  assert.deepEqual(momentsOf("general", { alpha: 0 }), [false, false]);
});

test("a given scale is used, and the best one is said beside it", () => {
  for (const { id } of engine.noises) {
    const best = engine.likelihood({ noise: id, x, y, coefficients });
    const other = engine.likelihood({ noise: id, x, y, coefficients, scale: 3 });
    assert.equal(other.scale, 3, id);
    assert.equal(other.bestScale, best.scale, id);
    assert.ok(best.logLikelihood > other.logLikelihood, id);
  }
});

test("the loss that a likelihood names is the one it was made of, for parameters of the caller's own too", () => {
  /** @type {[NoiseId, Record<string, number>, Record<string, number>][]} */
  const cases = [
    ["gaussian", {}, {}],
    ["laplace", {}, {}],
    ["asymmetric-laplace", { tau: 0.9 }, { tau: 0.9 }],
    ["huber", { delta: 0.7 }, { delta: 0.7 }],
    ["hyperbolic-secant", {}, {}],
    ["cauchy", {}, { c: 1 }],
    ["student-t", { nu: 4 }, { c: 2 }],
    ["general", { alpha: 0.5 }, { alpha: 0.5, c: 1 }],
  ];
  for (const [noise, parameters, wanted] of cases) {
    const found = engine.likelihood({ noise, parameters, x, y, coefficients, scale: 2 });
    assert.deepEqual(found.lossParameters, wanted);
    const loss = engine.noises.find(({ id }) => id === noise)?.loss ?? "squared";
    const residuals = found.residual.map((r) => r / 2);
    const { value } = engine.evaluate({ loss, parameters: found.lossParameters, residuals });
    for (const [i, one] of value.entries()) close(found.rho[i], found.lossFactor * one);
  }
});

test("a curve is the likelihood along a coefficient or the scale", () => {
  const options = { noise: /** @type {const} */ ("cauchy"), x, y, coefficients };
  const slope = engine.likelihoodCurve({ ...options, scale: 2, along: { coefficient: 1, from: 0, to: 4, count: 5 } });
  assert.deepEqual([...slope.at], [0, 1, 2, 3, 4]);
  const there = engine.likelihood({ ...options, coefficients: [1, 3], scale: 2 });
  close(slope.logLikelihood[3], there.logLikelihood);
  close(slope.loss[3], there.loss);
  assert.equal(slope.relative[slope.most], 1);
  const best = engine.likelihood(options).scale;
  const along = { coefficient: /** @type {const} */ ("scale"), from: best / 2, to: 1.5 * best, count: 101 };
  assert.equal(engine.likelihoodCurve({ ...options, along }).most, 50);
});

test("polynomials, several columns and no column are those of a fit", () => {
  const squares = x.map((value) => value * value);
  const fittedOf = (/** @type {Omit<LikelihoodOptions, "noise" | "y">} */ options) =>
    Array.from(engine.likelihood({ noise: "laplace", y, ...options }).fitted);
  assert.deepEqual(fittedOf({ x, degree: 2, coefficients: [1, 2, 3] }), [1, 6, 17, 34]);
  assert.deepEqual(fittedOf({ x: [x, squares], coefficients: [1, 2, 3] }), [1, 6, 17, 34]);
  assert.deepEqual(fittedOf({ x: [x, squares], intercept: false, coefficients: [2, 3] }), [0, 5, 16, 33]);
  assert.deepEqual(fittedOf({ coefficients: [4] }), [4, 4, 4, 4]);
});

test("the arrays are the caller's own, and what was passed in is not changed", () => {
  const kept = structuredClone({ x, y, coefficients });
  const found = engine.likelihood(Object.freeze({ noise: "cauchy", x, y, coefficients }));
  assert.deepEqual({ x, y, coefficients }, kept);
  for (const array of [found.fitted, found.residual, found.density, found.logDensity]) {
    assert.ok(array instanceof Float64Array);
    assert.equal(array.buffer.byteLength, array.byteLength, "not a view into the engine's memory");
  }
});

/** The noise whose negative log-likelihood a golden estimator minimises. @type {Record<string, (fit: any) => [NoiseId, Record<string, number>]>} */
const estimators = {
  logcosh_joint: () => ["hyperbolic-secant", {}],
  cauchy_joint: () => ["cauchy", {}],
  student_joint: ({ params }) => ["student-t", params],
  barron_adaptive: ({ alpha }) => ["general", { alpha }],
};

test("at the golden optima the likelihood is the golden one, and the best scale the golden scale", () => {
  const datasets = readGolden("datasets").cases;
  let count = 0;
  for (const golden of readGolden("real_ml").cases) {
    const { columns } = datasets.find((/** @type {any} */ { id }) => id === golden.dataset);
    const { intercept, degree, cond } = golden;
    const data = {
      x: golden.predictors.map((/** @type {string} */ name) => Float64Array.from(columns[name])),
      y: Float64Array.from(columns[golden.response]),
    };
    for (const fit of golden.fits) {
      const [noise, parameters] = estimators[fit.estimator](fit);
      const found = engine.likelihood({ noise, parameters, ...data, intercept, degree, coefficients: fit.coef });
      close(found.negativeLogLikelihood, fit.objective, 1e-13 * (10 + cond));
      close(found.scale / fit.scale, 1, 1e-13 * (10 + cond));
      count++;
    }
  }
  assert.ok(count >= 30, `${count} golden fits`);
});

test("20,000 likelihoods leave the heap where it was", () => {
  const call = () => engine.likelihood({ noise: "general", parameters: { alpha: 1.5 }, x, y, coefficients });
  call();
  const before = engine.memoryInUse();
  for (let i = 0; i < 20_000; i++) call();
  assert.equal(engine.memoryInUse(), before);
});
