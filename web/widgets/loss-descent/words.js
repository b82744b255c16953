/** What the walk is in words: for the line under the figure, and for those who do not see it. */
import { formatNumber } from "../../shared/numbers.js";

export class Words {
  /**
   * @param {import("../../shared/element.js").LossElement} widget
   * @param {import("./walk.js").Walk} walk
   */
  constructor(widget, walk) {
    this.widget = widget;
    this.walk = walk;
  }

  /** Where x is counted from. */
  from() {
    const { frame, dataset } = this.walk;
    return this.#number(frame.from + (dataset.xOrigin ?? 0), 4);
  }

  /** A step in numbers. @param {number} step */
  now(step) {
    const { places, mean } = this.walk.descent;
    return this.widget.text("now", { step, ...this.#line(places[step]), mean: this.#number(mean[step]) });
  }

  /** What becomes of the walk. */
  verdict() {
    return this.widget.text(this.walk.descent.verdict);
  }

  /** The map. @param {number} step */
  summary(step) {
    return `${this.widget.text("surface")} ${this.now(step)} ${this.verdict()}`;
  }

  /** What is left after each walk. */
  trace() {
    const each = this.walk.descents.map(({ loss, left }) =>
      this.widget.text("leftAfter", {
        loss: this.widget.lossText(loss, "line"),
        steps: left.length - 1,
        left: this.#number(left[left.length - 1], 2),
      }),
    );
    return `${this.widget.text("left")}: ${each.join("; ")}`;
  }

  start() {
    return this.widget.text("start", this.#line(this.walk.descent.places[0]));
  }

  /** @param {import("./frame.js").Place} place */
  #line(place) {
    const { x, y } = this.walk.frame.shown(place);
    return { height: this.#number(x), slope: this.#number(y) };
  }

  /** @param {number} value */
  #number(value, digits = 3) {
    return formatNumber(value, this.widget.language, { digits });
  }
}
