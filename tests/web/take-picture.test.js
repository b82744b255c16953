import assert from "node:assert/strict";
import { test } from "node:test";
import { escaped, SvgContext, SvgPath } from "../../web/site/take/picture/svg-context.js";
import { linesOf, textOf } from "../../web/site/take/picture/words.js";

/** A context that no page is needed for: it only lends its measure of text. */
const context = () => /** @type {any} */ (new SvgContext(/** @type {any} */ ({ canvas: undefined }), "t"));

test("a picture holds no markup that came with a name, nor a letter that XML forbids", () => {
  const hostile = '<script>alert(1)</script>" onload="x" & \u0000\u0008\uD800 ends';
  const c = context();
  c.fillText(hostile, 1, 2);
  c.fillStyle = '"><script>';
  c.fillRect(0, 0, 1, 1);
  const svg = String(c);
  assert.doesNotMatch(svg, /<script/);
  assert.equal([...svg.matchAll(/<(\w+)/g)].map(([, tag]) => tag).join(" "), "text path");
  assert.equal(escaped('a<b>&"c"\u0000'), "a&lt;b&gt;&amp;&quot;c&quot;");
});

test("words that are too long for their place go on in a line below, and none is lost", () => {
  const measure = (/** @type {string} */ text) => text.length;
  const lines = linesOf("the mean of many small causes", 10, measure);
  assert.deepEqual(lines, ["the mean", "of many", "small", "causes"]);
  assert.deepEqual(linesOf("indivisible  b", 4, measure), ["indivisible", "b"]);
  assert.deepEqual(linesOf("", 4, measure), []);
  const svg = textOf(lines, { x: 1, y: 100, size: 10, font: '"a"', fill: "#000" });
  const places = [...svg.matchAll(/ y="([\d.]+)"/g)].map(([, y]) => Number(y));
  assert.deepEqual(places, [59.5, 73, 86.5, 100], "the last one where one alone would stand");
});

test("a clip ends with the state it was made in, also where the drawing ends first", () => {
  const c = context();
  c.save();
  c.rect(0, 0, 5, 5);
  c.clip();
  c.fillRect(0, 0, 9, 9);
  c.restore();
  c.fillRect(1, 1, 1, 1);
  c.rect(0, 0, 3, 3);
  c.clip();
  const svg = String(c);
  assert.equal(svg.match(/<g /g)?.length, svg.match(/<\/g>/g)?.length);
  assert.ok(svg.indexOf("</g>") < svg.lastIndexOf("<path"), "what follows the restore lies outside");
});

test("what is saved comes back: colour, dash and place", () => {
  const c = context();
  c.save();
  c.translate(10, 20);
  c.setLineDash([4, 2]);
  c.strokeStyle = "#f00";
  c.globalAlpha = 0.5;
  for (const _ of [0, 1]) {
    c.beginPath();
    c.moveTo(0, 0);
    c.lineTo(1, 1);
    c.stroke();
    c.restore();
  }
  const [first = "", second = ""] = String(c).match(/<path[^>]*>/g) ?? [];
  assert.match(first, /d="M10 20L11 21".*stroke="#f00".*stroke-dasharray="4 2".*stroke-opacity="0.5"/);
  assert.match(second, /d="M0 0L1 1".*stroke="#000"/);
  assert.doesNotMatch(second, /dash|opacity/);
});

test("a circle's curves stay within a ten-thousandth of its radius, under any turn", () => {
  const c = context();
  c.translate(50, 50);
  c.rotate(0.3);
  c.beginPath();
  c.arc(0, 0, 40, 0, 2 * Math.PI);
  c.fill();
  const numbers = [...String(c).matchAll(/C([-\d. ]+)/g)].map(([, text]) => text.split(" ").map(Number));
  assert.equal(numbers.length, 4);
  let [x, y] = (String(c).match(/M([-\d.]+) ([-\d.]+)/) ?? []).slice(1).map(Number);
  for (const [ax, ay, bx, by, ex, ey] of numbers) {
    for (let t = 0; t <= 1; t += 0.125) {
      const at = (/** @type {number[]} */ [p, q, r, s]) =>
        (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s;
      assert.ok(Math.abs(Math.hypot(at([x, ax, bx, ex]) - 50, at([y, ay, by, ey]) - 50) - 40) < 0.02);
    }
    [x, y] = [ex, ey];
  }
});

test("a place that is no number is left out of a path", () => {
  const path = new SvgPath();
  path.moveTo(0, 0);
  path.lineTo(Number.NaN, 1);
  path.lineTo(2, 3);
  assert.equal(path.d, "M0 0L2 3");
});

test("what is transparent is not written", () => {
  const c = context();
  for (const colour of ["transparent", "rgba(0, 0, 0, 0)"]) {
    c.fillStyle = colour;
    c.fillRect(0, 0, 1, 1);
  }
  assert.equal(String(c), "");
});
