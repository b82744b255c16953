// One figure in a frame of somebody's page: a sandbox that allows scripts alone, in a page of another origin.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { root } from "../../../scripts/setup.mjs";
import { languages } from "./chapter.js";
import { frameIn } from "./frame.js";
import { forEachBrowser, sidewaysOverflow } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("puppeteer-core").Frame} Frame */

const wordsOf = (/** @type {string} */ language) =>
  JSON.parse(readFileSync(`${root}web/content/${language}/take.json`, "utf8"));

const calls = "v=1&widget=loss-fit&dataset=phones&losses=squared+huber";

/** Waits until the figure has drawn, or says why not. @param {Page | Frame} frame @param {string} tag */
async function whenDrawn(frame, tag) {
  await frame.waitForFunction(
    (name) => document.querySelector(name)?.shadowRoot?.querySelector("canvas, [role=alert]"),
    {},
    tag,
  );
  const alert = await frame.$eval(
    tag,
    ({ shadowRoot }) => shadowRoot?.querySelector("[role=alert]")?.textContent ?? "",
  );
  assert.equal(alert, "");
}

/** The last that the page heard. @param {Page} page @returns {Promise<any>} */
const lastHeard = (page) => page.evaluate("heard.at(-1)");
/** @param {Page | Frame} frame */
const heightOf = (frame) => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));

/** Waits until the page was told the height that the frame has. @param {Page} page @param {Frame} frame */
async function whenTold(page, frame) {
  for (;;) {
    const [told, height] = [await lastHeard(page), await heightOf(frame)];
    if (told?.height === height) return told;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const figures = [
  calls,
  "v=1&widget=loss-fit&dataset=synthetic&n=40&seed=3",
  "v=1&widget=loss-curves&losses=huber+tukey&dials=tukey-c:3",
  "v=1&widget=loss-mle",
  "v=1&widget=loss-clt",
];
for (const query of figures) {
  forEachBrowser(`?${query} in a sandbox`, async (_t, page, { openStranger, base }) => {
    await openStranger("<h1>Mine</h1>");
    const frame = await frameIn(page, `${base}embed/?${query}`);
    await whenDrawn(frame, /** @type {string} */ (query.match(/loss-[a-z]+/)?.[0]));
    assert.equal(await frame.evaluate(() => origin), "null");
    assert.equal(await frame.$(".note"), null);
    const told = await whenTold(page, frame);
    assert.deepEqual(Object.keys(told), ["type", "height"]);
    assert.equal(told.type, "lossbook:height");
    assert.ok(told.height > 300, `${told.height}`);
  });
}

forEachBrowser("it tells its height after every change, and when it is asked", async (_t, page, ctx) => {
  await ctx.openStranger("<h1>Mine</h1>");
  const frame = await frameIn(page, `${ctx.base}embed/?${calls}`);
  await whenDrawn(frame, "loss-fit");
  const wide = await whenTold(page, frame);
  await page.$eval("iframe", (element) => {
    element.style.width = "320px";
  });
  await frame.waitForFunction(() => innerWidth === 320);
  const narrow = await whenTold(page, frame);
  assert.notEqual(narrow.height, wide.height);
  await page.evaluate("heard.length = 0");
  await page.$eval("iframe", (element) => element.contentWindow?.postMessage({ type: "lossbook:ask" }, "*"));
  await page.waitForFunction("heard.length > 0");
  assert.deepEqual(await lastHeard(page), narrow);
});

forEachBrowser("it does what the page around it may ask, and nothing else", async (_t, page, ctx) => {
  await ctx.openStranger("<h1>Mine</h1>");
  const frame = await frameIn(page, `${ctx.base}embed/?${calls}`);
  await whenDrawn(frame, "loss-fit");
  const looks = () => frame.evaluate(() => document.documentElement.outerHTML.replace(/<main>.*/s, ""));
  const before = await looks();
  await page.$eval("iframe", (element) => {
    const bad = [
      null,
      undefined,
      0,
      "lossbook:theme",
      [],
      ["lossbook:theme", "dark"],
      {},
      { type: "lossbook:theme" },
      { type: "lossbook:theme", theme: "<b>" },
      { type: "lossbook:theme", theme: "__proto__" },
      { type: "lossbook:theme", theme: { toString: "dark" } },
      { type: "lossbook:theme", theme: ["dark"] },
      { type: "LOSSBOOK:THEME", theme: "dark" },
      { type: "lossbook:show", attributes: { losses: "huber" } },
      { type: "lossbook:height", height: 1e9 },
      { theme: "dark" },
      new Map([["type", "lossbook:theme"]]),
      new Uint8Array(1e6),
    ];
    for (const message of bad) element.contentWindow?.postMessage(message, "*");
  });
  // A window that is not the one around it, with a message that would do.
  await frame.evaluate(() => postMessage({ type: "lossbook:theme", theme: "dark" }, "*"));
  // Messages come in order: once this is answered, all were heard.
  await page.evaluate("heard.length = 0");
  await page.$eval("iframe", (element) => element.contentWindow?.postMessage({ type: "lossbook:ask" }, "*"));
  await page.waitForFunction("heard.length > 0");
  assert.equal(await looks(), before);
  const wear = async (/** @type {string} */ theme) => {
    await page.$eval(
      "iframe",
      (e, it) => e.contentWindow?.postMessage({ type: "lossbook:theme", theme: it }, "*"),
      theme,
    );
  };
  await wear("dark");
  await frame.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await wear("system");
  await frame.waitForFunction(() => !("theme" in document.documentElement.dataset));
});

for (const language of languages) {
  forEachBrowser(`${language}: by itself it is a page that axe finds nothing in`, async (_t, page, { open, axe }) => {
    for (const theme of ["light", "dark"]) {
      await open(`embed/?${calls}&lang=${language}&theme=${theme}`, { width: 390 });
      await whenDrawn(page, "loss-fit");
      const { lang, dataset } = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        dataset: { ...document.documentElement.dataset },
      }));
      assert.deepEqual([lang, dataset.theme], [language, theme]);
      await axe();
      await page.setViewport({ width: 320, height: 700 });
      await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth);
    }
    assert.equal(await sidewaysOverflow(page), 0);
  });
}

