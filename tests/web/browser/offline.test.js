// The book without a network, after one visit to one of its pages; and what comes of a newer edition.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { root } from "../../../scripts/setup.mjs";
import { bookFiles, buildWorker } from "../../../web/site/build/offline.js";
import { chapter, visibleText, whenLive } from "./chapter.js";
import { focused, forEachBrowser, sidewaysOverflow } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const dist = `${root}dist`;
const wordsOf = (/** @type {string} */ language) =>
  JSON.parse(readFileSync(`${root}web/content/${language}/offline.json`, "utf8"));

/** The worker has the whole book and answers for this page. @param {Page} page */
const whenKept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

/** Moves a point of the page's first scatter with the keyboard, until the squared line has answered. @param {Page} page */
async function movePoint(page) {
  const slope = () =>
    page.$eval("loss-fit", async (figure) => {
      figure.setAttribute("losses", "squared");
      await /** @type {any} */ (figure).updateComplete;
      return /** @type {any} */ (figure).fits[0].coefficients[1];
    });
  const before = await slope();
  await page.$eval('loss-fit >>> .handle[tabindex="0"]', (point) => /** @type {HTMLElement} */ (point).focus());
  for (const key of /** @type {const} */ (["End", "Enter", "ArrowUp"])) await page.keyboard.press(key);
  await page.waitForFunction(
    (was) => /** @type {any} */ (document.querySelector("loss-fit")).fits[0].coefficients[1] !== was,
    {},
    before,
  );
}

forEachBrowser(
  "after one page, the server is gone: chapters in both languages answer, the lab, the root, and addresses that say how a figure stands",
  async (_t, page, { open, stop, base }) => {
    await open(chapter("en"));
    await whenKept(page);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope), base, "and no further");
    stop();
    for (const path of [chapter("en", "outliers"), chapter("ko")]) {
      await open(path);
      await whenLive(page);
      await movePoint(page);
    }
    await open("ko/lab/");
    await whenLive(page);
    await open(`${chapter("ko")}?v=1&figure=phones&dataset=phones&losses=absolute`);
    await whenLive(page);
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-fit")).losses === "absolute");
    await open("");
    await page.waitForFunction(
      () => /\/(en|ko)\/$/.test(location.pathname) && document.querySelector(".offline-ready"),
    );
    const { ready } = wordsOf(await page.evaluate(() => document.documentElement.lang));
    assert.ok((await visibleText(page)).includes(ready));
    const isKept = (/** @type {string} */ path) =>
      page.evaluate(async (address) => Boolean(await caches.match(address, { ignoreSearch: true })), base + path);
    assert.ok(await isKept("ko/index.html"));
    assert.ok(!(await isKept("embed/index.html")), "what is for other people's pages stays where it is");
  },
  { bookIn: dist },
);

const edition = mkdtempSync(join(tmpdir(), "lossbook-edition-"));
after(() => rmSync(edition, { recursive: true }));
cpSync(dist, edition, { recursive: true });
const home = join(edition, "ko/index.html");

/** Another edition of the book, whose Korean home page is called otherwise. @param {string} words */
async function publish(words) {
  writeFileSync(home, readFileSync(home, "utf8").replace(/<h1>.*?<\/h1>/, `<h1>${words}</h1>`));
  await buildWorker(edition);
}

/** What the note says, once it does. @param {Page} page */
const noteSays = (page) =>
  page
    .waitForFunction(() =>
      document.querySelector("loss-edition")?.shadowRoot?.querySelector("[role=status]")?.textContent?.trim(),
    )
    .then((handle) => handle.jsonValue());

/** What is kept on the device. @param {Page} page */
const kept = (page) =>
  page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    return (await Promise.all(caches.map((cache) => cache.keys()))).flat().length;
  });

forEachBrowser(
  "a newer edition says so, waits, and comes when the reader presses Reload; the older one goes",
  async (_t, page, { open, axe, browser }) => {
    const newer = `새 판: ${browser}`;
    await open("ko/", { width: 320 });
    await whenKept(page);
    const all = bookFiles(edition).length;
    assert.equal(await kept(page), all);
    await publish(newer);
    await open("en/", { width: 320 });
    assert.equal(await noteSays(page), wordsOf("en").newer);
    assert.equal(await sidewaysOverflow(page), 0);
    await axe();

    // Later: with the keyboard, without losing one's place, and the next page does not ask again.
    const buttons = await page.$$("loss-edition >>> button");
    assert.equal(buttons.length, 2);
    for (const button of buttons) {
      const { height, bottom } = await button.evaluate((each) => each.getBoundingClientRect().toJSON());
      assert.ok(height >= 44 && bottom <= 900, `${height} px high, down to ${bottom}`);
    }
    await buttons[1].focus();
    assert.equal(await focused(page), "loss-edition > button.later");
    await page.keyboard.press("Escape");
    assert.equal(await page.$("loss-edition"), null);
    assert.equal(await focused(page), "main#main");
    await open("ko/");
    await page.waitForSelector(".offline-ready");
    assert.doesNotMatch(await visibleText(page), new RegExp(browser), "still the edition that the reader has");
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    assert.equal(await page.$("loss-edition"), null);

    // Another session.
    await page.evaluate(() => sessionStorage.clear());
    await open("ko/");
    assert.equal(await noteSays(page), wordsOf("ko").newer);
    await page.evaluate(() => Object.assign(window, { untouched: true }));
    const reload = await page.$("loss-edition >>> .take");
    await reload?.focus();
    assert.equal(await page.evaluate("untouched"), true, "nothing goes before the press");
    await page.keyboard.press("Enter");
    await page.waitForFunction((words) => document.querySelector("h1")?.textContent === words, {}, newer);
    await page.waitForSelector(".offline-ready");
    assert.equal(await page.$("loss-edition"), null);
    assert.equal(await kept(page), all, "nothing of the older edition is kept");
  },
  { bookIn: edition },
);
