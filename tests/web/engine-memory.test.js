// However often the engine is called, well or badly, it holds no more memory than after the first calls.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { loadEngine } from "lossbook/engine";
import { badCalls, goodFit } from "./bad-calls.js";

const engine = await loadEngine();
const right = goodFit(engine);

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

/** Bytes in use on the C++ heap, bytes that heap has taken from the system, and bytes that JavaScript holds on to. */
function held() {
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { inUse: engine.memoryInUse(), heap: external - arrayBuffers, javaScript: heapUsed };
}

/**
 * Makes the calls a few times, then `count` times, and compares.
 * @param {(() => unknown)[]} calls
 * @param {number} count
 */
function leaveMemoryAsItWas(calls, count) {
  // Whatever is allocated once and kept is not a leak.
  for (let i = 0; i < 20 * calls.length; i++) calls[i % calls.length]();
  const before = held();
  for (let i = 0; i < count; i++) calls[i % calls.length]();
  const after = held();
  assert.equal(after.inUse, before.inUse);
  assert.ok(after.heap < before.heap + 1e6, `the C++ heap took ${after.heap - before.heap} bytes more`);
  assert.ok(after.javaScript < before.javaScript + 2e6, `${after.javaScript - before.javaScript} bytes more`);
  assert.deepEqual(goodFit(engine), right);
}

test("1,000,000 bad calls", { timeout: 300_000 }, () => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0; // most of the time would go into them
  let thrown = 0;
  const calls = badCalls.map(({ call }) => () => {
    try {
      call(engine);
    } catch {
      thrown++;
    }
  });
  leaveMemoryAsItWas(calls, 1_000_000);
  Error.stackTraceLimit = stackTraceLimit;
  assert.equal(thrown, 1_000_000 + 20 * calls.length);
});

test("1,000,000 fits by every loss and every scale, of few points and of some more", { timeout: 300_000 }, () => {
  const column = (/** @type {number} */ n) => Float64Array.from({ length: n }, (_, i) => i);
  // Blocks of several sizes, which could leave holes.
  const sizes = [4, 5, 5, 6, 5, 8, 5, 24];
  const samples = sizes.map((n) => ({ x: column(n), y: column(n).map((i) => (i * i) % 7) }));
  const fits = engine.losses.flatMap(({ id: loss, scales }) =>
    [undefined, ...scales.filter((rule) => rule !== "fixed")].map((scale) => ({ loss, scale })),
  );
  const calls = samples.flatMap((sample) => fits.map((options) => () => engine.fit({ ...options, ...sample })));
  leaveMemoryAsItWas(calls, 1_000_000);
});
