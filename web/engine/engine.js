// The JavaScript face of the C++ core, and the only way in. Types and documentation are in engine.d.ts.

import {
  columns,
  dataOf,
  estimatorsOf,
  fail,
  fixedScale,
  gridAxis,
  named,
  noisyLine,
  number,
  numbers,
  pixelAxis,
  seedOf,
  unwrap,
  whole,
} from "./arguments.js";
import { createFits } from "./create-fits.js";
import { loaderOf } from "./load-module.js";
import { LossError } from "./loss-error.js";
import createModule from "./wasm/loss.js";

export { LossError };

/** @import { AgainstNormalOptions, BinOptions, DescendOptions, DrawOptions, Engine, FitOptions, LikelihoodCurveOptions, LikelihoodOptions, NoiseFitOptions, QuantilesOptions, SampleOptions, SimulateOptions, SumsOptions, SurfaceOptions } from "./engine.js" */
/** @import { WasmModule } from "./wasm-module.js" */

/** In the order of the core's Method. */
const methods = ["gradient", "subgradient", "newton", "irls"];

/**
 * @param {WasmModule} wasm
 * @returns {Engine}
 */
function createEngine(wasm) {
  const fits = createFits(wasm);
  const causes = Object.freeze(wasm.causes());
  const indexOf = (/** @type {import("./engine.js").CauseId} */ cause) => {
    const index = causes.indexOf(cause);
    if (index < 0) fail("bad-parameter", `cause must be one of ${causes.join(", ")}, not ${String(cause)}.`);
    return index;
  };
  return {
    ...fits,

    /** @param {Partial<FitOptions & NoiseFitOptions>} options @returns {any} */
    fit({ loss, noise, parameters, scale, ...rest }) {
      const data = /** @type {Pick<FitOptions, "x" | "y" | "intercept" | "degree">} */ (rest);
      if (noise === undefined) {
        if (loss === undefined) fail("bad-argument", "fit takes a loss or a noise.");
        return fits.fit({ loss, parameters, scale, ...data });
      }
      if (loss !== undefined) fail("bad-argument", "fit takes a loss or a noise, not both.");
      if (scale !== undefined) fail("bad-argument", "With a noise the scale is estimated; it cannot be given.");
      const { names, values } = named(parameters);
      return unwrap(wasm.fitNoise(String(noise), names, values, ...dataOf(data)));
    },

    /** @param {QuantilesOptions} options */
    quantiles({ taus, at, noCrossing, standardErrors, ...data }) {
      const flags = /** @type {const} */ ([Boolean(noCrossing), Boolean(standardErrors)]);
      return unwrap(wasm.quantiles(numbers(taus, "taus"), ...dataOf(data), columns(at, "at"), ...flags));
    },

    noises: Object.freeze(wasm.noises()),

    /** @param {LikelihoodOptions} options */
    likelihood({ noise, parameters, coefficients, scale, ...data }) {
      const { names, values } = named(parameters);
      if (scale !== undefined && typeof scale !== "number") {
        fail("bad-scale", `scale must be a positive number, or be left out, not ${String(scale)}.`);
      }
      const at = numbers(coefficients, "coefficients");
      return unwrap(
        wasm.likelihood(String(noise), names, values, ...dataOf(data), at, scale === undefined, scale ?? 1),
      );
    },

    /** @param {LikelihoodCurveOptions} options */
    likelihoodCurve({ noise, parameters, coefficients, scale, along, ...data }) {
      const { names, values } = named(parameters);
      const at = numbers(coefficients, "coefficients");
      // The core counts the scale as coefficient −1, which no caller can ask for.
      const isScale = along?.coefficient === "scale";
      const axis = gridAxis(isScale ? { ...along, coefficient: 0 } : along, "along");
      if (axis.coefficient < 0) fail("bad-parameter", `There is no coefficient ${axis.coefficient}.`);
      if (isScale) axis.coefficient = -1;
      return unwrap(wasm.likelihoodCurve(String(noise), names, values, ...dataOf(data), at, fixedScale(scale), axis));
    },

    causes,

    /** @param {DrawOptions} options */
    draw({ noise, cause, parameters, scale, count, seed }) {
      const rest = /** @type {const} */ ([fixedScale(scale), whole(count, "count"), seedOf(seed)]);
      if ((noise === undefined) === (cause === undefined))
        fail("bad-argument", "draw takes either a noise or a cause.");
      if (cause === undefined) {
        const { names, values } = named(parameters);
        return unwrap(wasm.drawNoise(String(noise), names, values, ...rest));
      }
      if (parameters !== undefined) fail("bad-parameter", "A cause has no parameters.");
      return unwrap(wasm.drawCause(indexOf(cause), ...rest));
    },

    /** @param {SumsOptions} options */
    sums: ({ cause, k, count, seed }) =>
      unwrap(wasm.sums(indexOf(cause), whole(k, "k"), whole(count, "count"), seedOf(seed))),

    /** @param {Pick<SumsOptions, "cause" | "k">} options */
    distanceOfSums: ({ cause, k }) => unwrap(wasm.distanceOfSums(indexOf(cause), whole(k, "k"))),

    /** @param {{ count: number, seed: number }} options */
    cloud: ({ count, seed }) => unwrap(wasm.cloud(whole(count, "count"), seedOf(seed))),

    /** @param {Parameters<Engine["cloudTruth"]>[0]} options */
    cloudTruth: ({ x, taus }) => unwrap(wasm.cloudTruth(numbers(x, "x"), numbers(taus, "taus"))),

    /** @param {AgainstNormalOptions} options */
    againstNormal: ({ values, axis }) => unwrap(wasm.againstNormal(numbers(values, "values"), pixelAxis(axis, "axis"))),

    /** @param {SampleOptions} options */
    sample({ noise = "gaussian", parameters, seed, ...line }) {
      const { names, values } = named(parameters);
      return unwrap(wasm.sample(String(noise), names, values, noisyLine(line), seedOf(seed)));
    },

    /** @param {SimulateOptions} options */
    simulate({ noise = "gaussian", parameters, seed, estimators, repeats, ...line }) {
      const { names, values } = named(parameters);
      const list = estimatorsOf(estimators);
      const times = whole(repeats, "repeats");
      return unwrap(wasm.simulate(String(noise), names, values, noisyLine(line), list, times, seedOf(seed)));
    },

    /** @param {SurfaceOptions} options */
    surface({ loss, parameters, coefficients, scale, first, second, ...data }) {
      const { names, values } = named(parameters);
      const at = numbers(coefficients, "coefficients");
      const axes = /** @type {const} */ ([gridAxis(first, "first"), gridAxis(second, "second")]);
      return unwrap(wasm.surface(String(loss), names, values, ...dataOf(data), fixedScale(scale), at, ...axes));
    },

    /** @param {BinOptions} options */
    bin({ x, y, xAxis, yAxis }) {
      return unwrap(wasm.bin(numbers(x, "x"), numbers(y, "y"), pixelAxis(xAxis, "xAxis"), pixelAxis(yAxis, "yAxis")));
    },

    /** @param {DescendOptions} options */
    descend({
      loss,
      parameters,
      scale,
      start,
      method,
      rate,
      decay = false,
      mostSteps = 100,
      tolerance = 1e-8,
      ...data
    }) {
      const { names, values } = named(parameters);
      const index = methods.indexOf(method);
      if (index < 0) fail("bad-parameter", `method must be one of ${methods.join(", ")}, not ${String(method)}.`);
      return unwrap(
        wasm.descend(
          String(loss),
          names,
          values,
          ...dataOf(data),
          fixedScale(scale),
          numbers(start, "start"),
          index,
          number(rate ?? (index < 2 ? 0.1 : 1)),
          Boolean(decay),
          whole(mostSteps, "mostSteps"),
          number(tolerance),
        ),
      );
    },
  };
}

export const loadEngine = loaderOf(createModule, new URL("./wasm/loss.wasm", import.meta.url), createEngine);
