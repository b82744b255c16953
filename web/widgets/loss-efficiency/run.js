/**
 * The same clean sample drawn again and again, and the slope that each estimator finds each time.
 *
 * @typedef {import("../../shared/estimators.js").Choice} Choice
 */
import { fitsOf } from "../../shared/shown.js";

/** Points of each sample. */
export const count = 40;
/** The line that they lie about. */
export const truth = 1;

export class Run {
  /** The slopes of each estimator. @type {number[][]} */
  slopes;
  /** How many samples so far. */
  repeats = 0;
  /** Mean of (slope − truth)² of each estimator. @type {number[]} */
  #errors;

  /**
   * @param {import("../../engine/engine.js").Engine} engine
   * @param {readonly Choice[]} choices
   */
  constructor(engine, choices) {
    this.engine = engine;
    this.choices = choices;
    this.slopes = choices.map(() => []);
    this.#errors = choices.map(() => 0);
  }

  /** Draws one more sample. */
  step() {
    const seed = this.repeats;
    const spreads = this.engine.simulate({ count, slope: truth, estimators: this.choices, repeats: 1, seed });
    this.repeats += 1;
    spreads.forEach(({ slopes, meanSquareError }, j) => {
      this.slopes[j].push(slopes[0]);
      this.#errors[j] += (meanSquareError - this.#errors[j]) / this.repeats;
    });
  }

  /** The last sample, and its fits: as many points, of the same line and seed. */
  get last() {
    const { engine, choices, repeats } = this;
    const { x, y } = engine.sample({ count, slope: truth, seed: repeats - 1 });
    return { x, y, fits: fitsOf(engine, choices, { x, y }) };
  }

  /** How far the slopes of an estimator lie from the truth: root mean square. @param {number} j */
  spread(j) {
    return Math.sqrt(this.#errors[j]);
  }

  /** Relative to least squares, where that is among them. @param {number} j @returns {number | undefined} */
  efficiency(j) {
    const squared = this.choices.findIndex(({ loss }) => loss === "squared");
    return squared < 0 || this.repeats === 0 ? undefined : this.#errors[squared] / this.#errors[j];
  }
}
