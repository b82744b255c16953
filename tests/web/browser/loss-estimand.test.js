// <loss-estimand> in its chapter: points by pointer, taps and keyboard; its numbers are the mean, the median and the rest.

import assert from "node:assert/strict";
import { chapter, whenLive } from "./chapter.js";
import { focused, forEachBrowser, sidewaysOverflow } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const english = chapter("en", "what-a-loss-estimates");

/** What the table says, by loss. @param {Page} page @returns {Promise<Record<string, string>>} */
const values = (page) =>
  page.$eval("loss-estimand", (widget) =>
    Object.fromEntries(
      [...(widget.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map((row) => [
        /** @type {HTMLElement} */ (row).dataset.loss,
        row.lastElementChild?.textContent?.trim() ?? "",
      ]),
    ),
  );

/** @param {Page} page @param {string} selector */
async function click(page, selector) {
  await (await page.$(`loss-estimand >>> ${selector}`))?.click();
  await page.evaluate(() => /** @type {any} */ (document.querySelector("loss-estimand")).updateComplete);
}

/** @param {Page} page @param {string} name @param {string | number} value */
const set = (page, name, value) =>
  page.$eval(
    "loss-estimand",
    async (widget, key, to) => {
      const any = /** @type {any} */ (widget);
      any[key] = to;
      await any.updateComplete;
    },
    name,
    value,
  );

/** The middle of a point's handle, by its place from left to right. @param {Page} page @param {number} place */
async function placeOf(page, place) {
  await page.$eval("loss-estimand", (widget) => widget.scrollIntoView({ block: "center", behavior: "instant" }));
  return page.$eval(
    "loss-estimand",
    (widget, at) => {
      const boxes = [...(widget.shadowRoot?.querySelectorAll(".handle") ?? [])].map((each) =>
        each.getBoundingClientRect(),
      );
      const { x, y, width, height } = boxes.sort((a, b) => a.x - b.x)[at];
      return { x: x + width / 2, y: y + height / 2 };
    },
    place,
  );
}

forEachBrowser("axe finds nothing, with all losses chosen", async (_t, page, { open, axe }) => {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    await open(english, { theme, width: 390 });
    await whenLive(page);
    await set(page, "losses", "squared absolute quantile huber");
    await axe("#fig-estimand");
    assert.equal(await sidewaysOverflow(page), 0);
  }
});

forEachBrowser("the numbers are mean, median and quantile of the points", async (_t, page, { open }) => {
  await open(english);
  await whenLive(page);
  assert.deepEqual(await values(page), { squared: "5.4", absolute: "4" });
  await set(page, "losses", "squared absolute quantile huber");
  // A fifth of five points is one, so all from the fourth point to the fifth are 0.8 quantiles.
  assert.equal((await values(page)).quantile, "6.0 to 12.0, all alike");
  await set(page, "tau", 0.7);
  assert.equal((await values(page)).quantile, "6");
  // Huber: with δ so large that nothing is capped the mean; with δ = 1 the balance of 2, 1, 0 and two capped: 4.
  await set(page, "delta", 20);
  assert.equal((await values(page)).huber, "5.4");
  await set(page, "delta", 1);
  assert.equal((await values(page)).huber, "4");
});

forEachBrowser("the mean follows a point sent away, the median does not", async (_t, page, { open }) => {
  await open(english);
  await whenLive(page);
  for (const far of [120, 1200, 12000]) {
    await click(page, ".away");
    const { squared, absolute } = await values(page);
    assert.equal(
      Number(squared.replace(",", "")),
      (15 + far) / 5 > 1000 ? Number(((15 + far) / 5).toPrecision(4)) : (15 + far) / 5,
    );
    assert.equal(absolute, "4");
  }
  await click(page, ".reset");
  assert.deepEqual(await values(page), { squared: "5.4", absolute: "4" });
});

forEachBrowser("six points have a stretch of medians", async (_t, page, { open }) => {
  await open(english);
  await whenLive(page);
  await click(page, ".add"); // into the widest gap, between 12 and 20
  assert.deepEqual(await values(page), { squared: "7.167", absolute: "4.0 to 6.0, all alike" });
  await click(page, ".remove");
  assert.equal((await values(page)).absolute, "4");
});

forEachBrowser("a point is moved with the keyboard, and put back with Escape", async (_t, page, { open }) => {
  await open(english);
  await whenLive(page);
  await (await page.$('loss-estimand >>> .handle[tabindex="0"]'))?.focus();
  await page.keyboard.press("End");
  assert.match(await focused(page), /handle/);
  await page.keyboard.press("Enter");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  assert.equal((await values(page)).squared, "5.6"); // 12 → 13
  await page.keyboard.press("ArrowUp"); // there is only one line
  assert.equal((await values(page)).squared, "5.6");
  await page.keyboard.press("Escape");
  assert.equal((await values(page)).squared, "5.4");
});

forEachBrowser("a point is dragged, or tapped and then its new place tapped", async (_t, page, { open }) => {
  await open(english);
  await whenLive(page);
  const [left, right] = [await placeOf(page, 0), await placeOf(page, 4)];
  const unit = (right.x - left.x) / 10; // from 2 to 12
  await page.mouse.move(right.x, right.y);
  await page.mouse.down();
  await page.mouse.move(right.x - 3 * unit, right.y - 40, { steps: 5 });
  await page.mouse.up();
  assert.equal((await values(page)).squared, "4.8"); // 12 → 9
  const moved = await placeOf(page, 4);
  await page.mouse.click(moved.x, moved.y);
  await page.mouse.click(moved.x + 5 * unit, moved.y - 60);
  assert.equal((await values(page)).squared, "5.8"); // 9 → 14
});

forEachBrowser("points are typed as numbers, exactly", async (_t, page, { open, axe }) => {
  await open(english, { width: 320 });
  await whenLive(page);
  await page.$eval("loss-estimand >>> details", (details) => details.setAttribute("open", ""));
  await axe("loss-estimand");
  assert.equal(await sidewaysOverflow(page), 0);
  const type = async (/** @type {number} */ nth, /** @type {string} */ text) => {
    const field = await page.$(`loss-estimand >>> .entries input:nth-of-type(${nth})`);
    await field?.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    await field?.click({ count: 3 });
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await page.evaluate(() => /** @type {any} */ (document.querySelector("loss-estimand")).updateComplete);
    return field?.evaluate((element) => /** @type {HTMLInputElement} */ (element).value);
  };
  await type(1, "0.25"); // 0.25, 3, 4, 6, 12
  assert.deepEqual(await values(page), { squared: "5.05", absolute: "4" });
  await type(3, "1000"); // far beyond the axis
  assert.deepEqual(await values(page), { squared: "204.3", absolute: "6" });
  assert.match(await focused(page), /input/, "the field keeps the keyboard's place");
});
