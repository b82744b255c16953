/** A parameter of a loss or noise lies strictly between `min` and `max`, or may equal them where it is `closed`. */
export interface LossParameter {
  id: string;
  default: number;
  min: number;
  max: number;
  closed: boolean;
}

/** How a fit may treat the scale s in ρ(r/s). */
export type ScaleRule = "fixed" | "mad" | "joint" | "s";

export type LossId =
  | "squared"
  | "absolute"
  | "huber"
  | "log-cosh"
  | "quantile"
  | "pseudo-huber"
  | "epsilon-insensitive"
  | "cauchy"
  | "geman-mcclure"
  | "welsch"
  | "tukey"
  | "general";

export interface LossEntry {
  id: LossId;
  task: "regression";
  parameters: LossParameter[];
  /** The scale rules that `fit` takes for it; empty where the fit does not depend on a scale. */
  scales: ScaleRule[];
  /**
   * Whether exp(−ρ) has a finite integral, for some parameters at least, so that the loss is the likelihood of some
   * noise: `evaluate` says for which.
   */
  hasDensity: boolean;
}

/** One entry per residual r = y − ŷ; derivatives are with respect to r. */
export interface Evaluation {
  /** ρ(r) */
  value: Float64Array;
  /** ψ(r) = ρ′(r); 0 at a kink of ρ */
  slope: Float64Array;
  /** ρ″(r); 0 at a kink of ρ */
  curvature: Float64Array;
  /** ψ(r)/r, Infinity where ρ has a kink at r = 0 */
  weight: Float64Array;
  /**
   * exp(−ρ(r))/∫exp(−ρ), or null where that integral is not finite: for "geman-mcclure", "welsch" and "tukey" always,
   * for "cauchy" where c ≤ 1, for "general" where α < 0.
   */
  density: Float64Array | null;
}

export interface Fit {
  /** Intercept first, then predictors or rising powers. */
  coefficients: Float64Array;
  /**
   * The scale s in units of y. For "squared" the residual standard error √(RSS/(n−p)) (0 where n = p), for "absolute",
   * "quantile" and "epsilon-insensitive" 1. 0 where the points lie so exactly on the fit that the estimated scale vanishes.
   */
  scale: number;
  /**
   * Σ ρ(r/scale) at the solution; Σ r² for "squared". With scale "joint" the function that is minimised: for "huber"
   * Σ (s + 2ρ(r/s)s), as scikit-learn's HuberRegressor, for "log-cosh" n·log(πs) + Σ ρ(r/s). Infinite where the scale is 0.
   */
  objective: number;
  iterations: number;
  converged: boolean;
  /** Whether no other coefficients are as good. */
  unique: boolean;
  /**
   * The smallest and largest value of each coefficient over all optima, for "absolute", "quantile" and
   * "epsilon-insensitive"; for the other losses, and where the fit is unique, equal to `coefficients`.
   */
  lowest: Float64Array;
  highest: Float64Array;
  /**
   * Of each coefficient, or null where no theory gives them: for "squared" the classical ones; for smooth losses, unless
   * the scale is "joint", Huber's (1981, (7.6.9)), as R's summary of MASS::rlm. Null, too, for no more points than
   * coefficients. Those of quantiles take work, and only `quantiles` gives them, when asked.
   */
  standardErrors: Float64Array | null;
}

/** Several quantiles of the same data. */
export interface QuantilesOptions extends Pick<FitOptions, "x" | "y" | "intercept" | "degree"> {
  /** Rising, each between 0 and 1; at most 1000. */
  taus: Float64Array | readonly number[];
  /**
   * Where to predict: x of other rows, in the shape of `x`. Left out: at the rows of the data. For an intercept alone
   * there is nowhere else.
   */
  at?: FitOptions["x"];
  /**
   * Whether predictions are rearranged, so that they rise with τ at every x (Chernozhukov, Fernández-Val & Galichon,
   * 2010). Summed over the quantiles, their pinball losses are then not larger at any point, and together they are not
   * farther from the true quantiles. But the fits stay as they are: it is predictions that are rearranged, not
   * coefficients, so that lines which crossed are no longer straight there, and of one quantile alone neither the loss
   * need be the least nor the share of points below be τ. Default false.
   */
  noCrossing?: boolean;
  /**
   * Whether the fits get standard errors, which takes two more fits each: Hendricks and Koenker's (1992), for noise that
   * may differ from point to point, with Hall and Sheather's bandwidth (1988), as R's summary.rq with se = "nid".
   * Default false.
   */
  standardErrors?: boolean;
}

