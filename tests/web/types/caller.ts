// What a caller's TypeScript may and may not write. Nothing here runs: `tsc` judges it, and every `@ts-expect-error`
// that marks no error is one.

import {
  type DensityImage,
  type Descent,
  type Engine,
  type Evaluation,
  type Fit,
  type Likelihood,
  type LikelihoodCurve,
  type LossEntry,
  LossError,
  loadEngine,
  type NoiseEntry,
  type NoiseFit,
  type Quantiles,
  type Surface,
} from "lossbook/engine";

export async function rightUses(bytes: ArrayBuffer, url: URL) {
  const engine: Engine = await loadEngine();
  await loadEngine({});
  await loadEngine({ wasm: url });
  await loadEngine({ wasm: bytes });
  await loadEngine({ wasm: new Uint8Array(bytes) });

  const losses: readonly LossEntry[] = engine.losses;
  for (const { id, parameters, scales, hasDensity } of losses) {
    const range: number[] = parameters.flatMap(({ min, default: usual, max, closed }) =>
      closed ? [min, usual, max] : [usual],
    );
    const takesMad: boolean = scales.includes("mad") && hasDensity;
    const found: Evaluation = engine.evaluate({ loss: id, residuals: Float64Array.from(range) });
    const density: Float64Array | null = found.density;
    console.log(takesMad, density, found.value[0], found.slope, found.curvature, found.weight);
  }

  const x = new Float64Array(10);
  const y = new Float64Array(10);
  const fits: Fit[] = [
    engine.fit({ loss: "squared", x, y }),
    engine.fit({ loss: "squared", x: [x, x], y, intercept: false }),
    engine.fit({ loss: "absolute", x, y, degree: 3 }),
    engine.fit({ loss: "quantile", parameters: { tau: 0.9 }, x, y }),
    engine.fit({ loss: "huber", parameters: { delta: 1.345 }, x, y, scale: "mad" }),
    engine.fit({ loss: "log-cosh", x, y, scale: 2.5 }),
    engine.fit({ loss: "huber", x, y, scale: "joint" }),
    engine.fit({ loss: "tukey", parameters: { c: 4.685 }, x, y, scale: "mad" }),
    engine.fit({ loss: "general", parameters: { alpha: Number.NEGATIVE_INFINITY, c: 2 }, x, y }),
  ];
  const likely: NoiseFit[] = [
    engine.fit({ noise: "student-t", parameters: { nu: 4 }, x, y }),
    engine.fit({ noise: "adaptive", x: [x, x], y, intercept: false }),
  ];
  const alphas: (number | null)[] = likely.map(({ alpha }) => alpha);
  console.log(alphas);
  for (const { coefficients, scale, objective, iterations, converged, unique, standardErrors } of fits) {
    const [intercept, slope]: Float64Array = coefficients;
    const numbers: (number | undefined)[] = [intercept, slope, scale, objective, iterations];
    const flags: boolean[] = [converged, unique];
    const errors: Float64Array | null = standardErrors;
    console.log(numbers, flags, errors?.[1]);
  }

  const noises: readonly NoiseEntry[] = engine.noises;
  for (const { id, scale, parameters, loss, hasVariance } of noises) {
    const found: Likelihood = engine.likelihood({ noise: id, x, y, coefficients: [0, 1] });
    const at: Likelihood = engine.likelihood({ noise: id, y, coefficients: Float64Array.of(0), scale: 2 });
    const whole: number[] = [found.logLikelihood, found.loss + found.dropped, at.product.mantissa];
    const each: Float64Array[] = [found.fitted, found.residual, found.density, found.logDensity];
    const named: LossEntry["id"] = loss;
    console.log(scale, parameters[0]?.closed, hasVariance, whole, each, named);
  }

  const axis = { from: 0, to: 1, count: 3 };
  const curve: LikelihoodCurve = engine.likelihoodCurve({
    noise: "laplace",
    x,
    y,
    coefficients: [0, 1],
    along: { coefficient: "scale", from: 1, to: 2, count: 9 },
  });
  console.log(curve.at, curve.loss, curve.logLikelihood, curve.relative, curve.most);
  const grid: Surface = engine.surface({
    loss: "absolute",
    x,
    y,
    coefficients: [0, 0],
    first: { coefficient: 0, ...axis },
    second: { coefficient: 1, ...axis },
  });
  const image: DensityImage = engine.bin({ x, y, xAxis: { ...axis, cells: 2 }, yAxis: { from: 1, to: 0, cells: 2 } });
  const bands: Quantiles = engine.quantiles({ x: [x, x], y, taus: [0.1, 0.9], at: [[1], [2]], noCrossing: true });
  const errors: Float64Array | null | undefined = engine.quantiles({ y, taus: y, standardErrors: true }).fits[0]
    ?.standardErrors;
  const crossed: number | null = bands.crossing.rows.length > 0 ? bands.crossing.worstRow : null;
  console.log(bands.fits[0]?.objective, bands.predictions[0]?.[0], crossed, errors);
  const path: Descent = engine.descend({ loss: "huber", x, y, start: [0, 0], method: "irls", scale: 2, mostSteps: 5 });
  const stopped: "converged" | "most-steps" | "diverged" | "singular" = path.stopped;
  const counts: Uint32Array = image.counts;
  console.log(grid.values, grid.least, counts, stopped, path.coefficients, path.objective, path.gradientNorm);

  const draws: Float64Array[] = [
    engine.draw({ noise: "student-t", parameters: { nu: 4 }, scale: 2, count: 10, seed: 1 }),
    ...engine.causes.map((cause) => engine.draw({ cause, count: 10, seed: 1 })),
  ];
  console.log(draws);

  try {
    engine.fit({ loss: "squared", x, y: new Float64Array(0) });
  } catch (error) {
    if (error instanceof LossError) {
      const code: string = error.code;
      console.log(code, error.message);
    }
  }
}

