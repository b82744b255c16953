// From the times of all rounds to figures. A time is the least of its runs within a round; a figure is a ratio within a
// round, and the median of that over the rounds: a machine that slows down slows both sides of a ratio.

import { always, budgets } from "./budgets.mjs";

/**
 * The times of one round, in milliseconds: of the core's rows over all points and over a tenth of them, for each build,
 * and of the peers.
 * @typedef {Record<string, [all: number, tenth: number]>} Times
 * @typedef {{ native: Times, wasm: Times, scalar: Times, peers: Record<string, number> }} Round
 */

const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** @param {Round[]} rounds @param {(round: Round) => number} figure */
const over = (rounds, figure) => median(rounds.map(figure));

/** The figures of every row of tests/cpp/bench.cpp. @param {Round[]} rounds */
export function rowFigures(rounds) {
  return Object.keys(rounds[0].wasm).map((name) => ({
    name,
    native: over(rounds, ({ native }) => native[name][0]),
    wasm: over(rounds, ({ wasm }) => wasm[name][0]),
    scalar: over(rounds, ({ scalar }) => scalar[name][0]),
    passes: over(rounds, ({ wasm }) => wasm[name][0] / wasm.pass[0]),
    wasmOverNative: over(rounds, ({ wasm, native }) => wasm[name][0] / native[name][0]),
    scalarOverWasm: over(rounds, ({ wasm, scalar }) => scalar[name][0] / wasm[name][0]),
    tenfold: over(rounds, ({ wasm }) => wasm[name][0] / wasm[name][1]),
  }));
}

/**
 * A figure beside its bound.
 * @typedef {{ work: string, of: string, figure: number, unit: string, bound: number, atMost: boolean, inside: boolean }} Held
 */

/** Every bound of every budget, with what was measured. @param {Round[]} rounds @returns {Held[]} */
export function heldToBudgets(rounds) {
  const rows = new Map(rowFigures(rounds).map((row) => [row.name, row]));
  return budgets.flatMap(({ work, row: name, passes, milliseconds, plain, peers = {} }) => {
    const row = rows.get(name);
    if (!row) throw new Error(`tests/cpp/bench.cpp has no row "${name}"`);
    /** @type {Held[]} */
    const held = [];
    const hold = (/** @type {string} */ of, /** @type {number} */ figure, unit = "×", bound = 0, atMost = true) =>
      held.push({ work, of, figure, unit, bound, atMost, inside: atMost ? figure <= bound : figure >= bound });
    if (passes) hold("time", row.passes, " passes", passes);
    if (milliseconds) hold("time", row.wasm, " ms", milliseconds);
    hold("WASM over native", row.wasmOverNative, "×", always.native);
    hold("10× the points", row.tenfold, "×", always.tenfold);
    if (plain) {
      const times = over(rounds, ({ scalar, wasm }) => scalar[plain.row][0] / wasm[name][0]);
      hold(`${plain.row} over SIMD`, times, "×", plain.times, false);
    }
    for (const [peer, times] of Object.entries(peers)) {
      if (!(peer in rounds[0].peers)) continue;
      hold(
        `${peer} over WASM`,
        over(rounds, (round) => round.peers[peer] / round.wasm[name][0]),
        "×",
        times,
        false,
      );
    }
    return held;
  });
}
