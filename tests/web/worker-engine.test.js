// The engine in a thread of its own.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { answersTo } from "../../web/engine/answers.js";
import { loadEngine } from "../../web/engine/engine.js";
import { startWorker } from "../../web/engine/worker-engine.js";

const engine = await loadEngine();
const worker = startWorker();
after(() => worker.close());

const x = Float64Array.from({ length: 200 }, (_, i) => i / 10);
const y = x.map((value, i) => 1 + 2 * value + Math.sin(i * i));

/** Long enough to be caught at work: many fits. @param {number} count */
const many = (count) => Array.from({ length: count }, () => ({ loss: /** @type {const} */ ("huber"), x, y }));

test("a call in the worker answers as the engine does", async () => {
  const options = /** @type {const} */ ({ loss: "absolute", x, y });
  assert.deepEqual(await worker.call("fit", options), engine.fit(options));
});

test("an error comes back with its code", async () => {
  await assert.rejects(worker.call("fit", { loss: "huber", x: [1, 2], y: [1] }), { code: "length-mismatch" });
});

test("a list reports progress after each call", async () => {
  /** @type {[number, number][]} */
  const seen = [];
  const results = await worker.each("fit", many(5), { onProgress: (done, of) => seen.push([done, of]) });
  assert.equal(results.length, 5);
  assert.deepEqual(seen, [
    [1, 5],
    [2, 5],
    [3, 5],
    [4, 5],
    [5, 5],
  ]);
});

test("a call that is given up rejects, and a call beside it is answered all the same", async () => {
  const controller = new AbortController();
  const long = worker.each("fit", many(100_000), {
    signal: controller.signal,
    onProgress: (done) => done === 3 && controller.abort(),
  });
  const beside = worker.call("fit", { loss: "squared", x, y });
  await assert.rejects(long, { code: "cancelled" });
  assert.equal((await beside).coefficients.length, 2);
});

test("a signal that was given already starts nothing", async () => {
  await assert.rejects(worker.each("fit", many(2), { signal: AbortSignal.abort() }), { code: "cancelled" });
});

test("closing rejects what runs; a later call starts a new thread", async () => {
  const other = startWorker();
  const long = other.each("fit", many(100_000));
  other.close();
  await assert.rejects(long, { code: "cancelled" });
  assert.equal((await other.call("fit", { loss: "squared", x, y })).coefficients.length, 2);
  other.close();
});

test("data that stay in the worker are moved and fitted as those of the engine", async () => {
  const [there, here] = [await worker.dataset({ x, y }), engine.dataset({ x, y })];
  assert.equal(there.size, 200);
  const choices = /** @type {const} */ ([{ loss: "squared" }, { loss: "absolute" }, { loss: "tukey", scale: "s" }]);
  for (const to of [
    { x: 3, y: 400 },
    { x: 90, y: -5 },
  ]) {
    here.move(7, to);
    const moved = there.move(7, to);
    const fits = await Promise.all(choices.map((choice) => there.fit(choice)));
    await moved;
    assert.deepEqual(
      fits,
      choices.map((choice) => here.fit(choice)),
    );
  }
  await assert.rejects(there.move(200, { x: 0, y: 0 }), { code: "bad-row" });
  there.dispose();
  await assert.rejects(there.fit({ loss: "squared" }), { code: "cancelled" });
  await assert.rejects(worker.dataset({ x: [1], y: [1] }), { code: "too-few-points" });
});

test("data go with their thread, and others can be made in the next", async () => {
  const other = startWorker();
  const gone = await other.dataset({ x, y });
  other.close();
  await assert.rejects(gone.fit({ loss: "squared" }), { code: "cancelled" });
  const made = await other.dataset({ x, y });
  assert.deepEqual(await made.fit({ loss: "squared" }), engine.fit({ loss: "squared", x, y }));
  other.close();
});

test("two threads that stand in for workers in one page keep their data sets apart", async () => {
  const threads = [
    [1, 2, 9],
    [5, 6, 7],
  ].map((y) => {
    /** @type {any[]} */
    const answers = [];
    return { y: Float64Array.from(y), answers, answer: answersTo({ postMessage: (each) => answers.push(each) }) };
  });
  for (const { y, answer } of threads)
    await answer({ id: 1, wasm: undefined, method: "dataset", dataset: 1, list: [[{ y }]] });
  for (const { answer } of threads)
    await answer({ id: 2, wasm: undefined, method: "fit", dataset: 1, list: [[{ loss: "absolute" }]] });
  assert.deepEqual(
    threads.map(({ answers }) => answers.at(-1).results?.[0].coefficients[0]),
    [2, 6],
  );
});
