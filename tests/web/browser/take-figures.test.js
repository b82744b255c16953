// Every figure of the book: what its bar offers, and that none of it is empty.

import assert from "node:assert/strict";
import { chapter, chapters, whenLive } from "./chapter.js";
import { forEachBrowser } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** The widget of a figure has drawn and has numbers. @param {Page} page @param {string} figure @returns {Promise<string>} its tag */
async function whenShowing(page, figure) {
  const handle = await page.waitForFunction(
    (id) => {
      const bar = document.querySelector(`#${id} .take`);
      const widget = /** @type {any} */ (bar?.previousElementSibling);
      bar?.scrollIntoView({ block: "center", behavior: "instant" });
      // Sums arrive once the reader has said what to expect.
      if (widget?.localName === "loss-clt" && !widget.guess) widget.setAttribute("guess", "bell");
      const canvas = widget?.shadowRoot?.querySelector("canvas");
      return widget?.ready && canvas?.offsetWidth > 0 && widget.showing && widget.localName;
    },
    {},
    figure,
  );
  return /** @type {any} */ (handle.jsonValue());
}

/** What the fields of an entry hold. @param {Page} page @param {string} figure @param {string} entry @returns {Promise<string>} */
async function textOf(page, figure, entry) {
  await page.$eval(
    `#${figure} loss-take`,
    ({ shadowRoot }, id) => /** @type {any} */ (shadowRoot)?.querySelector(`button[data-id=${id}]`).click(),
    entry,
  );
  const handle = await page.waitForFunction(
    (id, name) => {
      const panel = document.querySelector(`#${id} loss-take`)?.shadowRoot?.querySelector(`.panel[data-id=${name}]`);
      return panel?.querySelector("textarea")?.value;
    },
    {},
    figure,
    entry,
  );
  return /** @type {any} */ (handle.jsonValue());
}

for (const id of chapters) {
  forEachBrowser(
    `${id}: every figure gives its data, its picture, and code of its losses`,
    async (_t, page, { open }) => {
      await open(chapter("en", id));
      await whenLive(page);
      // Some figures stand in what a prediction reveals.
      await page.$$eval("loss-predict", (all) => {
        for (const { shadowRoot } of all) {
          /** @type {HTMLElement | null | undefined} */ (shadowRoot?.querySelector(".choices button"))?.click();
        }
      });
      const figures = await page.$$eval("figure.live", (all) => all.map((figure) => figure.id));
      for (const figure of figures) {
        const tag = await whenShowing(page, figure);
        await page.$eval(`#${figure} .take > button`, (button) => /** @type {HTMLElement} */ (button).click());
        const offered = await page.waitForFunction(
          (name) => {
            const buttons = document
              .querySelector(`#${name} loss-take`)
              ?.shadowRoot?.querySelectorAll(".entries button");
            return buttons?.length && [...buttons].map((button) => button.getAttribute("data-id"));
          },
          {},
          figure,
        );
        const entries = /** @type {string[]} */ (await offered.jsonValue());
        // A heap of sums is fitted by no loss.
        const expected = ["link", "code", "data", "picture", "embed"].filter(
          (entry) => entry !== "code" || tag !== "loss-clt",
        );
        assert.deepEqual(entries, expected, figure);

        const [head, ...rows] = (await textOf(page, figure, "data")).trimEnd().split("\n");
        assert.ok(rows.length >= 5, `${figure}: ${rows.length} rows`);
        const numbers = rows.map((row) => row.split(",").map(Number));
        const { length } = numbers[0];
        assert.ok(head.length > 0 && length >= 1);
        for (const row of numbers) assert.ok(row.length === length && row.every(Number.isFinite), `${figure}: ${row}`);

        const svg = await textOf(page, figure, "picture");
        assert.match(svg, /<title id="title">[^<]/);
        assert.ok((svg.match(/<path|<image/g) ?? []).length > 8 && svg.includes("<text"), figure);

        if (entries.includes("code")) {
          const program = await textOf(page, figure, "code");
          assert.match(program, /import torch[\s\S]*# the figure: -?[\d.]/, figure);
        }
      }
    },
  );
}
