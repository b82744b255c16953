// What cpp/bindings exports. Only engine.js knows it.

interface Failure {
  error: { code: string; message: string };
}

type NoisyLine = Record<"count" | "intercept" | "slope" | "scale" | "share" | "dx" | "level", number>;

export interface WasmModule {
  catalogue(): import("./engine.js").LossEntry[];
  evaluate(
    id: string,
    names: string[],
    values: Float64Array,
    residuals: Float64Array,
  ): import("./engine.js").Evaluation | Failure;
  fit(
    id: string,
    names: string[],
    values: Float64Array,
    columns: Float64Array[],
    y: Float64Array,
    intercept: boolean,
    degree: number,
    scaleRule: number,
    scale: number,
  ): import("./engine.js").Fit | Failure;
  fitNoise(
    id: string,
    names: string[],
    values: Float64Array,
    columns: Float64Array[],
    y: Float64Array,
    intercept: boolean,
    degree: number,
  ): import("./engine.js").NoiseFit | Failure;
  noises(): import("./engine.js").NoiseEntry[];
  likelihood(
    id: string,
    names: string[],
    values: Float64Array,
    columns: Float64Array[],
    y: Float64Array,
    intercept: boolean,
    degree: number,
    coefficients: Float64Array,
    estimate: boolean,
    scale: number,
  ): import("./engine.js").Likelihood | Failure;
  likelihoodCurve(
    id: string,
    names: string[],
    values: Float64Array,
    columns: Float64Array[],
    y: Float64Array,
    intercept: boolean,
    degree: number,
    coefficients: Float64Array,
    scale: number,
    axis: import("./engine.js").GridAxis,
  ): import("./engine.js").LikelihoodCurve | Failure;
  surface(
    id: string,
    names: string[],
    values: Float64Array,
    columns: Float64Array[],
    y: Float64Array,
    intercept: boolean,
    degree: number,
    scale: number,
    coefficients: Float64Array,
    first: import("./engine.js").GridAxis,
    second: import("./engine.js").GridAxis,
  ): import("./engine.js").Surface | Failure;
  bin(
    x: Float64Array,
    y: Float64Array,
    xAxis: import("./engine.js").PixelAxis,
    yAxis: import("./engine.js").PixelAxis,
  ): import("./engine.js").DensityImage | Failure;
  descend(
    id: string,
    names: string[],
    values: Float64Array,
    columns: Float64Array[],
    y: Float64Array,
    intercept: boolean,
    degree: number,
    scale: number,
    start: Float64Array,
    method: number,
    rate: number,
    decay: boolean,
    mostSteps: number,
    tolerance: number,
  ): import("./engine.js").Descent | Failure;
  causes(): import("./engine.js").CauseId[];
  drawNoise(
    id: string,
    names: string[],
    values: Float64Array,
    scale: number,
    count: number,
    seed: number,
  ): Float64Array | Failure;
  sums(cause: number, k: number, count: number, seed: number): Float64Array | Failure;
  distanceOfSums(cause: number, k: number): number | Failure;
  againstNormal(
    values: Float64Array,
    axis: import("./engine.js").PixelAxis,
  ): import("./engine.js").AgainstNormal | Failure;
  cloud(count: number, seed: number): { x: Float64Array; y: Float64Array } | Failure;
  cloudTruth(x: Float64Array, taus: Float64Array): import("./engine.js").CloudTruth | Failure;
  drawCause(cause: number, scale: number, count: number, seed: number): Float64Array | Failure;
  quantiles(
    taus: Float64Array,
    columns: Float64Array[],
    y: Float64Array,
    intercept: boolean,
    degree: number,
    at: Float64Array[],
    rearranged: boolean,
    standardErrors: boolean,
  ): import("./engine.js").Quantiles | Failure;
  sample(
    id: string,
    names: string[],
    values: Float64Array,
    line: NoisyLine,
    seed: number,
  ): import("./engine.js").NoisySample | Failure;
  simulate(
    id: string,
    names: string[],
    values: Float64Array,
    line: NoisyLine,
    estimators: { loss: string; names: string[]; values: Float64Array; rule: number; scale: number }[],
    repeats: number,
    seed: number,
  ): import("./engine.js").Spread[] | Failure;
  makeDataset(
    columns: Float64Array[],
    y: Float64Array,
    intercept: boolean,
    degree: number,
  ): { handle: number } | Failure;
  moveRow(handle: number, row: number, x: Float64Array, y: number): null | Failure;
  fitDataset(
    handle: number,
    id: string,
    names: string[],
    values: Float64Array,
    scaleRule: number,
    scale: number,
  ): import("./engine.js").Fit | Failure;
  freeDataset(handle: number): void;
  memoryInUse(): number;
}
