// What the lab says of the noise: a hypothesis where the rows carry one, and none where they do not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { comparedNoises } from "../../web/widgets/loss-lab/run.js";
import { verdictOf } from "../../web/widgets/loss-lab/verdict.js";

const engine = await loadEngine();

/** @typedef {import("../../web/engine/engine.js").NoiseId} NoiseId */

/** The verdict on points about a line. @param {{ x: Float64Array | number[], y: Float64Array | number[] }} data */
function judge({ x, y }) {
  const found = comparedNoises.map((noise) => ({ noise, logLikelihood: -engine.fit({ noise, x, y }).objective }));
  return verdictOf(found, { rows: y.length, coefficients: 2 });
}

const sample = (/** @type {NoiseId} */ noise, /** @type {number} */ count, /** @type {number} */ seed) =>
  judge(engine.sample({ noise, count, seed }));

test("noise of a kind is found in a thousand rows, or is among those that are not told from it", () => {
  for (const noise of comparedNoises) {
    const verdict = sample(noise, 1000, 7);
    assert.ok(verdict && [verdict.best, ...verdict.alike].includes(noise), noise);
    assert.equal(verdict.kind, noise === "gaussian" ? "normal" : "clear", noise);
  }
});

test("normal noise is given up in fewer than one of twenty normal samples", () => {
  for (const count of [24, 50, 200]) {
    const repeats = 300;
    const wrong = Array.from({ length: repeats }, (_, seed) => sample("gaussian", count, seed)?.kind !== "normal");
    const share = wrong.filter(Boolean).length / repeats;
    assert.ok(share < 0.05, `${share} of samples of ${count}`);
  }
});

test("few rows say nothing, whatever their likelihoods", () => {
  assert.equal(sample("cauchy", 19, 1)?.kind, "few");
});

test("rows that lie exactly on a line say so", () => {
  const x = Array.from({ length: 40 }, (_, i) => i);
  assert.equal(judge({ x, y: x.map((at) => 1 + 2 * at) })?.kind, "exact");
});

test("a difference of up to 2 decides nothing, one of up to 5 is a hint", () => {
  const of = (/** @type {number} */ gain) =>
    verdictOf(
      [
        { noise: "gaussian", logLikelihood: -100 },
        { noise: "laplace", logLikelihood: -100 + gain },
        { noise: "cauchy", logLikelihood: -100 + gain - 1.5 },
      ],
      { rows: 100, coefficients: 2 },
    );
  assert.deepEqual(
    [1, 2, 2.1, 5, 5.1].map((gain) => of(gain)?.kind),
    ["normal", "normal", "leaning", "leaning", "clear"],
  );
  assert.deepEqual(of(6), { kind: "clear", best: "laplace", gain: 6, alike: ["cauchy"] });
  assert.equal(verdictOf([{ noise: "laplace", logLikelihood: 0 }], { rows: 100, coefficients: 2 }), undefined);
});
