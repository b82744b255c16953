/**
 * One data set with the losses fitted to it: what the reader may edit, the lines of the moment, and what there is to
 * see. No DOM; the element shows it.
 *
 * @typedef {import("./fits.js").Outcome} Outcome
 * @typedef {Omit<import("../../shared/datasets.js").Dataset, "x" | "y"> & Columns} Made data, also drawn ones
 * @typedef {Record<"x" | "y", readonly number[] | Float64Array> & { seen?: import("../../shared/points/limits.js").Limits }} Columns
 * @typedef {import("../../engine/engine.js").FitEngine} Engine
 */

import { choicesOf, estimatorText } from "../../shared/estimators.js";
import { idsIn } from "../../shared/ids.js";
import { changesOf } from "../../shared/points/changes.js";
import { Editing } from "../../shared/points/editing.js";
import { gridOf } from "../../shared/points/grid.js";
import { PointModel } from "../../shared/points/model.js";
import { residualBoxes } from "./boxes.js";
import { fitAll, usualScale } from "./fits.js";
import { leverageWords } from "./leverage.js";
import { noResiduals } from "./settings.js";
import { weightsOf } from "./weights.js";
import { Words } from "./words.js";

export class Figure {
  /** Whether most points are only seen, and one can be taken. */
  isMany = false;
  /** The outcomes for the points the reader found. @type {readonly Outcome[]} */
  start = [];
  /** The outcomes for the points of the moment. @type {readonly Outcome[]} */
  outcomes = [];
  /** The outcomes without the point chosen, where its influence is shown. @type {readonly Outcome[] | undefined} */
  without;
  /** The loss whose residuals or weights are drawn, or none. @type {string} */
  drawn = noResiduals;
  weighs = false;
  /** What the page asked to be drawn. @type {string | undefined} */
  #asked;
  /** The point the page asked to be chosen. @type {number | null} */
  #influence = null;
  /** The losses whose line is not drawn. @type {Set<string>} */
  hidden = new Set();
  /** The id of the point that `without` is without. @type {number | undefined} */
  #leftOut;
  /** @type {import("./later.js").Later | undefined} */
  #later;
  /** The points `outcomes` are of. @type {import("../../shared/points/model.js").Points | undefined} */
  #fitted;

  /**
   * @param {any} element the LossElement that speaks
   * @param {Engine} engine
   * @param {Made} dataset
   * @param {import("../../shared/points/editing.js").Tell} tell
   * @param {(figure: Figure) => void} changed called when something has come that was not there at once
   * @param {import("./figure.js").Columns & { first?: number }} [movable] the points that a reader can take, and the id of
   *   the first; all unless given
   */
  constructor(element, engine, dataset, tell, changed, movable = dataset) {
    this.engine = engine;
    this.dataset = dataset;
    this.changed = changed;
    const grid = dataset.grid ?? { x: gridOf(dataset.x), y: gridOf(dataset.y) };
    this.words = new Words(element, dataset, grid);
    this.editing = new Editing(new PointModel(movable.x, movable.y, movable.first), grid, tell, dataset.seen);
  }

  /** The points that a reader can take. */
  get points() {
    return this.editing.model.points;
  }

  /** The points of the table, with their numbers. @returns {{ point: import("../../shared/points/model.js").Point, number: number }[]} */
  get rows() {
    return this.points.map((point, i) => ({ point, number: i + 1 }));
  }

  /** Sets a value of a row as typed. @param {number} id @param {{ x?: number, y?: number }} to */
  edit(id, to) {
    this.editing.edit(id, to);
  }

  /** Where a row is chosen by its number. @returns {unknown} */
  get rowChooser() {
    return undefined;
  }

  /** How many points there are. */
  get size() {
    return this.points.length;
  }

  /** Points by which the usual scale is found. @returns {import("../../shared/points/model.js").Points} */
  get typical() {
    return this.editing.model.start;
  }

  /** Those by which a weight is full. @returns {import("../../shared/points/model.js").Points} */
  get typicalNow() {
    return this.points;
  }

