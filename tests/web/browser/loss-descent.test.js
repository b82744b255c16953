import assert from "node:assert/strict";
import { wordsOf } from "./chapter.js";
import { focused, forEachBrowser } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const chapter = "en/loss-shapes/";
const tag = "loss-descent";
const words = wordsOf("en").ui[tag];

/** Scrolls to the widget, which loads when it is near. @param {Page} page */
async function come(page) {
  await page.$eval(tag, (widget) => widget.scrollIntoView({ behavior: "instant" }));
  await page.waitForFunction((name) => document.querySelector(name)?.shadowRoot?.querySelector("canvas"), {}, tag);
}

/**
 * Opens the widget with all of its losses and keeps what it tells.
 * @param {Page} page
 * @param {Record<string, string>} [attributes]
 */
async function ready(page, attributes = {}) {
  await come(page);
  await page.evaluate(() => {
    const told = /** @type {unknown[]} */ ([]);
    Object.assign(globalThis, { told });
    document.addEventListener("descent", (event) => told.push(/** @type {CustomEvent} */ (event).detail));
  });
  await settings(page, { losses: "squared absolute huber log-cosh", ...attributes });
  await page.$eval(`${tag} >>> .surface`, (surface) => surface.scrollIntoView({ block: "start", behavior: "instant" }));
}

/** @param {Page} page @param {Record<string, string>} attributes */
async function settings(page, attributes) {
  await page.$eval(
    tag,
    async (widget, given) => {
      for (const [name, value] of Object.entries(given)) widget.setAttribute(name, value);
      await /** @type {any} */ (widget).updateComplete;
    },
    attributes,
  );
}

/** The last walk told. @param {Page} page @returns {Promise<any>} */
const told = (page) => page.evaluate("told[told.length - 1]");
/** @param {Page} page @param {string} selector */
const textOf = (page, selector) => page.$eval(`${tag} >>> ${selector}`, ({ textContent }) => textContent?.trim() ?? "");
/** @param {Page} page @param {string} selector */
async function press(page, selector) {
  await page.$eval(`${tag} >>> ${selector}`, (element) => /** @type {HTMLElement} */ (element).click());
  await page.$eval(tag, (widget) => /** @type {any} */ (widget).updateComplete);
}

/** The middle of the handle from the corner of the map. @param {Page} page */
const handleOnMap = (page) =>
  page.$eval(`${tag} >>> .handle`, (handle) => {
    const map = /** @type {Element} */ (handle.parentElement).getBoundingClientRect();
    const { x, y, width, height } = handle.getBoundingClientRect();
    return { x: x + width / 2 - map.x, y: y + height / 2 - map.y };
  });

/** The middle of the handle in the window. @param {Page} page */
async function handleAt(page) {
  const box = await (await page.$(`${tag} >>> .handle`))?.boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** @param {Page} page */
const label = (page) => page.$eval(`${tag} >>> .handle`, (handle) => handle.getAttribute("aria-label") ?? "");

for (const [language, theme] of /** @type {const} */ ([
  ["en", "light"],
  ["ko", "dark"],
])) {
  forEachBrowser(`axe finds nothing on the descent, ${language}, ${theme}`, async (_, page, { open, axe }) => {
    await open(`${language}/loss-shapes/`, { theme });
    await ready(page, { rate: "1.1" });
    await axe(tag);
  });
}

forEachBrowser("by keyboard: the start is one Tab stop, and arrow keys move it", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await page.$eval(`${tag} >>> input[name=rate]`, (input) => /** @type {HTMLElement} */ (input).focus());
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /button\.handle$/);
  const [before, from] = [await handleOnMap(page), await label(page)];
  await page.keyboard.press("ArrowRight");
  await page.keyboard.down("Shift");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.up("Shift");
  const after = await handleOnMap(page);
  const [right, up] = [after.x - before.x, before.y - after.y];
  assert.ok(right > 5 && Math.abs(up - 5 * right) < 0.15 * up, `${right} to the right, ${up} up`);
  assert.notEqual(await label(page), from);
  assert.match(await focused(page), /button\.handle$/, "it keeps the focus");
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /button\.play$/);
});

