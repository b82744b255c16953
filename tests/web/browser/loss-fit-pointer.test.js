import assert from "node:assert/strict";
import { focused, forEachBrowser } from "./harness.js";
import {
  chapter,
  drag,
  listen,
  plotBox,
  pointAt,
  press,
  ready,
  sameAsEngine,
  settle,
  shown,
  slopes,
  textOf,
} from "./loss-fit.js";

/** The points of 1964 to 1969. */
const outliers = [14, 15, 16, 17, 18, 19];
forEachBrowser(
  "dragging the outliers moves the least-squares slope and hardly the median's",
  async (_, page, { open }) => {
    await open(chapter);
    await listen(page);
    await ready(page);
    const start = await slopes(page);
    for (const i of outliers) {
      const to = await pointAt(page, 13);
      const from = await pointAt(page, i);
      await drag(page, i, 0, to.y - from.y);
      await sameAsEngine(await shown(page));
    }
    const end = await slopes(page);
    assert.ok(start.squared - end.squared > 3, `squared moved by ${end.squared - start.squared}`);
    assert.ok(Math.abs(start.absolute - end.absolute) < 0.5, `absolute moved by ${end.absolute - start.absolute}`);
    const { points } = await shown(page);
    for (const i of outliers) assert.equal(points[i].x, 50 + i, "a point dragged straight down keeps its year");
    assert.match(await textOf(page, 'tr[data-loss="squared"] .change'), /^−[34]/);
  },
);

forEachBrowser("every movement is answered in its own frame, and the axes stay", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await page.evaluate(() => {
    let frame = 0;
    let movedAt = -1;
    const late = /** @type {number[]} */ ([]);
    Object.assign(globalThis, { late });
    const count = () => {
      frame += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    document.addEventListener(
      "pointermove",
      () => {
        movedAt = frame;
      },
      true,
    );
    document.addEventListener("fit", () => late.push(frame - movedAt));
  });
  // In the plot, not in the window: a page may still move by a pixel while what is below arrives,
  // also between two questions.
  const placeInPlot = () =>
    page.$eval("loss-fit", ({ shadowRoot }) => {
      const [point, plot] = [".handle", ".plot"].map((part) =>
        shadowRoot?.querySelector(part)?.getBoundingClientRect(),
      );
      if (!point || !plot) throw new Error("no figure");
      return { x: point.x - plot.x, y: point.y - plot.y };
    });
  const first = await placeInPlot();
  const moved = async () => {
    const { x, y } = await placeInPlot();
    return Math.hypot(x - first.x, y - first.y) > 0.1;
  };
  const { x, y } = await pointAt(page, 19);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 5; step += 1) await page.mouse.move(x, y + 20 * step);
  await settle(page);
  const late = /** @type {number[]} */ (await page.evaluate("late"));
  assert.ok(late.length > 0);
  assert.ok(
    late.every((frames) => frames <= 1),
    `frames between movement and answer: ${late}`,
  );
  assert.equal(await moved(), false);
  await page.mouse.move(x, (await plotBox(page)).y + 2);
  await settle(page);
  assert.equal(await moved(), false, "also while the point is at the edge");
  await page.mouse.up();
  await settle(page);
  assert.equal(await moved(), true, "dropped there, it is given room");
  await press(page, ".reset");
  assert.equal(await moved(), false);
});

forEachBrowser("Escape during a drag puts the point back", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const start = await slopes(page);
  const { x, y } = await pointAt(page, 19);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 100, { steps: 3 });
  await settle(page);
  assert.notDeepEqual(await slopes(page), start);
  await page.keyboard.press("Escape");
  assert.deepEqual(await slopes(page), start);
  await page.mouse.move(x, y + 150);
  await page.mouse.up();
  await settle(page);
  assert.deepEqual(await slopes(page), start);
});

forEachBrowser("where handles overlap, the nearest point is dragged", async (_, page, { open }) => {
  await open(chapter, { width: 390, height: 800 });
  await listen(page);
  await ready(page);
  const { x, y } = await pointAt(page, 5);
  const next = await pointAt(page, 6);
  assert.ok(next.x - x < 20, "handles overlap at this width");
  await page.mouse.move(x + 2, y - 3);
  await page.mouse.down();
  await page.mouse.move(x + 2, y - 60, { steps: 3 });
  await page.mouse.up();
  const { points } = await shown(page);
  assert.ok(points[5].y > 20 && points[4].y < 10 && points[6].y < 10);
});