export interface Quantiles {
  /** One per τ: what `fit` of it finds, with standard errors where they were asked for and can be had. */
  fits: Fit[];
  /** For each τ the predictions, in units of y. */
  predictions: Float64Array[];
  /** Of the fits, whether or not predictions are rearranged, at the rows of the data. */
  crossing: {
    /** The rows (from 0) at which the prediction for some τ exceeds that for a higher one, by more than rounding. */
    rows: Uint32Array;
    /** By how much at most, in units of y; 0 where there are none. */
    worst: number;
    /** The row of that; null where there are none. */
    worstRow: number | null;
  };
}

export type NoiseId =
  | "gaussian"
  | "laplace"
  | "asymmetric-laplace"
  | "huber"
  | "hyperbolic-secant"
  | "cauchy"
  | "student-t"
  | "general";

/** A distribution of residuals r = s·z with the density exp(−ρ(z))/(s·Z), ρ(0) = 0. */
export interface NoiseEntry {
  id: NoiseId;
  /** The name of the scale s: "sigma", "b", "s", "gamma" or "c". */
  scale: string;
  parameters: LossParameter[];
  /**
   * The loss that maximum likelihood leads to: ρ(z) = lossFactor · loss(z), with the noise's own parameters and
   * `lossParameters`. For "student-t", whose c is √ν and whose factor (ν+1)/ν, they are those of the default ν.
   */
  loss: LossId;
  lossFactor: number;
  lossParameters: Record<string, number>;
  /** Whether the maximum-likelihood scale is a formula of the residuals; otherwise it is found by iteration. */
  closedFormScale: boolean;
  /** Whether mean and variance are finite, for the default parameters. */
  hasMean: boolean;
  hasVariance: boolean;
}

export interface Likelihood {
  /** ŷ, one per point. */
  fitted: Float64Array;
  /** r = y − ŷ */
  residual: Float64Array;
  /** ρ(r/s) */
  rho: Float64Array;
  /** p = exp(−ρ(r/s))/(s·Z) */
  density: Float64Array;
  /** log p */
  logDensity: Float64Array;
  /** The s used: as given, or `bestScale`. */
  scale: number;
  /** The s that makes the likelihood largest at these coefficients; 0 where there is none (code "unbounded"). */
  bestScale: number;
  /** log(s·Z) */
  logNormaliser: number;
  /** Σ ρ(r/s): what of −log likelihood depends on the residuals. */
  loss: number;
  /** n·log(s·Z): the rest, the same for all coefficients, so that a fit may drop it. */
  dropped: number;
  /** Σ log p */
  logLikelihood: number;
  /** loss + dropped */
  negativeLogLikelihood: number;
  /** ∏ p = mantissa·10^exponent, 1 ≤ mantissa < 10: it leaves the range of a double at some hundred points. */
  product: { mantissa: number; exponent: number };
  /** ρ(z) = lossFactor · loss(z), with the noise's `loss` and these parameters, as `evaluate` and `fit` take them. */
  lossFactor: number;
  lossParameters: Record<string, number>;
  /** Whether mean and variance of the noise are finite. */
  hasMean: boolean;
  hasVariance: boolean;
}

export interface EvaluateOptions {
  loss: LossId;
  /** By name; the defaults of LossEntry.parameters for those left out. */
  parameters?: Record<string, number>;
  residuals: Float64Array | readonly number[];
}

export interface FitOptions {
  loss: LossId;
  /** As in EvaluateOptions. */
  parameters?: Record<string, number>;
  /** One predictor, or several as columns; may be left out or empty with an intercept. */
  x?: Float64Array | readonly number[] | readonly (Float64Array | readonly number[])[];
  y: Float64Array | readonly number[];
  /** Default true. */
  intercept?: boolean;
  /** Degree of a polynomial in one predictor, 1 to 20. Default 1. */
  degree?: number;
  /**
   * A fixed scale, or the name of a rule that the loss takes (see LossEntry.scales). Default 1.
   * - "mad": median|r|/0.6745, re-estimated together with the coefficients, as R's MASS::rlm.
   * - "joint": minimised over together with the coefficients.
   * - "s", for "tukey": the robust scale of the S-estimate, found first, as R's robustbase::lmrob: MM-estimation, which
   *   bears nearly half of the points being anything.
   */
  scale?: number | "mad" | "joint" | "s";
}

