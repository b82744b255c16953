// <loss-clt> in its chapter: it asks first, then pours sums; by pointer, keyboard and touch; and the numbers are those
// of the engine.

import assert from "node:assert/strict";
import { loadEngine } from "lossbook/engine";
import { chapter, languages, visibleText, whenLive, wordsOf } from "./chapter.js";
import { focused, forEachBrowser, sidewaysOverflow } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const id = "where-errors-come-from";
const english = chapter("en", id);
const engine = await loadEngine();

/** The numbers of the readout, as a reader sees them: sums so far, their distance, that of endlessly many. @param {Page} page */
const readout = (page) =>
  page.$eval("loss-clt", (widget) =>
    [...(widget.shadowRoot?.querySelectorAll("dd") ?? [])].map((each) => each.textContent?.trim()),
  );

/** @param {Page} page @param {string} selector */
async function click(page, selector) {
  await (await page.$(`loss-clt >>> ${selector}`))?.click();
}

/** All sums have arrived, and the numbers say so. @param {Page} page */
const poured = (page, sums = "100,000") =>
  page.waitForFunction(
    (wanted) => {
      const [arrived, distance] = [...(document.querySelector("loss-clt")?.shadowRoot?.querySelectorAll("dd") ?? [])];
      return arrived?.textContent === wanted && distance.textContent !== "…";
    },
    {},
    sums,
  );

/** How much of a canvas is drawn on. @param {Page} page @param {number} index */
const inked = (page, index) =>
  page.$eval(
    "loss-clt",
    (widget, at) => {
      const canvas = /** @type {HTMLCanvasElement} */ (widget.shadowRoot?.querySelectorAll("canvas")[at]);
      const { data } = /** @type {any} */ (canvas.getContext("2d")).getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
      return count / (data.length / 4);
    },
    index,
  );

forEachBrowser("before and after the question axe finds nothing", async (_t, page, { open, axe }) => {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    await open(english, { theme, width: 390 });
    await whenLive(page);
    await axe("#fig-sums");
    await click(page, '[data-shape="bell"]');
    await poured(page);
    await axe("#fig-sums");
    assert.equal(await sidewaysOverflow(page), 0);
  }
});

forEachBrowser("with the keyboard alone a reader answers, and the sums arrive", async (_t, page, { open }) => {
  await open(english, { reducedMotion: true });
  await whenLive(page);
  await (await page.$('loss-clt >>> [data-shape="towers"]'))?.focus();
  await page.keyboard.press("Enter");
  await poured(page);
  assert.match(await focused(page), /loss-clt#sums > button\.start/);
  assert.match(
    await page.$eval("loss-clt", (widget) => widget.shadowRoot?.textContent ?? ""),
    /You expected:\s+two towers/,
  );
  // The slider's arrow keys.
  await (await page.$('loss-clt >>> input[name="k"]'))?.focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.$eval("loss-clt", (widget) => /** @type {any} */ (widget).k), 20);
  await poured(page);
  // The radios' arrow keys: another cause, which has not been asked for yet.
  await (await page.$('loss-clt >>> input[value="exponential"]'))?.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector('loss-clt >>> [data-shape="bell"]', { visible: true });
  assert.equal(await page.$eval("loss-clt", (widget) => /** @type {any} */ (widget).cause), "two-valued");
});

forEachBrowser("nothing gives the answer away before it is asked for", async (_t, page, { open }) => {
  await open(english);
  await whenLive(page);
  assert.deepEqual(await readout(page), ["0", "…", "…"]);
  assert.match(await visibleText(page), /Which shape will the sums take\?/);
  const covered = await page.$eval("loss-clt", (widget) => {
    const question = widget.shadowRoot?.querySelector(".question");
    const [frame, cover] = [question?.parentElement, question].map((each) => each?.getBoundingClientRect());
    return frame && cover && cover.top <= frame.top && cover.bottom >= frame.bottom && cover.left <= frame.left;
  });
  assert.ok(covered, "the normal curve is covered");
  const before = await inked(page, 2);
  await click(page, '[data-shape="flat"]');
  await poured(page);
  assert.ok((await inked(page, 2)) > before, "the curve of distances is drawn");
  assert.equal(await page.$("loss-clt >>> .question"), null);
});