  /**
   * Chooses the losses; the points stay as they are, and what the reader chose to see stays where it can.
   * @param {import("./settings.js").Settings} settings
   */
  choose({ losses, drawn, weighs, influence, parameters, scale }) {
    const { start } = this.editing.model;
    const choices = choicesOf(losses, this.engine, {
      parameters,
      scale: typeof scale === "number" ? scale : usualScale(this.engine, this.typical),
      rule: typeof scale === "string" ? scale : undefined,
    });
    if (drawn !== this.#asked || !losses.some((loss) => loss === this.drawn)) this.drawn = drawn;
    this.#asked = drawn;
    this.weighs = weighs;
    if (influence !== null && influence !== this.#influence) this.editing.active = start[influence - 1]?.id;
    this.#influence = influence;
    this.begin(choices);
    this.words.measure(this.start);
    this.refit();
  }

  /** What the reader chose to see and did to the points, as properties of the element. */
  get wishes() {
    const { drawn, weighs, hidden, editing } = this;
    const { active, model } = editing;
    const row = model.start.findIndex(({ id }) => id === active) + 1;
    return {
      changes: changesOf(model),
      unseen: [...hidden].join(" "),
      ...(drawn !== this.#asked && { [weighs ? "weights" : "residuals"]: drawn }),
      ...(this.#influence !== null && row > 0 && { influence: row }),
    };
  }

  /** Takes up what the reader did to the points elsewhere, and which lines were not to be seen. @param {string} changes @param {string} unseen */
  take(changes, unseen) {
    this.editing.take(changes);
    this.hidden = new Set(idsIn(unseen));
  }

  /** What kind of a point the one left out is, in words. */
  get kind() {
    return this.#influence === null ? "" : leverageWords(this, this.words.element);
  }

  /** @param {readonly import("../../shared/estimators.js").Choice[]} choices */
  begin(choices) {
    const { start } = this.editing.model;
    this.start = fitAll(this.engine, choices, start);
    this.outcomes = this.start;
    this.#fitted = start;
  }

  /** @returns {boolean} whether the points had changed */
  refit() {
    const { active, dragging } = this.editing;
    const others = () => this.points.filter(({ id }) => id !== active);
    // A point that is dragged changes nothing of the lines without it.
    if (this.#influence === null) this.without = undefined;
    else if (!dragging || this.#leftOut !== active) this.without = fitAll(this.engine, this.#choices, others());
    this.#leftOut = active;
    if (this.#fitted === this.points && (dragging || !this.isStale)) return false;
    this.#fitted = this.points;
    this.outcomes = dragging ? this.#fitSoon() : fitAll(this.engine, this.#choices, this.points);
    return true;
  }

  get #choices() {
    return this.start.map(({ choice }) => choice);
  }

  /** While a point is dragged, MM, which takes longer than a frame, follows from the thread. */
  #fitSoon() {
    const isLate = (/** @type {Outcome} */ { choice }) => choice.scale === "s";
    const now = fitAll(
      this.engine,
      this.#choices.filter((choice) => !isLate({ choice })),
      this.points,
    );
    if (now.length < this.outcomes.length) this.#askThread(this.outcomes.filter(isLate).map(({ choice }) => choice));
    return this.outcomes.map((old) => now.find(({ choice }) => choice === old.choice) ?? { ...old, stale: true });
  }

  /** @param {import("../../shared/estimators.js").Choice[]} choices */
  async #askThread(choices) {
    const { fitsInThread } = await import("./in-thread.js");
    this.#later ??= fitsInThread(() => this.#arrived());
    if (this.editing.dragging) this.#later.ask(choices, this.points);
  }

  /** What the thread has found; once the point is dropped, all is there. */
  #arrived() {
    if (!this.editing.dragging) return;
    this.outcomes = this.outcomes.map((old) => {
      const found = old.stale ? this.#later?.outcome(old.choice) : undefined;
      return found?.fit ? found : old;
    });
    this.changed(this);
  }

  /** The point left out for comparison. */
  get leftOut() {
    const { active, model } = this.editing;
    return this.without && active !== undefined ? model.find(active) : undefined;
  }

  /** Whether there is something to wait for before there is anything to see. */
  get isBusy() {
    return false;
  }

  /** What else is to be said under the figure. @returns {string[]} */
  get notes() {
    return [];
  }

  /** Whether a line is not yet that of the points of the moment. */
  get isStale() {
    return this.outcomes.some(({ stale }) => stale);
  }

  /** Ends what is under way; the figure is not shown again. */
  dispose() {}

  /** @param {string} loss */
  toggle(loss) {
    if (!this.hidden.delete(loss)) this.hidden.add(loss);
  }

  /** Draws the residuals or weights of a loss, whose line is then seen too. @param {string} loss or none */
  draw(loss) {
    this.drawn = loss;
    this.hidden.delete(loss);
  }

  /** All points, as the fits know them. @returns {{ x: ArrayLike<number>, y: ArrayLike<number> }} */
  get columnsNow() {
    return { x: this.points.map(({ x }) => x), y: this.points.map(({ y }) => y) };
  }

  /** @returns {import("../../shared/shown.js").Shown} */
  showing() {
    const fits = this.outcomes.flatMap(({ choice, fit }) => (fit ? [{ ...choice, rule: choice.scale, ...fit }] : []));
    return { ...this.dataset, ...this.columnsNow, fits };
  }

  /** @returns {import("./plot.js").Scene} */
  scene() {
    const { points, words, editing, leftOut } = this;
    const drawn = this.#drawn();
    return {
      points,
      lines: this.#lines(this.outcomes),
      truth: this.dataset.truth && { ...this.dataset.truth, name: words.element.text("truthLine") },
      ghosts: this.#lines(this.without ?? []),
      ring: leftOut,
      limits: editing.limits,
      xOrigin: words.origin,
      under: undefined,
      residuals: drawn && !this.weighs ? this.#residuals(drawn) : undefined,
      weights:
        drawn && this.weighs ? weightsOf(this.engine, drawn.choice, drawn.fit, points, this.typicalNow) : undefined,
    };
  }

  /** @param {readonly Outcome[]} outcomes @returns {import("./plot.js").Line[]} */
  #lines(outcomes) {
    return outcomes.flatMap(({ choice, fit }) => {
      if (!fit || this.hidden.has(choice.loss)) return [];
      const [intercept, slope] = fit.coefficients;
      return [{ loss: choice.loss, name: estimatorText(this.words.element, choice, "line"), intercept, slope }];
    });
  }

  /** The fit whose residuals or weights are drawn. */
  #drawn() {
    const { choice, fit } = this.outcomes.find((outcome) => outcome.choice.loss === this.drawn) ?? {};
    return choice && fit && !this.hidden.has(this.drawn) ? { choice, fit } : undefined;
  }

  /**
   * @param {{ choice: import("../../shared/estimators.js").Choice, fit: import("../../engine/engine.js").Fit }} drawn
   * @returns {import("./residual-plugin.js").Residuals}
   */
  #residuals({ choice, fit }) {
    return { loss: choice.loss, slope: fit.coefficients[1], ...residualBoxes(this.engine, choice, fit, this.points) };
  }
}