/** @type {[query: string, tag: string, words: "broken" | "partly"][]} */
const broken = [
  ["", "loss-fit", "broken"],
  ["v=9&widget=loss-curves", "loss-fit", "broken"],
  ["v=1&widget=loss-nothing", "loss-fit", "broken"],
  ["v=1&widget=script", "loss-fit", "broken"],
  ["v=1&widget=constructor", "loss-fit", "broken"],
  ["v=1&widget=loss-predict", "loss-fit", "broken"],
  ["v=1&widget=loss-fit", "loss-fit", "broken"],
  ["v=1&widget=loss-curves&losses=nothing", "loss-curves", "broken"],
  ["v=1&widget=loss-curves&losses=%3Cimg%20src=x%20onerror=alert(1)%3E", "loss-curves", "partly"],
  ["v=1&widget=loss-curves&onclick=a&style=b&range=1e300", "loss-curves", "partly"],
  [`${"v=1&widget=loss-curves&losses=".padEnd(9000, "a")}`, "loss-fit", "broken"],
];
forEachBrowser("a broken address shows a figure at its start, with a word", async (_t, page, { open }) => {
  for (const [i, [query, tag, words]] of broken.entries()) {
    const language = languages[i % 2];
    await open(`embed/?${query}&lang=${language}&theme=%22%3E`);
    await page.waitForSelector(".note:not(:empty)");
    assert.equal(await page.$eval(".note", ({ textContent }) => textContent), wordsOf(language).bar[words], query);
    await whenDrawn(page, tag);
    assert.deepEqual(await page.$eval(".place > :first-child", ({ localName }) => localName), tag, query);
  }
});
