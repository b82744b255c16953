/** What the reader has chosen, and the descents that follow from it. Knows no DOM. */
import { fitsOf } from "../../shared/shown.js";
import { descentOf } from "./descents.js";
import { Frame } from "./frame.js";
import { closeView, usualStart, wideView } from "./view.js";

/** @typedef {import("../../engine/engine.js").Engine} Engine */
/** @typedef {import("../../engine/engine.js").LossId} LossId */
/** @typedef {import("./descents.js").Descent} Descent */
/** @typedef {import("./descents.js").MethodId} MethodId */
/** @typedef {import("./frame.js").Place} Place */
/** @typedef {import("./view.js").View} View */

export class Walk {
  /** Of every loss on offer. @type {Descent[]} */
  descents = [];
  /** @type {Map<string, View>} */
  #views = new Map();

  /**
   * @param {Engine} engine
   * @param {import("../../shared/datasets.js").Dataset} dataset
   * @param {LossId[]} losses the first is shown first
   * @param {{ method: MethodId, rate: number }} settings
   */
  constructor(engine, dataset, losses, { method, rate }) {
    this.engine = engine;
    this.dataset = dataset;
    this.frame = new Frame(engine, dataset, "middle");
    /** @type {import("./frame.js").Line} */
    this.start = this.frame.lineOf(usualStart(wideView(engine, this.frame)));
    /** Whether the start is another than the usual one. */
    this.isMoved = false;
    this.losses = losses;
    this.loss = losses[0];
    this.method = method;
    this.rate = rate;
    this.#walk();
  }

  get origin() {
    return this.frame.origin;
  }

  /** Its minimum in units of the data, where typical residuals are its scale. @returns {import("../../shared/shown.js").Shown} */
  get showing() {
    const { engine, dataset, loss, frame } = this;
    const { parameters = [], scales = [] } = engine.losses.find(({ id }) => id === loss) ?? {};
    const usual = Object.fromEntries(parameters.map((/** @type {any} */ each) => [each.id, each.default]));
    const scale = scales.length > 0 ? frame.yUnit : undefined;
    return { ...dataset, fits: fitsOf(engine, [{ loss, parameters: usual, scale }], dataset) };
  }

  /** The descent of the loss that is shown. */
  get descent() {
    return /** @type {Descent} */ (this.descents.find(({ loss }) => loss === this.loss));
  }

  /** @param {LossId[]} losses */
  offer(losses) {
    // Before anything is changed: a loss that is not known throws here, and the walk stays what it was.
    this.descents = this.#descentsOf(losses);
    this.losses = losses;
    this.loss = losses[0];
  }

  /** @param {LossId} loss */
  show(loss) {
    this.loss = loss;
  }

  /** @param {{ method: MethodId, rate: number }} settings */
  choose({ method, rate }) {
    this.method = method;
    this.rate = rate;
    this.#walk();
  }

  /** @param {import("./frame.js").Origin} origin */
  count(origin) {
    this.frame = new Frame(this.engine, this.dataset, origin);
    this.#walk();
  }

  /** @param {Place} place @param {View} view that it stays in */
  startFrom(place, { middle, half }) {
    const within = (/** @type {0 | 1} */ i) => Math.max(middle[i] - half, Math.min(middle[i] + half, place[i]));
    this.startAt(this.frame.lineOf([within(0), within(1)]));
  }

  /** @param {import("./frame.js").Line} line */
  startAt(line) {
    this.start = line;
    this.isMoved = true;
    this.#walk();
  }

  /** @param {boolean} isClose @returns {View} */
  view(isClose) {
    const key = isClose ? `${this.origin} ${this.loss}` : this.origin;
    let view = this.#views.get(key);
    if (!view) {
      view = isClose ? closeView(this.view(false), this.descent.least) : wideView(this.engine, this.frame);
      this.#views.set(key, view);
    }
    return view;
  }

  /** The loss over a view, for so many cells. @param {View} view */
  surfaceOver({ middle, half }) {
    const { engine, loss, frame } = this;
    const axis = (/** @type {0 | 1} */ coefficient, /** @type {number} */ count) => ({
      coefficient,
      from: middle[coefficient] - half,
      to: middle[coefficient] + half,
      count,
    });
    return (/** @type {number} */ width, /** @type {number} */ height) =>
      engine.surface({
        loss,
        x: frame.x,
        y: frame.y,
        coefficients: [0, 0],
        first: axis(0, width),
        second: axis(1, height),
      });
  }

  #walk() {
    this.descents = this.#descentsOf(this.losses);
  }

  /** @param {LossId[]} losses */
  #descentsOf(losses) {
    const { engine, frame, method, rate } = this;
    const start = frame.placeOfLine(this.start);
    return losses.map((loss) => descentOf(engine, { loss, frame, start, method, rate }));
  }
}
