// What the tests of elements in other people's pages share: all of them, and waiting until one has drawn.

import assert from "node:assert/strict";

/** Every figure of the book, as a page with nothing of ours writes it. */
export const figures = [
  '<loss-fit dataset="phones" losses="squared huber"></loss-fit>',
  '<loss-fit dataset="starsCYG" losses="squared tukey" datasets="starsCYG phones engel"></loss-fit>',
  "<loss-curves></loss-curves>",
  "<loss-mle></loss-mle>",
  "<loss-clt></loss-clt>",
  "<loss-estimand></loss-estimand>",
  "<loss-conditional></loss-conditional>",
  '<loss-descent dataset="anscombe1"></loss-descent>',
  '<loss-general view="adaptive" dataset="barron"></loss-general>',
  "<loss-breakdown></loss-breakdown>",
  "<loss-efficiency></loss-efficiency>",
  '<loss-lab dataset="phones"></loss-lab>',
];

/** Waits until an element has drawn, or says why it cannot. @param {import("puppeteer-core").Page} page @param {string} tag */
export async function whenDrawn(page, tag) {
  await page.waitForFunction(
    (name) => document.querySelector(name)?.shadowRoot?.querySelector("canvas, [role=alert]"),
    {},
    tag,
  );
  const alert = await page.$(`${tag} >>> [role=alert]`);
  assert.equal(await alert?.evaluate(({ textContent }) => textContent), undefined);
}
