// Points drawn as the reader wants them, beside the line they are drawn about.

import assert from "node:assert/strict";
import { forEachBrowser, sidewaysOverflow } from "./harness.js";
import {
  chapter,
  drag,
  listen,
  ready,
  sameAsEngine,
  settings,
  shown,
  slopes,
  stickingOut,
  textOf,
} from "./loss-fit.js";

const own = { dataset: "synthetic", datasets: "phones synthetic", scale: "s", contamination: "0.2" };

/** Until so many points are drawn and fitted. @param {import("puppeteer-core").Page} page @param {number} n */
const drawn = (page, n) =>
  page.waitForFunction((count) => /** @type {any} */ (globalThis).shown?.points.length === count, {}, n);

/** Until other points have come than those shown. @param {import("puppeteer-core").Page} page @param {() => Promise<void>} act */
async function other(page, act) {
  await page.evaluate(() => Object.assign(globalThis, { shown: undefined }));
  await act();
  await page.waitForFunction(() => /** @type {any} */ (globalThis).shown);
}

/** A column of the readout, as numbers. @param {import("puppeteer-core").Page} page @param {string} cell */
const column = async (page, cell) =>
  Object.fromEntries(
    await page.$$eval(
      "loss-fit >>> tr[data-loss]",
      (rows, name) =>
        rows.map((row) => [
          /** @type {HTMLElement} */ (row).dataset.loss,
          Number(row.querySelector(name)?.textContent?.trim().replace("−", "-")),
        ]),
      cell,
    ),
  );

forEachBrowser(
  "the reader's own data: axe, lines as the engine's, and how far each is off the truth",
  async (_, page, { open, axe }) => {
    await open(chapter, { width: 320 });
    await listen(page);
    await ready(page, own);
    await drawn(page, 50);
    await axe("loss-fit");
    assert.equal(await sidewaysOverflow(page), 0);
    assert.deepEqual(await stickingOut(page), []);
    await sameAsEngine(await shown(page));
    assert.match(await textOf(page, ".truth"), /true line y = 2\.000 \+ 1\.000 · x 1\.000/);
    const off = await column(page, ".change");
    for (const [loss, slope] of Object.entries(await slopes(page))) {
      assert.ok(Math.abs(off[loss] - (slope - 1)) < 6e-4, `${loss}: ${off[loss]} of ${slope}`);
    }
    // What is drawn can be moved like any other point.
    const before = await slopes(page);
    await drag(page, 40, 0, 60);
    assert.notEqual((await slopes(page)).squared, before.squared);
    await sameAsEngine(await shown(page));
  },
);

forEachBrowser("the controls by keyboard: how many, which outliers, which noise, drawn anew", async (_, page, ctx) => {
  await ctx.open(chapter);
  await listen(page);
  await ready(page, own);
  await drawn(page, 50);
  const state = () =>
    page.$eval("loss-fit", (widget) => {
      const { n, noise, contamination, kind, seed } = /** @type {any} */ (widget);
      return { n, noise, contamination, kind, seed };
    });

  await page.focus("loss-fit >>> input[name=n]");
  await other(page, () => page.keyboard.press("ArrowRight"));
  await drawn(page, 100);
  await page.keyboard.press("Tab");
  await other(page, () => page.keyboard.press("End"));
  await page.keyboard.press("Tab");
  await other(page, () => page.keyboard.press("ArrowRight"));
  assert.deepEqual(await state(), { n: 100, noise: "gaussian", contamination: 0.4, kind: "leverage", seed: 1 });
  const { points, fits } = await shown(page);
  assert.equal(points.filter(({ x }) => x > 10).length, 40);
  assert.ok(fits[0].coefficients[1] < 0, "least squares falls where the line rises");
  await other(page, async () => {
    await page.select("loss-fit >>> select[name=noise]", "laplace");
  });
  await page.focus("loss-fit >>> .anew");
  await other(page, () => page.keyboard.press("Enter"));
  assert.deepEqual(await state(), { n: 100, noise: "laplace", contamination: 0.4, kind: "leverage", seed: 2 });
  const second = await shown(page);
  await page.waitForFunction(() =>
    document.querySelector("loss-fit")?.shadowRoot?.querySelector("[role=status]")?.textContent?.includes("drawn"),
  );
  // Back to a seed: the points that it had.
  await other(page, () => settings(page, { seed: "5" }));
  await other(page, () => settings(page, { seed: "2" }));
  assert.deepEqual(await shown(page), second);
});

forEachBrowser("data that nothing is known of are answered with what there is", async (_, page, { open }) => {
  await open(chapter);
  await ready(page, own);
  await settings(page, { noise: "pink" });
  assert.match(await textOf(page, ".failure"), /pink.*gaussian, laplace/);
  await settings(page, { noise: "laplace", kind: "odd" });
  assert.match(await textOf(page, ".failure"), /odd.*vertical, leverage/);
});
