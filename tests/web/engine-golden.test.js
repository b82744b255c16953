// The golden numbers through JavaScript: what a caller of the engine gets is what the exact references say.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadEngine } from "lossbook/engine";
import { goldenFits, noiseEstimators, readGolden } from "./golden.js";

const engine = await loadEngine();
const fits = goldenFits();

/** @type {(found: number, wanted: number, tolerance: number, what?: string, slack?: number) => void} */
const close = (found, wanted, tolerance, what = "", slack = Number.MIN_VALUE) =>
  assert.ok(
    Math.abs(found - wanted) <= tolerance * Math.abs(wanted) + slack,
    `${what}: ${found}, not ${wanted} (relative ${Math.abs(found / wanted - 1).toExponential(1)} > ${tolerance.toExponential(1)})`,
  );

/** Coefficients weigh by the size of their column, so that a slope per year and an intercept are told apart fairly. */
function coefficientsAreClose(
  /** @type {Float64Array} */ found,
  /** @type {import("./golden.js").GoldenFit} */ golden,
) {
  const { expected, sizes, tolerance, face } = golden;
  const { lowest, highest } = face ?? { lowest: expected.coefficients, highest: expected.coefficients };
  const unit = Math.max(...expected.coefficients.map((value, j) => Math.abs(value) * sizes[j]));
  assert.equal(found.length, lowest.length);
  found.forEach((value, j) => {
    const slack = (tolerance * unit) / sizes[j];
    const inside = value >= lowest[j] - slack && value <= highest[j] + slack;
    assert.ok(inside, `coefficient ${j}: ${value}, not in [${lowest[j]}, ${highest[j]}] ± ${slack}`);
  });
}

describe("golden fits", () => {
  for (const golden of fits) {
    test(golden.name, () => {
      const { expected, tolerance, call } = golden;
      const fit = engine.fit(call);
      assert.equal(fit.converged, true);
      coefficientsAreClose(fit.coefficients, golden);
      close(fit.objective, expected.objective, tolerance, "objective");
      if (expected.scale !== undefined) close(fit.scale, expected.scale, tolerance, "scale");
      if (call.loss === "quantile") assert.equal(fit.unique, golden.face === null);
    });
  }

  test("none was lost on the way", () => {
    const byLoss = (/** @type {string} */ loss, /** @type {any} */ scale = undefined) =>
      fits.filter(({ call }) => call.loss === loss && (scale === undefined || call.scale === scale)).length;
    assert.deepEqual(
      [byLoss("squared"), byLoss("quantile"), byLoss("huber", 1), byLoss("huber", "mad"), byLoss("huber", "joint")],
      [47, 329, 141, 47, 94],
    );
    assert.equal(byLoss("log-cosh"), 94 + 47);
    assert.equal(byLoss("pseudo-huber"), 94);
    assert.deepEqual(
      ["cauchy", "geman-mcclure", "welsch"].map((loss) => byLoss(loss)),
      [32, 32, 32],
    );
    assert.deepEqual([byLoss("tukey"), byLoss("tukey", "mad"), byLoss("tukey", "s")], [126, 47, 47]);
  });
});

describe("golden maximum-likelihood fits", () => {
  const likely = goldenFits(noiseEstimators);
  for (const golden of likely) {
    test(golden.name, () => {
      const { expected, tolerance, call } = golden;
      const fit = /** @type {import("lossbook/engine").NoiseFit} */ (engine.fit(call));
      assert.equal(fit.converged, true);
      coefficientsAreClose(fit.coefficients, { ...golden, tolerance: 10 * tolerance });
      close(fit.scale, Number(expected.scale), 10 * tolerance, "scale");
      // A sum of n terms of either sign.
      const { length } = call.y;
      close(fit.objective + length, expected.objective + length, tolerance, "objective");
      if (expected.alpha !== undefined) close(Number(fit.alpha) + 1, expected.alpha + 1, 100 * tolerance, "alpha");
      assert.equal(fit.standardErrors?.length, fit.coefficients.length);
    });
  }

  test("none was lost on the way", () => {
    assert.equal(likely.length, 47 + 46 + 94 + 43);
  });
});

