/**
 * A figure of more points than can be taken one by one: they are an image, and one of them, marked, can be moved. Data and
 * fits are in the thread, so that the page answers while a million points are fitted.
 *
 * @typedef {import("./figure.js").Made} Made
 * @typedef {import("../../shared/points/model.js").Point} Point
 */
import { formatNumber } from "../../shared/numbers.js";
import { axesOf, cloudPainter } from "../../shared/points/cloud.js";
import { gridOf } from "../../shared/points/grid.js";
import { limitsOf } from "../../shared/points/limits.js";
import { Figure } from "./figure.js";
import { Later } from "./later.js";
import { noResiduals } from "./settings.js";
import { thread } from "./thread.js";

/** So many points stand for all where something is only to be measured. */
const enough = 1000;

export class ManyFigure extends Figure {
  isMany = true;
  /** The image of all but the marked point. @type {{ outside: number, paint: (chart: any) => void } | undefined} */
  #image;
  /** The axes for which it is, or is being, counted. */
  #counted = "";
  #later;

  /**
   * @param {any} element
   * @param {import("./figure.js").Engine} engine
   * @param {Made} dataset
   * @param {import("../../shared/points/editing.js").Tell} tell
   * @param {(figure: Figure) => void} changed
   */
  constructor(element, engine, dataset, tell, changed) {
    const columns = { x: columnOf(dataset.x), y: columnOf(dataset.y) };
    const last = dataset.x.length - 1;
    const { grid = gridsOf(columns), seen = limitsOf(extremes(columns)) } = dataset;
    const marked = { x: columns.x.subarray(last), y: columns.y.subarray(last) };
    super(element, engine, { ...dataset, grid, seen }, tell, changed, marked);
    this.editing.fixed = true;
    this.columns = columns;
    this.data = thread.dataset(columns);
    this.data.catch(() => {}); // each fit says it
    let there = this.points[0];
    this.#later = new Later(
      async (choice, /** @type {Point} */ point) => {
        const data = await this.data;
        if (point !== there) data.move(last, point).catch(() => {});
        there = point;
        return data.fit(choice);
      },
      () => this.#arrived(),
    );
  }

  get size() {
    return this.columns.x.length;
  }

  get typical() {
    const { x, y } = this.columns;
    return thinned(x).map((value, id) => ({ id, x: value, y: thinned(y)[id] }));
  }

  get isBusy() {
    return !this.#image || this.outcomes.some(({ fit, error }) => !fit && !error);
  }

  /** @param {import("./settings.js").Settings} settings */
  choose(settings) {
    super.choose({ ...settings, drawn: noResiduals, weighs: false, influence: null });
  }

  /** @param {readonly import("../../shared/estimators.js").Choice[]} choices */
  begin(choices) {
    this.start = choices.map((choice) => ({ choice, stale: true }));
  }

  refit() {
    this.#look();
    const [marked] = this.points;
    this.#later.ask(
      this.start.map(({ choice }) => choice),
      marked,
    );
    this.#read();
    return false; // not yet
  }

  get notes() {
    const { element } = this.words;
    const number = (/** @type {number} */ n) => formatNumber(n, element.language, { digits: 7 });
    const outside = this.#image?.outside ?? 0;
    const notes = [element.text("many", { n: number(this.size) })];
    return outside > 0 ? [...notes, element.text("outside", { n: number(outside) })] : notes;
  }

  scene() {
    const [marked] = this.points;
    return { ...super.scene(), ring: marked, under: this.#image?.paint };
  }

  dispose() {
    this.data.then((data) => data.dispose()).catch(() => {});
  }

  #arrived() {
    this.#read();
    this.changed(this);
  }

  #read() {
    this.outcomes = this.start.map(({ choice }) => this.#later.outcome(choice));
    if (this.points === this.editing.model.start && !this.isStale) this.start = this.outcomes;
  }

  /** Has the points counted, where the axes are others. */
  async #look() {
    const axes = axesOf(this.size, this.editing.limits);
    const asked = JSON.stringify(axes);
    if (asked === this.#counted) return;
    this.#counted = asked;
    const [x, y] = [this.columns.x, this.columns.y].map((values) => values.subarray(0, -1));
    const counted = await thread.call("bin", { x, y, ...axes }).catch(() => undefined); // the fits say why
    if (!counted || asked !== this.#counted) return;
    this.#image = { outside: counted.outside, paint: cloudPainter({ counted, ...axes }) };
    this.changed(this);
  }
}

/** @param {readonly number[] | Float64Array} values */
const columnOf = (values) => (values instanceof Float64Array ? values : Float64Array.from(values));

/** @param {Float64Array} values */
function thinned(values) {
  const step = Math.ceil(values.length / enough);
  return Array.from({ length: Math.ceil(values.length / step) }, (_, i) => values[i * step]);
}

/** @param {{ x: Float64Array, y: Float64Array }} columns */
const gridsOf = ({ x, y }) => ({ x: gridOf(thinned(x)), y: gridOf(thinned(y)) });

/** Two corners with all points between them. @param {{ x: Float64Array, y: Float64Array }} columns */
function extremes({ x, y }) {
  const ends = (/** @type {Float64Array} */ values) =>
    values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const [across, up] = [ends(x), ends(y)];
  return [0, 1].map((i) => ({ x: across[i], y: up[i] }));
}
