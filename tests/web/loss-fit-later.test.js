// Fits made in the thread follow the points: the newest only, the quickest first, and what is old is known to be.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Later } from "../../web/widgets/loss-fit/later.js";

/** @typedef {import("../../web/shared/estimators.js").Choice} Choice */

const quick = /** @type {Choice} */ ({ loss: "squared", parameters: {}, scale: undefined });
const slow = /** @type {Choice} */ ({ loss: "tukey", parameters: {}, scale: "s" });

/** A Later whose fits are answered by hand, in the order in which they were asked for. */
function byHand() {
  /** @type {{ choice: Choice, points: any, answer: (fit: any) => Promise<void>, fail: (error: Error) => Promise<void> }[]} */
  const asked = [];
  const settled = () => /** @type {Promise<void>} */ (new Promise((done) => setTimeout(done)));
  let arrivals = 0;
  const later = new Later(
    (choice, points) =>
      new Promise((resolve, reject) => {
        const answer = (/** @type {any} */ fit) => {
          resolve(fit);
          return settled();
        };
        const fail = (/** @type {Error} */ error) => {
          reject(error);
          return settled();
        };
        asked.push({ choice, points, answer, fail });
      }),
    () => {
      arrivals += 1;
    },
  );
  return { later, asked, arrivals: () => arrivals };
}

test("one fit is under way at a time, and after it comes that of the newest points", async () => {
  const { later, asked, arrivals } = byHand();
  const [first, second, third] = [{}, {}, {}];
  later.ask([quick], first);
  later.ask([quick], second);
  later.ask([quick], third);
  assert.equal(asked.length, 1);
  assert.deepEqual(later.outcome(quick), { choice: quick, stale: true });
  await asked[0].answer("of the first");
  assert.deepEqual(later.outcome(quick), { choice: quick, fit: "of the first", stale: true });
  assert.equal(asked.length, 2);
  assert.equal(asked[1].points, third, "the second points are nobody's any more");
  await asked[1].answer("of the third");
  assert.deepEqual(later.outcome(quick), { choice: quick, fit: "of the third", stale: false });
  assert.equal(arrivals(), 2);
  assert.equal(asked.length, 2, "and then there is rest");
});

test("what took long comes after what did not, and not before the points rest", async () => {
  const { later, asked } = byHand();
  const points = [{}, {}, {}];
  later.ask([slow, quick], points[0]);
  await new Promise((done) => setTimeout(done, 100));
  await asked[0].answer("slow");
  await asked[1].answer("quick");
  assert.deepEqual(
    asked.map(({ choice }) => choice.loss),
    ["tukey", "squared"],
    "nothing is known of them at first",
  );
  later.ask([slow, quick], points[1]);
  assert.equal(asked[2].choice, quick);
  await asked[2].answer("quick");
  later.ask([slow, quick], points[2]);
  while (asked.length < 4) await new Promise((done) => setTimeout(done, 5));
  assert.equal(asked[3].choice.loss === "squared" ? asked[3].points : points[2], points[2]);
  await asked[3].answer("next");
  while (later.outcome(slow).stale || later.outcome(quick).stale) {
    await asked.at(-1)?.answer("last");
    await new Promise((done) => setTimeout(done, 5));
  }
  assert.equal(asked.at(-1)?.choice, slow, "the slow one is the last");
  assert.equal(asked.filter(({ choice }) => choice === slow).length, 2, "and was not made for points in between");
});

test("an error is an outcome, and the next points are fitted all the same", async () => {
  const { later, asked } = byHand();
  later.ask([quick], {});
  const error = new Error("all at one x");
  await asked[0].fail(error);
  assert.deepEqual(later.outcome(quick), { choice: quick, error, stale: false });
  later.ask([quick], {});
  await asked[1].answer("a line");
  assert.deepEqual(later.outcome(quick), { choice: quick, fit: "a line", stale: false });
});
