// Bad input: a LossError with a stable code, and a module that works on afterwards, however often.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { LossError, loadEngine } from "lossbook/engine";
import { badCalls, goodFit } from "./bad-calls.js";

const engine = await loadEngine();
const right = goodFit(engine);

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

/** Bytes that JavaScript holds on to, such as handles that the bindings forgot. */
function heldByJavaScript() {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** @returns {LossError} */
function errorOf(/** @type {(typeof badCalls)[number]["call"]} */ call) {
  try {
    call(engine);
  } catch (error) {
    assert.ok(error instanceof LossError, `a LossError, not ${error}`);
    return error;
  }
  assert.fail("it did not throw");
}

describe("bad input gives its code", () => {
  for (const { name, code, call } of badCalls) {
    test(`${name}: ${code}`, () => {
      const error = errorOf(call);
      assert.equal(error.code, code);
      assert.equal(error.name, "LossError");
      assert.match(error.message, /\S.{10,}/, "says what was wrong");
      assert.deepEqual(goodFit(engine), right, "the engine works on");
    });
  }
});

test("the message names the offending value", () => {
  const messageOf = (/** @type {string} */ wanted) => {
    const found = badCalls.find(({ name }) => name === wanted);
    assert.ok(found, wanted);
    return errorOf(found.call).message;
  };
  assert.match(messageOf("an unknown loss"), /cubic/);
  assert.match(messageOf("τ = −0.1"), /-0\.1/);
  assert.match(messageOf("NaN in y"), /1/);
  assert.match(messageOf("more y than x"), /3.*4|4.*3/s);
  assert.match(messageOf("a scale rule that is none"), /iqr/);
});

test("1,000,000 bad calls leave the heap where it was, and the engine works on", { timeout: 300_000 }, () => {
  // One of each first: whatever is allocated once and kept is not a leak.
  for (const { call } of badCalls) errorOf(call);
  const before = engine.memoryInUse();
  const heldBefore = heldByJavaScript();
  const calls = 1_000_000;
  let thrown = 0;
  Error.stackTraceLimit = 0; // most of the time would go into them
  for (let i = 0; i < calls; i++) {
    try {
      badCalls[i % badCalls.length].call(engine);
    } catch {
      thrown++;
    }
  }
  assert.equal(thrown, calls);
  assert.equal(engine.memoryInUse(), before);
  const grown = heldByJavaScript() - heldBefore;
  assert.ok(grown < 2e6, `JavaScript holds ${grown} bytes more`);
  assert.deepEqual(goodFit(engine), right);
});

test("good calls leave the heap where it was, too", () => {
  goodFit(engine);
  const before = engine.memoryInUse();
  for (let i = 0; i < 20_000; i++) goodFit(engine);
  assert.equal(engine.memoryInUse(), before);
});
