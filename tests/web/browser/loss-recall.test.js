// <loss-recall>: one tap shows the answer; what was missed comes back, now and at the next visit.

import assert from "node:assert/strict";
import { whenAsked } from "./chapter.js";
import { forEachBrowser } from "./harness.js";

const chapter = "en/why-squared-error/";

/** Looked for in every frame: a change inside a shadow root is no mutation of the document. */
const deep = { visible: true };

/** @typedef {import("puppeteer-core").Page} Page */

/** The card being asked. @param {Page} page */
const asked = (page) =>
  page.evaluate(() => document.querySelector('[slot="card"]')?.getAttribute("data-card") ?? "none");

/** Open the card and judge it, with the keyboard alone. @param {Page} page @param {boolean} knew */
async function answer(page, knew) {
  await (await page.$('[slot="card"] summary'))?.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("loss-recall >>> .answers button", deep);
  const buttons = await page.$$("loss-recall >>> .answers button");
  await buttons[knew ? 0 : 1].focus();
  await page.keyboard.press("Enter");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

forEachBrowser("a missed card comes back now", async (_t, page, { open, axe }) => {
  await open(chapter);
  await whenAsked(page);
  await axe("loss-recall");
  const first = await asked(page);
  await answer(page, false);
  assert.notEqual(await asked(page), first);
  await answer(page, true);
  await answer(page, true);
  assert.equal(await asked(page), first);
  await answer(page, true);
  assert.equal(await asked(page), "none");
  await axe("loss-recall");
});

forEachBrowser("only what was missed is asked at the next visit", async (_t, page, { open }) => {
  await open(chapter);
  await whenAsked(page);
  await answer(page, true);
  const missed = await asked(page);
  await answer(page, false);
  await answer(page, true);
  await open(chapter);
  await whenAsked(page);
  assert.equal(await asked(page), missed);
  await answer(page, true);
  assert.equal(await asked(page), "none");
});

forEachBrowser("known cards rest, and can be gone through all the same", async (_t, page, { open }) => {
  await open(chapter, { theme: "dark" });
  await whenAsked(page);
  for (let card = 0; card < 3; card++) await answer(page, true);
  await open(chapter);
  await whenAsked(page);
  assert.equal(await asked(page), "none");
  await (await page.$("loss-recall >>> .answers button"))?.click();
  assert.notEqual(await asked(page), "none");
});
