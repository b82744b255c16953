// lossbook.html alone in a folder, opened from the disk without a network: the whole book, page by page.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { root } from "../../../scripts/setup.mjs";
import { loadEngine } from "../../../web/engine/engine.js";
import { chapters, languages, wordsOf } from "./chapter.js";
import { focused, forEachBrowser, sidewaysOverflow } from "./harness.js";
import { listen, shown } from "./loss-fit.js";
import { fitsOf, readText, whenDone } from "./loss-lab.js";

/** @typedef {import("puppeteer-core").Page} Page */

const folder = mkdtempSync(join(tmpdir(), "lossbook-one-file-"));
after(() => rmSync(folder, { recursive: true }));
const book = join(folder, "lossbook.html");
copyFileSync(`${root}dist/lossbook.html`, book);

const phones = JSON.parse(readFileSync(`${root}web/data/phones.json`, "utf8"));

/** Until a page of the book is shown. @param {Page} page @param {string} path as on the site: "en/", "en/outliers/" */
const whenShown = (page, path) =>
  page.waitForFunction((wanted) => document.documentElement.dataset.address === wanted, {}, path);

/** As a link does. @param {Page} page @param {string} hash */
const goTo = (page, hash) =>
  page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);

/** Where something is in the window, from its top. @param {Page} page @param {string} selector */
const topOf = (page, selector) => page.$eval(selector, (element) => element.getBoundingClientRect().top);

/** Until something is at a height of the window, give or take a margin. @param {Page} page @param {string} selector */
const whenAtTop = (page, selector, top = 0) =>
  page.waitForFunction(
    (wanted, height) => Math.abs((document.querySelector(wanted)?.getBoundingClientRect().top ?? 1e9) - height) < 60,
    {},
    selector,
    top,
  );

forEachBrowser("home, a chapter, its figure by keyboard, the other language, the lab", async (_t, page, ctx) => {
  const engine = await loadEngine();
  await ctx.openFile(book, { reducedMotion: true });
  await page.waitForSelector(".contents li");
  await ctx.axe();
  await goTo(page, "en");
  await whenShown(page, "en/");

  await page.$eval(".ways .button", (link) => /** @type {HTMLElement} */ (link).click());
  await whenShown(page, "en/why-squared-error/");
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-fit"))?.fits?.length > 0);
  assert.match(await focused(page), /^main/, "a reader who listens is at the start of the page");
  await listen(page);
  await page.focus("loss-fit >>> .handle[tabindex='0']");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.down("Shift");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.up("Shift");
  const { points, fits } = await shown(page);
  const [x, y] = [points.map((point) => point.x), points.map((point) => point.y)];
  const expected = engine.fit({ loss: "squared", x, y }).coefficients;
  const found = fits.find(({ loss }) => loss === "squared");
  assert.deepEqual(Object.values(found?.coefficients ?? {}), [...expected]);

  await page.$eval("figure.live .take > button", (button) => button.click());
  await page.waitForSelector("loss-take >>> .entries button", { visible: true });
  const entries = await page.$$eval("loss-take >>> .entries button", (all) => all.map(({ dataset }) => dataset.id));
  assert.deepEqual(entries, ["code", "data", "picture"], "a file has no address to offer");
  for (const [id, field] of [
    ["picture", "#svg"],
    ["code", "#program"],
  ]) {
    await page.$eval(`loss-take >>> .entries [data-id=${id}]`, (button) => /** @type {HTMLElement} */ (button).click());
    await page.waitForSelector(`loss-take >>> ${field}`, { visible: true });
  }

  await page.$eval("#three-losses", (heading) => heading.scrollIntoView({ behavior: "instant" }));
  const before = await topOf(page, "#three-losses");
  await page.$eval(".languages [hreflang=ko]", (link) => /** @type {HTMLElement} */ (link).click());
  await whenShown(page, "ko/why-squared-error/");
  await whenAtTop(page, "#three-losses", before);
  assert.equal(await page.$eval("html", ({ lang }) => lang), "ko");
  await page.$eval("loss-fit", (figure) => figure.scrollIntoView({ behavior: "instant" }));
  await page.waitForFunction(() => /[가-힣]/.test(document.querySelector("loss-fit")?.shadowRoot?.textContent ?? ""));

  await page.$eval(".to-lab a", (link) => /** @type {HTMLElement} */ (link).click());
  await whenShown(page, "ko/lab/");
  await whenDone(page);
  const years = phones.x.map((/** @type {number} */ each) => each + phones.xOrigin);
  const line = engine.fit({ loss: "squared", x: years, y: phones.y }).coefficients;
  const { squared } = await fitsOf(page);
  squared.forEach((/** @type {number} */ value, /** @type {number} */ i) => {
    assert.ok(Math.abs(value - line[i]) <= 1e-9 * (1 + Math.abs(line[i])), `${squared}`);
  });

  // Data of the reader's own: nothing of it may need a thread or a file from beside this one.
  await readText(page, "x;y\n1;2,5\n2;4,1\n3;6,2\n4;7,9\n5;30\n");
  await whenDone(page);
  const own = { x: [1, 2, 3, 4, 5], y: [2.5, 4.1, 6.2, 7.9, 30] };
  const lines = await fitsOf(page);
  for (const loss of /** @type {const} */ (["squared", "absolute"])) {
    const { coefficients } = engine.fit({ loss, ...own });
    lines[loss].forEach((/** @type {number} */ value, /** @type {number} */ i) => {
      assert.ok(Math.abs(value - coefficients[i]) <= 1e-9 * (1 + Math.abs(coefficients[i])), `${loss}: ${lines[loss]}`);
    });
  }
});

