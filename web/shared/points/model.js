/**
 * The points a reader edits, with undo, redo and reset. Every state is a frozen list, so that stepping back is taking an
 * older list; an edit in progress (a drag, a point held by the keyboard) is a draft that is either kept as ONE step or
 * dropped without a trace.
 *
 * @typedef {{ readonly id: number, readonly x: number, readonly y: number }} Point
 * @typedef {readonly Point[]} Points
 */

export class PointModel {
  /** @type {Points[]} */
  #states;
  #now = 0;
  /** @type {Points | undefined} */
  #draft;
  #nextId = 0;

  /**
   * @param {ArrayLike<number>} x
   * @param {ArrayLike<number>} y
   * @param {number} [first] the id of the first
   */
  constructor(x, y, first = 0) {
    this.#nextId = first;
    this.#states = [Object.freeze(Array.from(x, (value, i) => this.#point(value, y[i])))];
  }

  /** What is shown now: the draft, or else the last state kept. @returns {Points} */
  get points() {
    return this.#draft ?? this.#states[this.#now];
  }

  /** What the reader found. @returns {Points} */
  get start() {
    return this.#states[0];
  }

  get canUndo() {
    return this.#now > 0;
  }

  get canRedo() {
    return this.#now < this.#states.length - 1;
  }

  /** Whether the points are other than those the reader found. */
  get isChanged() {
    return this.points !== this.start && !samePoints(this.points, this.start);
  }

  /** @param {number} id */
  find(id) {
    return this.points.find((point) => point.id === id);
  }

  /**
   * Moves a point in the draft, which begins with the first such call.
   * @param {number} id
   * @param {{ x?: number, y?: number }} to
   */
  draftMove(id, to) {
    this.#draft = Object.freeze(
      this.points.map((point) => (point.id === id ? Object.freeze({ ...point, ...to }) : point)),
    );
  }

  /**
   * Adds a point to the draft.
   * @param {{ x: number, y: number }} at
   * @returns {number} its id
   */
  draftAdd({ x, y }) {
    const point = this.#point(x, y);
    this.#draft = Object.freeze([...this.points, point]);
    return point.id;
  }

  /** Lets a point in that was there all along: it is in every state. @param {Point} point */
  admit({ id, x, y }) {
    const point = Object.freeze({ id, x, y });
    this.#states = this.#states.map((state) => Object.freeze([...state, point]));
  }

  /** Lets one out again, unless it was ever moved. @param {number} id */
  dismiss(id) {
    const start = this.start.find((point) => point.id === id);
    if (this.#states.some((state) => !state.includes(/** @type {Point} */ (start)))) return;
    this.#states = this.#states.map((state) => Object.freeze(state.filter((point) => point !== start)));
  }

  /** Takes points out of the draft. @param {readonly number[]} ids */
  draftRemove(ids) {
    this.#draft = Object.freeze(this.points.filter(({ id }) => !ids.includes(id)));
  }

  /** Keeps the draft as one step. @returns {boolean} whether it changed anything */
  keep() {
    const draft = this.#draft;
    this.#draft = undefined;
    if (!draft || samePoints(draft, this.points)) return false;
    this.#push(draft);
    return true;
  }

  /** Forgets the draft. */
  cancel() {
    this.#draft = undefined;
  }

  /**
   * @param {number} id
   * @param {{ x?: number, y?: number }} to
   */
  move(id, to) {
    this.cancel();
    this.draftMove(id, to);
    return this.keep();
  }

  /** @param {{ x: number, y: number }} at */
  add(at) {
    this.cancel();
    const id = this.draftAdd(at);
    this.keep();
    return id;
  }

  /** @param {number} id */
  remove(id) {
    this.cancel();
    this.draftRemove([id]);
    this.keep();
  }

  undo() {
    this.cancel();
    if (this.canUndo) this.#now -= 1;
  }

  redo() {
    this.cancel();
    if (this.canRedo) this.#now += 1;
  }

  /** Back to what the reader found; a step like any other, so that it can be undone. */
  reset() {
    this.cancel();
    if (this.isChanged) this.#push(this.start);
  }

  /** @param {Points} state */
  #push(state) {
    this.#states = [...this.#states.slice(0, this.#now + 1), state];
    this.#now += 1;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @returns {Point}
   */
  #point(x, y) {
    return Object.freeze({ id: this.#nextId++, x, y });
  }
}

/**
 * @param {Points} a
 * @param {Points} b
 */
function samePoints(a, b) {
  return a.length === b.length && a.every(({ id, x, y }, i) => id === b[i].id && x === b[i].x && y === b[i].y);
}