/** Maximum likelihood: coefficients and scale together. */
export interface NoiseFitOptions extends Pick<FitOptions, "x" | "y" | "intercept" | "degree"> {
  /** "adaptive" is "general" noise whose α in [0, 2] is estimated too (Barron, 2019). */
  noise: NoiseId | "adaptive";
  /** As in LikelihoodOptions; none for "adaptive". */
  parameters?: Record<string, number>;
}

/**
 * A fit whose `objective` is −log likelihood with all constants, and whose standard errors come from the inverse of the
 * observed information (null where ρ has kinks). The scale is 0 and the objective −Infinity where so many points lie on
 * the line that the likelihood has no bound, as with most of the points under "cauchy".
 */
export interface NoiseFit extends Fit {
  /** Of "general" noise, given, or estimated by "adaptive"; null for the others. */
  alpha: number | null;
}

export interface LikelihoodOptions {
  noise: NoiseId;
  parameters?: Record<string, number>;
  /** As in FitOptions. */
  x?: FitOptions["x"];
  y: FitOptions["y"];
  intercept?: boolean;
  degree?: number;
  /** As `fit` returns them: intercept first, then predictors or rising powers. */
  coefficients: Float64Array | readonly number[];
  /** s > 0. Left out: the maximum-likelihood scale at these coefficients. */
  scale?: number;
}

export interface LikelihoodCurveOptions extends Omit<LikelihoodOptions, "scale"> {
  /** The scale s > 0; does not matter along the scale. Default 1. */
  scale?: number;
  /** What runs, in place of its value in `coefficients` or of `scale`; scales from > 0. */
  along: Omit<GridAxis, "coefficient"> & { coefficient: number | "scale" };
}

/** How the likelihood changes along one coefficient or the scale, all else staying as it is; along.count values each. */
export interface LikelihoodCurve {
  at: Float64Array;
  /** Σ ρ(r/s). Infinite where it does not fit into a double, and the likelihood 0; never NaN. */
  loss: Float64Array;
  /** Σ log p */
  logLikelihood: Float64Array;
  /** The likelihood over the largest of the curve, from 0 to 1. */
  relative: Float64Array;
  /** Where it is largest; the first if several are. */
  most: number;
}

/** `count` values of one coefficient (counted as `fit` returns them), evenly spaced, both ends included. */
export interface GridAxis {
  coefficient: number;
  from: number;
  to: number;
  /** 2 to 2048 */
  count: number;
}

export interface SurfaceOptions {
  loss: LossId;
  parameters?: Record<string, number>;
  /** As in FitOptions. */
  x?: FitOptions["x"];
  y: FitOptions["y"];
  intercept?: boolean;
  degree?: number;
  /** A fixed scale; 1 for losses whose fit takes none. Default 1. */
  scale?: number;
  /** All coefficients; those of the two axes do not matter, the others stay as they are. */
  coefficients: Float64Array | readonly number[];
  /** Runs along each row of the result. */
  first: GridAxis;
  /** Row 0 is at second.from. */
  second: GridAxis;
}

export interface Surface {
  /** Σ ρ(r/scale), second.count × first.count, row by row. Infinity where it does not fit into a double; never NaN. */
  values: Float64Array;
  /** The index of the least value; the first if several are least. */
  least: number;
  minimum: number;
  maximum: number;
}

/** One side of an image in units of the data. from > to is allowed: rows of an image run down where y runs up. */
export interface PixelAxis {
  from: number;
  to: number;
  /** 1 to 4096 */
  cells: number;
}

export interface BinOptions {
  x: Float64Array | readonly number[];
  y: Float64Array | readonly number[];
  xAxis: PixelAxis;
  yAxis: PixelAxis;
}

export interface DensityImage {
  /**
   * How many points each cell holds, yAxis.cells × xAxis.cells, row by row; row 0 begins at yAxis.from, column 0 at
   * xAxis.from. A point on an edge belongs to the cell that begins there; one on the far edge of the image to the last.
   */
  counts: Uint32Array;
  /** The largest count. */
  largest: number;
  /** Finite points that no cell holds. */
  outside: number;
  /** Points with a NaN or an infinity. */
  notFinite: number;
}

