/**
 * One data set with the losses fitted to it: what the reader may edit, the lines of the moment, and what there is to
 * see. No DOM; the element shows it.
 *
 * @typedef {import("./fits.js").Outcome} Outcome
 * @typedef {import("../../engine/engine.js").FitEngine} Engine
 */

import { Editing } from "../../shared/points/editing.js";
import { gridOf } from "../../shared/points/grid.js";
import { PointModel } from "../../shared/points/model.js";
import { residualBoxes } from "./boxes.js";
import { fitAll, usualScale } from "./fits.js";
import { choicesOf, noResiduals } from "./settings.js";
import { Words } from "./words.js";

export class Figure {
  /** The outcomes for the points the reader found. @type {readonly Outcome[]} */
  start = [];
  /** The outcomes for the points of the moment. @type {readonly Outcome[]} */
  outcomes = [];
  /** The loss whose residuals are drawn, or none. @type {string} */
  drawn = noResiduals;
  /** The residuals the page asked for. @type {string | undefined} */
  #asked;
  /** The losses whose line is not drawn. @type {Set<string>} */
  hidden = new Set();
  /** The points `outcomes` are of. @type {import("../../shared/points/model.js").Points | undefined} */
  #fitted;

  /**
   * @param {any} element the LossElement that speaks
   * @param {Engine} engine
   * @param {import("../../shared/datasets.js").Dataset} dataset
   * @param {import("../../shared/points/editing.js").Tell} tell
   */
  constructor(element, engine, dataset, tell) {
    this.engine = engine;
    this.dataset = dataset;
    const grid = { x: gridOf(dataset.x), y: gridOf(dataset.y) };
    this.words = new Words(element, dataset, grid);
    this.editing = new Editing(new PointModel(dataset.x, dataset.y), grid, tell);
  }

  get points() {
    return this.editing.model.points;
  }

  /**
   * Chooses the losses; the points stay as they are, and what the reader chose to see stays where it can.
   * @param {import("./settings.js").Settings} settings
   */
  choose({ losses, residuals, parameters, scale }) {
    const { start } = this.editing.model;
    const choices = choicesOf(losses, this.engine, {
      parameters,
      scale: typeof scale === "number" ? scale : usualScale(this.engine, start),
      rule: typeof scale === "string" ? scale : undefined,
    });
    if (residuals !== this.#asked || !losses.some((loss) => loss === this.drawn)) this.drawn = residuals;
    this.#asked = residuals;
    this.start = fitAll(this.engine, choices, start);
    this.outcomes = this.start;
    this.#fitted = start;
    this.words.measure(this.start);
    this.refit();
  }

  /** @returns {boolean} whether the points had changed */
  refit() {
    if (this.#fitted === this.points) return false;
    this.#fitted = this.points;
    this.outcomes = fitAll(
      this.engine,
      this.start.map(({ choice }) => choice),
      this.points,
    );
    return true;
  }

  /** @param {string} loss */
  toggle(loss) {
    if (!this.hidden.delete(loss)) this.hidden.add(loss);
  }

  /** Draws the residuals to the line of a loss, which is then seen too. @param {string} loss or none */
  draw(loss) {
    this.drawn = loss;
    this.hidden.delete(loss);
  }

  /** @returns {import("./plot.js").Scene} */
  scene() {
    const { points, words, editing } = this;
    const lines = this.outcomes.flatMap(({ choice, fit }) =>
      fit && !this.hidden.has(choice.loss)
        ? [
            {
              loss: choice.loss,
              name: words.lineName(choice),
              intercept: fit.coefficients[0],
              slope: fit.coefficients[1],
            },
          ]
        : [],
    );
    return { points, lines, limits: editing.limits, residuals: this.#residuals(), xOrigin: words.origin };
  }

  /** @returns {import("./residual-plugin.js").Residuals | undefined} */
  #residuals() {
    const outcome = this.outcomes.find(({ choice }) => choice.loss === this.drawn);
    if (!outcome?.fit || this.hidden.has(this.drawn)) return undefined;
    const { choice, fit } = outcome;
    return { loss: choice.loss, slope: fit.coefficients[1], ...residualBoxes(this.engine, choice, fit, this.points) };
  }
}
