/**
 * Residuals in order beside what a noise would give: for each place in the order the median, over many samples of the noise
 * of the same size, and between which values nine of ten of them lie (Atkinson, 1985, on simulated envelopes). Where rows
 * are many the samples agree, and one large one stands for all.
 *
 * @typedef {object} Ordered
 * @property {{ x: number, y: number }[]} points a residual (y) over the median of its place
 * @property {{ x: number, y: number }[][]} band its lower and its upper edge; none where rows are many
 */

/** So many samples: the 5th from each end leaves nine of ten between them. */
const samples = 99;
const cut = 5;
/** Rows beyond which one large sample does. */
const many = 1000;
const large = 200_000;
const shown = 400;
const seed = 17;

/**
 * @param {import("../run.js").Run} run
 * @param {Float64Array} residual
 * @param {import("../run.js").NoiseId} noise
 * @param {number} scale
 * @returns {Promise<Ordered>}
 */
export async function orderedBeside(run, residual, noise, scale) {
  const n = residual.length;
  const inOrder = residual.toSorted();
  if (n > many) {
    const drawn = (await run.call("draw", { noise, scale, count: large, seed })).toSorted();
    const at = (/** @type {Float64Array} */ values, /** @type {number} */ share) =>
      values[Math.min(values.length - 1, Math.floor(share * values.length))];
    const shares = Array.from({ length: shown }, (_, i) => (i + 0.5) / shown);
    return { points: shares.map((share) => ({ x: at(drawn, share), y: at(inOrder, share) })), band: [] };
  }
  const drawn = await run.call("draw", { noise, scale, count: samples * n, seed });
  const sorted = Array.from({ length: samples }, (_, k) => drawn.slice(k * n, (k + 1) * n).sort());
  const places = Array.from(inOrder, (_, i) => Float64Array.from(sorted, (sample) => sample[i]).sort());
  const median = (/** @type {Float64Array} */ place) => place[(samples - 1) / 2];
  const edge = (/** @type {number} */ k) => places.map((place) => ({ x: median(place), y: place[k] }));
  return {
    points: places.map((place, i) => ({ x: median(place), y: inOrder[i] })),
    band: [edge(cut - 1), edge(samples - cut)],
  };
}
