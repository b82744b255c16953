// Every chapter from top to bottom as a reader with a keyboard goes through it, in both languages: each figure is live when
// it is reached, each prediction holds its explanation back, each card is asked, and the home page knows of it all. What a
// figure's numbers must be, the tests of the widgets say; what the text's, those of the chapters.

import assert from "node:assert/strict";
import { format } from "../../../web/shared/strings.js";
import { chapter, chapters, languages, whenAsked, whenLive, wordsOf } from "./chapter.js";
import { focused, forEachBrowser } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** What there is to do, in the order of the page. @param {Page} page */
const stops = (page) =>
  page.$$eval("main figure.live, main loss-predict, main loss-recall", (all) =>
    all.map(({ localName, id }) => ({ kind: localName, id })),
  );

/** @param {Page} page @param {string} id */
async function watchFigure(page, id) {
  const figure = `#${id}`;
  await page.$eval(figure, (each) => each.scrollIntoView({ behavior: "instant", block: "center" }));
  await page.waitForFunction(
    (selector) => {
      const widgets = [...document.querySelectorAll(`${selector} *`)].filter(({ shadowRoot }) => shadowRoot);
      const canvases = widgets.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll("canvas") ?? [])]);
      return canvases.length > 0 && canvases.every(({ width, height }) => width > 0 && height > 0);
    },
    {},
    figure,
  );
  const { alerts, caption } = await page.$eval(figure, (each) => ({
    alerts: [...each.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll("[role=alert], .failure") ?? [])].map(({ textContent }) => textContent),
    ),
    caption: each.querySelector("figcaption")?.textContent?.trim() ?? "",
  }));
  assert.deepEqual(alerts, [], id);
  assert.ok(caption.length > 20, `${id} says what to see`);
}

/** What a prediction shows of its explanation: whether any of it, and the replies. @param {Page} page @param {string} id */
const explained = (page, id) =>
  page.$eval(`#${id}`, (prompt) => ({
    isShown: prompt.querySelector("[slot=explanation]")?.checkVisibility(),
    replies: [...prompt.querySelectorAll("[data-reply]")]
      .filter((each) => each.checkVisibility())
      .map((each) => /** @type {HTMLElement} */ (each).dataset.reply),
  }));

/** @param {Page} page @param {string} id */
async function predict(page, id) {
  assert.deepEqual(await explained(page, id), { isShown: false, replies: [] }, `${id} explains nothing before`);
  const { answer, at } = await page.$eval(`#${id}`, (prompt) => {
    const { answer, choices } = /** @type {any} */ (prompt);
    return { answer, at: choices.indexOf(answer) };
  });
  await (await page.$$(`#${id} >>> .choices button`))[at].focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(`#${id} >>> .outcome`, { visible: true });
  assert.deepEqual(await explained(page, id), { isShown: true, replies: [answer] });
  assert.match(await focused(page), /^loss-predict/, "the reader is taken to the outcome");
}

/** @param {Page} page @param {any} words */
async function recallAll(page, words) {
  await whenAsked(page);
  const count = (await page.$$("loss-recall [data-card]")).length;
  for (let left = count; left > 0; left -= 1) {
    await (await page.$("loss-recall [slot=card] summary"))?.focus();
    await page.keyboard.press("Enter");
    await (await page.waitForSelector("loss-recall >>> .answers button", { visible: true }))?.focus();
    await page.keyboard.press("Enter");
    await page.$eval("loss-recall", (deck) => /** @type {any} */ (deck).updateComplete);
  }
  const done = await page.$eval("loss-recall >>> .done", ({ textContent }) => textContent);
  assert.ok(done?.includes(format(words.done, { total: count })));
  return count;
}

for (const language of languages) {
  const { ui, site } = wordsOf(language);
  for (const id of chapters) {
    forEachBrowser(`${language} ${id}: from the first figure to the last card`, async (_, page, { open }) => {
      await open(chapter(language, id));
      await whenLive(page);
      const all = await stops(page);
      assert.match(all[0].kind, /figure/, "something to move comes first");
      let cards = 0;
      for (const { kind, id: stop } of all) {
        if (kind === "figure") await watchFigure(page, stop);
        else if (kind === "loss-predict") await predict(page, stop);
        else cards = await recallAll(page, ui["loss-recall"]);
      }
      const predictions = all.filter(({ kind }) => kind === "loss-predict").length;
      assert.ok(predictions > 0 && cards >= 2);

      await open(`${language}/`);
      const signs = await page.waitForSelector(`[data-chapter="${id}"] .progress`);
      const shown = await signs?.evaluate(({ textContent }) => textContent?.trim());
      const counts = [
        format(site.progress.predictions, { n: predictions, total: predictions }),
        format(site.progress.cards, { n: cards, total: cards }),
      ];
      assert.equal(shown?.replace(/\s+/g, " "), counts.join(" "));
    });
  }
}