export interface DescendOptions {
  loss: LossId;
  parameters?: Record<string, number>;
  /** As in FitOptions. */
  x?: FitOptions["x"];
  y: FitOptions["y"];
  intercept?: boolean;
  degree?: number;
  /** A fixed scale; 1 for losses whose fit takes none. Default 1. */
  scale?: number;
  /** The coefficients to start from, as many and in the order that `fit` returns. */
  start: Float64Array | readonly number[];
  /**
   * Each step adds rate · s to the coefficients, with
   * - "gradient": s = −g, g the gradient of the mean loss (1/n)·Σ ρ(r/scale): a rate means the same for any n
   * - "subgradient": the same, where the loss has kinks; see `decay`
   * - "newton": s = −H⁻¹g, H the matrix of second derivatives; it may overshoot
   * - "irls": s leads to the least-squares solution with the weights ψ(z)/z, z = r/scale. Where the loss has a kink at 0,
   *   weights are capped at 10⁸ times the median of the finite ones.
   */
  method: "gradient" | "subgradient" | "newton" | "irls";
  /** Default 0.1 for "gradient" and "subgradient", 1 for "newton" and "irls". */
  rate?: number;
  /** For "subgradient": the k-th step takes rate/√k. Default false. */
  decay?: boolean;
  /** Default 100. */
  mostSteps?: number;
  /**
   * It stops as "converged" where the gradient's norm is at most this; "newton" and "irls" also where no coefficient
   * changes by more than this times the largest coefficient. Default 1e-8.
   */
  tolerance?: number;
}

export interface Descent {
  /** (steps + 1) × p, row by row; the first row is the start. */
  coefficients: Float64Array;
  /** Σ ρ(r/scale) at each: a sum, as everywhere. */
  objective: Float64Array;
  /** The Euclidean norm of g, the gradient of the mean, at each. */
  gradientNorm: Float64Array;
  /**
   * Why it stopped. "diverged": the objective rose above 1e300 or was no longer finite (that point is left out);
   * "singular": the step is not determined, as Newton's under the absolute loss, which has no curvature.
   */
  stopped: "converged" | "most-steps" | "diverged" | "singular";
}

/**
 * A small cause of errors, standardised to mean 0 and standard deviation 1 but for "cauchy", which has neither: "uniform"
 * between −√3 and √3; "exponential", skewed, a waiting time of mean 1 minus 1; "two-valued", −1 or 1 with even chances;
 * "laplace" with b = 1/√2; "cauchy" with γ = 1, its quartiles at −1 and 1.
 */
export type CauseId = "uniform" | "exponential" | "two-valued" | "laplace" | "cauchy";

interface AnyDraw {
  /** Multiplies every draw. Default 1. */
  scale?: number;
  /** How many: 0 to 2²⁶. */
  count: number;
  /** A whole number from 0: the same seed gives the same draws, on every machine, and fewer are the first of more. */
  seed: number;
}

/** Residuals scale · z of a noise. */
export interface NoiseDrawOptions extends AnyDraw {
  noise: NoiseId;
  /** By name; the defaults of NoiseEntry.parameters for those left out. */
  parameters?: Record<string, number>;
  cause?: undefined;
}

export interface CauseDrawOptions extends AnyDraw {
  cause: CauseId;
  noise?: undefined;
  parameters?: undefined;
}

export type DrawOptions = NoiseDrawOptions | CauseDrawOptions;

export interface SumsOptions {
  cause: CauseId;
  /** How many causes each sum has: 1 to 200. */
  k: number;
  /** How many sums. */
  count: number;
  /** As in DrawOptions. */
  seed: number;
}

/** What is known of the points of `cloud` at some x. */
export interface CloudTruth {
  /** The conditional mean at each x. */
  mean: Float64Array;
  /** For each τ the conditional quantile at each x. */
  quantiles: Float64Array[];
}

export interface AgainstNormalOptions {
  values: Float64Array | readonly number[];
  axis: PixelAxis;
}

/** Values beside the standard normal distribution. */
export interface AgainstNormal {
  /** How many values each cell of the axis holds. */
  counts: Uint32Array;
  /** Values that no cell holds. */
  outside: number;
  /** The largest |share of values up to x − Φ(x)|, the Kolmogorov distance; 0 for no values. */
  distance: number;
}