forEachBrowser("every page opens, with its first figure, and home knows of it", async (_t, page, { openFile }) => {
  await openFile(book, { width: 320 });
  for (const language of languages) {
    for (const id of chapters) {
      await goTo(page, `${language}/${id}`);
      await whenShown(page, `${language}/${id}/`);
      await page.waitForFunction(() => {
        const [first] = [...document.querySelectorAll("main *")].filter(({ localName }) =>
          localName.startsWith("loss-"),
        );
        return first.shadowRoot?.querySelector("canvas");
      });
      assert.equal(await sidewaysOverflow(page), 0);
      assert.equal(await page.$$eval("main > *", (all) => all.length), 1, "one page at a time");
    }
    await goTo(page, language);
    await whenShown(page, `${language}/`);
    const signs = await page.$$eval(".progress", (all) => all.map(({ textContent }) => textContent?.trim()));
    assert.deepEqual(signs, Array(chapters.length).fill(wordsOf(language).site.progress.opened));
  }
});

forEachBrowser("a place in a chapter has an address; back leads to where the reader was", async (_t, page, ctx) => {
  await ctx.openFile(book, { reducedMotion: true });
  await page.goto(`${page.url().split("#")[0]}#en/loss-shapes`);
  await goTo(page, "en/outliers/sources");
  await whenShown(page, "en/outliers/");
  await whenAtTop(page, "#sources");
  await page.reload({ waitUntil: "load" });
  await whenAtTop(page, "#sources");
  // A link to where the address is already leads there again, and a keyboard goes on from there.
  await page.evaluate(() => {
    scrollTo({ top: 0, behavior: "instant" });
    document
      .querySelector("main h1")
      ?.insertAdjacentHTML("afterend", '<a id="again" href="#en/outliers/sources">again</a>');
  });
  await page.$eval("#again", (link) => /** @type {HTMLElement} */ (link).click());
  await whenAtTop(page, "#sources");
  assert.match(await focused(page), /^h2#sources/);
  await page.$eval("#again", (link) => link.remove());

  const link = 'main a[href^="#en/"]:not([href^="#en/outliers"])';
  await page.$eval(link, (each) => {
    each.scrollIntoView({ behavior: "instant", block: "center" });
  });
  const left = await topOf(page, link);
  await page.waitForFunction(() => {
    const { id, top } = history.state?.left ?? {};
    return id && Math.abs((document.getElementById(id)?.getBoundingClientRect().top ?? 1e9) - top) < 1;
  });
  await page.$eval(link, (each) => /** @type {HTMLElement} */ (each).click());
  await page.waitForFunction(() => document.documentElement.dataset.address !== "en/outliers/");
  await page.evaluate(() => history.back());
  await whenShown(page, "en/outliers/");
  await whenAtTop(page, link, left); // where it was left

  await goTo(page, "en/from-noise-to-loss/derivation/laplace/sum");
  await whenShown(page, "en/from-noise-to-loss/");
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("#derivation")).reading?.step === "sum");
  await goTo(page, "nothing/of/ours");
  await page.waitForSelector(".contents");
});
