// The chapter where something is missing: no scripts, no SIMD, no engine; and on paper.

import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { chapter, languages, visibleText, whenLive, wordsOf } from "./chapter.js";
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
