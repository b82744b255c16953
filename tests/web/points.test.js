import assert from "node:assert/strict";
import { test } from "node:test";
import { applyChanges, changesOf } from "../../web/shared/points/changes.js";
import { Editing } from "../../web/shared/points/editing.js";
import { gridOf, snap } from "../../web/shared/points/grid.js";
import { extendLimits, limitsOf } from "../../web/shared/points/limits.js";
import { PointModel } from "../../web/shared/points/model.js";
import { readSettings } from "../../web/widgets/loss-fit/settings.js";
import { spread } from "../../web/widgets/loss-fit/spread.js";

const x = [50, 55, 60, 73];
const y = [4.4, 4.699999999999999, 119, 29];
const pairs = (/** @type {PointModel} */ model) => model.points.map((point) => [point.x, point.y]);

test("undo goes back step by step, redo forward again, and a new step ends what could be redone", () => {
  const model = new PointModel(x, y);
  const first = model.points;
  assert.equal(model.canUndo, false);
  model.move(0, { y: 10 });
  model.move(1, { x: 70 });
  const last = model.points;
  model.undo();
  assert.deepEqual(pairs(model)[0], [50, 10]);
  assert.deepEqual(pairs(model)[1], [55, y[1]]);
  model.undo();
  model.undo();
  assert.equal(model.points, first);
  model.redo();
  model.redo();
  model.redo();
  assert.equal(model.points, last);
  model.undo();
  model.add({ x: 1, y: 2 });
  assert.equal(model.canRedo, false);
});

test("a point that was only seen comes into every state, and goes out again unless it was moved", () => {
  const model = new PointModel(x.slice(3), y.slice(3), 3);
  model.admit({ id: 1, x: 55, y: 4.7 });
  assert.deepEqual(
    model.start.map(({ id }) => id),
    [3, 1],
  );
  assert.equal(model.isChanged || model.canUndo, false, "to come in is no edit");
  model.dismiss(3);
  assert.deepEqual(pairs(model), [[55, 4.7]]);
  model.move(1, { y: 9 });
  model.undo();
  model.dismiss(1);
  assert.equal(model.points.length, 1, "it can be moved again by redo");
  model.admit({ id: 0, x: 50, y: 4.4 });
  model.redo();
  assert.deepEqual(pairs(model), [
    [55, 9],
    [50, 4.4],
  ]);
  model.reset();
  assert.deepEqual(pairs(model)[0], [55, 4.7]);
});

test("a chosen point beyond the axes gets room, which the next one gives back", () => {
  const seen = { x: { min: 0, max: 10 }, y: { min: 0, max: 10 } };
  const grid = { x: gridOf([0, 10]), y: gridOf([0, 10]) };
  /** @type {string[]} */
  const told = [];
  const editing = new Editing(new PointModel([5], [5], 7), grid, (what) => told.push(what), seen);
  editing.choose({ id: 2, x: 4, y: 90 });
  assert.ok(editing.limits.y.max > 90, JSON.stringify(editing.limits));
  assert.deepEqual(editing.limits.x, seen.x);
  assert.deepEqual([editing.active, editing.model.points.length], [2, 1]);
  editing.choose({ id: 3, x: 9.99, y: 9.99 });
  assert.deepEqual(editing.limits, seen);
  assert.deepEqual(told, ["chosen", "chosen"]);
});

test("a draft of many moves is one step when kept and none when cancelled", () => {
  const model = new PointModel(x, y);
  const before = model.points;
  for (const to of [1, 2, 3]) model.draftMove(2, { y: to });
  assert.deepEqual(pairs(model)[2], [60, 3]);
  assert.equal(model.keep(), true);
  model.undo();
  assert.equal(model.points, before);
  model.draftMove(2, { y: 7 });
  model.cancel();
  assert.equal(model.points, before);
  model.draftMove(2, { y: 7 });
  model.draftMove(2, { y: 119 });
  assert.equal(model.keep(), false, "back where it was is no step");
});

test("reset gives back what the reader found, and can itself be undone", () => {
  const model = new PointModel(x, y);
  model.remove(0);
  model.add({ x: 9, y: 9 });
  const edited = model.points;
  assert.equal(model.isChanged, true);
  model.reset();
  assert.equal(model.points, model.start);
  assert.equal(model.isChanged, false);
  model.undo();
  assert.equal(model.points, edited);
});

