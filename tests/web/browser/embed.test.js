// The embed script in a page of another origin, whose policy allows our scripts and nothing else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { root } from "../../../scripts/setup.mjs";
import { loadEngine } from "../../../web/engine/engine.js";
import { figures, whenDrawn } from "./figures.js";
import { forEachBrowser } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const phones = JSON.parse(readFileSync(`${root}web/data/phones.json`, "utf8"));

/** What an element says. @param {Page} page @param {string} selector */
const textOf = (page, selector) =>
  page.$eval(selector, ({ shadowRoot }) =>
    [...(shadowRoot?.children ?? [])].map((each) => /** @type {HTMLElement} */ (each).innerText).join(" "),
  );

for (const figure of figures) {
  const tag = /** @type {string} */ (figure.match(/[a-z-]+/)?.[0]);
  forEachBrowser(`${figure} alone`, async (_t, page, { openStranger, axe }) => {
    await openStranger(`<main><h1>Mine</h1>${figure}</main>`);
    await whenDrawn(page, tag);
    assert.ok((await page.$eval(tag, (element) => element.getBoundingClientRect().width)) > 300);
    assert.ok((await textOf(page, tag)).length > 20);
    await axe();
  });
}

forEachBrowser("the line is the engine's, and the host's styles and ours stay apart", async (_t, page, ctx) => {
  const style = "<style>button, p, canvas { color: rgb(1, 2, 3); border: 9px solid }</style>";
  await ctx.openStranger(`${style}<p id="mine">Mine</p><button>Mine</button>${figures[0]}`);
  await whenDrawn(page, "loss-fit");
  const { coefficients } = (await loadEngine()).fit({ loss: "squared", x: phones.x, y: phones.y });
  const shown = await page.$eval("loss-fit", (element) =>
    [.../** @type {any} */ (element).fits[0].coefficients].map(Number),
  );
  assert.deepEqual(shown, [...coefficients]);
  const { host, inside } = await page.evaluate(() => {
    const looks = (/** @type {Element | null | undefined} */ element) => {
      const { color, borderTopWidth, fontFamily, margin } = getComputedStyle(/** @type {Element} */ (element));
      return { color, borderTopWidth, fontFamily, margin };
    };
    return {
      host: looks(document.querySelector("#mine")),
      inside: looks(document.querySelector("loss-fit")?.shadowRoot?.querySelector("button")),
    };
  });
  assert.equal(host.color, "rgb(1, 2, 3)");
  assert.notEqual(inside.color, "rgb(1, 2, 3)");
  assert.notEqual(inside.borderTopWidth, "9px");
});

forEachBrowser("the host's language decides, an element's own before it", async (_t, page, { openStranger }) => {
  await openStranger(
    `<loss-fit id="host" dataset="phones"></loss-fit>
     <loss-fit id="own" lang="en-GB" dataset="phones"></loss-fit>
     <loss-fit id="other" lang="fr" dataset="phones"></loss-fit>`,
    "ko-KR",
  );
  const text = async (/** @type {string} */ id) => {
    await page.waitForFunction((name) => document.querySelector(name)?.shadowRoot?.querySelector("canvas"), {}, id);
    return textOf(page, id);
  };
  assert.match(await text("#host"), /통화/);
  for (const id of ["#own", "#other"]) {
    assert.match(await text(id), /calls/);
    assert.doesNotMatch(await text(id), /[가-힣]/);
  }
});

forEachBrowser("code comes when an element comes near, also one that is put there later", async (_t, page, ctx) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const has = (/** @type {RegExp} */ name) => asked.some((url) => name.test(url));
  await ctx.openStranger(`<div style="height: 5000px"></div>${figures[0]}`);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  assert.ok(has(/embed\/lossbook\.js/) && !has(/\.wasm|assets\/(shared|loss-)/), "far away: nothing");
  await page.$eval("loss-fit", (element) => element.scrollIntoView({ behavior: "instant" }));
  await whenDrawn(page, "loss-fit");
  assert.ok(has(/\.wasm/));
  assert.ok(!has(/assets\/loss-curves/));
  await page.$eval("loss-fit", (element) => {
    element.insertAdjacentHTML("beforebegin", '<section><loss-curves losses="squared"></loss-curves></section>');
    element.remove();
  });
  await whenDrawn(page, "loss-curves");
});
