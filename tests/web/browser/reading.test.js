// Reading the chapter: by keyboard, predicting, recalling, switching language and theme.

import assert from "node:assert/strict";
import { chapter, languages, visibleText, whenAsked, whenLive, wordsOf } from "./chapter.js";
import { focused, forEachBrowser } from "./harness.js";

const settled = () => new Promise((resolve) => setTimeout(resolve, 150));
const figureLosses = (/** @type {import("puppeteer-core").Page} */ page) =>
  page.$eval("loss-fit", (figure) => /** @type {any} */ (figure).fits.map((/** @type {any} */ { loss }) => loss));
const press = (
  /** @type {import("puppeteer-core").Page} */ page,
  /** @type {string} */ host,
  /** @type {string} */ label,
) =>
  page.evaluate(
    (tag, text) => {
      const buttons = [...(document.querySelector(tag)?.shadowRoot?.querySelectorAll("button") ?? [])];
      const button = buttons.find((one) => one.textContent?.trim() === text);
      if (!button) throw new Error(`no button "${text}" in ${tag}`);
      button.click();
    },
    host,
    label,
  );

forEachBrowser(
  "by keyboard: skip link first, then everything that can be used, in the order of the page",
  async (_t, page, { open }) => {
    await open(chapter("en"));
    await whenLive(page);
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /^a\.skip$/);
    // A key is pressed: what would wait to be near comes now.
    await page.waitForFunction(() => !document.querySelector('[loading="lazy"]:not(:defined)'));
    await whenLive(page);
    assert.equal(
      await page.$eval(".skip", (link) => link.getBoundingClientRect().top >= 0),
      true,
      "seen while it has the focus",
    );
    /** @type {string[]} */
    const stops = [];
    for (let i = 0; i < 150; i++) {
      await page.keyboard.press("Tab");
      const now = await focused(page);
      if (now === "" || now === "body" || now === "a.skip") break; // round once
      stops.push(now);
    }
    assert.ok(stops.length < 150, "Tab comes round: nothing holds it");
    const first = (/** @type {RegExp} */ what) => {
      const at = stops.findIndex((stop) => what.test(stop));
      assert.ok(at >= 0, `${what} among\n${stops.join("\n")}`);
      return at;
    };
    const order = [/wordmark/, /theme-toggle/, /^loss-fit/, /^loss-predict/, /^loss-curves/, /^summary/].map(first);
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    );
  },
);

forEachBrowser("by keyboard: the skip link leads to the text", async (_t, page, { open }) => {
  await open(chapter("en"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#main$/);
  assert.match(await focused(page), /main/);
});

forEachBrowser("what has the focus shows it", async (_t, page, { open }) => {
  await open(`en/`);
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press("Tab");
    const shows = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(
        /** @type {Element} */ (document.activeElement),
      );
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    });
    assert.equal(shows, true, await focused(page));
  }
});

