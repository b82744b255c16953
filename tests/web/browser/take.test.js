// The bar under a figure, by which a reader takes it along as it stands.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { root } from "../../../scripts/setup.mjs";
import { chapter, chapters, languages, whenLive } from "./chapter.js";
import { focused, forEachBrowser } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const wordsOf = (/** @type {string} */ language) =>
  JSON.parse(readFileSync(`${root}web/content/${language}/take.json`, "utf8"));

/** Opens the bar under a figure. @param {Page} page @param {string} figure @param {string} [entry] then an entry of it */
async function take(page, figure, entry) {
  await page.$eval(`#${figure} .take button`, (button) => {
    button.scrollIntoView({ block: "center", behavior: "instant" });
    /** @type {HTMLElement} */ (button).click();
  });
  await page.waitForFunction(
    (id) => document.querySelector(`#${id} loss-take`)?.shadowRoot?.querySelector(".entries button"),
    {},
    figure,
  );
  if (entry) await press(page, figure, entry);
}

/** @param {Page} page @param {string} figure @param {string} entry */
async function press(page, figure, entry) {
  const button = await page.$(`#${figure} loss-take >>> button[data-id=${entry}]`);
  await button?.evaluate((each) => /** @type {HTMLElement} */ (each).click());
  await page.waitForFunction(
    (id, name) => document.querySelector(`#${id} loss-take`)?.shadowRoot?.querySelector(`.panel[data-id=${name}]`),
    {},
    figure,
    entry,
  );
}

/** Keeps what is copied for `copied`, since browsers without a head have no clipboard that may be read. @param {Page} page */
const catchCopies = (page) =>
  page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      Object.assign(globalThis, { copied: text });
    };
  });
/** @param {Page} page */
const copied = (page) => page.waitForFunction("globalThis.copied").then((handle) => handle.jsonValue());

/** What the bar says happened. @param {Page} page @param {string} figure */
async function said(page, figure) {
  const handle = await page.waitForFunction(
    (id) => document.querySelector(`#${id} loss-take`)?.shadowRoot?.querySelector(".said")?.textContent?.trim(),
    {},
    figure,
  );
  return handle.jsonValue();
}

/** @param {Page} page @param {string} selector */
const stateOf = (page, selector) =>
  page.$eval(selector, (widget) =>
    /** @type {import("../../../web/shared/element.js").LossElement} */ (widget).state(),
  );

for (const language of languages) {
  for (const [theme, width] of /** @type {const} */ ([
    ["light", 1280],
    ["dark", 390],
  ])) {
    forEachBrowser(
      `${language}: axe finds nothing in an open bar, ${theme}, ${width} px; at 320 px it stays inside`,
      async (_t, page, { open, axe }) => {
        await open(chapter(language), { theme, width });
        await whenLive(page);
        await take(page, "fig-phones", "link");
        await axe("#fig-phones");
        await press(page, "fig-phones", "embed");
        await axe("#fig-phones");
        // The charts follow a frame later.
        await page.setViewport({ width: 320, height: 800 });
        await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth);
      },
    );
  }
}

for (const id of chapters) {
  forEachBrowser(`${id}: every live figure has one bar, with its button right under it`, async (_t, page, { open }) => {
    await open(chapter("en", id));
    const figures = await page.$$eval("figure.live", (all) =>
      all.map((figure) => [
        figure.querySelectorAll(".take").length,
        figure.querySelector(".take")?.previousElementSibling?.localName.startsWith("loss-"),
      ]),
    );
    assert.ok(figures.length > 0);
    assert.deepEqual(
      figures,
      figures.map(() => [1, true]),
    );
  });
}

forEachBrowser("by keyboard alone, and its code comes with the first press", async (_t, page, { open }) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const has = (/** @type {RegExp} */ name) => asked.some((url) => name.test(url));
  await open(chapter("en"));
  await whenLive(page);
  assert.ok(!has(/assets\/(loss-take|take)/));
  await catchCopies(page);
  await page.focus("#fig-phones .take button");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() =>
    document.querySelector("#fig-phones loss-take")?.shadowRoot?.querySelector(".entries button"),
  );
  assert.ok(has(/assets\/loss-take/));
  assert.equal(await page.$eval("#fig-phones .take > button", ({ ariaExpanded }) => ariaExpanded), "true");
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /loss-take > button/);
  await page.keyboard.press("Enter");
  assert.equal(await said(page, "fig-phones"), wordsOf("en").bar.copied);
  assert.match(String(await copied(page)), /\?v=1&figure=phones/);
  await page.focus("#fig-phones .take > button");
  await page.keyboard.press(" ");
  await page.waitForFunction(() => document.querySelector("#fig-phones loss-take")?.checkVisibility() === false);
  assert.equal(await page.$eval("#fig-phones .take > button", ({ ariaExpanded }) => ariaExpanded), "false");
});