test("no state changes once it is seen, and no id is used twice", () => {
  const model = new PointModel(x, y);
  const seen = model.points;
  assert.ok(Object.isFrozen(seen) && seen.every(Object.isFrozen));
  const id = model.add({ x: 0, y: 0 });
  model.remove(id);
  assert.notEqual(model.add({ x: 0, y: 0 }), id);
  assert.equal(seen.length, 4);
});

test("the grid is as fine as the data are written", () => {
  assert.deepEqual(gridOf([50, 60, 73]), { decimals: 0, step: 1, nudge: 1 });
  assert.equal(gridOf(y).decimals, 1);
  assert.equal(snap(4.649, gridOf(y)), 4.6);
  assert.equal(gridOf([1, 2, 3]).decimals, 1, "two whole steps would be too few");
  assert.equal(gridOf([1e-9, 3e-9]).decimals > 0, true);
  assert.ok(gridOf([5, 5]).step > 0);
  assert.ok(gridOf([]).step > 0);
});

test("axes leave room around the points and grow only where one comes to an edge", () => {
  const places = [
    { x: 0, y: 0 },
    { x: 10, y: 100 },
  ];
  const limits = limitsOf(places);
  assert.ok(limits.x.min < 0 && limits.x.max > 10 && limits.y.min < 0 && limits.y.max > 100);
  assert.deepEqual(extendLimits(limits, places), limits);
  const wider = extendLimits(limits, [...places, { x: 5, y: 500 }]);
  assert.deepEqual(wider.x, limits.x);
  assert.equal(wider.y.min, limits.y.min);
  assert.ok(wider.y.max > 500);
  assert.deepEqual(extendLimits(limits, []), limits);
  const widest = extendLimits(limits, [{ x: 5, y: Number.MAX_VALUE }]);
  assert.ok(Number.isFinite(widest.y.max - widest.y.min));
  for (const range of Object.values(limitsOf([{ x: 3, y: 0 }]))) assert.ok(range.max > range.min);
});

function editing() {
  /** @type {string[]} */
  const told = [];
  const model = new PointModel(x, y);
  return { told, model, edit: new Editing(model, { x: gridOf(x), y: gridOf(y) }, (what) => told.push(what)) };
}

test("a held point follows within the axes, and Escape puts it back", () => {
  const { edit, model, told } = editing();
  edit.pickUp(2);
  edit.moveTo({ x: 60.2, y: 1e9 });
  assert.ok((edit.heldPoint?.y ?? 0) <= edit.limits.y.max);
  assert.equal(edit.heldPoint?.x, 60);
  assert.equal(edit.cancel(), true);
  assert.equal(model.points, model.start);
  assert.deepEqual(told, ["pickedUp", "moved", "putBack"]);
  assert.equal(edit.cancel(), false);
});

test("picking another point up drops the one held", () => {
  const { edit, model } = editing();
  edit.pickUp(2);
  edit.nudge(0, -1);
  edit.pickUp(0);
  assert.equal(edit.held, 0);
  assert.equal(model.canUndo, true);
});

test("the axes stay while a point moves and make room when it is dropped at their edge", () => {
  const { edit } = editing();
  const { limits } = edit;
  edit.pickUp(2);
  edit.moveTo({ x: 60, y: limits.y.max });
  assert.equal(edit.limits, limits);
  edit.drop();
  assert.ok(edit.limits.y.max > limits.y.max);
  edit.step("reset");
  assert.deepEqual(edit.limits, limits);
});

test("a point added by keys and given up was never there", () => {
  const { edit, model } = editing();
  edit.addHeld();
  edit.nudge(1, 1);
  assert.equal(model.points.length, 5);
  edit.cancel();
  assert.equal(model.points.length, 4);
  assert.equal(model.canUndo, false);
  assert.ok(model.find(/** @type {number} */ (edit.active)), "the Tab stop is on a point that is there");
});

test("all points can be removed, one after the other, and brought back", () => {
  const { edit, model } = editing();
  while (edit.active !== undefined) edit.remove(edit.active);
  assert.equal(model.points.length, 0);
  edit.goBy(1);
  for (let i = 0; i < 4; i += 1) edit.step("undo");
  assert.equal(model.points, model.start);
  assert.notEqual(edit.active, undefined);
});

