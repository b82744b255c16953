import assert from "node:assert/strict";
import { test } from "node:test";
import { formatNumber } from "../../web/shared/numbers.js";

test("a number keeps its significant digits and has a true minus sign", () => {
  assert.equal(formatNumber(1.345, "en"), "1.345");
  assert.equal(formatNumber(-0.0123456, "en"), "−0.01235");
  assert.equal(formatNumber(-0.0123456, "ko", { digits: 2 }), "−0.012");
  assert.equal(formatNumber(1234567, "en"), "1,235,000");
});

test("decimals stand as asked for, so that a column lines up", () => {
  assert.equal(formatNumber(3, "en", { decimals: 3 }), "3.000");
  assert.equal(formatNumber(-3.1304875, "ko", { decimals: 3 }), "−3.130");
});

test("nothing is shown as minus zero", () => {
  assert.equal(formatNumber(-0, "en"), "0");
  assert.equal(formatNumber(-0.0001, "en", { decimals: 2 }), "0.00");
});

test("huge and tiny numbers are written with a power of ten", () => {
  assert.equal(formatNumber(6.96e-5, "en", { digits: 2 }), "7 × 10⁻⁵");
  assert.equal(formatNumber(-2.5e300, "en"), "−2.5 × 10³⁰⁰");
  assert.equal(formatNumber(9.9999e7, "en", { digits: 2 }), "1 × 10⁸");
  assert.equal(formatNumber(0.0001, "en"), "0.0001");
  assert.equal(formatNumber(9999999, "en", { digits: 7 }), "9,999,999");
});

test("a language's own separators are used", () => {
  assert.equal(formatNumber(-1234.5, "de", { digits: 5 }), "−1.234,5");
});

test("infinity and a missing number have signs of their own", () => {
  assert.equal(formatNumber(Number.POSITIVE_INFINITY, "en"), "∞");
  assert.equal(formatNumber(Number.NEGATIVE_INFINITY, "en", { decimals: 2 }), "−∞");
  assert.equal(formatNumber(Number.NaN, "ko"), "—");
});
