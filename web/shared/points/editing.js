/**
 * What a reader does with the points, whatever the means (mouse, touch, keys, table): pick one up, move it, drop it or
 * put it back, add, remove, step through what was done. Knows no pixels and no DOM; tells its owner what happened.
 *
 * @typedef {import("./model.js").Point} Point
 * @typedef {{ x: number, y: number }} Place
 * @typedef {"pickedUp" | "moved" | "dropped" | "putBack" | "adding" | "added" | "removed" | "undone" | "redone" | "wasReset" | "edited" | "stopped" | "chosen" | "quiet"} What
 * @typedef {(what: What, point?: Point) => void} Tell
 */
import { applyChanges } from "./changes.js";
import { snap } from "./grid.js";
import { clamp, extendLimits, limitsOf } from "./limits.js";

export class Editing {
  /** The point picked up, waiting for its new place. @type {number | undefined} */
  held;
  /** Whether the held point follows a pointer. */
  dragging = false;
  /** Whether the next tap adds a point. */
  adding = false;
  /** Whether no point comes or goes. */
  fixed = false;
  /** The point that the Tab key finds. @type {number | undefined} */
  active;
  /**
   * Called with a place tapped beside all points, and how much of x and y a pixel is.
   * @type {((place: Place, pixel: Place) => void) | undefined}
   */
  tapBeside;

  /**
   * @param {import("./model.js").PointModel} model
   * @param {{ x: import("./grid.js").Grid, y: import("./grid.js").Grid }} grid
   * @param {Tell} tell
   * @param {import("./limits.js").Limits} [seen] what the axes show at first, where it is not all points
   */
  constructor(model, grid, tell, seen) {
    this.model = model;
    this.grid = grid;
    this.tell = tell;
    this.seen = seen;
    this.limits = seen ?? limitsOf(model.start);
    this.active = this.order[0]?.id;
  }

  /** The points from left to right, as arrow keys go through them. */
  get order() {
    return [...this.model.points].sort((a, b) => a.x - b.x || a.y - b.y || a.id - b.id);
  }

  get heldPoint() {
    return this.held === undefined ? undefined : this.model.find(this.held);
  }

  /** @param {number} id */
  pickUp(id) {
    this.#take(id);
    this.tell("pickedUp", this.heldPoint);
  }

  /** Picks a point up that will follow a pointer. @param {number} id */
  drag(id) {
    this.#take(id);
    this.dragging = true;
    this.tell("quiet");
  }

  /** Moves the held point within what the axes show. @param {Place} place */
  moveTo({ x, y }) {
    if (this.held === undefined) return;
    const to = this.#within({ x, y });
    const from = this.heldPoint;
    if (from?.x === to.x && from.y === to.y) return;
    this.model.draftMove(this.held, to);
    this.tell("moved", this.heldPoint);
  }

  /**
   * Moves the held point by so many presses of an arrow key.
   * @param {number} right
   * @param {number} up
   */
  nudge(right, up) {
    const point = this.heldPoint;
    if (point) this.moveTo({ x: point.x + right * this.grid.x.nudge, y: point.y + up * this.grid.y.nudge });
  }

  drop() {
    const point = this.heldPoint;
    this.#rest();
    this.model.keep();
    this.#makeRoom();
    this.tell("dropped", point);
  }

  /**
   * Puts the held point back where it was picked up, or stops waiting for a new one's place.
   * @returns {boolean} whether there was anything to cancel
   */
  cancel() {
    if (this.held === undefined && !this.adding) return false;
    const wasHeld = this.held !== undefined;
    this.#rest();
    this.model.cancel();
    this.#keepActive();
    this.tell(wasHeld ? "putBack" : "stopped");
    return true;
  }

  /** The next place tapped gets a new point. */
  startAdding() {
    this.#rest();
    this.model.keep();
    this.adding = true;
    this.tell("adding");
  }