/** Points about a line with x evenly spaced from 0 to 10, some of them outliers. */
export interface SampleOptions {
  /** How many points, at least 3. */
  count: number;
  /** Default 0. */
  intercept?: number;
  /** Default 1. */
  slope?: number;
  /** Default "gaussian". */
  noise?: NoiseId;
  /** As in NoiseDrawOptions, of the noise. */
  parameters?: Record<string, number>;
  /** Of the noise. Default 1. */
  scale?: number;
  /**
   * Of the points with the largest x, as many as this share of them (0 to 1) rounds to, x is moved by dx, and y is the
   * level plus noise: dx = 0 makes vertical outliers, another dx gives them leverage. All 0 by default.
   */
  outliers?: { share?: number; dx?: number; level?: number };
  /** As in DrawOptions. */
  seed: number;
}

export interface NoisySample {
  x: Float64Array;
  y: Float64Array;
  /** How many of the last points are outliers. */
  outliers: number;
}

export interface SimulateOptions extends SampleOptions {
  estimators: readonly Pick<FitOptions, "loss" | "parameters" | "scale">[];
  /** How many samples; the first is that of `sample`. */
  repeats: number;
}

export interface Spread {
  /** One per sample. */
  slopes: Float64Array;
  /** Mean of (slope − the line's)². On clean data its ratio between two unbiased estimators is their efficiency. */
  meanSquareError: number;
}

/** The data of FitOptions. */
export type DatasetOptions = Pick<FitOptions, "x" | "y" | "intercept" | "degree">;

/** Data that stay in the engine: they are copied once, and each fit starts from the last one of its kind. */
export interface Dataset {
  /** How many rows. */
  readonly size: number;
  /**
   * Row `row` (from 0) becomes (x, y): x is a number for one predictor, an array for several, left out for none.
   * @throws {LossError} bad-row, length-mismatch, not-finite, bad-argument; then nothing has changed
   */
  move(row: number, to: { x?: number | readonly number[] | Float64Array; y: number }): void;
  /**
   * As Engine.fit of the data as they are now.
   * @throws {LossError} as Engine.fit
   */
  fit(options: Pick<FitOptions, "loss" | "parameters" | "scale">): Fit;
  /** Gives the memory back; what is forgotten without it is freed some time later. Calls after it throw. */
  dispose(): void;
}

/** What both modules can do; see fits.d.ts for the smaller one. */
export interface FitEngine {
  /** The catalogue, in the order in which the book introduces the losses. */
  readonly losses: readonly LossEntry[];
  /** @throws {LossError} unknown-loss, bad-parameter, bad-argument, not-finite, too-large */
  evaluate(options: EvaluateOptions): Evaluation;
  /**
   * Minimises Σ ρ((y − Xβ)/scale) over β, and over the scale where asked.
   * @throws {LossError} empty, length-mismatch, not-finite, unknown-loss, bad-parameter, bad-argument, bad-scale,
   *   bad-degree, too-few-points, rank-deficient, overflow, too-large
   */
  fit(options: FitOptions): Fit;
  /**
   * @throws {LossError} empty, length-mismatch, not-finite, bad-argument, bad-degree, too-few-points, too-large
   */
  dataset(options: DatasetOptions): Dataset;
  /** Bytes in use on the engine's own heap: for tests and the curious. */
  memoryInUse(): number;
}