forEachBrowser("by touch a point is dragged, and paper leaves touches to the page", async (_, page, { open }) => {
  await open(chapter, { width: 390, height: 800 });
  await ready(page);
  const start = await slopes(page);
  const { x, y } = await pointAt(page, 19);
  const touch = await page.touchscreen.touchStart(x, y);
  await touch.move(x, y + 40);
  await touch.move(x, y + 90);
  await touch.end();
  await settle(page);
  assert.ok((await slopes(page)).squared < start.squared - 0.3);
  const actions = await page.$eval("loss-fit", (widget) =>
    [".handle", ".plot", ".handles"].map((part) => {
      const element = widget.shadowRoot?.querySelector(part);
      return element ? getComputedStyle(element).touchAction : "";
    }),
  );
  assert.equal(actions[0], "none");
  assert.ok(actions.slice(1).every((action) => action !== "none"));
});

forEachBrowser("in one tap: a point, then its place; by touch and by mouse", async (_, page, { open }) => {
  await open(chapter, { width: 390, height: 800 });
  await listen(page);
  await ready(page);
  const box = await plotBox(page);
  for (const [i, tap] of /** @type {const} */ ([
    [19, "touch"],
    [18, "mouse"],
  ])) {
    const { x, y } = await pointAt(page, i);
    const to = box.y + box.height * 0.6;
    const at = (/** @type {number} */ px, /** @type {number} */ py) =>
      tap === "touch" ? page.touchscreen.tap(px, py) : page.mouse.click(px, py);
    await at(x, y);
    await settle(page);
    assert.match(await textOf(page, ".hint"), /19\d\d, calls \d+.*new place/);
    await at(x, to);
    await settle(page);
    const end = await pointAt(page, i);
    assert.ok(Math.abs(end.x - x) < 2 && Math.abs(end.y - to) < 2, `${tap}: ${JSON.stringify({ end, x, to })}`);
    assert.match(await textOf(page, ".hint"), /Drag a point/);
  }
  await sameAsEngine(await shown(page));
});

forEachBrowser("a point is added where the paper is tapped, and removed again", async (_, page, { open }) => {
  await open(chapter);
  await listen(page);
  await ready(page);
  const box = await plotBox(page);
  const add = await page.$("loss-fit >>> .add");
  await add?.click();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 4);
  await settle(page);
  const { points } = await shown(page);
  assert.equal(points.length, 25);
  assert.ok(points[24].y > 100);
  const { x, y } = await pointAt(page, 24);
  await page.mouse.click(x, y);
  await settle(page);
  await press(page, ".hint button:last-of-type");
  assert.equal((await shown(page)).points.length, 24);
});

forEachBrowser("of a thousand points one is a button, and each is under the pointer", async (_, page, { open }) => {
  await open(chapter, { width: 390, height: 800 });
  await ready(page, { dataset: "synthetic", n: "1000", contamination: "0", residuals: "none" });
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-fit")).showing?.x.length === 1000);
  await settle(page);
  await listen(page);
  const count = () => page.$$eval("loss-fit >>> .handle", (all) => all.length);
  const active = () => page.$eval("loss-fit >>> .handle", (handle) => handle.getAttribute("data-id"));
  await page.$eval("loss-fit >>> .handle", (handle) => /** @type {HTMLElement} */ (handle).focus());
  const left = await pointAt(page, 0);
  await page.keyboard.press("End");
  await settle(page);
  assert.equal(await focused(page), "loss-fit#phones > button.handle");
  const right = { ...(await pointAt(page, 0)), id: await active() };
  assert.ok(right.x > left.x + 100);

  const before = await slopes(page);
  await page.mouse.move(left.x + 1, left.y);
  const cursor = () => page.$eval("loss-fit >>> .handles", (layer) => getComputedStyle(layer).cursor);
  assert.equal(await cursor(), "grab");
  await page.mouse.down();
  await page.mouse.move(left.x + 1, left.y - 60, { steps: 3 });
  await page.mouse.up();
  await settle(page);
  assert.notEqual((await slopes(page)).squared, before.squared);
  assert.notEqual(await active(), right.id, "another one, where the pointer was");
  assert.equal(await focused(page), "loss-fit#phones > button.handle");
  assert.ok(Math.abs((await pointAt(page, 0)).y - left.y + 60) < 4);
  await sameAsEngine(await shown(page));

  const first = await active();
  const moved = await slopes(page);
  const touch = await page.touchscreen.touchStart(right.x, right.y);
  for (const dy of [20, 40, 60]) await touch.move(right.x, right.y + dy);
  await touch.end();
  await settle(page);
  assert.notEqual((await slopes(page)).squared, moved.squared);
  assert.notEqual(await active(), first);
  assert.equal(await count(), 1);
  await sameAsEngine(await shown(page));
  const box = await plotBox(page);
  await page.mouse.move(box.x + box.width * 0.2, box.y + 12);
  assert.notEqual(await cursor(), "grab", "over paper");
});