forEachBrowser("a tap on the map starts the walk there, and the ring can be dragged", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const box = await (await page.$(`${tag} >>> .plot`))?.boundingBox();
  assert.ok(box);
  const there = { x: box.x + 0.75 * box.width, y: box.y + 0.3 * box.height };
  await page.mouse.click(there.x, there.y);
  const tapped = await handleAt(page);
  assert.ok(Math.hypot(tapped.x - there.x, tapped.y - there.y) < 2, "the ring is where the tap was");
  await page.mouse.move(tapped.x, tapped.y);
  await page.mouse.down();
  await page.mouse.move(tapped.x - 60, tapped.y + 40);
  await page.mouse.move(tapped.x - 100, tapped.y + 50);
  await page.mouse.up();
  const dragged = await handleAt(page);
  assert.ok(Math.hypot(dragged.x - tapped.x + 100, dragged.y - tapped.y - 50) < 2, "and where it was dragged to");
});

forEachBrowser("each way of walking ends as the engine says, in words", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const walk = async (/** @type {string} */ loss, /** @type {string} */ method) => {
    await press(page, `input[name=method][value=${method}]`);
    await press(page, `input[name=loss][value=${loss}]`);
    const shown = await textOf(page, ".verdict strong");
    return [(await told(page)).verdict, shown];
  };
  assert.deepEqual(await walk("squared", "gradient"), ["arrived", words.arrived]);
  assert.deepEqual(await walk("absolute", "gradient"), ["jumping", words.jumping]);
  assert.deepEqual(await walk("absolute", "newton"), ["noCurvature", words.noCurvature]);
  assert.deepEqual(await walk("huber", "newton"), ["flat", words.flat]);
  assert.deepEqual(await walk("huber", "irls"), ["arrived", words.arrived]);
  assert.equal(await page.$eval(`${tag} >>> input[name=rate]`, (input) => input.matches(":disabled")), true);
  await settings(page, { method: "falling", rate: "0.5" });
  assert.deepEqual(await walk("absolute", "falling"), ["settling", words.settling]);
});

forEachBrowser("too high a rate is named, and no number is missing", async (_, page, { open }) => {
  await open(chapter);
  await ready(page, { rate: "3" });
  await settings(page, { losses: "squared" });
  assert.equal((await told(page)).verdict, "diverges");
  assert.equal(await textOf(page, ".verdict strong"), words.diverges);
  const all = await page.$eval(tag, (widget) => widget.shadowRoot?.textContent ?? "");
  assert.doesNotMatch(all, /NaN|undefined|\{\w+\}/);
  await press(page, "input[name=close]");
  await press(page, "input[name=ravine]");
  assert.doesNotMatch(await page.$eval(tag, (widget) => widget.shadowRoot?.innerHTML ?? ""), /NaN/);
});

forEachBrowser(
  "counted from the first point the map is a ravine, where rate 0.3 diverges",
  async (_, page, { open }) => {
    await open(chapter);
    await ready(page, { rate: "0.3" });
    assert.equal((await told(page)).verdict, "arrived");
    const from = await handleOnMap(page);
    await press(page, "input[name=ravine]");
    assert.equal((await told(page)).verdict, "diverges");
    const to = await handleOnMap(page);
    assert.ok(Math.hypot(to.x - from.x, to.y - from.y) > 10, "the same line stands elsewhere on the map");
  },
);

forEachBrowser("the walk can be gone through step by step, and back to the start", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const { steps } = await told(page);
  const scrub = () => page.$eval(`${tag} >>> input[name=step]`, (input) => /** @type {any} */ (input).valueAsNumber);
  assert.equal(await scrub(), steps, "the whole walk is shown at first");
  await press(page, ".again");
  assert.equal(await scrub(), 0);
  await press(page, ".step");
  await press(page, ".step");
  assert.equal(await scrub(), 2);
  assert.match(await textOf(page, ".verdict"), /^Step 2: /);
  await page.waitForFunction(
    (name) =>
      document.querySelector(name)?.shadowRoot?.querySelector("[role=status]")?.textContent?.startsWith("Step 2"),
    {},
    tag,
  );
});

