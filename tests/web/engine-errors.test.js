// Bad input: a LossError with a stable code, and a module that works on afterwards.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LossError, loadEngine } from "lossbook/engine";
import { badCalls, goodFit } from "./bad-calls.js";

const engine = await loadEngine();
const right = goodFit(engine);

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
