/**
 * What a chart draws on instead of a canvas, to become SVG: the part of a canvas's context that Chart.js and our widgets
 * use. Each shape is written where it is drawn; a clip opens a group that lasts until its restore.
 */

/** @typedef {[number, number, number, number, number, number]} Matrix as DOMMatrix counts: a b c d e f */

/** @param {Matrix} m @param {Matrix} n @returns {Matrix} n first, then m */
const times = ([a, b, c, d, e, f], [g, h, i, j, k, l]) => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

const short = (/** @type {number} */ value) => String(Math.round(value * 100) / 100);

/** @param {string} text */
export const escaped = (text) =>
  String(text)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** A path, also in place of a Path2D. */
export class SvgPath {
  d = "";
  /** @param {() => Matrix} matrix of the moment */
  constructor(matrix = () => [1, 0, 0, 1, 0, 0]) {
    this.matrix = matrix;
  }
  /** @param {string} letter @param {number[]} numbers pairs of x and y */
  #add(letter, numbers) {
    const [a, b, c, d, e, f] = this.matrix();
    const placed = [];
    for (let i = 0; i < numbers.length; i += 2) {
      const [x, y] = numbers.slice(i, i + 2);
      placed.push(short(a * x + c * y + e), short(b * x + d * y + f));
    }
    if (placed.every((text) => Number.isFinite(Number(text)))) this.d += letter + placed.join(" ");
  }
  moveTo(/** @type {number} */ x, /** @type {number} */ y) {
    this.#add("M", [x, y]);
  }
  lineTo(/** @type {number} */ x, /** @type {number} */ y) {
    this.#add(this.d ? "L" : "M", [x, y]);
  }
  quadraticCurveTo(/** @type {number[]} */ ...numbers) {
    this.#add("Q", numbers);
  }
  bezierCurveTo(/** @type {number[]} */ ...numbers) {
    this.#add("C", numbers);
  }
  closePath() {
    if (this.d) this.d += "Z";
  }
  rect(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ width, /** @type {number} */ height) {
    this.moveTo(x, y);
    for (const [dx, dy] of [
      [width, 0],
      [width, height],
      [0, height],
    ]) {
      this.lineTo(x + dx, y + dy);
    }
    this.closePath();
  }
  /** As Bézier curves of at most a quarter turn each, so that any matrix takes them. */
  arc(
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {number} */ radius,
    /** @type {number} */ from,
    /** @type {number} */ to,
    isBack = false,
  ) {
    const turn = 2 * Math.PI;
    const whole = Math.abs(to - from) >= turn;
    const way = isBack ? from - to : to - from;
    const sweep = (isBack ? -1 : 1) * (whole ? turn : ((way % turn) + turn) % turn);
    const parts = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2)));
    const reach = (4 / 3) * Math.tan(sweep / parts / 4) * radius;
    const at = (/** @type {number} */ angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    const [startX, startY] = at(from);
    this.lineTo(startX, startY);
    for (let i = 0; i < parts; i += 1) {
      const [a, b] = [from + (sweep * i) / parts, from + (sweep * (i + 1)) / parts];
      const [[ax, ay], [bx, by]] = [at(a), at(b)];
      this.bezierCurveTo(
        ax - reach * Math.sin(a),
        ay + reach * Math.cos(a),
        bx + reach * Math.sin(b),
        by - reach * Math.cos(b),
        bx,
        by,
      );
    }
  }
}

const initial = {
  fillStyle: "#000",
  strokeStyle: "#000",
  lineWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  lineDashOffset: 0,
  globalAlpha: 1,
  font: "10px sans-serif",
  textAlign: "start",
  textBaseline: "alphabetic",
};

/** How far below the named line the letters' own line lies, in sizes of the font. @type {Record<string, number>} */
const baselines = { top: 0.8, hanging: 0.8, middle: 0.32, alphabetic: 0, ideographic: -0.2, bottom: -0.2 };
/** @type {Record<string, string>} */
const anchors = { left: "start", start: "start", center: "middle", right: "end", end: "end" };

