// Two copies, or two versions, of the embed script in one page: a tag is of the first one that knows it, and all are live.

import assert from "node:assert/strict";
import { figures, whenDrawn } from "./figures.js";
import { forEachBrowser } from "./harness.js";
import { subPaths } from "./server.js";

/** @typedef {import("puppeteer-core").Page} Page */

const { book, copy, older } = subPaths;
const tagOf = (/** @type {string} */ figure) => /** @type {string} */ (figure.match(/[a-z-]+/)?.[0]);
const scripts = (/** @type {string[]} */ ...addresses) =>
  addresses.map((address) => `<script type="module" src="${address}"></script>`).join("");
/** One of each. */
const each = [...new Map(figures.map((figure) => [tagOf(figure), figure])).values()];

/** What is said on the console, and where scripts of widgets come from. @param {Page} page */
function heed(page) {
  /** @type {string[]} */
  const said = [];
  /** @type {Set<string>} */
  const roots = new Set();
  page.on("console", (message) => said.push(message.text()));
  page.on("request", (request) => {
    const [, root, file] = request.url().match(/:\d+(\/.*?\/)assets\/(loss-[a-z]+)-/) ?? [];
    if (file) roots.add(root);
  });
  return { said, roots };
}

/** @param {Page} page @param {string[]} list of elements */
async function allLive(page, list) {
  for (const figure of list) {
    await page.$eval(tagOf(figure), (element) => element.scrollIntoView({ behavior: "instant" }));
    await whenDrawn(page, tagOf(figure));
  }
}

for (const [name, script, others] of /** @type {const} */ ([
  ["two copies", `${book}embed/lossbook.js`, [`${copy}embed/lossbook.js`]],
  ["the other one first", `${copy}embed/lossbook.js`, [`${book}embed/lossbook.js`]],
  ["one copy three times", `${book}embed/lossbook.js`, [`${book}embed/lossbook.js`, `${book}embed/lossbook.js?again`]],
  ["a copy beside everything in one script", `${book}lossbook-embed.js`, [`${copy}embed/lossbook.js`]],
])) {
  forEachBrowser(`${name}: every element is live, and nothing is loaded twice`, async (_t, page, ctx) => {
    const { said, roots } = heed(page);
    const origin = ctx.base.slice(0, -book.length);
    const body = `<main>${scripts(...others.map((path) => origin + path))}${each.join("")}</main>`;
    await ctx.openStranger(body, "en", { script });
    await allLive(page, each);
    // The words of another language are those of the copy that has the element.
    await page.$eval("main", (main) => {
      main.insertAdjacentHTML("afterbegin", '<div id="ko" lang="ko"><loss-mle></loss-mle></div>');
    });
    await page.waitForFunction(() =>
      /[가-힣]/.test(document.querySelector("#ko loss-mle")?.shadowRoot?.textContent ?? ""),
    );
    assert.ok(roots.size <= 1, [...roots].join(" "));
    assert.deepEqual(said, []);
  });
}

forEachBrowser("an older version leaves what it does not know to a newer one", async (_t, page, ctx) => {
  const { said, roots } = heed(page);
  const list = ['<loss-fit dataset="phones"></loss-fit>', "<loss-curves></loss-curves>"];
  const newer = scripts(`${ctx.base}embed/lossbook.js`);
  await ctx.openStranger(newer + list.join(""), "en", { script: `${older}embed/lossbook.js` });
  await allLive(page, list);
  assert.deepEqual([...roots].sort(), [book, older].sort());
  assert.deepEqual(said, []);
});

forEachBrowser("a tag that is somebody's already stays theirs, at whatever time they came", async (_t, page, ctx) => {
  const { said } = heed(page);
  const claim = (/** @type {string} */ tag) => {
    customElements.define(tag, class extends HTMLElement {});
  };
  await page.evaluateOnNewDocument(claim, "loss-fit");
  await ctx.openStranger('<loss-fit dataset="phones"></loss-fit><loss-mle></loss-mle>');
  await whenDrawn(page, "loss-mle");
  // Between our looking at the page and the coming of our code.
  await page.evaluate(claim, "loss-clt");
  await page.evaluate(() =>
    document.body.insertAdjacentHTML("afterbegin", "<loss-clt></loss-clt><loss-curves></loss-curves>"),
  );
  await whenDrawn(page, "loss-curves");
  assert.deepEqual(await page.$$eval("loss-fit, loss-clt", (all) => all.map(({ shadowRoot }) => shadowRoot)), [
    null,
    null,
  ]);
  assert.deepEqual(said, []);
});