for (const language of languages) {
  const words = wordsOf(language).ui;

  forEachBrowser(
    `${language}: first predict, then the figure and the explanation answer`,
    async (_t, page, { open, axe }) => {
      await open(chapter(language));
      await whenLive(page);
      assert.deepEqual(await figureLosses(page), ["squared"]);
      const explained = () => page.$eval("loss-predict [slot=explanation]", (one) => one.checkVisibility());
      assert.equal(await explained(), false, "not before");

      await page.$eval("loss-predict", (prompt) => prompt.shadowRoot?.querySelectorAll("button")[1].click());
      await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-fit")).fits.length === 3);
      assert.deepEqual(await figureLosses(page), ["squared", "absolute", "huber"]);
      assert.equal(await explained(), true);
      const shown = await visibleText(page);
      assert.ok(shown.includes(words["loss-predict"].yours) && shown.includes(words["loss-predict"].true));
      assert.match(await focused(page), /^loss-predict/, "the focus goes to the outcome");
      await axe();

      await page.reload();
      await whenLive(page);
      await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-fit")).fits.length === 3);
      assert.equal(await explained(), true, "kept");

      await press(page, "loss-predict", words["loss-predict"].again);
      await settled();
      assert.equal(await explained(), false, "predict anew");
      assert.deepEqual(await figureLosses(page), ["squared"]);
    },
  );

  forEachBrowser(
    `${language}: a card that was missed comes back, one that was known rests`,
    async (_t, page, { open, axe }) => {
      const recall = words["loss-recall"];
      await open(chapter(language));
      await whenAsked(page);
      const cards = await page.$$eval("[data-card]", (all) =>
        all.map((card) => /** @type {HTMLElement} */ (card).dataset.card),
      );
      const current = () =>
        page.$eval("[data-card][slot=card]", (card) => /** @type {HTMLElement} */ (card).dataset.card);
      const answer = async (/** @type {string} */ label) => {
        await page.$eval("[data-card][slot=card] summary", (summary) => summary.click());
        await settled();
        await press(page, "loss-recall", label);
        await settled();
      };
      assert.ok(cards.length >= 2);
      assert.equal(await current(), cards[0]);
      await page.$eval("[data-card][slot=card] summary", (summary) => summary.click());
      await settled();
      await axe("loss-recall");
      await press(page, "loss-recall", recall["not-yet"]);
      await settled();
      assert.equal(await current(), cards[1], "the next is asked");
      await answer(recall.knew);

      await page.reload();
      await whenAsked(page);
      assert.equal(await current(), cards[0], "the miss is asked again after a reload");
      for (const card of cards.filter((one) => one !== cards[1])) {
        assert.equal(await current(), card, "and the one that was known is not");
        await answer(recall.knew);
      }
      const done = await visibleText(page);
      assert.ok(done.includes(recall.done.replace("{total}", String(cards.length))));
    },
  );
}

forEachBrowser("the language switch keeps the place", async (_t, page, { open, base }) => {
  await open(chapter("en"), { width: 1000, height: 800 });
  await whenLive(page);
  const top = () => page.$eval("#reduction", (heading) => heading.getBoundingClientRect().top);
  await page.$eval("#reduction", (heading) => heading.scrollIntoView({ block: "start", behavior: "instant" }));
  await page.evaluate(() => scrollBy({ top: 40, behavior: "instant" }));
  await settled();
  const before = await top();
  await Promise.all([
    page.waitForNavigation(),
    page.$eval('.languages a[hreflang="ko"]', (link) => /** @type {HTMLElement} */ (link).click()),
  ]);
  assert.equal(page.url().replace(/#.*/, ""), base + chapter("ko"));
  await whenLive(page);
  await settled();
  const after = await top();
  assert.ok(Math.abs(after - before) < 120, `the heading stood at ${before}, and now at ${after}`);
});

forEachBrowser("the theme is chosen by one button and kept", async (_t, page, { open }) => {
  await open(chapter("en"));
  await whenLive(page);
  const look = () =>
    page.evaluate(() => {
      const probe = document.createElement("i");
      probe.style.color = getComputedStyle(document.body).getPropertyValue("--loss-paper");
      document.body.append(probe);
      const paper = getComputedStyle(probe).color;
      probe.remove();
      return { theme: document.documentElement.dataset.theme, paper };
    });
  const before = await look();
  const label = () => page.$eval(".theme-toggle", (button) => button.getAttribute("aria-label"));
  assert.equal(await label(), wordsOf("en").site.dark);
  await page.click(".theme-toggle");
  const dark = await look();
  assert.equal(dark.theme, "dark");
  assert.notEqual(dark.paper, before.paper);
  assert.equal(await label(), wordsOf("en").site.light);
  await page.reload();
  assert.deepEqual(await look(), dark, "kept");
  await page.click(".theme-toggle");
  assert.equal((await look()).theme, "light");
});

forEachBrowser("who wants less motion gets none", async (_t, page, { open }) => {
  await open(chapter("en"), { reducedMotion: true });
  await whenLive(page);
  assert.equal(await page.evaluate(() => matchMedia("(prefers-reduced-motion: reduce)").matches), true);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
  await page.$eval("loss-predict", (prompt) => prompt.shadowRoot?.querySelector("button")?.click());
  await page.click(".theme-toggle");
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 20)
      .map(({ effect }) => /** @type {KeyframeEffect} */ (effect).target?.localName),
  );
  assert.deepEqual(moving, []);
});
