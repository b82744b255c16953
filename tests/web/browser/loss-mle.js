// What the tests of <loss-mle> see and do.

import { readFileSync } from "node:fs";
import { root } from "../../../scripts/setup.mjs";
import { whenLive } from "./chapter.js";

/** @typedef {import("puppeteer-core").Page} Page */

export const dataOf = (/** @type {string} */ id) => JSON.parse(readFileSync(`${root}web/data/${id}.json`, "utf8"));
/** The points that both figures start with. */
export const { x, y } = dataOf("spring");

export const path = (/** @type {string} */ language) => `${language}/from-noise-to-loss/`;
export const hand = "#by-hand";
export const derivation = "#derivation";

/** The steps of the second figure, in order. */
export const steps = ["model", "noise", "points", "product", "log", "sum", "drop", "loss", "scale", "meet"];

/** Waits until both figures are drawn. @param {Page} page */
export async function ready(page) {
  await whenLive(page);
  await page.waitForFunction(() =>
    [...document.querySelectorAll("loss-mle")].every(
      ({ shadowRoot }) => shadowRoot?.querySelectorAll("canvas").length === 2,
    ),
  );
}

/** Sets properties of a figure and waits for it. @param {Page} page @param {string} figure @param {Record<string, unknown>} properties */
export async function set(page, figure, properties) {
  await page.$eval(
    figure,
    async (element, given) => {
      Object.assign(element, given);
      await /** @type {any} */ (element).updateComplete;
    },
    properties,
  );
}

/** What a figure says of itself. @param {Page} page @param {string} figure @returns {Promise<any>} */
export const reading = (page, figure) =>
  page.$eval(figure, async (element) => {
    await /** @type {any} */ (element).updateComplete;
    const plain = (/** @type {unknown} */ _, /** @type {unknown} */ value) =>
      ArrayBuffer.isView(value) ? Array.from(/** @type {any} */ (value)) : value;
    return JSON.parse(JSON.stringify(/** @type {any} */ (element).reading, plain));
  });

/** The text of a part of a figure. @param {Page} page @param {string} figure @param {string} selector @returns {Promise<string>} */
export const textOf = (page, figure, selector) =>
  page.$eval(`${figure} >>> ${selector}`, (element) => element.textContent?.replace(/\s+/g, " ").trim() ?? "");

/** The cells of the points' table, row by row. @param {Page} page @param {string} figure @returns {Promise<string[][]>} */
export const tableOf = (page, figure) =>
  page.$$eval(`${figure} >>> .points tbody tr`, (rows) =>
    rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent?.trim() ?? "")),
  );

/** Clicks something by script, wherever it is. @param {Page} page @param {string} figure @param {string} selector */
export async function press(page, figure, selector) {
  await page.$eval(`${figure} >>> ${selector}`, (element) => /** @type {HTMLElement} */ (element).click());
  await set(page, figure, {});
}

/** The middle of something in the window. @param {Page} page @param {string} figure @param {string} selector */
export async function middleOf(page, figure, selector) {
  return page.$eval(`${figure} >>> ${selector}`, (element) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
}

/** Drags something with the mouse. @param {Page} page @param {string} figure @param {string} selector @param {number} dy */
export async function drag(page, figure, selector, dy) {
  const { x, y } = await middleOf(page, figure, selector);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + dy / 2);
  await page.mouse.move(x, y + dy);
  await page.mouse.up();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await set(page, figure, {});
}
