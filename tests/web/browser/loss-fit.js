// What the tests of <loss-fit> see and do: its fits, its points, and where they are on the screen.

import assert from "node:assert/strict";
import { loadEngine } from "../../../web/engine/engine.js";
import { languages, whenLive, wordsOf } from "./chapter.js";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {{ fits: import("../../../web/widgets/loss-fit/fits.js").Fit[], points: { x: number, y: number }[] }} Shown */

export const chapter = "en/why-squared-error/";
const tag = "loss-fit";

/**
 * Waits for the chart, with all three losses whatever the chapter begins with.
 * @param {Page} page
 * @param {Record<string, string>} [attributes]
 */
export async function ready(page, attributes = {}) {
  await whenLive(page);
  await page.waitForFunction((name) => document.querySelector(name)?.shadowRoot?.querySelector("canvas"), {}, tag);
  await settings(page, { losses: "squared absolute huber", ...attributes });
  await page.$eval(tag, (widget) => widget.scrollIntoView({ block: "start", behavior: "instant" }));
}

/** What a line says that asks for more than the engine began with. */
const onItsWay = languages.map((language) => wordsOf(language).ui.errors.loading);

/** Sets attributes, and waits until every line has answered. @param {Page} page @param {Record<string, string>} attributes */
export async function settings(page, attributes) {
  await page.$eval(
    tag,
    async (widget, given) => {
      for (const [name, value] of Object.entries(given)) widget.setAttribute(name, value);
      await /** @type {any} */ (widget).updateComplete;
    },
    attributes,
  );
  await page.waitForFunction(
    (name, words) => {
      const reasons = document.querySelector(name)?.shadowRoot?.querySelectorAll(".reason") ?? [];
      return ![...reasons].some(({ textContent }) => words.includes(textContent?.trim() ?? ""));
    },
    {},
    tag,
    onItsWay,
  );
}

/** Keeps the last `fit` event's detail for `shown`. @param {Page} page */
export async function listen(page) {
  await page.evaluate(() => {
    document.addEventListener("fit", (event) => {
      Object.assign(globalThis, { shown: /** @type {CustomEvent} */ (event).detail });
    });
  });
}

/** What the last `fit` event told. @param {Page} page @returns {Promise<Shown>} */
export async function shown(page) {
  return /** @type {Promise<Shown>} */ (page.evaluate("shown"));
}

/** The slopes by loss. @param {Page} page @returns {Promise<Record<string, number>>} */
export async function slopes(page) {
  const fits = await page.$eval(tag, (widget) => /** @type {Shown} */ (/** @type {unknown} */ (widget)).fits);
  return Object.fromEntries(fits.map(({ loss, coefficients }) => [loss, coefficients[1]]));
}

/** The middle of the i-th point in the window. @param {Page} page @param {number} i */
export async function pointAt(page, i) {
  return page.$eval(
    tag,
    (widget, at) => {
      const box = widget.shadowRoot?.querySelectorAll(".handle")[at].getBoundingClientRect();
      if (!box) throw new Error(`no point ${at}`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    i,
  );
}

/** @param {Page} page @returns {Promise<{ x: number, y: number, width: number, height: number }>} */
export async function plotBox(page) {
  return page.$eval(`${tag} >>> .plot`, (plot) => {
    const { x, y, width, height } = plot.getBoundingClientRect();
    return { x, y, width, height };
  });
}

/** @param {Page} page @param {string} selector @returns {Promise<string>} */
export async function textOf(page, selector) {
  return page.$eval(`${tag} >>> ${selector}`, (element) => element.textContent?.replace(/\s+/g, " ").trim() ?? "");
}

/** Clicks something of the widget by script, wherever it is. @param {Page} page @param {string} selector */
export async function press(page, selector) {
  await page.$eval(`${tag} >>> ${selector}`, (element) => /** @type {HTMLElement} */ (element).click());
  await settle(page);
}

/** Opens the data table, and waits for its rows. @param {Page} page */
export async function openTable(page) {
  await page.$eval(`${tag} >>> details`, (details) => details.setAttribute("open", ""));
  await page.waitForSelector(`${tag} >>> .data tbody tr`, { visible: true });
}

/** Types a value into a field of the data table, opening it. @param {Page} page @param {number} row @param {"x" | "y"} axis @param {string} text */
export async function type(page, row, axis, text) {
  await openTable(page);
  const selector = `${tag} >>> tbody tr:nth-child(${row}) td:nth-of-type(${axis === "x" ? 1 : 2}) input`;
  await page.$eval(`${tag} >>> .data tbody`, (body) => body.scrollIntoView({ behavior: "instant" }));
  const field = await page.$(selector.replace("tbody", ".data tbody"));
  await field?.click({ count: 3 });
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await settle(page);
}

/** Until the widget and the next frame are done. @param {Page} page */
export async function settle(page) {
  await page.$eval(tag, async (widget) => {
    await /** @type {any} */ (widget).updateComplete;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/** Parts that reach beyond the window's sides. @param {Page} page @returns {Promise<string[]>} */
export async function stickingOut(page) {
  return page.$$eval(
    "loss-fit >>> :is(canvas, table, label, input, button:not(.handle), p:not(.unseen), span)",
    (parts) =>
      parts
        .filter((part) => {
          const { left, right } = part.getBoundingClientRect();
          return left < 0 || right > document.documentElement.clientWidth;
        })
        .map(({ outerHTML }) => outerHTML),
  );
}

/** Drags the i-th point by so many pixels with the mouse. @param {Page} page @param {number} i @param {number} dx @param {number} dy */
export async function drag(page, i, dx, dy) {
  const { x, y } = await pointAt(page, i);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2);
  await page.mouse.move(x + dx, y + dy);
  await page.mouse.up();
  await settle(page);
}

/** The fits told are those of the engine for the points told. @param {Shown} told */
export async function sameAsEngine({ fits, points }) {
  const engine = await loadEngine();
  const x = Float64Array.from(points, (point) => point.x);
  const y = Float64Array.from(points, (point) => point.y);
  assert.deepEqual(
    fits.map(({ loss }) => loss),
    ["squared", "absolute", "huber"],
  );
  for (const { loss, coefficients } of fits) {
    const scale = loss === "huber" ? "mad" : undefined;
    const id = /** @type {import("../../../web/engine/engine.js").LossId} */ (loss);
    const expected = engine.fit({ loss: id, x, y, scale }).coefficients;
    for (const [j, value] of coefficients.entries()) {
      assert.ok(Math.abs(value - expected[j]) <= 1e-9 * Math.abs(expected[j]), `${loss}: ${value}, not ${expected[j]}`);
    }
  }
}
