// <loss-predict>: the reader commits first, then reads; the figure above waits for it.

import assert from "node:assert/strict";
import { forEachBrowser } from "./harness.js";

const chapter = "en/why-squared-error/";
const id = "predict-absolute";

/** Looked for in every frame: a change inside a shadow root is no mutation of the document. */
const deep = { visible: true };

/** @typedef {import("puppeteer-core").Page} Page */

const lossesOfFigure = (/** @type {Page} */ page) => page.$eval("#phones", (figure) => figure.getAttribute("losses"));

/** The text of the prompt that can be seen. @param {Page} page */
const seen = (page) => page.$eval(`#${id}`, (prompt) => /** @type {HTMLElement} */ (prompt).innerText);

const ready = (/** @type {Page} */ page) => page.waitForFunction(`customElements.get("loss-predict") !== undefined`);

/** Choose with the keyboard alone. @param {Page} page @param {number} index */
async function choose(page, index) {
  const buttons = await page.$$(`#${id} >>> .choices button`);
  await buttons[index].focus();
  await page.keyboard.press("Enter");
}

forEachBrowser("nothing is given away before the prediction", async (_t, page, { open, axe }) => {
  await open(chapter);
  await ready(page);
  await axe(`#${id}`);
  assert.equal(await lossesOfFigure(page), "squared");
  assert.doesNotMatch(await seen(page), /minutes/);
  assert.equal((await page.$$(`#${id} >>> .choices button`)).length, 3);
});

forEachBrowser("a prediction opens the explanation and the figure's other lines", async (_t, page, { open, axe }) => {
  await open(chapter, { theme: "dark", width: 390 });
  await ready(page);
  await choose(page, 1);
  await page.waitForSelector(`#${id} >>> .outcome`, deep);
  await axe(`#${id}`);
  assert.equal(await lossesOfFigure(page), "squared absolute huber");
  const text = await seen(page);
  assert.match(text, /minutes/);
  assert.match(text, /You said halfway/);
  assert.doesNotMatch(text, /You said it stays/);
});

forEachBrowser("a prediction is kept for the next visit, in the other language too", async (_t, page, { open }) => {
  await open(chapter);
  await ready(page);
  await choose(page, 2);
  await open("ko/why-squared-error/");
  await page.waitForSelector(`#${id} >>> .outcome`, deep);
  assert.equal(await lossesOfFigure(page), "squared absolute huber");
  await (await page.$(`#${id} >>> .again`))?.click();
  await page.waitForSelector(`#${id} >>> .choices button`, deep);
  assert.equal(await lossesOfFigure(page), "squared");
});

forEachBrowser("without storage a prediction still works", async (_t, page, { open }) => {
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
  await open(chapter);
  await ready(page);
  await choose(page, 0);
  await page.waitForSelector(`#${id} >>> .outcome`, deep);
});

forEachBrowser("without scripts question, choices and explanation can be read", async (_t, page, { open }) => {
  await open(chapter, { scripts: false });
  const details = await page.$(`#${id} details`);
  assert.ok(details);
  assert.equal((await page.$$(`#${id} > p`)).length, 4);
  await (await page.$(`#${id} summary`))?.click();
  await page.waitForSelector(`#${id} details[open] p`, { visible: true });
});
