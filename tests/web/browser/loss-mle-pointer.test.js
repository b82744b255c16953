// <loss-mle> by pointer, and the addresses of its steps.

import assert from "node:assert/strict";
import { loadEngine } from "../../../web/engine/engine.js";
import { focused, forEachBrowser } from "./harness.js";
import { derivation, drag, hand, middleOf, path, press, reading, ready, set, textOf, x, y } from "./loss-mle.js";

forEachBrowser("where a handle of the line lies over a point, the nearer one is dragged", async (_, page, { open }) => {
  await open(path("en"));
  await ready(page);
  const start = await reading(page, hand);
  // The point nearest to the middle comes to lie under the handle of the height, 8 pixels to its right.
  await middleOf(page, hand, ".plot.upper");
  const placeOf = (/** @type {string} */ selector) =>
    page.$eval(`${hand} >>> ${selector}`, (element) => {
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
  const grip = await placeOf(".grip.height");
  const index = await page.$$eval(
    `${hand} >>> .handle`,
    (all, { x, y }) => {
      const away = all.map((each) => {
        const box = each.getBoundingClientRect();
        return Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
      });
      return away.indexOf(Math.min(...away));
    },
    grip,
  );
  const point = `.handle:nth-child(${index + 1})`;
  const from = await placeOf(point);
  const dragTo = async (/** @type {{ x: number, y: number }} */ at, /** @type {{ x: number, y: number }} */ to) => {
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move((at.x + to.x) / 2, (at.y + to.y) / 2);
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
    await set(page, hand, {});
    return reading(page, hand);
  };
  const under = await dragTo(from, { x: grip.x + 8, y: grip.y });
  assert.deepEqual(under.line, start.line);
  const on = await placeOf(point);
  assert.ok(Math.abs(on.x - grip.x - 8) < 3 && Math.abs(on.y - grip.y) < 3, "it lies there");
  assert.equal(
    await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.shadowRoot?.elementFromPoint(x, y)?.className, {
      x: grip.x + 7,
      y: grip.y,
    }),
    "grip height",
    "the handle of the line is on top",
  );

  const moved = await dragTo({ x: grip.x + 7, y: grip.y }, { x: grip.x + 7, y: grip.y - 40 });
  assert.deepEqual(moved.line, under.line, "nearer to the point: the line stays");
  assert.ok(moved.points[index].y > under.points[index].y);
  assert.match(await focused(page), /button\.handle$/);
  await dragTo(await placeOf(point), { x: grip.x + 8, y: grip.y });

  const back = await reading(page, hand);
  const raised = await dragTo({ x: grip.x + 2, y: grip.y }, { x: grip.x + 2, y: grip.y - 40 });
  assert.ok(raised.line.height > back.line.height, "nearer to the handle of the line");
  assert.deepEqual(raised.points, back.points);
});

forEachBrowser("dragging, buttons and taps move line and points; the best so far stays", async (_, page, { open }) => {
  await open(path("en"));
  await ready(page);
  const start = await reading(page, hand);
  await drag(page, hand, ".grip.slope", -30);
  const tilted = await reading(page, hand);
  assert.ok(tilted.line.slope > start.line.slope && tilted.line.height === start.line.height);
  await drag(page, hand, ".grip.height", 10);
  assert.ok((await reading(page, hand)).line.height < start.line.height);
  await drag(page, hand, ".grip.scale", 20);
  const dragged = await reading(page, hand);
  assert.ok(dragged.line.scale < start.line.scale);
  assert.ok(dragged.record.logLikelihood >= tilted.now.logLikelihood);

  await press(page, hand, '.stepper:nth-child(1) button[aria-label^="Raise"]');
  assert.ok((await reading(page, hand)).line.height > dragged.line.height);
  for (let i = 0; i < 20; i += 1) await press(page, hand, '.stepper:nth-child(3) button[aria-label^="Raise"]');
  const worse = await reading(page, hand);
  assert.ok(worse.now.logLikelihood < worse.record.logLikelihood, "worse than before");
  assert.equal(worse.record.logLikelihood, Math.max(worse.record.logLikelihood, dragged.record.logLikelihood));

  await press(page, hand, ".show");
  assert.match(await textOf(page, hand, ".score"), /The largest there is −9\.64/);
  await press(page, hand, ".take");
  const best = await reading(page, hand);
  const engine = await loadEngine();
  const { coefficients, scale } = engine.fit({ noise: "gaussian", x, y });
  assert.deepEqual([best.line.height, best.line.slope, best.line.scale], [...coefficients, scale]);
  assert.equal(best.now.logLikelihood, best.record.logLikelihood);

  const from = await middleOf(page, hand, ".handle:nth-child(6)");
  await page.mouse.click(from.x, from.y);
  await page.mouse.click(from.x, from.y + 40);
  await set(page, hand, {});
  const placed = await reading(page, hand);
  assert.ok(placed.points[5].y < 13.4, "a tap picks a point up, a second one places it");
  assert.ok(placed.best.logLikelihood > best.best.logLikelihood, "a point that fits better makes all likelier");
  await press(page, hand, ".reset");
  const again = await reading(page, hand);
  assert.deepEqual([again.line, again.points[5].y], [start.line, 13.4]);
});

forEachBrowser(
  "each step has an address, which leads back to it in both languages",
  async (_, page, { open, base }) => {
    await open(path("en"));
    await ready(page);
    assert.equal(new URL(page.url()).hash, "", "arriving writes none");
    await press(page, derivation, ".next");
    assert.equal(new URL(page.url()).hash, "#derivation/gaussian/noise");
    await press(page, derivation, '.jump[data-step="loss"]');
    assert.equal(new URL(page.url()).hash, "#derivation/gaussian/loss");
    const link = await page.$eval('.languages a[hreflang="ko"]', (a) => {
      a.addEventListener("click", (event) => event.preventDefault());
      /** @type {HTMLElement} */ (a).click();
      return /** @type {HTMLAnchorElement} */ (a).href;
    });
    assert.equal(link, `${base}${path("ko")}#derivation/gaussian/loss`);
    await open(`${path("ko")}#derivation/cauchy/drop`);
    await page.reload();
    await ready(page);
    const { noise, step } = await reading(page, derivation);
    assert.deepEqual([noise, step], ["cauchy", "drop"], "also a noise that is not offered yet");
    await page.evaluate(() => {
      location.hash = "#derivation/laplace/meet";
    });
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector("#derivation")).step === "meet");
    assert.equal((await reading(page, derivation)).noise, "laplace");
  },
);

