/**
 * What a reader does with the points, whatever the means (mouse, touch, keys, table): pick one up, move it, drop it or
 * put it back, add, remove, step through what was done. Knows no pixels and no DOM; tells its owner what happened.
 *
 * @typedef {import("./model.js").Point} Point
 * @typedef {{ x: number, y: number }} Place
 * @typedef {"pickedUp" | "moved" | "dropped" | "putBack" | "adding" | "added" | "removed" | "undone" | "redone" | "wasReset" | "edited" | "stopped" | "gone"} What
 * @typedef {(what: What, point?: Point) => void} Tell
 */
import { snap } from "./grid.js";
import { clamp, extendLimits, limitsOf } from "./limits.js";

export class Editing {
  /** The point picked up, waiting for its new place. @type {number | undefined} */
  held;
  /** Whether the next tap adds a point. */
  adding = false;
  /** The point that the Tab key finds. @type {number | undefined} */
  active;

  /**
   * @param {import("./model.js").PointModel} model
   * @param {{ x: import("./grid.js").Grid, y: import("./grid.js").Grid }} grid
   * @param {Tell} tell
   */
  constructor(model, grid, tell) {
    this.model = model;
    this.grid = grid;
    this.tell = tell;
    this.limits = limitsOf(model.start);
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
    if (this.held !== undefined && this.held !== id) this.drop();
    this.adding = false;
    this.held = id;
    this.active = id;
    this.tell("pickedUp", this.heldPoint);
  }

  /** Moves the held point within what the axes show. @param {Place} place */
  moveTo({ x, y }) {
    if (this.held === undefined) return;
    const to = {
      x: snap(clamp(x, this.limits.x), this.grid.x),
      y: snap(clamp(y, this.limits.y), this.grid.y),
    };
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
    this.held = undefined;
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
    this.held = undefined;
    this.adding = false;
    this.model.cancel();
    this.#keepActive();
    this.tell(wasHeld ? "putBack" : "stopped");
    return true;
  }

  /** The next place tapped gets a new point. */
  startAdding() {
    this.held = undefined;
    this.model.keep();
    this.adding = true;
    this.tell("adding");
  }

  /** @param {Place} place */
  addAt({ x, y }) {
    this.adding = false;
    this.active = this.model.add({ x: snap(x, this.grid.x), y: snap(y, this.grid.y) });
    this.#makeRoom();
    this.tell("added", this.model.find(this.active));
  }

  /** Adds a point in the middle and picks it up: adding for those who do not point. */
  addHeld() {
    const { x, y } = this.limits;
    this.adding = false;
    this.active = this.model.draftAdd({
      x: snap((x.min + x.max) / 2, this.grid.x),
      y: snap((y.min + y.max) / 2, this.grid.y),
    });
    this.pickUp(this.active);
  }

  /** @param {number} id */
  remove(id) {
    const order = this.order;
    const at = order.findIndex((point) => point.id === id);
    if (at < 0) return;
    this.held = undefined;
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
    this.held = undefined;
    if (!this.model.move(id, to)) return;
    this.#makeRoom();
    this.tell("edited", this.model.find(id));
  }

  /** @param {"undo" | "redo" | "reset"} step */
  step(step) {
    this.held = undefined;
    this.adding = false;
    this.model.keep();
    this.model[step]();
    if (step === "reset") this.limits = limitsOf(this.model.start);
    this.#makeRoom();
    this.#keepActive();
    this.tell(step === "undo" ? "undone" : step === "redo" ? "redone" : "wasReset");
  }

  /** Steps the Tab stop through the points. @param {number} by */
  goBy(by) {
    const order = this.order;
    const at = order.findIndex((point) => point.id === this.active);
    this.active = order[clamp(at + by, { min: 0, max: order.length - 1 })]?.id;
    this.tell("gone");
  }

  #makeRoom() {
    this.limits = extendLimits(this.limits, this.model.points);
  }

  #keepActive() {
    if (this.active === undefined || !this.model.find(this.active)) this.active = this.order[0]?.id;
  }
}
