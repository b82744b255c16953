// The native and the WebAssembly build of the core compute the same numbers, up to the last few bits.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";

/** "0x1.8p+1" as a number. @param {string} text */
function fromHex(text) {
  const parts = text.match(/^(-?)0x([0-9a-f])(?:\.([0-9a-f]*))?p([+-]\d+)$/);
  if (!parts) return text.includes("inf") ? Number.POSITIVE_INFINITY * (text.startsWith("-") ? -1 : 1) : Number.NaN;
  const [, sign, whole, fraction = "", exponent] = parts;
  const mantissa = Number.parseInt(whole + fraction, 16) * 2 ** (-4 * fraction.length);
  return (sign ? -1 : 1) * mantissa * 2 ** Number(exponent);
}

/** @param {string} program @param {string[]} args @returns {{ label: string, values: number[] }[]} */
function linesOf(program, ...args) {
  const text = execFileSync(program, args, { encoding: "utf8", maxBuffer: 2 ** 26 });
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const words = line.split(" ");
      const first = words.findIndex((word) => /^-?(0x|inf|nan)/.test(word));
      return { label: words.slice(0, first).join(" "), values: words.slice(first).map(fromHex) };
    });
}

/** How many of a line's numbers differ by more than the tolerance, which is relative to the largest of the line. */
function apart(/** @type {number[]} */ a, /** @type {number[]} */ b, /** @type {number} */ tolerance) {
  const unit = Math.max(...a.filter(Number.isFinite).map(Math.abs), Number.MIN_VALUE);
  return a.filter((value, i) => !Object.is(value, b[i]) && !(Math.abs(value - b[i]) <= tolerance * unit)).length;
}

const native = linesOf(`${root}build/dev/loss_agreement`);
const wasm = linesOf(process.execPath, `${root}build/wasm-test/loss_agreement.js`);

test("both print the same lines", () => {
  assert.ok(native.length > 700, `${native.length} lines`);
  assert.deepEqual(
    wasm.map(({ label, values }) => [label, values.length]),
    native.map(({ label, values }) => [label, values.length]),
  );
});

test("every number agrees to the last few bits", () => {
  const differing = native.filter(({ values }, i) => apart(values, wasm[i].values, 64 * Number.EPSILON) > 0);
  assert.deepEqual(
    differing.map(({ label }) => label),
    [],
  );
});

test("random draws agree to the last bit", () => {
  const draws = (/** @type {typeof native} */ lines) => lines.filter(({ label }) => label === "draw");
  assert.ok(draws(native).length > 10);
  assert.deepEqual(draws(wasm), draws(native));
});

test("the comparison sees a difference", () => {
  assert.equal(fromHex("-0x1.8p+1"), -3);
  assert.equal(fromHex("0x1.921fb54442d18p+1"), Math.PI);
  assert.equal(fromHex("inf"), Number.POSITIVE_INFINITY);
  assert.equal(apart([1, 2], [1, 2 + 1e-12], 64 * Number.EPSILON), 1);
  assert.equal(apart([1, Number.NaN], [1, 2], 1e-3), 1);
});
