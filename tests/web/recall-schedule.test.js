// When recall cards come back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, dayOf, isDue } from "../../web/widgets/loss-recall/schedule.js";

test("a card never asked is due", () => assert.ok(isDue(undefined, 20_000)));

test("a card of which the device holds something else is due", () => {
  for (const value of /** @type {any[]} */ ([null, 3, "box", {}, { box: 1, due: null }, { due: "soon" }]))
    assert.ok(isDue(value, 20_000), JSON.stringify(value));
});

test("a card that is known rests longer every time, up to an end", () => {
  /** @type {import("../../web/widgets/loss-recall/schedule.js").Progress | undefined} */
  let progress;
  let today = 20_000;
  const rests = [];
  for (let visit = 0; visit < 7; visit++) {
    progress = answered(progress, true, today);
    rests.push(progress.due - today);
    assert.equal(isDue(progress, progress.due - 1), false);
    assert.equal(isDue(progress, progress.due), true);
    today = progress.due;
  }
  assert.deepEqual(rests, [1, 3, 7, 21, 60, 60, 60]);
});

test("a miss is due at once and starts from the first box", () => {
  const missed = answered({ box: 4, due: 20_000 }, false, 20_000);
  assert.equal(isDue(missed, 20_000), true);
  assert.equal(answered(missed, true, 20_000).due, 20_001);
});

test("a day begins at midnight on the reader's clock", () => {
  assert.equal(dayOf(new Date(2026, 0, 2, 0, 0, 1)) - dayOf(new Date(2026, 0, 1, 23, 59, 59)), 1);
  assert.equal(dayOf(new Date(2026, 0, 2, 0, 0, 1)), dayOf(new Date(2026, 0, 2, 23, 59, 59)));
});
