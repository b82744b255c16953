/**
 * Sums of causes arriving a frame at a time: slowly at first, so that one sees what a heap is made of, then some
 * 100,000 a second. Each batch has a seed of its own, so that a pour can rest, go on, and be taken a sum at a time.
 */

/** @typedef {import("../../engine/engine.js").Engine} Engine */
/** @typedef {import("../../engine/engine.js").CauseId} CauseId */
/** @typedef {{ from: number, to: number, cells: number }} Axis */

/** How long a pour takes, in milliseconds, and how many causes a frame may draw. */
const duration = 2600;
const mostAtOnce = 600_000;

/**
 * The cells of a histogram. Sums of two-valued causes lie on a lattice, whose points get a cell each.
 * @param {CauseId} cause
 * @param {number} k
 * @returns {Axis}
 */
export function axisOf(cause, k) {
  if (cause !== "two-valued") return { from: -4, to: 4, cells: 80 };
  const end = (k + 1) / Math.sqrt(k);
  return { from: -end, to: end, cells: k + 1 };
}

export class Pour {
  /** Sums that have arrived. */
  arrived = 0;
  outside = 0;
  /** The sum of the largest size. */
  farthest = 0;
  running = false;
  /** A sum taken by itself, and its causes. @type {{ causes: Float64Array, sum: number } | undefined} */
  single;
  #frame = 0;
  #elapsed = 0;
  #batch = 0;
  #measured = { arrived: 0, distance: 0 };

  /**
   * @param {Engine} engine
   * @param {object} what
   * @param {CauseId} what.cause
   * @param {number} what.k
   * @param {number} what.count how many sums in all
   * @param {number} what.seed
   * @param {() => void} onChange after each frame that should be drawn
   */
  constructor(engine, { cause, k, count, seed }, onChange) {
    this.engine = engine;
    this.cause = cause;
    this.k = k;
    this.count = count;
    this.seed = seed;
    this.onChange = onChange;
    this.axis = axisOf(cause, k);
    this.counts = new Float64Array(this.axis.cells);
    this.values = new Float64Array(count);
  }

  get done() {
    return this.arrived === this.count;
  }

  /** Kolmogorov's distance of what has arrived from the normal distribution. */
  get distance() {
    if (this.#measured.arrived !== this.arrived) {
      const values = this.values.subarray(0, this.arrived);
      this.#measured = {
        arrived: this.arrived,
        distance: this.engine.againstNormal({ values, axis: this.axis }).distance,
      };
    }
    return this.#measured.distance;
  }

  /** One sum more, seen by itself: the causes that the same seed draws are those that it adds up. */
  step() {
    this.stop();
    if (this.done) return;
    const { cause, k } = this;
    const seed = this.#nextSeed();
    const causes = this.engine.draw({ cause, count: k, seed });
    const sums = this.engine.sums({ cause, k, count: 1, seed });
    this.#take(sums);
    this.single = { causes, sum: sums[0] };
    this.onChange();
  }

  /** @param {boolean} atOnce without showing the way there */
  start(atOnce) {
    if (this.done) return;
    this.running = true;
    this.single = undefined;
    let last = performance.now();
    const frame = (/** @type {number} */ now) => {
      this.#elapsed += Math.min(50, Math.max(0, now - last));
      last = now;
      const due = atOnce ? this.count : this.count * Math.min(1, (this.#elapsed / duration) ** 3);
      this.#draw(Math.min(Math.ceil(due) - this.arrived, Math.ceil(mostAtOnce / this.k)));
      if (this.done) this.running = false;
      else this.#frame = requestAnimationFrame(frame);
      if (this.done || !atOnce) this.onChange();
    };
    this.#frame = requestAnimationFrame(frame);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.running = false;
  }

  /** @param {number} wanted */
  #draw(wanted) {
    const count = Math.min(wanted, this.count - this.arrived);
    if (count <= 0) return;
    this.#take(this.engine.sums({ cause: this.cause, k: this.k, count, seed: this.#nextSeed() }));
  }

  #nextSeed() {
    return this.seed * 2 ** 20 + this.#batch++;
  }

  /** @param {Float64Array} sums */
  #take(sums) {
    this.values.set(sums, this.arrived);
    this.arrived += sums.length;
    const { counts, outside } = this.engine.againstNormal({ values: sums, axis: this.axis });
    for (const [i, count] of counts.entries()) this.counts[i] += count;
    this.outside += outside;
    for (const sum of sums) if (Math.abs(sum) > Math.abs(this.farthest)) this.farthest = sum;
  }
}
