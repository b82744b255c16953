import assert from "node:assert/strict";
import { forEachBrowser } from "./harness.js";
import {
  chapter,
  drag,
  listen,
  openTable,
  press,
  ready,
  sameAsEngine,
  shown,
  slopes,
  textOf,
  type,
} from "./loss-fit.js";

forEachBrowser("the table edits, refuses what is no number, and loses nothing", async (_, page, { open }) => {
  await open(chapter);
  await listen(page);
  await ready(page);
  await type(page, 20, "y", "24.5");
  let { points } = await shown(page);
  assert.deepEqual(points[19], { x: 69, y: 24.5 });
  await sameAsEngine(await shown(page));
  await type(page, 20, "x", "1960");
  ({ points } = await shown(page));
  assert.equal(points[19].x, 60, "the reader writes years, the fit counts from 1900");

  const before = await slopes(page);
  await type(page, 3, "y", "-");
  assert.match(await textOf(page, ".field-error"), /not a number.*4\.7/);
  assert.deepEqual(await slopes(page), before);
  const told = await page.$eval('loss-fit >>> input[aria-invalid="true"]', (input) => {
    const root = /** @type {ShadowRoot} */ (input.getRootNode());
    return root.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent?.trim() ?? "";
  });
  assert.match(told, /not a number/);
  await type(page, 3, "y", "30");
  assert.equal((await page.$$("loss-fit >>> .field-error")).length, 0);
  assert.equal((await shown(page)).points[2].y, 30);

  await type(page, 3, "y", "1e308");
  assert.match(await textOf(page, ".readout"), /too large|× 10/);
  await press(page, '.toolbar [aria-label="Undo"]');
  assert.equal((await shown(page)).points[2].y, 30);

  await press(page, ".data tbody tr:nth-child(3) button");
  assert.equal((await shown(page)).points.length, 23);
  await press(page, ".data > button");
  assert.equal((await shown(page)).points.length, 24);
});

forEachBrowser("lines are shown and hidden, residuals drawn for one loss or none", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const picture = () =>
    page.$eval("loss-fit >>> canvas", (canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const seen = [await picture()];
  for (const selector of [
    'input[value="absolute"]',
    'input[value="huber"]',
    'input[value="none"]',
    'tr[data-loss="huber"] input',
  ]) {
    await press(page, selector);
    seen.push(await picture());
  }
  assert.equal(new Set(seen).size, seen.length, "each choice looks different");
  await press(page, 'input[value="huber"]');
  assert.ok(
    await page.$eval(
      'loss-fit >>> tr[data-loss="huber"] input',
      (box) => /** @type {HTMLInputElement} */ (box).checked,
    ),
    "a line whose residuals are drawn is seen",
  );
});

forEachBrowser("undo, redo and reset step through all that was done", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const start = await slopes(page);
  await drag(page, 19, 0, 120);
  const once = await slopes(page);
  await drag(page, 18, 0, 120);
  const twice = await slopes(page);
  const undo = '.toolbar [aria-label="Undo"]';
  await press(page, undo);
  assert.deepEqual(await slopes(page), once);
  await press(page, undo);
  await press(page, undo);
  assert.deepEqual(await slopes(page), start);
  await press(page, '.toolbar [aria-label="Redo"]');
  await press(page, '.toolbar [aria-label="Redo"]');
  assert.deepEqual(await slopes(page), twice);
  await press(page, ".reset");
  assert.deepEqual(await slopes(page), start);
  await press(page, undo);
  assert.deepEqual(await slopes(page), twice);
});

forEachBrowser("points without a line say why, and editing goes on", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await openTable(page);
  const remove = ".data tbody tr:first-child button";
  for (let n = 24; n > 2; n -= 1) await press(page, remove);
  await type(page, 1, "x", "1973");
  assert.match(await textOf(page, ".reason"), /same x/);
  assert.deepEqual(await slopes(page), {});
  await press(page, remove);
  assert.match(await textOf(page, ".reason"), /fewer points/);
  await press(page, remove);
  assert.match(await textOf(page, ".reason"), /no point/);
  assert.equal((await page.$$("loss-fit >>> .handle")).length, 0);
  await press(page, ".reset");
  assert.equal((await page.$$("loss-fit >>> .handle")).length, 24);
  assert.ok(Math.abs((await slopes(page)).squared - 5.041478) < 1e-6);
});
