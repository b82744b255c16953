// Whatever strangers write into an address of the book or of a frame: nothing runs, nothing hangs, and a word says that it
// could not be read.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { root } from "../../../scripts/setup.mjs";
import { lengthOf, payloads, textOf } from "../hostile.js";
import { whenDrawn } from "./figures.js";
import { forEachBrowser } from "./harness.js";
import { arm, noDialogs } from "./hostile.js";

/** Without halves of characters, which no address holds. */
const wellFormed = (/** @type {string} */ text) => new TextDecoder().decode(new TextEncoder().encode(text));

/** So many at a time, and those that are too long for an address by themselves. */
const batches = (() => {
  /** @type {string[][]} */
  const all = [];
  let size = Number.POSITIVE_INFINITY;
  for (const payload of payloads) {
    if (lengthOf(payload) > 100_000) continue;
    const text = textOf(payload);
    const length = lengthOf(payload) > 3000 ? Number.POSITIVE_INFINITY : encodeURIComponent(wellFormed(text)).length;
    if (size + length > 3000 || (all.at(-1)?.length ?? 0) >= 24) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(text);
    size += length;
  }
  return all;
})();

/** Every payload as a value and as a name of a query. @param {string[]} texts @param {string[]} names */
function queryOf(texts, names) {
  const query = new URLSearchParams();
  for (const [i, text] of texts.entries()) {
    query.append(names[i % names.length], text);
    query.append(text, "1");
  }
  return query;
}

const attributes = [
  "dataset",
  "losses",
  "residuals",
  "weights",
  "influence",
  "delta",
  "tau",
  "c",
  "alpha",
  "scale",
  "points",
  "unseen",
];

forEachBrowser("as the address of a frame", async (_t, page, { base, open, problems }) => {
  noDialogs(page, problems);
  for (const texts of batches) {
    const query = queryOf(texts, attributes);
    if (String(query).length > 12_000) continue; // which no server takes
    for (const name of ["lang", "theme"]) query.append(name, texts[0]);
    const hash = encodeURIComponent(wellFormed(texts.at(-1) ?? "")).slice(0, 2000);
    await open(`embed/?v=1&widget=loss-fit&${query}#${hash}`);
    await page.waitForSelector(".note:not(:empty)");
    await whenDrawn(page, "loss-fit");
    await arm(page);
    const found = await page.evaluate(() => {
      const { harm } = /** @type {any} */ (globalThis);
      const place = /** @type {Element} */ (document.querySelector(".place"));
      return {
        harm: [...harm(place), ...harm(place.firstElementChild?.shadowRoot)],
        names: place.firstElementChild?.getAttributeNames(),
        note: place.querySelector(".note")?.children.length,
        at: location.pathname,
      };
    });
    assert.deepEqual([found.harm, found.note, base.endsWith(found.at.replace("embed/", ""))], [[], 0, true]);
    assert.deepEqual(
      found.names?.filter((name) => !["losses", "dataset"].includes(name)),
      [],
    );
  }
});

const manifest = JSON.parse(readFileSync(`${root}dist/assets/manifest.json`, "utf8"));

forEachBrowser("as the address of a page of the book", async (_t, page, { open, base, problems }) => {
  noDialogs(page, problems);
  // As a reader follows a link.
  await open(
    `en/why-squared-error/?v=1&figure=${encodeURIComponent('"><img src=x onerror=hit=1>')}&${queryOf(batches[0], attributes)}`,
  );
  await page.waitForSelector("main > .missing:not(:empty)");
  await open("en/why-squared-error/");
  await page.waitForFunction(() => document.querySelector("loss-fit")?.shadowRoot?.querySelector("canvas"));
  await arm(page);
  const id = await page.$eval("loss-fit", (element) => element.id);
  const queries = [
    ...batches.map((texts) => `v=1&figure=${id}&${queryOf(texts, attributes)}`),
    ...batches
      .flatMap((texts) => texts.filter((text) => text.length < 2000))
      .map((text) => `v=1&${new URLSearchParams({ figure: text })}`),
    ...batches[0].map((text) => String(new URLSearchParams({ v: text, figure: id, losses: "huber" }))),
  ];
  // And as the page does it for each of them.
  const found = await page.evaluate(
    async (address, list) => {
      const { restore } = await import(address);
      const { harm } = /** @type {any} */ (globalThis);
      const wrong = [];
      const scripts = document.querySelectorAll("script, iframe, img").length;
      for (const query of list) {
        history.replaceState(null, "", `?${query}`);
        await restore();
        const note = document.querySelector(".missing");
        const figure = document.querySelector("loss-fit");
        const done = [...harm(note), ...harm(figure?.shadowRoot)];
        if (done.length > 0 || !note?.textContent) wrong.push(`${query.slice(0, 200)}: ${done}`);
        if (figure?.getAttributeNames().some((name) => /^on|^style/.test(name))) wrong.push(query.slice(0, 200));
        note?.remove();
      }
      if (document.querySelectorAll("script, iframe, img").length !== scripts) wrong.push("the page has others");
      return wrong;
    },
    base + manifest["web/site/take/restore.js"].file,
    queries,
  );
  assert.deepEqual(found, []);
  await page.waitForFunction(() => document.querySelector("loss-fit")?.shadowRoot?.querySelector("canvas"));
});
