// What cpp/bindings exports. Only engine.js knows it.

interface Failure {
  error: { code: string; message: string };
}

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
  memoryInUse(): number;
}
