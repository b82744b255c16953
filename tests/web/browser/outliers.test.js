// The chapter on outliers as a reader walks through it: predictions reveal, what it says is what the engine and theory
// say, and its figures of repeated samples answer while they work.

import assert from "node:assert/strict";
import { loadEngine } from "../../../web/engine/engine.js";
import { chapter, languages, visibleText, whenLive, wordsOf } from "./chapter.js";
import { forEachBrowser } from "./harness.js";

const id = "outliers";

/** Scrolls to a figure that loads when it is near. @param {import("puppeteer-core").Page} page @param {string} tag */
async function come(page, tag) {
  await page.$eval(tag, (widget) => widget.scrollIntoView({ behavior: "instant" }));
  await page.waitForFunction((name) => document.querySelector(name)?.shadowRoot?.querySelector("canvas"), {}, tag);
}

/** Presses the first choice. @param {import("puppeteer-core").Page} page @param {string} prediction */
async function predict(page, prediction) {
  await page.$eval(`#${prediction} >>> button`, (button) => {
    button.scrollIntoView({ behavior: "instant" });
    /** @type {HTMLElement} */ (button).click();
  });
}

/** What stands in a column of a figure's table, by loss. @param {import("puppeteer-core").Page} page @param {string} tag @param {number} column */
const column = async (page, tag, column) =>
  Object.fromEntries(
    await page.$$eval(
      `${tag} >>> tr[data-loss]`,
      (rows, at) =>
        rows.map((row) => [
          /** @type {HTMLElement} */ (row).dataset.loss,
          row.querySelectorAll("td")[at].textContent?.trim().replace("−", "-"),
        ]),
      column,
    ),
  );

for (const language of languages) {
  forEachBrowser(`${language}: the text says what the engine finds in the star cluster`, async (_, page, { open }) => {
    await open(chapter(language, id));
    await whenLive(page);
    const text = await page.$eval("main", (main) => main.textContent ?? "");
    // R: lm, quantreg::rq, MASS::rlm, robustbase::lmrob; lm without 11, 20, 30, 34; lm without 34.
    for (const slope of ["−0.41", "−0.69", "−0.43", "2.25", "2.05", "−0.17"]) assert.ok(text.includes(slope), slope);
    const { site } = wordsOf(language);
    assert.ok(!(await visibleText(page)).includes(site.noFigure), "no live figure says that it is not there");
  });
}

forEachBrowser("a prediction brings the other lines, and MM is the only one that rises", async (_, page, { open }) => {
  await open(chapter("en", id));
  await whenLive(page);
  const slopes = () =>
    page.$eval("#stars", (widget) =>
      Object.fromEntries(
        /** @type {any} */ (widget).fits.map((/** @type {any} */ fit) => [fit.loss, fit.coefficients[1]]),
      ),
    );
  assert.deepEqual(Object.keys(await slopes()), ["squared"]);
  await predict(page, "predict-giants");
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("#stars")).fits.length === 4);
  const { squared, absolute, huber, tukey } = await slopes();
  assert.ok(squared < 0 && absolute < 0 && huber < 0 && tukey > 2);
});