forEachBrowser("an address that is the page's own is left alone", async (_, page, { open }) => {
  await open(`${path("en")}#sources`);
  await ready(page);
  await set(page, derivation, { addressed: false });
  await press(page, derivation, ".next");
  await press(page, derivation, '.jump[data-step="meet"]');
  assert.equal(new URL(page.url()).hash, "#sources");
  await set(page, derivation, { addressed: true });
  for (const hash of ["#/route", "#derivation/pink/drop", "#derivation/cauchy/nowhere", "#derivation"]) {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    const { noise, step } = await reading(page, derivation);
    assert.deepEqual([noise, step], ["gaussian", "meet"], hash);
    assert.equal(new URL(page.url()).hash, hash);
  }
});

forEachBrowser("alone on a stranger's page it names what it does not know", async (_, page, { openStranger }) => {
  await openStranger('<loss-mle addressed dataset="nowhere">A still picture.</loss-mle>');
  await page.waitForFunction(() => document.querySelector("loss-mle")?.shadowRoot?.querySelector("[role=alert]"));
  assert.match(await textOf(page, "loss-mle", "[role=alert]"), /nowhere.*spring/);
  assert.equal(
    await page.$eval("loss-mle >>> slot", (slot) => /** @type {HTMLSlotElement} */ (slot).assignedNodes().length),
    1,
    "its light DOM stays",
  );
  assert.equal(new URL(page.url()).hash, "");
});
