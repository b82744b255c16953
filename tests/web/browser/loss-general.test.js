import assert from "node:assert/strict";
import { wordsOf } from "./chapter.js";
import { focused, forEachBrowser, sidewaysOverflow } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const chapter = "en/one-general-loss/";
const words = wordsOf("en").ui["loss-general"];

/** Until all three are there. @param {Page} page */
const ready = (page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll("loss-general")].every((widget) => widget.shadowRoot?.querySelector("canvas")),
  );

/** @param {Page} page @param {string} selector */
const textOf = (page, selector) =>
  page.$eval(selector, ({ textContent }) => textContent?.replace(/\s+/g, " ").trim() ?? "");

/** @param {Page} page @param {string} selector */
async function press(page, selector) {
  await page.$eval(selector, (element) => /** @type {HTMLElement} */ (element).click());
  await page.$$eval("loss-general", (all) =>
    Promise.all(all.map((widget) => /** @type {any} */ (widget).updateComplete)),
  );
}

for (const [language, theme] of /** @type {const} */ ([
  ["en", "light"],
  ["ko", "dark"],
])) {
  forEachBrowser(`axe finds nothing on the general loss, ${language}, ${theme}`, async (_, page, { open, axe }) => {
    await open(`${language}/one-general-loss/`, { theme });
    await ready(page);
    await press(page, "#general-dial >>> .named button:nth-child(5)");
    for (const id of ["dial", "adaptive", "surface"]) await axe(`#general-${id}`);
  });
}

forEachBrowser("a tap goes to a named loss, and the slider's end to −∞", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await press(page, "#general-dial >>> .named button:nth-child(3)");
  assert.match(await textOf(page, "#general-dial >>> .where"), /^α = 0: Cauchy\. Not convex/);
  assert.equal(await page.$("#general-dial >>> .none"), null);
  await page.$eval("#general-dial >>> input[name=alpha]", (input) => /** @type {HTMLElement} */ (input).focus());
  await page.keyboard.press("ArrowLeft");
  assert.match(await textOf(page, "#general-dial >>> .where"), /^α = −0\.1: between Geman–McClure and Cauchy\./);
  await page.keyboard.press("Home");
  assert.match(await textOf(page, "#general-dial >>> .where"), /^α = −∞: Welsch\./);
  assert.equal(await textOf(page, "#general-dial >>> .none"), words.noDensity);
  assert.match(await focused(page), /input$/);
});

forEachBrowser("each data set puts the dial where its likelihood is largest", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const at = "#general-adaptive";
  assert.match(await textOf(page, `${at} >>> .where`), /^α = 0\.507, /);
  for (const [id, alpha] of [
    ["anscombe1", "2"],
    ["barron", "0"],
  ]) {
    await press(page, `${at} >>> input[value=${id}]`);
    await page.waitForFunction(
      (start) =>
        document
          .querySelector("#general-adaptive")
          ?.shadowRoot?.querySelector(".where")
          ?.textContent?.trim()
          .startsWith(start),
      {},
      `α = ${alpha}, `,
    );
  }
  await page.$eval(`${at} >>> input[name=alpha]`, (input) => /** @type {HTMLElement} */ (input).focus());
  await page.keyboard.press("End");
  assert.match(await textOf(page, `${at} >>> .where`), /^α = 2, squared\. Slope 0\.511, c\s=\s0\.183/);
  await press(page, `${at} >>> .best`);
  assert.match(await textOf(page, `${at} >>> .where`), /^α = 0, Cauchy\. Slope 0\.715, c\s=\s0\.0119/);
});

forEachBrowser("α and c walk by turns, from where the dial stands to their end", async (_, page, ctx) => {
  const at = "#general-adaptive";
  const where = () => textOf(page, `${at} >>> .where`);
  await ctx.open(chapter, { reducedMotion: true });
  await ready(page);
  assert.ok((await where()).endsWith(words.end), "it has walked there");
  assert.equal(await page.$eval(`${at} >>> .step`, (button) => button.getAttribute("aria-disabled")), "true");
  await page.$eval(`${at} >>> input[name=alpha]`, (input) => /** @type {HTMLElement} */ (input).focus());
  await page.keyboard.press("End");
  assert.match(await where(), /^α = 2, squared\. .* c\s=\s114/);
  // The other two ways: a key on the button, and a press.
  await page.$eval(`${at} >>> .step`, (button) => /** @type {HTMLElement} */ (button).focus());
  await page.keyboard.press("Enter");
  assert.match(await where(), /^α = 1\.84, between Charbonnier and squared\. .* c\s=\s97\.9/);
  await press(page, `${at} >>> .step`);
  assert.match(await where(), /^α = 1\.54, /);
  assert.match(
    await page.$eval(`${at} >>> figure:last-of-type canvas`, (canvas) => canvas.getAttribute("aria-label") ?? ""),
    /walk so far: α 2, c 114; α 1\.84, c 97\.9; α 1\.54, c 81\.5\. Its end: α 0\.507, c 47\.3\.$/,
  );
  await press(page, `${at} >>> .play`);
  assert.match(await where(), /^α = 0\.507, /);
  assert.ok((await where()).endsWith(words.end));
});

forEachBrowser("α falls by itself, at once for those who want less motion", async (_, page, ctx) => {
  await ctx.open(chapter, { reducedMotion: true });
  await ready(page);
  assert.match(await textOf(page, "#general-surface >>> .where"), /Both walks end/);
  await press(page, "#general-surface >>> .play");
  assert.match(await textOf(page, "#general-surface >>> .where"), /^α = −∞, Welsch\. .*stuck at loss 40\.3.* 9\.28\./);
  if (ctx.browser === "firefox") return; // it always runs with reduced motion
  await ctx.open(chapter);
  await ready(page);
  await press(page, "#general-surface >>> .play");
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("#general-surface")).alpha < 1.6);
  await press(page, "#general-surface >>> .play");
  const paused = await textOf(page, "#general-surface >>> .where");
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.equal(await textOf(page, "#general-surface >>> .where"), paused);
});

forEachBrowser("320 px hold it all, with targets of 24 px", async (_, page, { open }) => {
  await open(chapter, { width: 320 });
  await ready(page);
  assert.equal(await sidewaysOverflow(page), 0);
  const small = await page.$$eval("loss-general >>> :is(button, label, input[type=range])", (all) =>
    all.map((target) => target.getBoundingClientRect()).filter(({ width, height }) => Math.min(width, height) < 24),
  );
  assert.deepEqual(small, []);
});

forEachBrowser("a data set that is not known is named", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await page.$eval("#general-surface", (widget) => widget.setAttribute("dataset", "penguins"));
  await page.waitForFunction(() =>
    document.querySelector("#general-surface")?.shadowRoot?.querySelector("[role=alert]"),
  );
  assert.match(await textOf(page, "#general-surface >>> [role=alert]"), /“penguins”.*barron/);
});