  /** @param {Place} place */
  addAt(place) {
    this.#rest();
    this.active = this.model.add(this.#within(place));
    this.#makeRoom();
    this.tell("added", this.model.find(this.active));
  }

  /** Adds a point in the middle and picks it up: adding for those who do not point. */
  addHeld() {
    this.#rest();
    this.model.keep();
    this.active = this.model.draftAdd(this.#within(this.middle));
    this.pickUp(this.active);
  }

  /** Where a point goes that no one gave a place. */
  get middle() {
    const { x, y } = this.limits;
    return { x: (x.min + x.max) / 2, y: (y.min + y.max) / 2 };
  }

  /** @param {number} id */
  remove(id) {
    const order = this.order;
    const at = order.findIndex((point) => point.id === id);
    if (at < 0 || this.fixed) return;
    this.#rest();
    this.model.remove(id);
    this.active = (order[at + 1] ?? order[at - 1])?.id;
    this.#keepActive();
    this.tell("removed", order[at]);
  }

  /**
   * Sets a value of a point as typed; the axes make room for it.
   * @param {number} id
   * @param {Partial<Place>} to
   */
  edit(id, to) {
    this.#rest();
    if (!this.model.move(id, to)) return;
    this.#makeRoom();
    this.tell("edited", this.model.find(id));
  }

  /** @param {"undo" | "redo" | "reset"} step */
  step(step) {
    this.#rest();
    this.model.keep();
    this.model[step]();
    if (step === "reset") this.limits = this.seen ?? limitsOf(this.model.start);
    this.#makeRoom();
    this.#keepActive();
    this.tell(step === "undo" ? "undone" : step === "redo" ? "redone" : "wasReset");
  }

  /** Takes up what was done elsewhere, as one step. @param {string} changes as changesOf has them */
  take(changes) {
    applyChanges(this.model, changes, this.fixed);
    this.#makeRoom();
    this.#keepActive();
  }

  /** Makes a point the one that the Tab key finds. @param {number | undefined} id */
  activate(id) {
    this.active = id;
    this.tell("quiet");
  }

  /** Steps the Tab stop through the points. @param {number} by */
  goBy(by) {
    const order = this.order;
    const at = order.findIndex((point) => point.id === this.active);
    this.activate(order[clamp(at + by, { min: 0, max: order.length - 1 })]?.id);
  }

  /**
   * Activates a point that may only have been seen: it comes in, and the axes make room for it; the last one goes out
   * again if it never moved.
   * @param {Point} point
   */
  choose(point) {
    const { active, model, seen } = this;
    if (this.held !== undefined) this.drop();
    if (point.id !== active) {
      if (!model.find(point.id)) model.admit(point);
      if (active !== undefined) model.dismiss(active);
    }
    this.active = point.id;
    const isIn = (/** @type {Point} */ { x, y }, /** @type {import("./limits.js").Limits} */ all) =>
      x >= all.x.min && x <= all.x.max && y >= all.y.min && y <= all.y.max;
    if (seen)
      this.limits = extendLimits(
        seen,
        model.points.filter((each) => !isIn(each, seen)),
      );
    this.tell("chosen", model.find(point.id));
  }

  /** @param {number} id */
  #take(id) {
    if (this.held !== undefined && this.held !== id) this.drop();
    this.adding = false;
    this.held = id;
    this.active = id;
  }

  /** Nothing is held or awaited any more. */
  #rest() {
    this.held = undefined;
    this.dragging = false;
    this.adding = false;
  }

  /** The nearest place on the grid that the axes show. @param {Place} place */
  #within({ x, y }) {
    const inside = (/** @type {"x" | "y"} */ axis, /** @type {number} */ value) => {
      const { step } = this.grid[axis];
      const { min, max } = this.limits[axis];
      return snap(clamp(value, { min: min + step / 2, max: max - step / 2 }), this.grid[axis]);
    };
    return { x: inside("x", x), y: inside("y", y) };
  }

  #makeRoom() {
    this.limits = extendLimits(this.limits, this.model.points);
  }

  #keepActive() {
    if (this.active === undefined || !this.model.find(this.active)) this.active = this.order[0]?.id;
  }
}
