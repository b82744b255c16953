// The gallery: every element, live, with its line and its reference.

import assert from "node:assert/strict";
import { elements } from "../../../web/site/build/element-docs.js";
import { languages } from "./chapter.js";
import { forEachBrowser, sidewaysOverflow } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** Goes through the page until every element has drawn or computed what it starts with. @param {Page} page */
async function throughAll(page) {
  const tags = await page.$$eval(".gallery .live > *", (all) => all.map(({ localName }) => localName));
  for (const tag of tags) {
    await page.$eval(`.gallery ${tag}`, (each) => each.scrollIntoView({ block: "center", behavior: "instant" }));
    await page.waitForFunction(
      (name) => {
        const element = /** @type {any} */ (document.querySelector(`.gallery ${name}`));
        return element?.ready && element.shadowRoot?.querySelector("canvas, svg, table");
      },
      {},
      tag,
    );
  }
  return tags;
}

for (const language of languages) {
  for (const [theme, width] of /** @type {const} */ ([
    ["light", 1280],
    ["dark", 390],
  ])) {
    forEachBrowser(
      `${language}: axe finds nothing in the gallery, ${theme}, ${width} px`,
      async (_t, page, { open, axe }) => {
        await open(`${language}/gallery/`, { theme, width });
        await throughAll(page);
        await page.$$eval(".gallery details", (all) => {
          for (const each of all) each.open = true;
        });
        await axe();
      },
    );
  }

  forEachBrowser(
    `${language}: nothing of the gallery reaches beyond the window sideways`,
    async (_t, page, { open }) => {
      await open(`${language}/gallery/`, { width: 320 });
      await throughAll(page);
      await page.$$eval(".gallery details", (all) => {
        for (const each of all) each.open = true;
      });
      assert.equal(await sidewaysOverflow(page), 0);
    },
  );
}

forEachBrowser(
  "every attribute that an element observes is in its reference, and every one of the reference is observed",
  async (_t, page, { open }) => {
    await open("en/gallery/");
    const tags = await throughAll(page);
    for (const { tag, attributes } of elements()) {
      if (!tags.includes(tag)) continue;
      const observed = await page.evaluate(
        (name) => /** @type {any} */ (customElements.get(name)).observedAttributes,
        tag,
      );
      const said = attributes.flatMap(({ names }) => names).filter((name) => name !== "lang");
      assert.deepEqual(said.toSorted(), [...observed].toSorted(), tag);
    }
  },
);

forEachBrowser("the code of an element waits until it is near", async (_t, page, { open }) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await open("en/gallery/");
  await page.waitForFunction(() => customElements.get("loss-fit"));
  assert.ok(!asked.some((url) => /assets\/loss-lab-/.test(url)));
  await page.$eval("loss-lab", (each) => each.scrollIntoView({ behavior: "instant" }));
  await page.waitForFunction(() => customElements.get("loss-lab"));
});

/** Keeps in `said` what the words beside the first element's line were last, since they go again. @param {Page} page */
async function listen(page) {
  await page.waitForSelector(".element .line > button:not([hidden])");
  await page.$eval(".element .line [role=status]", (status) => {
    const keep = () => status.textContent && Object.assign(globalThis, { said: status.textContent });
    new MutationObserver(keep).observe(status, { childList: true });
  });
}

forEachBrowser(
  "a line is copied by key, and is what the reference's example says",
  async (_t, page, { open, base }) => {
    await open("en/gallery/");
    await listen(page);
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        Object.assign(globalThis, { copied: text });
      };
    });
    await page.focus(".element .line > button");
    await page.keyboard.press("Enter");
    const said = await page.waitForFunction("globalThis.said");
    assert.equal(await said.jsonValue(), "Copied");
    const line = await page.evaluate("globalThis.copied");
    assert.equal(line, '<loss-fit dataset="phones" losses="squared absolute huber"></loss-fit>');
    // The script's line has the address from which this gallery came.
    await page.focus(".line > button");
    await page.keyboard.press("Enter");
    await page.waitForFunction((before) => /** @type {any} */ (globalThis).copied !== before, {}, line);
    const script = `<script type="module" src="${base}embed/lossbook.js"></script>`;
    assert.equal(await page.evaluate("globalThis.copied"), script);
  },
);

forEachBrowser("where the page may not copy, the line is selected and a word says so", async (_t, page, { open }) => {
  await open("ko/gallery/");
  await listen(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await page.focus(".element .line > button");
  await page.keyboard.press("Enter");
  const said = await page.waitForFunction("globalThis.said");
  assert.match(String(await said.jsonValue()), /Ctrl\+C/);
  assert.match(await page.evaluate(() => String(getSelection())), /^<loss-fit .*<\/loss-fit>$/);
  assert.ok(await page.$eval(".element .line [role=status]", (status) => status.checkVisibility()));
});