forEachBrowser("it plays, pauses, and for those who want less motion shows the end at once", async (_, page, ctx) => {
  await ctx.open(chapter, { reducedMotion: true });
  await ready(page);
  const { steps } = await told(page);
  const scrub = () => page.$eval(`${tag} >>> input[name=step]`, (input) => /** @type {any} */ (input).valueAsNumber);
  await press(page, ".again");
  await press(page, ".play");
  assert.equal(await scrub(), steps);
  if (ctx.browser === "firefox") return; // it always runs with reduced motion
  await ctx.open(chapter);
  await ready(page);
  await press(page, ".play");
  await page.waitForFunction((name) => /** @type {any} */ (document.querySelector(name)).step >= 2, {}, tag);
  await press(page, ".pause");
  const paused = await scrub();
  assert.ok(paused >= 2 && paused < steps, `${paused} of ${steps}`);
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.equal(await scrub(), paused);
});

forEachBrowser("the prediction comes first, then the other losses", async (_, page, { open }) => {
  await open(chapter);
  await come(page);
  const offered = () =>
    page.$$eval(`${tag} >>> input[name=loss]`, (all) => all.map((input) => input.getAttribute("value")));
  assert.deepEqual(await offered(), []);
  await page.$eval("#predict-jump", (prompt) => prompt.shadowRoot?.querySelectorAll("button")[1]?.click());
  await page.waitForFunction(
    (name) => document.querySelector(name)?.shadowRoot?.querySelector("input[name=loss]"),
    {},
    tag,
  );
  assert.deepEqual(await offered(), ["squared", "absolute", "huber", "log-cosh"]);
  assert.equal(
    await page.$eval(`${tag} >>> input[name=loss]:checked`, (input) => input.getAttribute("value")),
    "absolute",
  );
});

forEachBrowser("what it does not know is named, and the words that stood there stay", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await settings(page, { dataset: "penguins" });
  await page.waitForFunction(
    (name) => document.querySelector(name)?.shadowRoot?.querySelector("[role=alert]"),
    {},
    tag,
  );
  assert.match(await textOf(page, "[role=alert]"), /“penguins”.*anscombe1/);
  await settings(page, { dataset: "phones" });
  await page.waitForFunction((name) => document.querySelector(name)?.shadowRoot?.querySelector("canvas"), {}, tag);
  await settings(page, { losses: "cubic" });
  assert.equal(await textOf(page, "[role=alert]"), wordsOf("en").ui.errors["unknown-loss"]);
  await settings(page, { losses: "absolute" });
  assert.ok(await page.$(`${tag} >>> canvas`));
});

forEachBrowser("320 px hold it all, with targets of 24 px", async (_, page, { open }) => {
  await open(chapter, { width: 320 });
  await ready(page);
  const out = await page.$$eval(
    `${tag} >>> :is(canvas, label, button, input[type=range], p:not(.unseen), figure)`,
    (parts) =>
      parts
        .filter((part) => {
          const { left, right } = part.getBoundingClientRect();
          return left < 0 || right > document.documentElement.clientWidth;
        })
        .map(({ outerHTML }) => outerHTML),
  );
  assert.deepEqual(out, []);
  const small = await page.$$eval(`${tag} >>> :is(.handle, label, .transport button, input[type=range])`, (all) =>
    all.map((target) => target.getBoundingClientRect()).filter(({ width, height }) => Math.min(width, height) < 24),
  );
  assert.deepEqual(small, []);
});

forEachBrowser("it lives on when it is moved, and follows the theme", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const picture = () => page.$eval(`${tag} >>> canvas`, (canvas) => /** @type {any} */ (canvas).toDataURL());
  const light = await picture();
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
  assert.notEqual(await picture(), light);
  await page.$eval(tag, async (widget) => {
    widget.parentElement?.prepend(widget);
    await /** @type {any} */ (widget).updateComplete;
  });
  await press(page, ".again");
  assert.match(await textOf(page, ".verdict"), /^Step 0: /);
});
