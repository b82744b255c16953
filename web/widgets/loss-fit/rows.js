/**
 * Many points: as they were found, here and in the thread that fits them, and which of them are elsewhere now.
 *
 * @typedef {import("../../shared/points/model.js").Point} Point
 * @typedef {{ x: number, y: number }} Place
 * @typedef {ReadonlyMap<number, Place>} Moved the rows that are elsewhere, by id
 */
import { thread } from "./thread.js";

export class Rows {
  /** @type {Moved} */
  #moved = new Map();
  /** Those that are elsewhere in the thread. @type {Moved} */
  #there = new Map();

  /**
   * @param {{ x: Float64Array, y: Float64Array }} columns
   * @param {import("../../shared/points/model.js").PointModel} model of those that can be taken
   */
  constructor(columns, model) {
    this.columns = columns;
    this.model = model;
    this.data = thread.dataset(columns);
    this.data.catch(() => {}); // each fit says it
  }

  get size() {
    return this.columns.x.length;
  }

  /** As it was found. @param {number} id @returns {Point} */
  home(id) {
    return { id, x: this.columns.x[id], y: this.columns.y[id] };
  }

  /** As it is now. @param {number} id @returns {Point} */
  at(id) {
    return this.model.find(id) ?? this.home(id);
  }

  /** The same object as long as nothing else has moved. */
  get moved() {
    const now = this.model.points.filter(({ id, x, y }) => !same({ x, y }, this.home(id)));
    const before = this.#moved;
    if (now.length !== before.size || now.some((point) => !same(point, before.get(point.id))))
      this.#moved = new Map(now.map((point) => [point.id, point]));
    return this.#moved;
  }

  /**
   * The row nearest to a place, as the eye sees it; one that was moved has a handle of its own.
   * @param {Place} place
   * @param {Place} pixel how much of x and y it is
   */
  nearest(place, pixel) {
    const { x, y } = this.columns;
    const { moved } = this;
    let least = Number.POSITIVE_INFINITY;
    let found = 0;
    for (let i = 0; i < x.length; i += 1) {
      const across = (x[i] - place.x) / pixel.x;
      const up = (y[i] - place.y) / pixel.y;
      const distance = across * across + up * up;
      if (distance < least && !moved.has(i)) [least, found] = [distance, i];
    }
    return found;
  }

  /**
   * Of the data with the rows moved that are.
   * @param {import("../../shared/estimators.js").Choice} choice
   * @param {Moved} moved
   */
  async fit(choice, moved) {
    const data = await this.data;
    for (const id of new Set([...this.#there.keys(), ...moved.keys()])) {
      const to = moved.get(id) ?? this.home(id);
      if (!same(to, this.#there.get(id) ?? this.home(id))) data.move(id, { x: to.x, y: to.y }).catch(() => {});
    }
    this.#there = moved;
    return data.fit(choice);
  }

  dispose() {
    this.data.then((data) => data.dispose()).catch(() => {});
  }
}

/** @param {Place} a @param {Place | undefined} b */
const same = (a, b) => a.x === b?.x && a.y === b.y;
