// The pages as a reader finds them: both languages, light and dark, wide and phone, in both browsers.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { firstView, limitOf } from "../first-view.js";
import { chapter, chapters, languages, whenLive } from "./chapter.js";
import { forEachBrowser, sidewaysOverflow } from "./harness.js";

for (const language of languages) {
  const written = chapters.map((id) => [id, chapter(language, id)]);
  const pages = { home: `${language}/`, ...Object.fromEntries(written) };

  for (const [name, path] of Object.entries(pages)) {
    forEachBrowser(`${language} ${name}: opens cleanly and says what it is`, async (_t, page, { open }) => {
      await open(path);
      if (name !== "home") await whenLive(page);
      const { lang, headings, title } = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        headings: document.querySelectorAll("h1").length,
        title: document.title,
      }));
      assert.equal(lang, language);
      assert.equal(headings, 1);
      assert.match(title, name === "home" ? /^Lossbook$/ : /\S+ · Lossbook$/);
    });

    for (const theme of /** @type {const} */ (["light", "dark"])) {
      for (const width of [1280, 390]) {
        forEachBrowser(
          `${language} ${name}: axe finds nothing, ${theme}, ${width} px`,
          async (_t, page, { open, axe }) => {
            await open(path, { theme, width });
            if (name !== "home") await whenLive(page);
            await axe();
          },
        );
      }
    }

    forEachBrowser(`${language} ${name}: nothing reaches beyond the window sideways`, async (_t, page, { open }) => {
      for (const width of [320, 390, 768, 1280, 1920]) {
        await open(path, { width });
        if (name !== "home") await whenLive(page);
        assert.equal(await sidewaysOverflow(page), 0, `at ${width} px`);
      }
    });
  }

  for (const [id, path] of written) {
    forEachBrowser(
      `${language} ${id}: the first view loads what was weighed, and no more`,
      async (t, page, { open, base }) => {
        /** @type {Map<string, Promise<Buffer>>} */
        const bodies = new Map();
        page.on("response", (response) => {
          // What a page does once it is there begins after its load event, with this script.
          if (/\/assets\/start-/.test(response.url())) return;
          if (response.url().startsWith("http")) bodies.set(response.url(), response.buffer());
        });
        await open(path);
        await whenLive(page);
        const { files, fonts } = firstView(`${path}index.html`);
        const weighed = new Set([...files, ...fonts].map((file) => base + file.replace(/index\.html$/, "")));
        assert.deepEqual(
          [...bodies.keys()].filter((url) => !weighed.has(url)),
          [],
        );
        let bytes = 0;
        for (const [url, body] of bodies)
          if (!url.endsWith(".woff2")) bytes += gzipSync(await body, { level: 9 }).length;
        t.diagnostic(`${bytes} bytes, compressed`);
        assert.ok(bytes <= limitOf(`${path}index.html`) * 1.024, `${bytes} bytes`);
      },
    );
  }
}

for (const id of chapters) {
  forEachBrowser(`${id}: one engine for all figures, also for those that come later`, async (_t, page, { open }) => {
    /** @type {string[]} */
    const engines = [];
    page.on("response", (response) => {
      if (response.url().endsWith(".wasm")) engines.push(response.url());
    });
    await open(chapter("en", id));
    await whenLive(page);
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => !document.querySelector('[loading="lazy"]:not(:defined)'));
    await whenLive(page);
    assert.equal(new Set(engines).size, 1, engines.join("\n"));
  });
}

forEachBrowser("the root leads to a language", async (_t, page, { open, base }) => {
  await open("");
  await page.waitForFunction(() => /\/(en|ko)\/$/.test(location.pathname));
  assert.ok(languages.some((language) => page.url() === `${base}${language}/`));
});

forEachBrowser("the root lists the languages without scripts", async (_t, page, { open }) => {
  await open("", { scripts: false });
  const links = await page.$$eval("a[hreflang]", (found) =>
    found.map(({ hreflang, textContent }) => [hreflang, textContent]),
  );
  assert.deepEqual(links, [
    ["en", "English"],
    ["ko", "한국어"],
  ]);
});
