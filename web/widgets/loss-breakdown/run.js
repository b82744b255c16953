/**
 * One sample with more and more of its points spoilt, and what each estimator says of every stage.
 *
 * @typedef {import("../../shared/estimators.js").Choice} Choice
 * @typedef {"vertical" | "leverage"} Kind
 * @typedef {{ x: Float64Array, y: Float64Array, outliers: number, fits: (number[] | undefined)[] }} Stage coefficients of
 *   each fit that there is
 */
import { fitsOf } from "../../shared/shown.js";

/** Points of the sample, and how many of them are spoilt at most. */
export const count = 50;
export const most = 30;
/** The line that the others lie about. */
export const truth = 1;

/** Where outliers are moved: down at the right-hand end, or far to the right as well. */
const moves = { vertical: { dx: 0, level: -30 }, leverage: { dx: 30, level: -90 } };

export class Run {
  /** @type {(Stage | undefined)[]} */
  #stages = Array(most + 1).fill(undefined);

  /**
   * @param {import("../../engine/engine.js").Engine} engine
   * @param {readonly Choice[]} choices
   * @param {Kind} kind
   */
  constructor(engine, choices, kind) {
    this.engine = engine;
    this.choices = choices;
    this.kind = kind;
  }

  /** Those that are known by now; others are undefined. */
  get stages() {
    return this.#stages;
  }

  /** @param {number} outliers @returns {Stage} */
  at(outliers) {
    this.#stages[outliers] ??= this.#fitted(outliers);
    return this.#stages[outliers];
  }

  /** A stage with all that it takes to fit it again. @param {number} outliers */
  showing(outliers) {
    const { x, y } = this.at(outliers);
    return { x, y, fits: fitsOf(this.engine, this.choices, { x, y }) };
  }

  /** Finds one more stage. @returns {boolean} whether there are others */
  step() {
    const next = this.#stages.indexOf(undefined);
    if (next >= 0) this.at(next);
    return this.#stages.includes(undefined);
  }

  /** @param {number} outliers @returns {Stage} */
  #fitted(outliers) {
    const { engine, choices, kind } = this;
    const sample = engine.sample({
      count,
      slope: truth,
      outliers: { share: outliers / count, ...moves[kind] },
      seed: 4,
    });
    const { x, y } = sample;
    return { ...sample, fits: choices.map((choice) => coefficients(() => engine.fit({ ...choice, x, y }))) };
  }
}

/** @param {() => import("../../engine/engine.js").Fit} fit */
function coefficients(fit) {
  try {
    return [...fit().coefficients];
  } catch {
    return undefined; // no line for these points, say because all spoilt ones lie on one
  }
}
