/**
 * Mouse, pen and touch on the layer of handles over the chart. A press within reach of points takes the nearest; moved,
 * it drags the point, let go in place it is a tap. A tap picks a point up, and the next tap, on point or paper, says where
 * it goes. Only on points is a touch kept from scrolling the page.
 *
 * @typedef {{ x: number, y: number }} Pixel in CSS pixels from the layer's corner
 */

/** Movement up to here is the trembling of a tap. */
const tapReach = 4;
/** How far from a point a press is on it: the radius of a handle. */
const pointReach = 14;

export class Gestures {
  /** @type {() => import("./editing.js").Editing | undefined} */
  #editing;
  /** @type {() => import("./point-plot.js").PointPlot | undefined} */
  #plot;
  /** The press under way. @type {{ pointer: number, id: number, from: Pixel, moved: boolean } | undefined} */
  #press;
  /** Where the pointer is, not yet followed. @type {Pixel | undefined} */
  #ahead;
  #frame = 0;
  /** Whether the press that just ended was a handle's; its click says nothing new. */
  #spent = false;

  /**
   * @param {() => import("./editing.js").Editing | undefined} editing
   * @param {() => import("./point-plot.js").PointPlot | undefined} plot
   */
  constructor(editing, plot) {
    this.#editing = editing;
    this.#plot = plot;
  }

  /** @param {PointerEvent} event */
  pointerdown = (event) => {
    this.#spent = false;
    if (!event.isPrimary || event.button !== 0) return;
    const layer = /** @type {Element} */ (event.currentTarget);
    const from = pixelOf(event, layer);
    const id = this.#pointAt(from);
    if (id === undefined) return;
    this.#press = { pointer: event.pointerId, id, from, moved: false };
    const pressed = /** @type {Element} */ (event.target).closest(".handle") ?? layer;
    pressed.setPointerCapture(event.pointerId);
    event.preventDefault(); // else the browser focuses the handle pressed, which need not be the nearest
    const handle = () => /** @type {HTMLElement | null} */ (layer.querySelector(`[data-id="${id}"]`));
    const focus = () => handle()?.focus({ preventScroll: true });
    if (handle()) return focus();
    this.#editing()?.activate(id);
    requestAnimationFrame(focus); // once it is there
  };

  /** A touch on a point without a handle; that of a handle has its `touch-action`. */
  touchstart = {
    passive: false,
    /** @param {TouchEvent} event */
    handleEvent: (event) => {
      const { touches, currentTarget, cancelable } = event;
      const isOnPoint = touches.length === 1 && this.#pointAt(pixelOf(touches[0], currentTarget)) !== undefined;
      if (isOnPoint && cancelable) event.preventDefault();
    },
  };

  /** @param {PointerEvent} event */
  pointermove = (event) => {
    const press = this.#press;
    const layer = /** @type {Element} */ (event.currentTarget);
    const at = pixelOf(event, layer);
    if (!press) layer.classList.toggle("over", this.#pointAt(at) !== undefined);
    if (press?.pointer !== event.pointerId) return;
    if (!press.moved && Math.hypot(at.x - press.from.x, at.y - press.from.y) <= tapReach) return;
    if (!press.moved) {
      press.moved = true;
      this.#editing()?.drag(press.id);
    }
    this.#ahead = at;
    this.#frame ||= requestAnimationFrame(this.#follow);
  };

  /** @param {PointerEvent} event */
  pointerup = (event) => {
    const press = this.#press;
    if (press?.pointer !== event.pointerId) return;
    this.#spent = true;
    const at = pixelOf(event, event.currentTarget);
    if (press.moved) {
      this.#ahead = at;
      this.#follow();
    }
    this.#end();
    if (press.moved) this.#editing()?.drop();
    else this.#tapPoint(press.id, at);
  };

  pointercancel = () => this.cancel();

  /** A click on the paper; also what a screen reader sends for "activate" on a handle. @param {MouseEvent} event */
  click = (event) => {
    const handle = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".handle"));
    if (handle && event.detail === 0) this.#toggle(Number(handle.dataset.id));
    else if (!handle && !this.#spent) this.#tapPaper(pixelOf(event, event.currentTarget));
    this.#spent = false;
  };

  /** Ends a drag and puts the point back. @returns {boolean} whether there was one */
  cancel() {
    const wasDrag = this.#press?.moved ?? false;
    this.#end();
    if (wasDrag) this.#editing()?.cancel();
    return wasDrag;
  }

  /** @param {Pixel} at @returns {number | undefined} the id of the point there */
  #pointAt(at) {
    return this.#plot()?.nearest(at, this.#editing()?.model.points ?? [], pointReach);
  }

  #follow = () => {
    const place = this.#ahead && this.#plot()?.placeAt(this.#ahead);
    this.#rest();
    if (place) this.#editing()?.moveTo(place);
  };

  #end() {
    this.#rest();
    this.#press = undefined;
  }

  #rest() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#ahead = undefined;
  }

  /** @param {number} id @param {Pixel} at */
  #tapPoint(id, at) {
    const editing = this.#editing();
    const isFree = editing?.held === undefined || editing.held === id;
    if (isFree && !editing?.adding) this.#toggle(id);
    else this.#tapPaper(at);
  }

  /** @param {number} id */
  #toggle(id) {
    const editing = this.#editing();
    if (editing?.held === id) editing.drop();
    else editing?.pickUp(id);
  }

  /** @param {Pixel} at */
  #tapPaper(at) {
    const editing = this.#editing();
    const place = this.#plot()?.placeAt(at);
    if (!editing || !place) return;
    if (editing.adding) editing.addAt(place);
    else if (editing.held !== undefined) {
      editing.moveTo(place);
      editing.drop();
    } else if (editing.tapBeside) {
      const next = this.#plot()?.placeAt({ x: at.x + 1, y: at.y + 1 }) ?? place;
      editing.tapBeside(place, { x: next.x - place.x, y: next.y - place.y });
    }
  }
}

/** @param {{ clientX: number, clientY: number }} where @param {EventTarget | null} layer @returns {Pixel} */
function pixelOf({ clientX, clientY }, layer) {
  const { left, top } = /** @type {Element} */ (layer).getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