forEachBrowser("where the page may not copy, the text is selected and the bar says so", async (_t, page, { open }) => {
  await open(chapter("en"));
  await whenLive(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await take(page, "fig-phones", "link");
  assert.equal(await said(page, "fig-phones"), wordsOf("en").bar.selected);
  const field = await page.$eval("#fig-phones loss-take", ({ shadowRoot }) => {
    const at = /** @type {HTMLTextAreaElement} */ (shadowRoot?.activeElement);
    return { value: at.value, selected: at.value.slice(at.selectionStart, at.selectionEnd) };
  });
  assert.match(field.value, /\?v=1/);
  assert.equal(field.selected, field.value);
});

forEachBrowser("a link shows the figure as it was, in the window", async (_t, page, { open, base }) => {
  await open(chapter("en"));
  await whenLive(page);
  await catchCopies(page);
  await page.$eval("#phones", (widget) => widget.setAttribute("losses", "absolute huber"));
  await page.$eval("#phones", (widget) => widget.setAttribute("residuals", "huber"));
  const state = await stateOf(page, "#phones");
  assert.deepEqual(state, { dataset: "phones", losses: "absolute huber", residuals: "huber" });
  await take(page, "fig-phones", "link");
  const address = String(await copied(page));
  assert.ok(address.startsWith(`${base}en/why-squared-error/?v=1&figure=phones`), address);
  // Whoever has predicted here before still sees what the link says.
  await page.evaluate(() =>
    localStorage.setItem("lossbook:predictions", JSON.stringify({ "predict-absolute": "less" })),
  );
  await open(address.slice(base.length));
  await whenLive(page);
  await page.waitForFunction(() => document.querySelector("#phones[data-linked]"));
  await whenLive(page);
  assert.deepEqual(await stateOf(page, "#phones"), state);
  const fits = await page.$eval("#phones", (widget) =>
    /** @type {any} */ (widget).fits.map((/** @type {any} */ f) => f.loss),
  );
  assert.deepEqual(fits, ["absolute", "huber"]);
  assert.equal(await page.$(".missing[role=status]"), null);
  const top = await page.$eval("#fig-phones", (figure) => figure.getBoundingClientRect().top);
  assert.ok(Math.abs(top) < 300, `${top}`);
});

/** What the page says about the link that led to it, and at which figure. @param {Page} page */
async function note(page) {
  const selector = "main .missing[role=status]:not(:empty)";
  await page.waitForSelector(selector);
  return page.$eval(selector, (element) => ({
    words: element.textContent,
    figure: element.closest("figure")?.id ?? "",
  }));
}

/** @type {[query: string, figure: string][]} */
const broken = [
  ["v=2&figure=phones&losses=huber", ""],
  ["v=1&figure=nowhere&losses=huber", ""],
  ["v=1&figure=main&losses=huber", ""],
  ["v=1&figure=__proto__&losses=huber", ""],
  ["v=1&figure=phones&losses=nothing-like-that", "fig-phones"],
  ["v=1&figure=phones&dataset=elsewhere", "fig-phones"],
];
for (const language of languages) {
  forEachBrowser(`${language}: a broken link leaves the page as it begins, with a word`, async (_t, page, { open }) => {
    for (const [query, figure] of broken) {
      await open(`${chapter(language)}?${query}#fig-phones`);
      assert.deepEqual(await note(page), { words: wordsOf(language).bar.broken, figure }, query);
      await whenLive(page);
      assert.deepEqual((await stateOf(page, "#phones")).losses, "squared");
    }
  });
}

forEachBrowser("what can be read of a link is shown, and what cannot is named", async (_t, page, { open }) => {
  await open(`${chapter("en")}?v=1&figure=phones&dataset=phones&losses=huber&style=a&onclick=b&delta=1e99#fig-phones`);
  assert.deepEqual(await note(page), { words: wordsOf("en").bar.partly, figure: "fig-phones" });
  assert.deepEqual(await stateOf(page, "#phones"), { dataset: "phones", losses: "huber" });
  assert.equal(
    await page.$eval("#phones", (widget) => widget.hasAttribute("style") || widget.hasAttribute("onclick")),
    false,
  );
});

forEachBrowser("the code of an element is that of the figure as it stands", async (_t, page, { open, base }) => {
  await open(chapter("ko"));
  await whenLive(page);
  await take(page, "fig-phones", "embed");
  const code = await page.$eval(
    "#fig-phones loss-take",
    ({ shadowRoot }) => shadowRoot?.querySelector("textarea")?.value,
  );
  assert.equal(
    code,
    `<script type="module" src="${base}embed/lossbook.js"></script>\n` +
      '<loss-fit lang="ko" dataset="phones" losses="squared" residuals="squared"></loss-fit>',
  );
});

forEachBrowser("the code of a frame works where it is put: it grows to its figure", async (_t, page, ctx) => {
  await ctx.open(chapter("en"));
  await whenLive(page);
  await take(page, "fig-phones", "embed");
  const field = await page.$("#fig-phones loss-take >>> #frame");
  const code = String(await field?.evaluate((element) => /** @type {HTMLTextAreaElement} */ (element).value));
  const [frame, script] = code.split(/<script>|<\/script>/);
  assert.match(frame, /height: \d{3,4}px/);
  await ctx.openStranger("<h1>Mine</h1>");
  // The page's policy would not let its own script in.
  await page.evaluate(script);
  const flat = frame.replace(/height: \d+px/, "height: 123px");
  await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), flat);
  const inside = await (await page.$("iframe"))?.contentFrame();
  await inside?.waitForFunction(() => document.querySelector("loss-fit")?.shadowRoot?.querySelector("canvas"));
  await page.waitForFunction(() => parseFloat(document.querySelector("iframe")?.style.height ?? "") > 400);
  assert.equal(await inside?.$eval("loss-fit", (widget) => widget.getAttribute("losses")), "squared");
  assert.equal(await page.$eval("iframe", (element) => element.getAttribute("sandbox")), "allow-scripts");
  assert.equal(await page.$eval("iframe", ({ title }) => title), "Why squared error? · Lossbook");
});
