// The module without Embind (cpp/bindings/plain.cpp) as one with it looks: words and numbers go through two buffers.

import catalogue from "./wasm/catalogue.js";

/** @import { WasmModule } from "./wasm-module.js" */

/**
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {() => void} _initialize
 * @property {(size: number) => number} wordsAt room for so many bytes
 * @property {() => number} wordsSize
 * @property {(count: number) => number} numbersAt room for so many numbers
 * @property {() => number} answer
 * @property {() => number} evaluate
 * @property {() => number} fit
 */

/** What a program would tell of its memory and its end; nobody listens. */
const imports = new Proxy({}, { get: () => new Proxy({}, { get: () => () => 0 }) });

/**
 * Called as what Emscripten writes beside a .wasm.
 * @param {any} options
 * @returns {Promise<any>}
 */
export default function createModule({ instantiateWasm }) {
  return new Promise((resolve) => {
    instantiateWasm(imports, (/** @type {{ exports: Exports }} */ { exports }) => {
      exports._initialize();
      resolve(moduleOf(exports));
    });
  });
}

/** A list with its length before it. @param {Float64Array} items @returns {ArrayLike<number>[]} */
const list = (items) => [[items.length], items];

/**
 * @param {Exports} exports
 * @returns {Pick<WasmModule, "catalogue" | "evaluate" | "fit">}
 */
function moduleOf(exports) {
  const { memory, wordsAt, numbersAt } = exports;

  /**
   * Asks about a loss, and reads the answer.
   * @template T
   * @param {() => number} call
   * @param {[id: string, names: string[], values: Float64Array]} loss
   * @param {ArrayLike<number>[]} rest the other numbers, in parts
   * @param {(take: () => number, takeList: () => Float64Array, status: number) => T} read
   */
  function ask(call, [id, names, values], rest, read) {
    const words = [id, ...names].map((word) => new TextEncoder().encode(word));
    const [first, ...others] = words.map(({ length }) => length);
    const parts = [[first, others.length], ...others.map((length, i) => [length, values[i]]), ...rest];
    const place = (/** @type {ArrayLike<number>[]} */ all) => all.reduce((sum, { length }) => sum + length, 0);
    // Both first: each may move the memory.
    let [byte, number] = [wordsAt(place(words)), numbersAt(place(parts)) / 8];
    for (const word of words) {
      new Uint8Array(memory.buffer).set(word, byte);
      byte += word.length;
    }
    for (const part of parts) {
      new Float64Array(memory.buffer).set(part, number);
      number += part.length;
    }
    const status = call();
    if (status < 0) {
      const size = exports.wordsSize();
      const text = new TextDecoder().decode(new Uint8Array(memory.buffer, wordsAt(size), size));
      const [code, ...message] = text.split("\n");
      return { error: { code, message: message.join("\n") } };
    }
    const all = new Float64Array(memory.buffer);
    let at = exports.answer() / 8;
    const take = () => all[at++];
    const takeList = () => {
      const length = take();
      at += length;
      return all.slice(at - length, at);
    };
    return read(take, takeList, status);
  }

  return {
    catalogue: () => catalogue,

    evaluate: (id, names, values, residuals) =>
      ask(exports.evaluate, [id, names, values], list(residuals), (_, takeList, hasDensity) => ({
        value: takeList(),
        slope: takeList(),
        curvature: takeList(),
        weight: takeList(),
        density: hasDensity ? takeList() : null,
      })),

    fit(id, names, values, columns, y, intercept, degree, rule, scale) {
      const data = [[columns.length], ...columns.flatMap(list), ...list(y), [Number(intercept), degree, rule, scale]];
      return ask(exports.fit, [id, names, values], data, (take, takeList) => {
        const [found, objective, iterations, converged, unique] = [take(), take(), take(), take(), take()];
        const [coefficients, lowest, highest, errors] = [takeList(), takeList(), takeList(), takeList()];
        return {
          coefficients,
          scale: found,
          objective,
          iterations,
          converged: converged > 0,
          unique: unique > 0,
          lowest,
          highest,
          standardErrors: errors.length > 0 ? errors : null,
        };
      });
    },
  };
}