export interface Engine extends FitEngine {
  fit(options: FitOptions): Fit;
  /**
   * Maximises the likelihood over coefficients and scale. Where −log density is not convex ("cauchy", "student-t",
   * "general" with α < 1, "adaptive"), the best of the local maxima found from many starts.
   * @throws {LossError} as for a loss, and unknown-noise; bad-argument where there is both a loss and a noise, or neither
   */
  fit(options: NoiseFitOptions): NoiseFit;
  fit(options: FitOptions | NoiseFitOptions): Fit | NoiseFit;
  /**
   * Quantile regression for several τ, and where the fits cross.
   * @throws {LossError} as for the loss "quantile"; bad-parameter (of taus), length-mismatch and not-finite (also of
   *   `at`), overflow (also of predictions), too-large (also above 2²⁶ predictions)
   */
  quantiles(options: QuantilesOptions): Quantiles;
  /** The noise distributions, in the order in which the book introduces them. */
  readonly noises: readonly NoiseEntry[];
  /**
   * How likely the data are under a noise at given coefficients, point by point and in all.
   * @throws {LossError} empty, length-mismatch (also of the coefficients), not-finite, unknown-noise, bad-parameter,
   *   bad-argument, bad-scale, bad-degree, overflow, too-large; unbounded, where the scale is left out and the
   *   likelihood has no maximum over it because too many points lie exactly on the fit
   */
  likelihood(options: LikelihoodOptions): Likelihood;
  /** The ids of the small causes. */
  readonly causes: readonly CauseId[];
  /**
   * Independent random draws from a noise or from a small cause of errors.
   * @throws {LossError} bad-argument (neither or both of noise and cause), unknown-noise, bad-parameter (also of cause,
   *   count, seed), bad-scale, too-large, overflow (where a draw does not fit into a double)
   */
  draw(options: DrawOptions): Float64Array;
  /**
   * A line with noise and outliers.
   * @throws {LossError} unknown-noise, bad-parameter (also of count, share, seed), bad-argument, not-finite, bad-scale,
   *   too-large, overflow
   */
  sample(options: SampleOptions): NoisySample;
  /**
   * Fits by several estimators to the same samples, one after the other.
   * @throws {LossError} as sample and fit; bad-parameter of repeats
   */
  simulate(options: SimulateOptions): Spread[];
  /**
   * Sums of k independent causes, standardised: divided by √k, their true standard deviation. Those of "cauchy", which
   * has none, are divided by k/0.6745: their quartiles, for every k, are then those of the standard normal distribution.
   * @throws {LossError} bad-parameter (of cause, k, count, seed), too-large (above 2²⁸ causes in all), overflow
   */
  sums(options: SumsOptions): Float64Array;
  /**
   * The Kolmogorov distance from normal of such a sum's own distribution, without sampling: max |P(S ≤ x) − Φ(x)|.
   * @throws {LossError} bad-parameter
   */
  distanceOfSums(options: Pick<SumsOptions, "cause" | "k">): number;
  /**
   * A skewed cloud that grows wider to the right: x uniform between 0 and 10, in rising order, and
   * y = 1 + 0.9x − 0.04x² + (0.3 + 0.25x)·(E − 1) with a waiting time E of mean 1.
   * @throws {LossError} bad-parameter (of count, seed), too-large
   */
  cloud(options: { count: number; seed: number }): { x: Float64Array; y: Float64Array };
  /**
   * The conditional mean and quantiles of that cloud, as they follow from its formula.
   * @throws {LossError} bad-parameter (of taus), bad-argument, too-large
   */
  cloudTruth(options: { x: Float64Array | readonly number[]; taus: readonly number[] | Float64Array }): CloudTruth;
  /** @throws {LossError} not-finite, bad-parameter (of the axis), bad-argument, too-large */
  againstNormal(options: AgainstNormalOptions): AgainstNormal;
  /**
   * @throws {LossError} as `likelihood`, but for unbounded; bad-parameter, also of `along`; overflow, where no likelihood
   *   of the curve is finite; too-large (above 2²⁸ residuals in all)
   */
  likelihoodCurve(options: LikelihoodCurveOptions): LikelihoodCurve;
  /**
   * The sum of losses over a grid of two coefficients.
   * @throws {LossError} empty, length-mismatch and not-finite (also of the coefficients), unknown-loss, bad-parameter
   *   (also of an axis), bad-argument, bad-scale, bad-degree, overflow, too-large (above 2³¹ residuals in all cells)
   */
  surface(options: SurfaceOptions): Surface;
  /**
   * Points counted into the cells of an image. No points make an empty image, and those that are not finite are counted.
   * @throws {LossError} length-mismatch, bad-parameter (of an axis), bad-argument, too-large
   */
  bin(options: BinOptions): DensityImage;
  /**
   * The steps of an optimiser from a start, in the coefficients as they are: to be looked at, not to fit with.
   * @throws {LossError} empty, length-mismatch and not-finite (also of the start), unknown-loss, bad-parameter (also of
   *   method, rate, decay, mostSteps, tolerance), bad-argument, bad-scale, bad-degree, overflow (of the start), too-large
   *   (above 2²⁸ residuals times coefficients in all steps)
   */
  descend(options: DescendOptions): Descent;
}

/** What went wrong: `code` is stable, `message` is in English and names the offending value. */
export class LossError extends Error {
  constructor(code: string, message: string);
  code: string;
}

/**
 * Load the engine. Without options it is loaded once and shared, and finds its .wasm by itself.
 * @throws {LossError} simd-unsupported, wasm-unavailable
 */
export function loadEngine(options?: { wasm?: URL | string | BufferSource }): Promise<Engine>;
