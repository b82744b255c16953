// <loss-conditional> in its chapter: fitted curves come near the true ones, which the reader may see; and the chapter's
// numbers are the engine's.

import assert from "node:assert/strict";
import { loadEngine } from "lossbook/engine";
import { chapter, languages, whenLive } from "./chapter.js";
import { forEachBrowser, sidewaysOverflow } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const id = "what-a-loss-estimates";
const engine = await loadEngine();
const taus = [0.5, 0.1, 0.9];

/** The figure waits for a prediction. @param {Page} page */
async function reveal(page) {
  await whenLive(page);
  await (await page.$("#predict-cloud >>> .choices button"))?.click();
  await page.waitForFunction(() => document.querySelector("loss-conditional")?.checkVisibility());
}

/** @param {Page} page @returns {Promise<string[][]>} */
const rows = (page) =>
  page.$eval("loss-conditional", (widget) =>
    [...(widget.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map((row) =>
      [...row.querySelectorAll("td")].map((cell) => cell.textContent?.trim() ?? ""),
    ),
  );

/** @param {Page} page @param {string} name */
const toggle = async (page, name) => (await page.$(`loss-conditional >>> input[name="${name}"]`))?.click();

forEachBrowser("axe finds nothing once the figure is revealed", async (_t, page, { open, axe }) => {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    for (const width of [390, 320]) {
      await open(chapter("en", id), { theme, width });
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await reveal(page);
      await toggle(page, "truth");
      await axe("#fig-cloud");
      assert.equal(await sidewaysOverflow(page), 0);
    }
  }
});

forEachBrowser("each curve lies near what its loss estimates", async (_t, page, { open }) => {
  await open(chapter("en", id));
  await reveal(page);
  assert.ok(
    (await rows(page)).every(([, truth]) => truth === "…"),
    "the truth is not told before it is asked for",
  );
  await toggle(page, "truth");
  await page.waitForFunction(() =>
    document.querySelector("loss-conditional")?.shadowRoot?.textContent?.includes("5.64"),
  );
  const { mean, quantiles } = engine.cloudTruth({ x: [8], taus });
  const truths = [mean, ...quantiles].map(([value]) => value.toFixed(2));
  const found = await rows(page);
  assert.deepEqual(
    found.map(([, truth]) => truth),
    truths,
  );
  // Within about four standard errors of quantiles of 2,000 points.
  for (const [i, [fitted]] of found.entries()) {
    assert.ok(Math.abs(Number(fitted) - Number(truths[i])) < [0.3, 0.3, 0.15, 1][i], `${fitted}, not ${truths[i]}`);
  }
});

forEachBrowser("curves are chosen, straightened and read elsewhere with the keyboard", async (_t, page, { open }) => {
  await open(chapter("en", id));
  await reveal(page);
  await (await page.$('loss-conditional >>> input[name="quantile"]'))?.focus();
  await page.keyboard.press(" ");
  await page.waitForFunction(
    () => document.querySelector("loss-conditional")?.shadowRoot?.querySelectorAll("tbody tr").length === 2,
  );
  const before = await rows(page);
  await (await page.$('loss-conditional >>> input[name="degree"][value="2"]'))?.focus();
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-conditional")).degree === 1);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("loss-conditional")).updateComplete);
  assert.notDeepEqual(await rows(page), before);
  await (await page.$('loss-conditional >>> input[name="at"]'))?.focus();
  await page.keyboard.press("Home");
  await page.waitForFunction(() =>
    document.querySelector("loss-conditional")?.shadowRoot?.querySelector("output")?.textContent?.includes("0.0"),
  );
});

for (const language of languages) {
  forEachBrowser(`${language}: the truth that the text quotes is the engine's`, async (_t, page, { open }) => {
    await open(chapter(language, id));
    const text = await page.$eval("#predict-cloud", (prompt) => prompt.textContent ?? "");
    const { mean, quantiles } = engine.cloudTruth({ x: [8], taus });
    for (const [value] of [mean, ...quantiles]) assert.ok(text.includes(value.toFixed(2)), value.toFixed(2));
  });
}
