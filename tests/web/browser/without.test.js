// The chapter where something is missing: no scripts, no SIMD, no engine; and on paper.

import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { chapter, chapters, languages, visibleText, whenLive, wordsOf } from "./chapter.js";
import { forEachBrowser, sidewaysOverflow } from "./harness.js";

/** Something of this kind is drawn, and large enough to see. @param {import("puppeteer-core").Page} page @param {string} selector */
const isDrawn = (page, selector) =>
  page.$eval(selector, (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 200 && height > 100;
  });

for (const language of languages) {
  const { ui, site } = wordsOf(language);

  forEachBrowser(
    `${language}: without scripts it reads well and says what is missing`,
    async (_t, page, { open, axe }) => {
      await open(chapter(language), { scripts: false });
      const text = await visibleText(page);
      assert.ok(text.includes(site.noScripts), "what the figure would need");
      assert.ok(text.includes(site.noCurves), "what the curves would need");
      assert.ok(text.length > 3000, `${text.length} characters to read`);
      assert.equal(await isDrawn(page, "loss-fit svg.still"), true, "the still figure stands in");
      assert.equal(
        await page.$eval(".theme-toggle", (button) => button.checkVisibility()),
        false,
        "no button without effect",
      );
      // A prediction's explanation and a card's answer open without scripts.
      const details = await page.$$eval("details", (all) => all.filter((one) => one.checkVisibility()).length);
      assert.ok(details >= 4, `${details} that open`);
      assert.equal(await sidewaysOverflow(page), 0);
      await axe();
    },
  );

  forEachBrowser(`${language}: without SIMD it says so and the rest stays`, async (_t, page, { open, axe }) => {
    await page.evaluateOnNewDocument(() => {
      WebAssembly.validate = () => false;
    });
    await open(chapter(language));
    await page.waitForFunction(() => document.querySelector("loss-fit")?.shadowRoot?.querySelector("[role=alert]"));
    await page.$eval("loss-curves", (widget) => widget.scrollIntoView({ behavior: "instant" }));
    await page.waitForFunction(() => document.querySelector("loss-curves")?.shadowRoot?.querySelector("[role=alert]"));
    const text = await visibleText(page);
    assert.equal(text.split(ui.errors["simd-unsupported"]).length - 1, 2, "both figures give the reason");
    assert.ok(text.includes(site.noCurves), "what the curves would show");
    assert.equal(await isDrawn(page, "loss-fit svg.still"), true, "the still figure stays");
    assert.ok(text.includes(ui["loss-predict"].legend), "the prediction works without the engine");
    await axe();
  });

  forEachBrowser(`${language}: when the engine cannot be fetched it says so`, async (_t, page, { open }) => {
    await page.evaluateOnNewDocument(() => {
      const real = window.fetch;
      window.fetch = (input, init) =>
        String(input).includes(".wasm") ? Promise.reject(new TypeError("no network")) : real(input, init);
    });
    await open(chapter(language));
    await page.waitForFunction(() => document.querySelector("loss-fit")?.shadowRoot?.querySelector("[role=alert]"));
    assert.ok((await visibleText(page)).includes(ui.errors["wasm-unavailable"]));
  });
}

for (const id of chapters) {
  forEachBrowser(
    `${id}: without scripts each figure is a still picture with words, or says why not`,
    async (_t, page, { open }) => {
      for (const language of languages) {
        const { site } = wordsOf(language);
        await open(chapter(language, id), { scripts: false });
        const figures = await page.$$eval("figure.live > :first-child", (all) =>
          all.map((widget) => {
            const picture = widget.querySelector("svg.still");
            const { width = 0, height = 0 } = picture?.getBoundingClientRect() ?? {};
            const words = picture?.closest("[role=img]")?.getAttribute("aria-label") ?? picture?.textContent ?? "";
            return { id: widget.id, text: widget.textContent ?? "", width, height, words };
          }),
        );
        assert.ok(figures.length > 0);
        for (const { id: figure, text, width, height, words } of figures) {
          if (text.includes(site.noFigure) || (figure === "derivation" && text.includes("y"))) continue;
          assert.ok(width > 180 && height > 100, `${figure}: ${width} × ${height}`);
          assert.ok(words.length > 60 && !/NaN|undefined|[{}]/.test(words), `${figure}: ${words}`);
        }
        assert.equal(await sidewaysOverflow(page), 0);
      }
    },
  );
}

forEachBrowser("a figure that has not come yet is on paper as a still picture", async (_t, page, { open, browser }) => {
  await open(chapter("en", "loss-shapes"));
  await whenLive(page);
  const still = () =>
    page.$eval("loss-descent:not(:defined) svg.still", (picture) => {
      const { height } = picture.getBoundingClientRect();
      return picture.checkVisibility({ visibilityProperty: true }) && height > 100;
    });
  assert.equal(await still(), true, "it stands there while the reader is far off");
  if (browser === "firefox") return; // it cannot show paper on the screen
  await page.emulateMediaType("print");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await still(), true);
  const empty = await page.$eval("loss-descent", (figure) => {
    const picture = /** @type {Element} */ (figure.querySelector("svg.still"));
    return figure.getBoundingClientRect().height - picture.getBoundingClientRect().height;
  });
  assert.ok(empty < 120, `no room is kept for what does not come: ${empty}`);
});

/** How many pages a PDF has; Firefox keeps them in compressed streams. @param {Buffer} pdf */
function pagesOf(pdf) {
  const text = pdf.toString("latin1");
  const unpacked = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) => {
    try {
      return inflateSync(pdf.subarray(index + mark.length)).toString("latin1");
    } catch {
      return ""; // not a compressed stream
    }
  });
  return [text, ...unpacked].join("\n").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

forEachBrowser("on paper: several pages of text, with the figures", async (_t, page, { open, browser }) => {
  await open(chapter("en"), { theme: "dark", width: 794 });
  await whenLive(page);
  const pdf = Buffer.from(await page.pdf({ format: "A4" }));
  assert.ok(pdf.length > 50_000, `${pdf.length} bytes`);
  const pages = pagesOf(pdf);
  assert.ok(pages >= 4 && pages <= 20, `${pages} pages`);
  if (browser === "firefox") return; // it cannot show paper on the screen
  await page.emulateMediaType("print");
  await new Promise((resolve) => setTimeout(resolve, 600)); // charts take their new size
  const { paper, ink, header, explanation, overflow } = await page.evaluate(() => ({
    paper: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(document.body).color,
    header: document.querySelector(".site-header")?.checkVisibility(),
    explanation: document.querySelector("loss-predict [slot=explanation]")?.checkVisibility(),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  const brightness = (/** @type {string} */ color) => {
    const [r, g, b, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return alpha === 0 ? 255 : (r + g + b) / 3;
  };
  assert.ok(brightness(paper) > 230, `paper ${paper}, though the screen was dark`);
  assert.ok(brightness(ink) < 90, `ink ${ink}`);
  assert.equal(header, false, "no navigation on paper");
  assert.equal(overflow, 0);
  assert.equal(explanation, true, "paper cannot be tapped, so it explains at once");
});
