// A page whose policy lets in nothing but what the README says that the elements need, and one that keeps nothing.

import assert from "node:assert/strict";
import { figures, whenDrawn } from "./figures.js";
import { forEachBrowser } from "./harness.js";
import { subPaths } from "./server.js";

const tagOf = (/** @type {string} */ figure) => /** @type {string} */ (figure.match(/[a-z-]+/)?.[0]);
const each = [...new Map(figures.map((figure) => [tagOf(figure), figure])).values()];
const asking = `<loss-predict id="p" choices="a b" answer="a"><p slot="question">?</p><p slot="choice-a">A</p>
  <p slot="choice-b">B</p><details slot="explanation"><summary>Why</summary><p>So.</p></details></loss-predict>
  <loss-recall><details data-card="c"><summary>?</summary><p>!</p></details></loss-recall>`;
const body = `<main>${each.join("")}<loss-lab dataset="phones"></loss-lab>${asking}</main>`;

/** @param {import("puppeteer-core").Page} page */
async function allLive(page) {
  for (const tag of [...each.map(tagOf), "loss-lab"]) {
    await page.$eval(tag, (element) => element.scrollIntoView({ behavior: "instant" }));
    await whenDrawn(page, tag);
  }
  await page.$eval("loss-predict", (element) => element.scrollIntoView({ behavior: "instant" }));
  await page.waitForFunction(() => document.querySelector("loss-predict")?.shadowRoot?.querySelector("button"));
  await page.waitForFunction(() => document.querySelector("loss-recall")?.shadowRoot?.querySelector(".position"));
}

const scriptsAlone = "default-src 'none'; script-src {origin} 'wasm-unsafe-eval'";

// The harness fails a page on any violation.
for (const [name, script, policy] of [
  ["everything in one script needs script-src alone", `${subPaths.book}lossbook-embed.js`, scriptsAlone],
  [
    "the embed script fetches its engine too",
    `${subPaths.book}embed/lossbook.js`,
    `${scriptsAlone}; connect-src {origin}`,
  ],
]) {
  forEachBrowser(`${policy}: ${name}`, async (_t, page, { openStranger }) => {
    await openStranger(body, "en", { script, policy });
    await allLive(page);
    const kept = await page.evaluate(async () => ({
      cookie: document.cookie,
      stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
      bases: (await indexedDB.databases?.()) ?? [],
    }));
    assert.deepEqual(kept, { cookie: "", stored: [], bases: [] }, "nothing is kept that no reader asked for");
  });
}

forEachBrowser(
  "where storage is forbidden all works, and an answer lasts as long as the page",
  async (_t, page, ctx) => {
    await page.evaluateOnNewDocument(() => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("The operation is insecure.", "SecurityError");
          },
        });
      }
      Object.defineProperty(Document.prototype, "cookie", {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    });
    await ctx.openStranger(body);
    await allLive(page);
    await page.$eval("loss-predict >>> button", (button) => /** @type {HTMLElement} */ (button).click());
    await page.waitForFunction(() => document.querySelector("loss-predict")?.getAttribute("choice") === "a");
  },
);