export async function wrongUses(engine: Engine, x: Float64Array, y: Float64Array) {
  // @ts-expect-error: no such loss
  engine.fit({ loss: "cubic", x, y });
  // @ts-expect-error: y is needed
  engine.fit({ loss: "squared", x });
  // @ts-expect-error: y is numbers
  engine.fit({ loss: "squared", x, y: "1 2 3" });
  // @ts-expect-error: no such scale rule
  engine.fit({ loss: "huber", x, y, scale: "iqr" });
  // @ts-expect-error: parameters go by name
  engine.fit({ loss: "huber", parameters: 1.345, x, y });
  // @ts-expect-error: a parameter is a number
  engine.fit({ loss: "huber", parameters: { delta: "1.345" }, x, y });
  // @ts-expect-error: a misspelt option
  engine.fit({ loss: "squared", x, y, intercpt: false });
  // @ts-expect-error: residuals, not x
  engine.evaluate({ loss: "squared", x });
  // @ts-expect-error: no such noise
  engine.likelihood({ noise: "uniform", x, y, coefficients: [0, 1] });
  // @ts-expect-error: a likelihood is that of given coefficients
  engine.likelihood({ noise: "gaussian", x, y });
  // @ts-expect-error: a likelihood takes no rule for its scale
  engine.likelihood({ noise: "gaussian", x, y, coefficients: [0, 1], scale: "mad" });
  // @ts-expect-error: a surface has two axes
  engine.surface({ loss: "squared", x, y, coefficients: [0, 0], first: { coefficient: 0, from: 0, to: 1, count: 3 } });
  // @ts-expect-error: an image has cells along both axes
  engine.bin({ x, y, xAxis: { from: 0, to: 1, cells: 2 }, yAxis: { from: 0, to: 1 } });
  // @ts-expect-error: quantiles of no τ
  engine.quantiles({ x, y });
  // @ts-expect-error: no such method
  engine.descend({ loss: "squared", x, y, start: [0, 0], method: "adam" });
  // @ts-expect-error: a descent takes no rule for its scale
  engine.descend({ loss: "huber", x, y, start: [0, 0], method: "irls", scale: "mad" });
  // @ts-expect-error: draws of either a noise or a cause
  engine.draw({ noise: "cauchy", cause: "cauchy", count: 10, seed: 1 });
  // @ts-expect-error: draws take a seed
  engine.draw({ noise: "cauchy", count: 10 });
  // @ts-expect-error: the catalogue is read-only
  engine.losses.push(engine.losses[0]);
  // @ts-expect-error: fit answers at once, it is no promise
  engine.fit({ loss: "squared", x, y }).then();
  // @ts-expect-error: the engine itself must be waited for
  loadEngine().fit({ loss: "squared", x, y });
  // @ts-expect-error: a density may be null
  engine.evaluate({ loss: "squared", residuals: x }).density.length;
  // @ts-expect-error: standard errors may be null
  engine.fit({ loss: "absolute", x, y }).standardErrors[0];
  // @ts-expect-error: the way in is the only one
  await import("lossbook/web/engine/load-module.js");
}
