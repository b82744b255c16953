/**
 * Everything that is computed of a model, one step after the other in the thread, and shown as it comes: the fits, their
 * lines, then how likely the data are under each noise, then what the losses say of rows they have not seen.
 *
 * @typedef {import("../../engine/engine.js").Fit} Fit
 * @typedef {import("../../engine/engine.js").NoiseFit} NoiseFit
 * @typedef {import("../../engine/engine.js").NoiseId} NoiseId
 * @typedef {import("./model.js").Choice} Choice
 * @typedef {{ choice: Choice, fit?: Fit, error?: any }} Outcome
 * @typedef {{ noise: NoiseId, fit?: NoiseFit, error?: any }} Likely
 */

import { heldOutErrors } from "./held-out.js";
import { dataOf } from "./model.js";
import { panelsOf } from "./panels.js";

/** The noises that are compared: each has as many parameters to estimate as the others. */
export const comparedNoises = /** @type {const} */ ([
  "gaussian",
  "huber",
  "hyperbolic-secant",
  "laplace",
  "student-t",
  "cauchy",
]);

export class Run {
  /** @type {Outcome[]} */
  outcomes;
  /** @type {Likely[]} */
  noises = [];
  /** @type {import("./panels.js").Panel[]} */
  panels = [];
  /** @type {import("./held-out.js").HeldOut | undefined} */
  heldOut;
  /** @type {"running" | "done" | "cancelled"} */
  state = "running";
  done = 0;
  /** How many steps there are. */
  of;
  #aborter = new AbortController();

  /**
   * @param {import("../../engine/worker-engine.js").WorkerEngine} thread
   * @param {import("./model.js").Used} used
   * @param {import("./model.js").Model} model
   * @param {readonly Choice[]} choices
   * @param {(run: Run) => void} changed
   */
  constructor(thread, used, model, choices, changed) {
    this.thread = thread;
    this.used = used;
    this.model = model;
    this.outcomes = choices.map((choice) => ({ choice }));
    this.of = 2 * choices.length + comparedNoises.length + 1;
    this.changed = changed;
  }

  /** Gives up what has not come; what has stays. */
  cancel() {
    if (this.state !== "running") return;
    this.state = "cancelled";
    this.#aborter.abort();
  }

  /** The fits that there are. */
  get fitted() {
    return this.outcomes.flatMap(({ choice, fit }) => (fit ? [{ choice, fit }] : []));
  }

  async start() {
    const data = dataOf(this.used, this.model);
    for (const outcome of this.outcomes) {
      Object.assign(outcome, await this.#attempt("fit", { ...outcome.choice, ...data }, "fit"));
    }
    this.panels = (await this.#finish(panelsOf(this))) ?? [];
    for (const noise of comparedNoises) {
      const outcome = await this.#attempt("fit", { noise, ...data }, "fit");
      this.noises = [...this.noises, { noise, ...outcome }];
    }
    this.heldOut = await this.#finish(heldOutErrors(this));
    if (this.state !== "running") return;
    this.state = "done";
    this.changed(this);
  }

  /** @param {any} method @param {any} options @returns {Promise<any>} */
  call(method, options) {
    return this.thread.call(method, options, { signal: this.#aborter.signal });
  }

  /** @param {any} method @param {any[]} list @returns {Promise<any[]>} */
  each(method, list) {
    return this.thread.each(method, list, { signal: this.#aborter.signal });
  }

  /** A step is done, with what it found or why it found nothing. @param {string} method @param {object} options @param {string} name */
  async #attempt(method, options, name) {
    const outcome = await this.call(method, options).then(
      (found) => ({ [name]: found }),
      (error) => ({ error }),
    );
    this.step();
    return outcome;
  }

  /** @template T @param {Promise<T>} work @returns {Promise<T | undefined>} */
  async #finish(work) {
    const found = await work.catch(() => undefined);
    this.step();
    return found;
  }

  step() {
    if (this.state !== "running") return;
    this.done += 1;
    this.changed(this);
  }
}