test("arrows go through the points from left to right and stop at the ends", () => {
  const { edit } = editing();
  assert.equal(edit.active, 0);
  edit.goBy(-1);
  assert.equal(edit.active, 0);
  edit.goBy(2);
  assert.equal(edit.active, 2);
  edit.goBy(Number.POSITIVE_INFINITY);
  assert.equal(edit.active, 3);
});

test("attributes that make no sense are answered with what would", () => {
  const known = /** @type {const} */ (["squared", "absolute", "huber"]);
  const parameters = { delta: null, tau: null, epsilon: null, c: 2, alpha: null };
  const asked = { ...parameters, scale: null, residuals: null, weights: null, influence: null };
  assert.deepEqual(readSettings({ ...asked, losses: "squared  squared huber" }, known), {
    losses: ["squared", "huber"],
    drawn: "squared",
    weighs: false,
    influence: null,
    parameters,
    scale: null,
  });
  const weighed = readSettings({ ...asked, losses: "squared huber", weights: "huber", scale: "s" }, known);
  assert.ok("drawn" in weighed && weighed.drawn === "huber" && weighed.weighs && weighed.scale === "s");
  const key = (/** @type {object} */ settings) => ("key" in settings ? settings.key : undefined);
  assert.equal(key(readSettings({ ...asked, losses: "cubed" }, known)), "unknownLoss");
  assert.equal(key(readSettings({ ...asked, losses: " " }, known)), "noLoss");
  assert.equal(key(readSettings({ ...asked, losses: "squared", residuals: "huber" }, known)), "unknownResiduals");
  assert.equal(key(readSettings({ ...asked, losses: "squared", weights: "huber" }, known)), "unknownResiduals");
  assert.equal(key(readSettings({ ...asked, losses: "squared", scale: "iqr" }, known)), "unknownScale");
  assert.equal(key(readSettings({ ...asked, losses: "squared", residuals: "none" }, known)), undefined);
});

test("names of lines that end together move apart and stay within the chart", () => {
  const places = spread([100, 101, 102, 290], 0, 300);
  const sorted = [...places].sort((a, b) => a - b);
  for (let i = 1; i < sorted.length; i += 1) assert.ok(sorted[i] - sorted[i - 1] >= 16);
  assert.ok(sorted[0] >= 0 && sorted[3] <= 300);
  assert.deepEqual(spread([300, 300], 0, 300).sort(), [284, 300]);
});

test("what was done to points is a short text, and done again by it in one step", () => {
  const model = new PointModel(x, y);
  assert.equal(changesOf(model), "");
  model.move(1, { y: 1e-7 });
  model.add({ x: 51.5, y: -0.5 });
  model.remove(3);
  assert.equal(changesOf(model), "2:55,1e-7 4: :51.5,-0.5");
  const again = new PointModel(x, y);
  applyChanges(again, changesOf(model));
  assert.deepEqual(pairs(again), pairs(model));
  again.undo();
  assert.deepEqual(pairs(again), pairs(new PointModel(x, y)));
});

test("of many points, those that were let in are named by their rows; there are neither more nor fewer of them", () => {
  const many = () => new PointModel([9], [9], 2999);
  const model = many();
  for (const id of [6, 40]) model.admit({ id, x: id, y: 0 });
  model.move(40, { y: 2 });
  assert.equal(changesOf(model), "41:40,2");
  const again = many();
  again.admit({ id: 40, x: 40, y: 0 });
  applyChanges(again, "41:40,2 7: :5,5 3000:", true);
  assert.deepEqual(pairs(again), [
    [9, 9],
    [40, 2],
  ]);
});

test("of changes that make no sense nothing is done", () => {
  const wrong = [
    "5:1,2",
    "0:1,2",
    "-1:1,2",
    "1:1",
    "1:a,2",
    "1:1,2,3",
    "1:,",
    "1",
    ":",
    "::",
    "9:",
    "1:Infinity,2",
    "1e0:1,2",
    "x",
  ];
  for (const change of [...wrong, wrong.join(" ")]) {
    const model = new PointModel(x, y);
    applyChanges(model, change);
    assert.equal(model.points, model.start, change);
    assert.equal(model.canUndo, false);
  }
});

test("axes make room for points that were moved elsewhere", () => {
  const editing = new Editing(new PointModel(x, y), { x: gridOf(x), y: gridOf(y) }, () => {});
  editing.take("3:60,400");
  assert.ok(editing.limits.y.max > 400);
  assert.equal(editing.active, 0);
});
