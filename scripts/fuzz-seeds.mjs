// Where the fuzzer starts from: data that break numerical code, in the bytes that tests/fuzz/input.h reads.

/** A column or a number "as it comes" in input.h: its kind, then the eight bytes. */
const given = (/** @type {number[]} */ values) => [0, ...values.flatMap((value) => [255, ...bytesOf(value)])];
const bytesOf = (/** @type {number} */ value) => new Uint8Array(Float64Array.of(value).buffer);

const range = (/** @type {number} */ n) => Array.from({ length: n }, (_, i) => i);

/** @type {Record<string, { x: number[][], y: number[], degree?: number }>} */
const data = {
  empty: { x: [[]], y: [] },
  "one point": { x: [[1]], y: [2] },
  "two points": { x: [[1, 2]], y: [3, 5] },
  "an exact line": { x: [range(9)], y: range(9).map((i) => 7 - 3 * i) },
  "all ties": { x: [[0, 0, 1, 1, 2, 2]], y: [0, 1, 0, 1, 0, 1] },
  "the same point": { x: [[3, 3, 3, 3, 4]], y: [2, 2, 2, 2, 2] },
  "vertical data": { x: [[5, 5, 5, 5]], y: [1, 2, 3, 4] },
  "a constant y": { x: [range(8)], y: range(8).map(() => 5) },
  "leverage at 1e12": { x: [[0, 1, 2, 3, 4, 1e12]], y: [1, 3, 2, 5, 4, -7] },
  "an outlier at 1e15": { x: [range(7)], y: [1, 3, 2, 1e15, 4, 6, 5] },
  subnormals: { x: [range(5).map((i) => i * 5e-324)], y: [5e-324, 1e-310, 3e-320, -5e-324, 0] },
  "1e308": { x: [[1e308, -1e308, 5e307, 0, 1]], y: [1e308, -1e308, 1, 2, -1e308] },
  "1e-308": { x: [range(6).map((i) => i * 1e-308)], y: [1e-308, 3e-308, 2e-308, 5e-308, 4e-308, 6e-308] },
  "not a number": { x: [[0, 1, 2]], y: [1, Number.NaN, 2] },
  infinite: { x: [[0, Number.POSITIVE_INFINITY, 2]], y: [1, 2, 3] },
  "nearly dependent columns": {
    x: [range(8), range(8).map((i) => 2 * i + 1 + 1e-11 * (i % 3))],
    y: [3, 1, 4, 1, 5, 9, 2, 6],
  },
  "dependent columns": { x: [range(6), range(6).map((i) => 2 * i + 1)], y: [3, 1, 4, 1, 5, 9] },
  "far from the origin": { x: [range(10).map((i) => 1.7e12 + 1000 * i)], y: range(10).map((i) => (i * i) % 7) },
  "two clusters": { x: [[0, 0, 0, 1, 1, 1]], y: [0, 0, 0, 100, 100, 100] },
  "a high power": { x: [range(12).map((i) => i / 4)], y: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], degree: 9 },
};

/** @param {{ x: number[][], y: number[], degree?: number }} points as Input::points reads them */
function encode({ x, y, degree = 1 }) {
  const shape = degree > 1 ? 7 : x.length === 1 ? 0 : 11 + x.length;
  return [y.length, shape, 0, ...x.flatMap(given), ...(degree > 1 ? [degree] : []), ...given(y)];
}

/**
 * A seed for each of the data and each of the first choices that a target makes after it has read them.
 * @returns {[name: string, bytes: Uint8Array][]}
 */
export function seeds() {
  return Object.entries(data).flatMap(([name, points]) =>
    range(20).map(
      (choice) =>
        /** @type {[string, Uint8Array]} */ ([
          `${name}, ${choice}`,
          Uint8Array.from([...encode(points), choice, 0, 0, 0]),
        ]),
    ),
  );
}
