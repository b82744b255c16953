// Charts as SVG for pictures that stand still: on one line, since a blank line would end the block for Markdown, and with
// places rounded to tenths, since a page keeps its limit.

import { formatNumber } from "../../../shared/numbers.js";

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ from: number, to: number, ticks: number[], label?: string }} Axis */

/** Room of the ticks, of the labels and of the title around a panel's frame. */
const room = { left: 54, right: 10, top: 28, bottom: 44 };
const line = 20;

const tenth = (/** @type {number} */ value) => Math.round(value * 10) / 10;
/** As short as SVG allows. @param {number} value */
const short = (value) => String(tenth(value)).replace(/^(-?)0\./, "$1.");

/** One chart. */
export class Panel {
  /** @type {string[]} */
  #drawn = [];

  /**
   * @param {{ width: number, height: number }} box in units of the picture
   * @param {{ x: Axis, y: Axis, title?: string }} axes
   * @param {string} lang
   */
  constructor({ width, height }, { x, y, title = "" }, lang) {
    this.box = { width, height };
    this.top = title && y.label ? room.top + line : room.top;
    this.size = { width: width - room.left - room.right, height: height - this.top - room.bottom };
    this.axes = { x, y, title };
    this.lang = lang;
  }

  /** @param {Point} point of the data @returns {[number, number]} in units of the picture, from the frame's corner */
  place({ x, y }) {
    const { axes, size } = this;
    const share = (/** @type {Axis} */ { from, to }, /** @type {number} */ value) => (value - from) / (to - from);
    return [tenth(share(axes.x, x) * size.width), tenth((1 - share(axes.y, y)) * size.height)];
  }

  /** @param {Iterable<Point>} points @param {string} look class names */
  line(points, look) {
    return this.lines([[...points]], look);
  }

  /** Lines of one look, each from place to place. @param {Point[][]} lines @param {string} look */
  lines(lines, look) {
    const d = lines
      .filter(({ length }) => length > 1)
      .map((points) => pathOf(points.map((point) => this.place(point))));
    return d.length > 0 ? this.#add(`<path class="still-line ${look}" d="${d.join("")}"/>`) : this;
  }

  /** One shape at many places, written alike each time, which compresses well. @param {Point[]} feet @param {Point[]} shape around 0 */
  repeat(feet, shape, look = "") {
    const [left, ground] = this.place({ x: 0, y: 0 });
    const moves = shape.map((point) => this.place(point)).map(([x, y]) => [tenth(x - left), tenth(y - ground)]);
    const [[dx, dy]] = moves;
    const tail = pathOf(/** @type {[number, number][]} */ (moves)).replace(/^M[^l]*/, "");
    const d = feet.map((foot) => {
      const [x, y] = this.place(foot);
      return `M${short(x + dx)} ${short(y + dy)}${tail}`;
    });
    return this.#add(`<path class="still-line ${look}" d="${d.join("")}"/>`);
  }

  /** Round dots, as the ends of lines of no length: the shortest way to write many. @param {Iterable<Point>} points */
  dots(points, look = "still-dots") {
    const d = Array.from(points, (point) => `M${this.place(point).map(Math.round).join(" ")}h0`).join("");
    return this.#add(`<path class="${look}" d="${d}"/>`);
  }

  /** @param {Point} point @param {"ring" | "square" | "dot" | "cross"} kind */
  mark(point, kind) {
    const [x, y] = this.place(point);
    const shapes = {
      ring: `<circle class="still-mark" cx="${x}" cy="${y}" r="8"/>`,
      square: `<rect class="still-mark" x="${tenth(x - 6)}" y="${tenth(y - 6)}" width="12" height="12"/>`,
      dot: `<circle class="still-point" cx="${x}" cy="${y}" r="5"/>`,
      cross: `<path class="still-mark" d="M${tenth(x - 9)} ${y}h18M${x} ${tenth(y - 9)}v18"/>`,
    };
    return this.#add(shapes[kind]);
  }

  /** Dots, each of its own size; one that would hardly be seen is a ring. @param {Point[]} points @param {number[]} radii @param {string} look */
  discs(points, radii, look) {
    const isSeen = (/** @type {number} */ i) => radii[i] >= 0.7;
    const circles = (/** @type {boolean} */ seen) =>
      points
        .map((point, i) => {
          const [x, y] = this.place(point);
          return isSeen(i) === seen ? `<circle cx="${x}" cy="${y}" r="${seen ? tenth(radii[i]) : 3.5}"/>` : "";
        })
        .join("");
    return this.#add(`<g class="still-point ${look}">${circles(true)}</g><g class="still-mark">${circles(false)}</g>`);
  }

  /** @param {Point} point @param {string} words @param {"start" | "middle" | "end"} [anchor] */
  words(point, words, anchor = "start") {
    const [x, y] = this.place(point);
    return this.#add(`<text class="still-name" x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`);
  }

  /** What is in the picture's frame, and its axes around it. A nested <svg> cuts off what lies beyond. */
  toString() {
    const { axes, size, top, lang } = this;
    const text = (
      /** @type {string} */ look,
      /** @type {number} */ x,
      /** @type {number} */ y,
      /** @type {string} */ words,
      anchor = "",
    ) =>
      words && `<text class="still-${look}" x="${x}" y="${y}"${anchor && ` text-anchor="${anchor}"`}>${words}</text>`;
    const within = (/** @type {Axis} */ { ticks, from, to }) => ticks.filter((tick) => tick >= from && tick <= to);
    const across = within(axes.x).map((x) => ({ x: this.place({ x, y: 0 })[0], words: formatNumber(x, lang) }));
    const up = within(axes.y).map((y) => ({ y: this.place({ x: 0, y })[1], words: formatNumber(y, lang) }));
    const parts = [
      text("name", -room.left + 4, -top + 15, axes.title),
      text("label", -room.left + 4, -8, axes.y.label ?? ""),
      text("label", size.width, size.height + 40, axes.x.label ?? "", "end"),
      ...across.map(({ x, words }) => text("tick", x, size.height + line, words, "middle")),
      ...up.map(({ y, words }) => text("tick", -6, tenth(y + 5), words, "end")),
      `<path class="still-grid" d="${up.map(({ y }) => `M0 ${y}h${size.width}`).join("")}"/>`,
      `<svg width="${size.width}" height="${size.height}">${this.#drawn.join("")}</svg>`,
    ];
    return `<g transform="translate(${room.left} ${top})">${parts.join("")}</g>`;
  }

  /** @param {string} part */
  #add(part) {
    this.#drawn.push(part);
    return this;
  }
}

/** @param {[number, number][]} places */
function pathOf(places) {
  const moves = places.slice(1).flatMap(([x, y], i) => [x - places[i][0], y - places[i][1]].map(short));
  const tail = moves.map((move, i) => (i && !move.startsWith("-") ? ` ${move}` : move)).join("");
  return `M${places[0].map(short).join(" ")}l${tail}`;
}

/**
 * Panels side by side, or below each other where they would be small.
 * @param {{ title: string, description: string }} words
 * @param {Panel[]} panels
 */
export function picture({ title, description }, panels) {
  const many = panels.length > 1;
  const each = panels.map(({ box }, i) => {
    const view = `viewBox="0 0 ${box.width} ${box.height}"`;
    return `<svg class="still${many ? " still-part" : ""}" ${view} aria-hidden="true">${panels[i]}</svg>`;
  });
  return `<div class="stills" role="img" aria-label="${title}. ${description}">${each.join("")}</div>`;
}
