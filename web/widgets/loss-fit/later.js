/**
 * Fits that are made in the thread: of the newest points only, the quickest first. What takes long waits until the points
 * rest, so that it keeps no other line from following them. Until a fit is here, the last one stands, and is stale.
 *
 * @typedef {import("./fits.js").Outcome} Outcome
 * @typedef {import("../../shared/estimators.js").Choice} Choice
 *
 * @typedef {object} Known
 * @property {object} of the points that it is of
 * @property {Outcome} outcome
 * @property {number} cost in milliseconds, the way to the thread and back included
 */

/** From here on a fit takes long; and how long points rest before it begins. In milliseconds. */
const long = 60;
const rest = 150;

export class Later {
  /** @type {readonly Choice[]} */
  #choices = [];
  /** The points of the moment: anything that is another object where they are others. @type {object} */
  #points = {};
  #since = 0;
  /** @type {Map<Choice, Known>} */
  #known = new Map();
  #working = false;

  /**
   * @param {(choice: Choice, points: any) => Promise<import("../../engine/engine.js").Fit>} fit in the thread
   * @param {() => void} arrived called after each fit
   */
  constructor(fit, arrived) {
    this.fit = fit;
    this.arrived = arrived;
  }

  /** @param {readonly Choice[]} choices @param {object} points */
  ask(choices, points) {
    if (points !== this.#points) this.#since = performance.now();
    this.#choices = choices;
    this.#points = points;
    if (!this.#working) this.#work();
  }

  /** What is known of a choice by now. @param {Choice} choice @returns {Outcome} */
  outcome(choice) {
    const known = this.#known.get(choice);
    return { ...(known?.outcome ?? { choice }), stale: known?.of !== this.#points };
  }

  async #work() {
    this.#working = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const wait = next.cost > long ? this.#since + rest - performance.now() : 0;
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      else await this.#make(next.choice);
    }
    this.#working = false;
  }

  /** @returns {{ choice: Choice, cost: number } | undefined} */
  #next() {
    const stale = this.#choices.filter((choice) => this.#known.get(choice)?.of !== this.#points);
    const costs = stale.map((choice) => ({ choice, cost: this.#known.get(choice)?.cost ?? 0 }));
    return costs.sort((a, b) => a.cost - b.cost)[0];
  }

  /** @param {Choice} choice */
  async #make(choice) {
    const of = this.#points;
    const begun = performance.now();
    /** @type {Outcome} */
    let outcome;
    try {
      outcome = { choice, fit: await this.fit(choice, of) };
    } catch (error) {
      outcome = { choice, error };
    }
    this.#known.set(choice, { of, outcome, cost: performance.now() - begun });
    this.arrived();
  }
}
