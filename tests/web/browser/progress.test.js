// The home page says what the reader did in each chapter; one press saves all of it, one clears it.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { languages, whenAsked, whenLive } from "./chapter.js";
import { focused, forEachBrowser, sidewaysOverflow } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const id = "why-squared-error";
const deep = { visible: true };

/** What stands under each chapter where something was done. @param {Page} page */
const signs = (page) =>
  page.$$eval(".contents .progress", (lines) =>
    lines.map((line) => [
      /** @type {HTMLElement} */ (line.closest("li")).dataset.chapter,
      [...line.children].map((sign) => sign.textContent).join(" | "),
    ]),
  );

const panelShown = (/** @type {Page} */ page) => page.$eval(".kept", (panel) => panel.checkVisibility());
const said = (/** @type {Page} */ page) => page.$eval(".kept [role=status]", (status) => status.textContent);
const buttons = (/** @type {Page} */ page) =>
  page.$$eval(".kept button", (all) => all.filter((each) => each.checkVisibility()).map((each) => each.dataset.act));

/** Home has its signs: a module that comes later fills them in. @param {Page} page */
const whenFilled = (page) =>
  page.waitForFunction(() => document.querySelector(".contents .progress, .kept:not([hidden])"));

/** With the keyboard alone. @param {Page} page @param {string} act */
async function press(page, act) {
  await page.focus(`.kept [data-act=${act}]`);
  await page.keyboard.press("Enter");
}

/** Open the card and judge it. @param {Page} page @param {number} judgement 0: known, 1: not yet */
async function answerCard(page, judgement) {
  await (await page.$('[slot="card"] summary'))?.click();
  await page.waitForSelector("loss-recall >>> .answers button", deep);
  await (await page.$$("loss-recall >>> .answers button"))[judgement].click();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

/** One prediction, one card known, one not yet. @param {Page} page */
async function answerSome(page) {
  await whenLive(page);
  await (await page.$$("#predict-absolute >>> .choices button"))[1].click();
  await page.waitForSelector("#predict-absolute >>> .outcome", deep);
  await whenAsked(page);
  await answerCard(page, 0);
  await answerCard(page, 1);
}

const expected = {
  en: "Predictions: 1 of 1 | Cards known: 1 of 3 | 1 due today",
  ko: "예측 1개 중 1개 | 아는 카드 3장 중 1장 | 오늘 복습 1장",
};
const opened = { en: "Opened", ko: "열어 본 장" };

for (const language of languages) {
  forEachBrowser(`${language}: answers given in a chapter show at home`, async (_t, page, { open, axe }) => {
    await open(`${language}/`);
    assert.deepEqual(await signs(page), []);
    assert.equal(await panelShown(page), false, "nothing is kept yet");
    await open(`${language}/${id}/`);
    await answerSome(page);
    await open(`${language}/outliers/`);
    for (const theme of /** @type {const} */ (["light", "dark"])) {
      for (const width of [320, 390, 1280]) {
        await open(`${language}/`, { theme, width });
        await whenFilled(page);
        assert.equal(await sidewaysOverflow(page), 0, `at ${width} px`);
      }
      assert.deepEqual(await signs(page), [
        [id, expected[language]],
        ["outliers", opened[language]],
      ]);
      await axe();
    }
    assert.deepEqual(await buttons(page), ["save", "clear"]);
  });
}

/** Note what a press would download; only Chromium can be told where to put it. @param {Page} page */
function noteDownloads(page) {
  return page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (/** @type {any} */ blob) => {
      blob.text().then((/** @type {string} */ text) => Object.assign(document.body.dataset, { saved: text }));
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      document.body.dataset.file = this.download;
    };
  });
}

const today = new Date();
const iso = (/** @type {Date} */ day) =>
  new Date(day.getTime() - day.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const tomorrow = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, 12);

