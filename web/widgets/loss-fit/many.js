/**
 * A figure of more points than can be taken one by one: they are an image, and the one that was chosen, marked, can be
 * moved. Data and fits are in the thread, so that the page answers while a million points are fitted. The id of a point is
 * its place in the data.
 *
 * @typedef {import("./figure.js").Made} Made
 * @typedef {import("../../shared/points/model.js").Point} Point
 * @typedef {{ x: number, y: number }} Place
 */
import { estimatorText } from "../../shared/estimators.js";
import { formatNumber } from "../../shared/numbers.js";
import { readChanges } from "../../shared/points/changes.js";
import { axesOf, cloudPainter, without } from "../../shared/points/cloud.js";
import { gridOf } from "../../shared/points/grid.js";
import { limitsOf } from "../../shared/points/limits.js";
import { Figure } from "./figure.js";
import { Later } from "./later.js";
import { rowChooser } from "./row-chooser.js";
import { Rows } from "./rows.js";
import { thread } from "./thread.js";
import { weightsOf } from "./weights.js";

/** So many points stand for all where something is only to be measured. */
const enough = 1000;
/** Rows of the table at a time. */
export const pageLength = 10;

export class ManyFigure extends Figure {
  isMany = true;
  /** The image of all but the points that can be taken. @type {{ outside: number, paint: (chart: any) => void } | undefined} */
  #image;
  /** What the image is, or is being, counted for. */
  #imaged = "";
  /** All points counted, and the axes for which they are. @type {{ axes: string, counted: Promise<import("../../engine/engine.js").DensityImage | undefined> } | undefined} */
  #all;
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
    const first = dataset.x.length - 1;
    const { grid = gridsOf(columns), seen = limitsOf(extremes(columns)) } = dataset;
    const chosen = { x: columns.x.subarray(first), y: columns.y.subarray(first), first };
    super(element, engine, { ...dataset, grid, seen }, tell, changed, chosen);
    this.editing.fixed = true;
    this.editing.tapBeside = (place, pixel) => this.chooseRow(this.data.nearest(place, pixel));
    this.data = new Rows(columns, this.editing.model);
    const some = { x: thinned(columns.x), y: thinned(columns.y) };
    this.some = some.x.map((x, id) => ({ id, x, y: some.y[id] }));
    this.#later = new Later(
      (choice, /** @type {import("./rows.js").Moved} */ moved) => this.data.fit(choice, moved),
      () => this.#arrived(),
    );
  }

  get size() {
    return this.data.size;
  }

  get typical() {
    return this.some;
  }

  get typicalNow() {
    return this.some;
  }

  get isBusy() {
    return !this.#image || this.outcomes.some(({ fit, error }) => !fit && !error);
  }

  /** The point that is marked. */
  get #chosen() {
    return this.data.at(this.editing.active ?? 0);
  }

  /** Those around the chosen one. */
  get rows() {
    const { id } = this.#chosen;
    const first = id - (id % pageLength);
    const length = Math.min(pageLength, this.size - first);
    return Array.from({ length }, (_, i) => ({ point: this.data.at(first + i), number: first + i + 1 }));
  }

  get rowChooser() {
    return rowChooser(this, this.#chosen.id + 1);
  }

  /** @param {number} id */
  chooseRow(id) {
    this.editing.choose(this.data.at(id));
  }

  /** @param {number} id @param {Partial<Place>} to */
  edit(id, to) {
    if (id !== this.editing.active) this.chooseRow(id);
    super.edit(id, to);
  }

  get columnsNow() {
    const { columns, moved } = this.data;
    const [x, y] = [columns.x.slice(), columns.y.slice()];
    for (const [id, to] of moved) [x[id], y[id]] = [to.x, to.y];
    return { x, y };
  }

  /** @param {string} changes @param {string} unseen */
  take(changes, unseen) {
    const { model } = this.editing;
    for (const { id = this.size, place } of readChanges(changes)) {
      if (place && id >= 0 && id < this.size && !model.find(id)) model.admit(this.data.home(id));
    }
    super.take(changes, unseen);
  }

  /** @param {import("./settings.js").Settings} settings */
  choose(settings) {
    super.choose({ ...settings, influence: null });
  }

  /** @param {readonly import("../../shared/estimators.js").Choice[]} choices */
  begin(choices) {
    this.start = choices.map((choice) => ({ choice, stale: true }));
  }

  refit() {
    this.#look();
    this.#later.ask(
      this.start.map(({ choice }) => choice),
      this.data.moved,
    );
    this.#read();
    return false; // not yet
  }

  get notes() {
    const { element } = this.words;
    const outside = this.#image?.outside ?? 0;
    const notes = [element.text("many", { n: this.#number(this.size) })];
    return outside > 0 ? [...notes, element.text("outside", { n: this.#number(outside) })] : notes;
  }

  /** The chosen point, and how much each line listens to it. */
  get kind() {
    const { words, engine } = this;
    const { element } = words;
    const point = this.#chosen;
    const list = this.outcomes.flatMap(({ choice, fit }) => {
      if (!fit) return [];
      const [share] = weightsOf(engine, choice, fit, [point], this.some).shares;
      return `${estimatorText(element, choice)} ${formatNumber(share, element.language, { decimals: 2 })}`;
    });
    const row = element.text("row", { row: this.#number(point.id + 1), point: words.point(point) });
    return list.length > 0 ? `${row} ${element.text("rowWeights", { list: list.join(", ") })}` : row;
  }

  scene() {
    return { ...super.scene(), ring: this.#chosen, under: this.#image?.paint };
  }

  dispose() {
    this.data.dispose();
  }

  /** @param {number} n */
  #number(n) {
    return formatNumber(n, this.words.element.language, { digits: 7 });
  }

  #arrived() {
    this.#read();
    this.changed(this);
  }

  #read() {
    this.outcomes = this.start.map(({ choice }) => this.#later.outcome(choice));
    if (this.data.moved.size === 0 && !this.isStale) this.start = this.outcomes;
  }

  /** Has the points counted, where the axes are others, and leaves out those that are drawn one by one. */
  async #look() {
    const axes = axesOf(this.size, this.editing.limits);
    const { columns } = this.data;
    const key = JSON.stringify(axes);
    const ids = this.points.map(({ id }) => id);
    const asked = `${key} ${ids}`;
    if (asked === this.#imaged) return;
    this.#imaged = asked;
    const count = (/** @type {{ x: Float64Array, y: Float64Array }} */ some) =>
      thread.call("bin", { ...some, ...axes }).catch(() => undefined); // the fits say why
    if (key !== this.#all?.axes) this.#all = { axes: key, counted: count(columns) };
    const own = {
      x: Float64Array.from(ids, (id) => columns.x[id]),
      y: Float64Array.from(ids, (id) => columns.y[id]),
    };
    const [all, apart] = await Promise.all([this.#all.counted, count(own)]);
    if (!all || !apart || asked !== this.#imaged) return;
    const counted = without(all, apart);
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