describe("`absolute` is twice the quantile loss of one half", () => {
  for (const { name, call, expected } of fits.filter(({ call: { parameters } }) => parameters?.tau === 0.5)) {
    test(name, () => {
      const { parameters: _, ...rest } = call;
      close(engine.fit({ ...rest, loss: "absolute" }).objective, 2 * expected.objective, 1e-13, "objective");
    });
  }
});

/** @type {Record<string, (params: any) => { loss: import("lossbook/engine").LossId, parameters?: Record<string, number>, unit?: number } | null>} */
const grids = {
  squared: () => ({ loss: "squared" }),
  absolute: () => ({ loss: "absolute" }),
  huber: ({ delta }) => ({ loss: "huber", parameters: { delta } }),
  pinball: ({ tau }) => ({ loss: "quantile", parameters: { tau } }),
  logcosh: ({ c }) => ({ loss: "log-cosh", unit: c }),
  pseudo_huber: ({ delta }) => ({ loss: "pseudo-huber", parameters: { delta } }),
  epsilon_insensitive: ({ eps }) => ({ loss: "epsilon-insensitive", parameters: { epsilon: eps } }),
  cauchy: ({ c }) => ({ loss: "cauchy", parameters: { c } }),
  geman_mcclure: ({ c }) => ({ loss: "geman-mcclure", parameters: { c } }),
  welsch: ({ c }) => ({ loss: "welsch", parameters: { c } }),
  tukey: ({ c }) => ({ loss: "tukey", parameters: { c } }),
  barron: ({ alpha, c }) => ({
    loss: "general",
    parameters: { alpha: alpha === "-inf" ? Number.NEGATIVE_INFINITY : alpha, c },
  }),
};

/** An exponential is off by as many roundings as its argument is large. @param {number} wanted */
const depth = (wanted) => Math.max(1, -Math.log(Math.abs(wanted) || 1) / 20);

for (const file of ["loss_values", "loss_values_barron"]) {
  describe(`golden values, slopes and curvatures on the grid: ${file}`, () => {
    const { r, cases } = readGolden(file);
    for (const { id, loss, params, value, d1, d2, kinks = [] } of cases) {
      const how = grids[loss]?.(params);
      if (!how) continue;
      test(id, () => {
        const { unit = 1, ...rest } = how;
        const residuals = Float64Array.from(r, (/** @type {number} */ one) => one / unit);
        const found = engine.evaluate({ ...rest, residuals });
        for (const [i, at] of r.entries()) {
          const kink = kinks.find((/** @type {any} */ one) => one.r === at);
          const between = (/** @type {number} */ x, /** @type {number} */ a, /** @type {number} */ b) =>
            assert.ok(x >= Math.min(a, b) && x <= Math.max(a, b), `${x} at the kink ${at}`);
          close(found.value[i], value[i], 1e-14, `value at ${at}`);
          if (d1[i] !== null) close(found.slope[i] / unit, d1[i], 1e-14 * depth(d1[i]), `slope at ${at}`);
          else between(found.slope[i], kink.d1_left, kink.d1_right);
          // The curvature is the difference of two terms, the weight and what the weight loses, which may be nearly equal.
          const terms = 1e-15 * found.weight[i];
          if (d2[i] !== null)
            close(found.curvature[i] / unit ** 2, d2[i], 1e-13 * depth(d2[i]), `curvature at ${at}`, terms);
          else between(found.curvature[i], kink.d2_left, kink.d2_right);
          if (at !== 0) close(found.weight[i] * residuals[i], found.slope[i], 1e-15, `weight · r at ${at}`);
        }
      });
    }
  });
}