export class SvgContext {
  imageSmoothingEnabled = true;
  #parts = /** @type {string[]} */ ([]);
  #defs = /** @type {string[]} */ ([]);
  #states = /** @type {any[]} */ ([]);
  /** Groups that clips of this state have opened. */
  #open = 0;
  /** @type {Matrix} */
  #matrix = [1, 0, 0, 1, 0, 0];
  #dash = /** @type {number[]} */ ([]);
  #path = new SvgPath(() => this.#matrix);

  /**
   * @param {CanvasRenderingContext2D} real measures text, and lends what it says of itself
   * @param {string} prefix of the ids in this part of a picture
   */
  constructor(real, prefix) {
    this.real = real;
    this.canvas = real.canvas;
    this.prefix = prefix;
    Object.assign(this, initial);
  }

  /** What has been drawn. */
  toString() {
    const defs = this.#defs.length > 0 ? `<defs>${this.#defs.join("")}</defs>` : "";
    return `${defs}${this.#parts.join("")}${"</g>".repeat(this.#open)}`;
  }

  get #style() {
    return /** @type {typeof initial} */ (/** @type {any} */ (this));
  }

  save() {
    const style = Object.fromEntries(Object.keys(initial).map((key) => [key, /** @type {any} */ (this)[key]]));
    this.#states.push({ style, matrix: this.#matrix, dash: this.#dash, open: this.#open });
    this.#open = 0;
  }
  restore() {
    const state = this.#states.pop();
    if (!state) return;
    this.#parts.push("</g>".repeat(this.#open));
    Object.assign(this, state.style);
    this.#matrix = state.matrix;
    this.#dash = state.dash;
    this.#open = state.open;
  }

  translate(/** @type {number} */ x, /** @type {number} */ y) {
    this.#matrix = times(this.#matrix, [1, 0, 0, 1, x, y]);
  }
  scale(/** @type {number} */ x, /** @type {number} */ y) {
    this.#matrix = times(this.#matrix, [x, 0, 0, y, 0, 0]);
  }
  rotate(/** @type {number} */ angle) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#matrix = times(this.#matrix, [cos, sin, -sin, cos, 0, 0]);
  }
  /** Pixels of the screen are no matter of a drawing. */
  setTransform() {
    this.#matrix = [1, 0, 0, 1, 0, 0];
  }
  resetTransform() {
    this.setTransform();
  }
  setLineDash(/** @type {number[]} */ dash) {
    this.#dash = [...dash];
  }
  getLineDash() {
    return [...this.#dash];
  }

  beginPath() {
    this.#path = new SvgPath(() => this.#matrix);
  }
  moveTo(/** @type {number} */ x, /** @type {number} */ y) {
    this.#path.moveTo(x, y);
  }
  lineTo(/** @type {number} */ x, /** @type {number} */ y) {
    this.#path.lineTo(x, y);
  }
  quadraticCurveTo(/** @type {number[]} */ ...numbers) {
    this.#path.quadraticCurveTo(...numbers);
  }
  bezierCurveTo(/** @type {number[]} */ ...numbers) {
    this.#path.bezierCurveTo(...numbers);
  }
  closePath() {
    this.#path.closePath();
  }
  rect(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h) {
    this.#path.rect(x, y, w, h);
  }
  arc(/** @type {[number, number, number, number, number, boolean?]} */ ...numbers) {
    this.#path.arc(...numbers);
  }

  /** @param {SvgPath | string} [path] */
  fill(path) {
    const { d } = path instanceof SvgPath ? path : this.#path;
    const { fillStyle, globalAlpha } = this.#style;
    if (d && isSeen(fillStyle))
      this.#parts.push(`<path d="${d}" fill="${escaped(fillStyle)}"${alpha("fill", globalAlpha)}/>`);
  }
  /** @param {SvgPath} [path] */
  stroke(path) {
    const { d } = path ?? this.#path;
    const { strokeStyle, lineWidth, lineCap, lineJoin, lineDashOffset, globalAlpha } = this.#style;
    if (!d || !isSeen(strokeStyle) || !(lineWidth > 0)) return;
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.map(short).join(" ")}"` : "";
    const offset = dash && lineDashOffset ? ` stroke-dashoffset="${short(lineDashOffset)}"` : "";
    const cap = lineCap === "butt" ? "" : ` stroke-linecap="${lineCap}"`;
    const join = lineJoin === "miter" ? "" : ` stroke-linejoin="${lineJoin}"`;
    const line = ` stroke="${escaped(strokeStyle)}" stroke-width="${short(lineWidth)}"`;
    this.#parts.push(`<path d="${d}" fill="none"${line}${dash}${offset}${cap}${join}${alpha("stroke", globalAlpha)}/>`);
  }
  clip() {
    const id = `${this.prefix}-clip-${this.#defs.length}`;
    this.#defs.push(`<clipPath id="${id}"><path d="${this.#path.d}"/></clipPath>`);
    this.#parts.push(`<g clip-path="url(#${id})">`);
    this.#open += 1;
  }
  fillRect(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h) {
    this.#boxed(x, y, w, h, (path) => this.fill(path));
  }
  strokeRect(/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h) {
    this.#boxed(x, y, w, h, (path) => this.stroke(path));
  }
  /** What lies behind is the picture's own ground. */
  clearRect() {}

  /** @param {number} x @param {number} y @param {number} w @param {number} h @param {(path: SvgPath) => void} draw */
  #boxed(x, y, w, h, draw) {
    const path = new SvgPath(() => this.#matrix);
    path.rect(x, y, w, h);
    draw(path);
  }

  measureText(/** @type {string} */ text) {
    this.real.save();
    this.real.font = this.#style.font;
    const measured = this.real.measureText(text);
    this.real.restore();
    return measured;
  }
  fillText(/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) {
    const { font, fillStyle, textAlign, textBaseline, globalAlpha } = this.#style;
    const { size, css } = fontOf(font);
    const [a, b, c, d, e, f] = this.#matrix;
    const isTurned = a !== 1 || b !== 0 || c !== 0 || d !== 1;
    const low = y + (baselines[textBaseline] ?? 0) * size;
    const place = isTurned
      ? `transform="matrix(${[a, b, c, d, e, f].map(short).join(" ")})" x="${short(x)}" y="${short(low)}"`
      : `x="${short(x + e)}" y="${short(low + f)}"`;
    const anchor = anchors[textAlign] === "start" ? "" : ` text-anchor="${anchors[textAlign]}"`;
    this.#parts.push(
      `<text ${place}${anchor} ${css} fill="${escaped(fillStyle)}"${alpha("fill", globalAlpha)}>${escaped(text)}</text>`,
    );
  }

  /** An image of many small cells, such as a density: the one thing that stays made of pixels. */
  drawImage(/** @type {any} */ image, /** @type {number[]} */ ...places) {
    const [x, y, width = image.width, height = image.height] = places.length > 4 ? places.slice(4) : places;
    const address = addressOf(image);
    if (!address) return;
    const matrix = this.#matrix.map(short).join(" ");
    const edges = this.imageSmoothingEnabled ? "" : ' image-rendering="pixelated"';
    const box = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
    this.#parts.push(
      `<image ${box} transform="matrix(${matrix})" preserveAspectRatio="none"${edges}${alpha("", this.#style.globalAlpha)} href="${address}"/>`,
    );
  }
}

/** @param {unknown} style */
const isSeen = (style) => typeof style === "string" && style !== "transparent" && !/^rgba\(.*,\s*0\)$/.test(style);

/** @param {"fill" | "stroke" | ""} what @param {number} value */
const alpha = (what, value) => (value === 1 ? "" : ` ${what ? `${what}-` : ""}opacity="${short(value)}"`);

/** "600 13px Arial, sans-serif" as attributes. @param {string} font */
function fontOf(font) {
  const [, before = "", size = "10", family = "sans-serif"] = font.match(/^(.*?)([\d.]+)px(?:\/\S+)?\s+(.*)$/) ?? [];
  const weight = before.match(/\b(bold|\d{3})\b/)?.[1];
  const italic = /\bitalic\b/.test(before) ? ' font-style="italic"' : "";
  const css = `font-family="${escaped(family)}" font-size="${size}"${weight ? ` font-weight="${weight}"` : ""}${italic}`;
  return { size: Number(size), css };
}

/** @param {any} image a canvas of any kind @returns {string | undefined} */
function addressOf(image) {
  if (typeof image.toDataURL === "function") return image.toDataURL();
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return canvas.toDataURL();
}
