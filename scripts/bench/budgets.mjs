// What the core may cost, in the rows of tests/cpp/bench.cpp. A new row there takes a line here.

/**
 * A bound is on WebAssembly with SIMD, in one thread.
 * @typedef {object} Budget
 * @property {string} work what it is, for a person
 * @property {string} row its name in tests/cpp/bench.cpp
 * @property {number} [passes] at most so many times the time of a pass
 * @property {number} [milliseconds] at most
 * @property {{ row: string, times: number }} [plain] at least so many times faster than another row without SIMD, which
 *   does the work as one would write it without this core
 * @property {Record<string, number>} [peers] at least so many times faster than that row of peers.R or peers.py
 */

/** @type {Budget[]} */
export const budgets = [
  { work: "least squares", row: "fit squared", passes: 4, peers: { "R lm.fit": 5 } },
  {
    work: "exact median",
    row: "fit absolute",
    passes: 20,
    peers: { "R quantreg pfn": 8, "R quantreg fnb": 100 },
  },
  { work: "exact quantile 0.9", row: "fit quantile 0.9", passes: 20 },
  { work: "Huber, MAD scale", row: "fit huber mad", passes: 40, peers: { "R MASS rlm": 40 } },
  { work: "log-cosh, joint scale", row: "fit log-cosh joint", passes: 60 },
  { work: "Cauchy, joint scale", row: "fit cauchy noise", passes: 60 },
  { work: "Barron adaptive", row: "fit general noise", passes: 150 },
  { work: "a point moved, five fits", row: "refit of five", passes: 20 },
  { work: "image 600 × 400", row: "image", passes: 10 },
  { work: "surface 256 × 256", row: "surface", milliseconds: 16, plain: { row: "plain surface", times: 3 } },
  { work: "Σ log cosh", row: "sum log-cosh", plain: { row: "plain log-cosh", times: 3 } },
];

/** Every row with a budget keeps these as well: WebAssembly over native, and all points over a tenth of them. */
export const always = { native: 2, tenfold: 12 };
