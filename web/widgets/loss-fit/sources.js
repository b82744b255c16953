/**
 * The data that a figure can show: registered ones, and those that are drawn as the reader wants them. Until other data
 * are here, what was shown stays.
 *
 * @typedef {import("./figure.js").Made} Made
 * @typedef {import("./settings.js").Problem} Problem
 */
import { nothing } from "lit";
import { datasetFor, datasetIds, loadDataset } from "../../shared/datasets.js";
import { idsIn } from "../../shared/ids.js";
import { Figure } from "./figure.js";
import { mostHandles, readRecipe, synthetic } from "./recipe.js";

/** Every id that there is. */
const knownIds = () => [...datasetIds(), synthetic];

/** Whether its points are too many, or too far apart, to be taken one by one. @param {Made} dataset */
const isMany = ({ x, seen }) => x.length > mostHandles || seen !== undefined;

export class Sources {
  /** What is shown, or why there is nothing. @type {Made | Problem | undefined} */
  now;
  /** Whether other data are on their way. */
  busy = false;
  /** The data drawn last, for when they are chosen again. @type {{ recipe: string, dataset: Made } | undefined} */
  #drawn;
  /** What is being drawn; what is asked for meanwhile waits, and only the last of it is drawn. @type {Promise<unknown>} */
  #drawing = Promise.resolve();
  #asked = 0;
  /** Whether the reader waits for what is being drawn. */
  #awaited = false;
  /** @type {typeof import("./maker.js").maker | undefined} */
  #maker;
  /** @type {typeof import("./many.js").ManyFigure | undefined} */
  #Many;
  /** Each data set's, with what the reader did, for when it is chosen again. @type {WeakMap<object, Figure>} */
  #figures = new WeakMap();

  /**
   * @param {any} element
   * @param {(asked: boolean) => void} arrived called when there is something new; whether the reader had it drawn
   * @param {(figure: Figure) => void} changed as Figure calls it
   */
  constructor(element, arrived, changed) {
    this.element = element;
    this.arrived = arrived;
    this.changed = changed;
  }

  /** Those among which the reader may choose. */
  get offered() {
    const known = knownIds();
    return idsIn(this.element.datasets).filter((id) => known.includes(id));
  }

  /** Gets the data that the element names, at once where they are here. */
  fetch() {
    this.#asked += 1;
    this.busy = false;
    const id = this.element.datasetId;
    if (id === synthetic) return this.#draw();
    const dataset = datasetFor(id, this.element.language);
    const allowed = knownIds();
    if (dataset && !isMany(dataset)) this.#show(dataset);
    else if (!allowed.includes(id)) this.#show({ key: "unknownDataset", asked: id, allowed });
    else this.#await(id, loadDataset(id, this.element.language));
  }

  /** The figure of a data set. @param {Made} dataset @param {import("../../shared/points/editing.js").Tell} tell */
  figureOf(dataset, tell) {
    const known = this.#figures.get(dataset);
    if (known) return known;
    const Kind = isMany(dataset) ? /** @type {typeof Figure} */ (this.#Many) : Figure;
    const figure = new Kind(this.element, this.element.engine, dataset, tell, this.changed);
    this.#figures.set(dataset, figure);
    // They are of the data that came first.
    const { changes, unseen } = this.element;
    if (changes || unseen) figure.take(changes, unseen);
    Object.assign(this.element, { changes: "", unseen: "" });
    return figure;
  }

  /** How the data are to be, where the reader says it. */
  controls() {
    const { element } = this;
    const recipe = readRecipe(element);
    if (element.datasetId !== synthetic || !this.#maker || "key" in recipe) return nothing;
    const change = (/** @type {object} */ wish) => {
      this.#awaited = true;
      Object.assign(element, wish);
    };
    return this.#maker(recipe, change, element);
  }

  async #draw() {
    const recipe = readRecipe(this.element);
    if ("key" in recipe) return this.#show(recipe);
    const key = JSON.stringify(recipe);
    if (this.#drawn?.recipe === key) return this.#show(this.#drawn.dataset);
    const mine = this.#asked;
    const drawn = this.#drawing.then(async () => {
      if (mine !== this.#asked) return undefined;
      const [{ drawData }, { maker }] = await Promise.all([import("./synthetic.js"), import("./maker.js")]);
      this.#maker = maker;
      const dataset = await drawData(recipe);
      const before = this.#drawn?.dataset;
      if (before) this.#figures.get(before)?.dispose();
      this.#drawn = { recipe: key, dataset };
      return dataset;
    });
    this.#drawing = drawn.catch(() => {});
    this.#await(synthetic, drawn);
  }

  /** @param {string} id @param {Promise<Made | undefined>} coming */
  async #await(id, coming) {
    this.busy = true;
    const mine = this.#asked;
    const failed = () => /** @type {Problem} */ ({ key: "dataFailed", asked: id, allowed: [] });
    const ready = async (/** @type {Made | undefined} */ dataset) => {
      if (dataset && isMany(dataset)) this.#Many ??= (await import("./many.js")).ManyFigure;
      return dataset;
    };
    const found = await coming.then(ready).catch(failed);
    if (mine === this.#asked && found) this.#show(found);
  }

  /** @param {Made | Problem} found */
  #show(found) {
    this.busy = false;
    this.now = found;
    this.arrived(this.#awaited);
    this.#awaited = false;
  }
}
