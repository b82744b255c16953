// The counting of `npm test` must not flatter.

import assert from "node:assert/strict";
import { test } from "node:test";
import { leafCounter } from "../../scripts/testing/node-tests.mjs";
import { Tally } from "../../scripts/testing/tally.mjs";

const event = (/** @type {string} */ name, nesting = 0, rest = {}) => ({
  name,
  nesting,
  file: "f",
  details: {},
  ...rest,
});
const failure = (/** @type {string} */ failureType) => ({ details: { error: { failureType } } });

test("a test with subtests is not one more test", () => {
  const { counts, see } = leafCounter();
  see(event("child", 1), true);
  see(event("other child", 1, failure("testCodeFailure")), false);
  see(event("parent", 0, failure("subtestsFailed")), false);
  assert.deepEqual(counts, { passed: 1, failed: 1, skipped: 0 });
});

test("a parent that fails by itself counts", () => {
  const { counts, see } = leafCounter();
  see(event("child", 1), true);
  see(event("parent", 0, failure("testCodeFailure")), false);
  assert.deepEqual(counts, { passed: 1, failed: 1, skipped: 0 });
});

test("suites at any depth do not count, and do not swallow what follows them", () => {
  const { counts, see } = leafCounter();
  see(event("deep", 2), true);
  see(event("inner suite", 1, { details: { type: "suite" } }), true);
  see(event("suite", 0, { details: { type: "suite" } }), true);
  see(event("leaf of the next", 1), true);
  see(event("next", 0, { details: { type: "suite" } }), true);
  see(event("alone"), true);
  assert.deepEqual(counts, { passed: 3, failed: 0, skipped: 0 });
});

test("a file without a test is a failure, a skipped test is not a pass", () => {
  const { counts, see } = leafCounter();
  see(event("f"), true);
  see(event("later", 0, { skip: true }), true);
  see(event("some day", 0, { todo: "yes" }), true);
  assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 2 });
});

test("a stage that throws or runs nothing is a failure, and the next still runs", async () => {
  const tally = new Tally();
  await tally.stage("broken", () => Promise.reject(new Error("no compiler")));
  await tally.stage("empty", () => ({ passed: 0, failed: 0, skipped: 0 }));
  await tally.stage("good", () => ({ passed: 3, failed: 0, skipped: 1 }));
  assert.equal(String(tally), "tests: 3 passed, 2 failed, 1 skipped");
  assert.equal(tally.ok, false);
  assert.match(tally.failures[0], /no compiler/);
});

test("the closing line leaves out what there is none of", () => {
  const tally = new Tally();
  tally.add("all", { passed: 2, failed: 0, skipped: 0 });
  assert.equal(String(tally), "tests: 2 passed, 0 failed");
  assert.equal(tally.ok, true);
});