forEachBrowser("the numbers are the engine's, for every cause", async (_t, page, { open }) => {
  await open(english, { reducedMotion: true });
  await whenLive(page);
  for (const cause of engine.causes) {
    await page.$eval(
      "loss-clt",
      (widget, chosen) => {
        /** @type {any} */ (widget).cause = chosen;
      },
      cause,
    );
    await page.waitForSelector('loss-clt >>> [data-shape="bell"]', { visible: true });
    await click(page, '[data-shape="bell"]');
    await poured(page);
    const [, sampled, exact] = (await readout(page)).map((text) => Number(text?.replace(",", "")));
    assert.equal(exact, Number(engine.distanceOfSums({ cause, k: 10 }).toFixed(4)), cause);
    assert.ok(Math.abs(sampled - exact) < 2 / Math.sqrt(100_000), `${cause}: ${sampled} beside ${exact}`);
  }
});

forEachBrowser("pouring can rest, be taken a sum at a time, and go on", async (_t, page, { open }) => {
  await open(english);
  await whenLive(page);
  // Counted in frames, not in time: of so many causes, even who wants less motion gets some thousand sums a frame.
  await page.$eval("loss-clt", async (widget) => {
    const clt = /** @type {any} */ (widget);
    const press = (/** @type {string} */ selector) =>
      /** @type {HTMLElement} */ (clt.shadowRoot.querySelector(selector)).click();
    clt.k = 200;
    await clt.updateComplete;
    press('[data-shape="bell"]');
    await clt.updateComplete;
    for (let i = 0; i < 4; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    press(".start");
    await clt.updateComplete;
  });
  const [resting] = await readout(page);
  const count = Number(resting?.replace(",", ""));
  assert.ok(count > 0 && count < 100_000, `${count} when it was paused`);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.equal((await readout(page))[0], resting, "it rests");
  // With the keyboard: a picture that is still settling may move a button from under the pointer.
  await (await page.$("loss-clt >>> .step"))?.focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press("Enter");
  const [stepped] = await readout(page);
  assert.equal(Number(stepped?.replace(",", "")), count + 2);
  await click(page, ".start");
  await poured(page);
  // Again, with other sums.
  const [, before] = await readout(page);
  await click(page, ".start");
  await poured(page);
  const [, after] = await readout(page);
  assert.notEqual(after, before);
});

forEachBrowser("what happened is said once, when it has come to rest", async (_t, page, { open }) => {
  await open(english, { reducedMotion: true });
  await whenLive(page);
  await page.$eval("loss-clt", (widget) => {
    const heard = /** @type {any} */ (globalThis);
    heard.heard = [];
    const live = /** @type {Element} */ (widget.shadowRoot?.querySelector("[aria-live]"));
    new MutationObserver(() => heard.heard.push(live.textContent)).observe(live, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await click(page, '[data-shape="bell"]');
  await poured(page);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  const heard = await page.evaluate(() => /** @type {any} */ (globalThis).heard);
  assert.equal(heard.length, 1);
  assert.match(heard[0], /^100,000 sums of 10 causes, skewed\. .*0\.04/);
});

for (const language of languages) {
  forEachBrowser(`${language}: the table of the text is the engine's`, async (_t, page, { open }) => {
    await open(chapter(language, id));
    const rows = await page.$$eval("main table tbody tr", (all) =>
      all.map((row) => [...row.querySelectorAll("td")].slice(1).map((cell) => Number(cell.textContent))),
    );
    const wanted = engine.causes.map((cause) =>
      [1, 2, 5, 30].map((k) => Number(engine.distanceOfSums({ cause, k }).toFixed(4))),
    );
    assert.deepEqual(rows, wanted);
  });

  forEachBrowser(
    `${language}: without scripts a still picture stands there, and says so`,
    async (_t, page, { open }) => {
      await open(chapter(language, id), { scripts: false });
      assert.ok(await page.$("#fig-sums svg.still desc"));
      assert.ok((await visibleText(page)).includes(wordsOf(language).site.noSums));
    },
  );
}

forEachBrowser("the tail that the text quotes is that of thirty waiting times", async (_t, page, { open }) => {
  await open(english);
  // P(Γ > 30 + 4√30) of the sum of thirty, and of a normal variable beyond 4.
  const t = 30 + 4 * Math.sqrt(30);
  let [term, tail] = [Math.exp(-t), 0];
  for (let j = 0; j < 30; j++) {
    tail += term;
    term *= t / (j + 1);
  }
  assert.equal(tail.toFixed(5), "0.00039");
  assert.equal(Math.round(tail / 3.167e-5), 12);
  const text = await visibleText(page);
  assert.match(text, /0\.00039/);
  assert.match(text, /0\.000032, twelve times less/);
});