forEachBrowser(
  "<loss-breakdown>: axe, the slider by keyboard, and both kinds of outliers",
  async (_, page, { open, axe }) => {
    await open(chapter("en", id), { width: 390 });
    await whenLive(page);
    const tag = "loss-breakdown";
    await come(page, tag);
    await page.$eval(tag, (widget) => widget.setAttribute("losses", "squared absolute huber tukey"));
    await page.waitForFunction(
      (name) => document.querySelector(name)?.shadowRoot?.querySelector("[data-loss=tukey]"),
      {},
      tag,
    );
    await axe(tag);
    assert.deepEqual(await column(page, tag, 1), { squared: "0%", absolute: "25%", huber: "≤ 25%", tukey: "50%" });

    const slider = await page.$(`${tag} >>> input[type=range]`);
    await slider?.focus();
    await page.keyboard.press("Home");
    for (const slope of Object.values(await column(page, tag, 0))) assert.ok(Math.abs(Number(slope) - 1) < 0.15, slope);
    for (let i = 0; i < 13; i += 1) await page.keyboard.press("ArrowRight");
    // 26 %, one point past the quarter.
    await page.waitForFunction(
      (name) => document.querySelector(name)?.shadowRoot?.querySelector("output")?.textContent?.includes("26%"),
      {},
      tag,
    );
    const past = await column(page, tag, 0);
    assert.ok(Number(past.absolute) < -3 && Number(past.squared) < -2 && Math.abs(Number(past.tukey) - 1) < 0.15);

    await page.keyboard.press("Home");
    for (let i = 0; i < 5; i += 1) await page.keyboard.press("ArrowRight");
    await page.$eval(`${tag} >>> input[value=leverage]`, (input) => /** @type {HTMLElement} */ (input).click());
    await page.waitForFunction(
      (name) => document.querySelector(name)?.shadowRoot?.querySelectorAll("td")[3]?.textContent?.includes("0%"),
      {},
      tag,
    );
    const aside = await column(page, tag, 0);
    assert.ok(Number(aside.absolute) < -2 && Number(aside.huber) < -2 && Math.abs(Number(aside.tukey) - 1) < 0.15);
    await axe(tag);
  },
);

forEachBrowser("<loss-breakdown> plays to the end and can be stopped", async (_, page, { open }) => {
  await open(chapter("en", id));
  await whenLive(page);
  const tag = "loss-breakdown";
  await come(page, tag);
  const outliers = () => page.$eval(tag, (widget) => /** @type {any} */ (widget).outliers);
  const press = () => page.$eval(`${tag} >>> .play`, (button) => /** @type {HTMLElement} */ (button).click());
  const before = await outliers();
  await press();
  await page.waitForFunction(
    (start) => /** @type {any} */ (document.querySelector("loss-breakdown")).outliers > start + 1,
    {},
    before,
  );
  await press();
  const stopped = await outliers();
  await new Promise((done) => setTimeout(done, 500));
  assert.equal(await outliers(), stopped);
  await page.$eval(tag, (widget) => widget.setAttribute("outliers", "29"));
  await press();
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-breakdown")).outliers === 30);
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-breakdown")).playing === false);
});

forEachBrowser(
  "<loss-efficiency>: axe, and what it has counted is what the engine finds",
  async (_, page, { open, axe }) => {
    await open(chapter("en", id), { width: 390 });
    await whenLive(page);
    const tag = "loss-efficiency";
    await come(page, tag);
    await page.$eval(tag, (widget) => widget.setAttribute("losses", "squared absolute huber"));
    await page.waitForFunction(
      (name) =>
        document
          .querySelector(name)
          ?.shadowRoot?.querySelector(".bar")
          ?.textContent?.match(/\s200 samples/),
      {},
      tag,
    );
    const engine = await loadEngine();
    const estimators = /** @type {const} */ ([
      { loss: "squared" },
      { loss: "absolute" },
      { loss: "huber", scale: "mad" },
    ]);
    const errors = estimators.map(() => 0);
    for (let seed = 0; seed < 200; seed += 1) {
      const spreads = engine.simulate({ count: 40, estimators, repeats: 1, seed });
      for (const [j, { meanSquareError }] of spreads.entries()) errors[j] += meanSquareError / 200;
    }
    const [squared, absolute, huber] = errors;
    const percent = (/** @type {number} */ share) => `${Math.round(100 * share)}%`;
    assert.deepEqual(await column(page, tag, 1), {
      squared: "100%",
      absolute: percent(squared / absolute),
      huber: percent(squared / huber),
    });
    assert.deepEqual(await column(page, tag, 2), { squared: "100%", absolute: "64%", huber: "95%" });
    await axe(tag);
    await page.$eval(`${tag} >>> button`, (button) => /** @type {HTMLElement} */ (button).click());
    await page.waitForFunction(
      (name) =>
        document
          .querySelector(name)
          ?.shadowRoot?.querySelector(".bar")
          ?.textContent?.match(/\s600 samples/),
      {},
      tag,
    );
  },
);
