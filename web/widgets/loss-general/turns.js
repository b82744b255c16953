/**
 * Maximum likelihood by turns: at this α the likeliest line and c; at that line and c the likeliest α; and again. No turn
 * makes the data less likely, so that the walk comes to rest, at the joint maximum or at another hill's top. An engine's
 * `fit` of adaptive noise has better ways; these turns are to be watched.
 */

/** @typedef {import("../../engine/engine.js").NoiseFit} NoiseFit */
/** @typedef {{ x: readonly number[], y: readonly number[] }} Data */
/** @typedef {{ alpha: number, fit: NoiseFit }} Place */
/** @typedef {{ alpha: number, rho: number, norm: number, sum: number }} Price */

/** Every α whose price is drawn: closer to each other where log Z falls steeply. */
const stops = [...Array.from({ length: 19 }, (_, i) => i / 10), 1.85, 1.9, 1.95, 2];
/** How finely α is found, and the least move that is drawn by turns; what is left is one move, to the end. */
const fine = 0.005;
const leastMove = 0.01;

export class Turns {
  /** @type {Map<string, NoiseFit>} */
  #fits = new Map();
  /** @type {WeakMap<NoiseFit, Price[]>} */
  #prices = new WeakMap();
  /** @type {WeakMap<NoiseFit, Price>} */
  #cheapest = new WeakMap();
  /** log Z by α @type {Map<number, number>} */
  #norms = new Map();

  /** @param {import("../../engine/engine.js").Engine} engine @param {Data} data */
  constructor(engine, { x, y }) {
    this.engine = engine;
    this.data = { x: Float64Array.from(x), y: Float64Array.from(y) };
  }

  /** With this α, or with α estimated too. @param {number | "adaptive"} alpha */
  fit(alpha) {
    const key = String(alpha);
    let fit = this.#fits.get(key);
    if (!fit) {
      const noise = /** @type {import("../../engine/engine.js").NoiseFitOptions} */ (
        alpha === "adaptive" ? { noise: "adaptive" } : { noise: "general", parameters: { alpha } }
      );
      fit = /** @type {NoiseFit} */ (this.engine.fit({ ...noise, ...this.data }));
      this.#fits.set(key, fit);
    }
    return fit;
  }

  /** @param {number} alpha @returns {Place} */
  at(alpha) {
    return alpha === this.end.alpha ? this.end : { alpha, fit: this.fit(alpha) };
  }

  /** Where the likelihood is largest. @returns {Place} */
  get end() {
    const fit = this.fit("adaptive");
    return { alpha: fit.alpha ?? 0, fit };
  }

  /** What each α costs a point on average, at a line and its c. @param {NoiseFit} fit @returns {Price[]} */
  prices(fit) {
    const prices = this.#prices.get(fit) ?? stops.map((alpha) => this.#price(alpha, fit));
    this.#prices.set(fit, prices);
    return prices;
  }

  /** Where a turn of α goes from a place. @param {Place} place */
  cheapest({ fit }) {
    const found = this.#cheapest.get(fit) ?? this.#search(fit);
    this.#cheapest.set(fit, found);
    return found;
  }

  /** @param {NoiseFit} fit @returns {Price} */
  #search(fit) {
    const least = (/** @type {Price[]} */ prices) => prices.reduce((best, each) => (each.sum < best.sum ? each : best));
    const coarse = least(this.prices(fit));
    const at = stops.indexOf(coarse.alpha);
    // Between its neighbours there is one dip: thirds that cannot hold it fall away.
    let [from, to] = [stops[Math.max(0, at - 1)], stops[Math.min(stops.length - 1, at + 1)]].map((alpha) =>
      Math.round(alpha / fine),
    );
    const price = (/** @type {number} */ count) => this.#price(Number((count * fine).toFixed(3)), fit);
    while (to - from > 2) {
      const third = Math.floor((to - from) / 3);
      if (price(from + third).sum <= price(to - third).sum) to -= third;
      else from += third;
    }
    return least([coarse, ...Array.from({ length: to - from + 1 }, (_, i) => price(from + i))]);
  }

  /** A turn of α, and one of line and c; nothing where it rests. @param {Place} place @returns {Place | undefined} */
  next(place) {
    if (place.alpha === this.end.alpha) return undefined;
    const { alpha } = this.cheapest(place);
    return Math.abs(alpha - place.alpha) < leastMove ? this.end : this.at(alpha);
  }

  /** @param {number} alpha @param {NoiseFit} fit @returns {Price} */
  #price(alpha, { coefficients, scale }) {
    const noise = { noise: /** @type {const} */ ("general"), parameters: { alpha } };
    const { loss } = this.engine.likelihood({ ...noise, ...this.data, coefficients, scale });
    let norm = this.#norms.get(alpha);
    if (norm === undefined) {
      // The normaliser of unit scale, which the likelihood of a single point knows.
      norm = this.engine.likelihood({ ...noise, y: [0], coefficients: [0], scale: 1 }).logNormaliser;
      this.#norms.set(alpha, norm);
    }
    const rho = loss / this.data.y.length;
    return { alpha, rho, norm, sum: rho + norm };
  }
}