forEachBrowser("one press saves the answers as a file that says what they are", async (_t, page, { open, browser }) => {
  await open(`en/${id}/`);
  await answerSome(page);
  await open("en/");
  await whenFilled(page);
  const name = `lossbook-answers-${iso(today)}.json`;
  let text = "";
  if (browser === "chromium") {
    const folder = mkdtempSync(join(tmpdir(), "lossbook-saved-"));
    const session = await page.createCDPSession();
    await session.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      browserContextId: page.browserContext().id,
      downloadPath: folder,
    });
    await press(page, "save");
    for (let wait = 0; wait < 100 && !readdirSync(folder).includes(name); wait++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    text = readFileSync(join(folder, name), "utf8");
    rmSync(folder, { recursive: true });
  } else {
    await noteDownloads(page);
    await press(page, "save");
    await page.waitForFunction(() => document.body.dataset.saved);
    assert.equal(await page.evaluate(() => document.body.dataset.file), name);
    text = await page.evaluate(() => document.body.dataset.saved ?? "");
  }
  assert.deepEqual(JSON.parse(text), {
    format: "lossbook-answers",
    version: 1,
    saved: iso(today),
    language: "en",
    chapters: [
      {
        id,
        title: "Why squared error?",
        opened: iso(today),
        predictions: { "predict-absolute": "half" },
        cards: {
          "ten-times": { known: true, box: 1, due: iso(tomorrow) },
          "what-it-estimates": { known: false, box: 0, due: iso(today) },
        },
      },
    ],
  });
  assert.match(text, /\n {2}"version": 1,\n/, "on lines of its own");
  assert.equal(await said(page), `Saved as ${name}.`);
});

forEachBrowser("one press clears all of it and nothing else, and another undoes that", async (_t, page, { open }) => {
  await open(`en/${id}/`);
  await answerSome(page);
  await page.click(".theme-toggle");
  await page.evaluate(() => localStorage.setItem("neighbour", "stays"));
  await open("en/");
  await whenFilled(page);
  const before = await page.evaluate(() => ({ ...localStorage }));
  assert.deepEqual(Object.keys(before).sort(), [
    "lossbook:cards",
    "lossbook:predictions",
    "lossbook:theme",
    "lossbook:visits",
    "neighbour",
  ]);
  await press(page, "clear");
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { neighbour: "stays" });
  assert.deepEqual(await signs(page), []);
  assert.match((await said(page)) ?? "", /^Cleared/);
  assert.deepEqual(await buttons(page), ["undo"]);
  assert.equal(await focused(page), "button");
  await page.keyboard.press("Enter");
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), before);
  assert.deepEqual(await signs(page), [[id, expected.en]]);
  assert.deepEqual(await buttons(page), ["save", "clear"]);
  await press(page, "clear");
  await open("en/");
  await page.waitForNetworkIdle();
  assert.deepEqual(await signs(page), []);
  assert.equal(await panelShown(page), false);
  await open(`en/${id}/`);
  await page.waitForSelector("#predict-absolute >>> .choices button", deep);
});

forEachBrowser("a due card is a link to the cards", async (_t, page, { open, base }) => {
  await open(`en/${id}/`);
  await answerSome(page);
  await open("en/");
  await whenFilled(page);
  await page.click(".progress a");
  await page.waitForFunction(() => location.hash === "#recall");
  assert.equal(await page.evaluate(() => location.href), `${base}en/${id}/#recall`);
});

forEachBrowser("values that make no sense on the device break no page", async (_t, page, { open }) => {
  const nonsense = [
    "{",
    "7",
    '"text"',
    "[1]",
    "true",
    '{"ten-times":null,"predict-absolute":3,"why-squared-error":{}}',
  ];
  for (const value of nonsense) {
    await open("en/");
    await page.evaluate((text) => {
      for (const name of ["predictions", "cards", "visits"]) localStorage.setItem(`lossbook:${name}`, text);
    }, value);
    await open("en/");
    await whenFilled(page);
    assert.deepEqual(await signs(page), [], value);
    assert.deepEqual(await buttons(page), ["clear"], "what is kept can be cleared, and there is no answer to save");
    await open(`en/${id}/`);
    await answerSome(page);
    await open("en/");
    await whenFilled(page);
    assert.deepEqual(await signs(page), [[id, expected.en]], value);
    await press(page, "clear");
  }
});

forEachBrowser("without storage nothing is shown and nothing breaks", async (_t, page, { open }) => {
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
  await open(`en/${id}/`);
  await answerSome(page);
  await open("en/");
  await page.waitForNetworkIdle();
  assert.deepEqual(await signs(page), []);
  assert.equal(await panelShown(page), false);
});

forEachBrowser("without scripts the list is as it was", async (_t, page, { open }) => {
  await open("en/", { scripts: false });
  assert.equal(await panelShown(page), false);
});
