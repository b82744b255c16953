// What the tests of the chapter share: its address, its strings, and waiting until its figures are live.

import { chaptersIn, widgetWordsIn, words } from "../../../web/site/build/content.js";

export const languages = /** @type {const} */ (["en", "ko"]);

/** Every chapter that is written, in the book's order. */
export const chapters = chaptersIn("en")
  .filter(({ written }) => written)
  .map(({ id }) => id);

/** @param {string} language */
export const chapter = (language, id = "why-squared-error") => `${language}/${id}/`;

/** The strings of a language: the widgets', with those of each under its tag, and the pages'. @returns {{ ui: any, site: any }} */
export function wordsOf(/** @type {string} */ language) {
  return { ui: widgetWordsIn(language), site: words(language).site };
}

/** Every widget of the page that does not wait to be near has started, the figures that fit have their fits, and the fonts are here. @param {import("puppeteer-core").Page} page */
export async function whenLive(page) {
  await page.waitForFunction(() => {
    const all = /** @type {any[]} */ ([...document.querySelectorAll("*")]);
    const widgets = all.filter(
      (each) => each.localName.startsWith("loss-") && !each.matches('[loading="lazy"]:not(:defined)'),
    );
    return (
      widgets.length > 0 &&
      widgets.every(({ shadowRoot, ready }) => shadowRoot?.childElementCount && ready !== false) &&
      widgets.every(({ localName, fits }) => localName !== "loss-fit" || fits?.length > 0) &&
      widgets.every(({ localName, run }) => localName !== "loss-lab" || run?.state === "done")
    );
  });
  await page.evaluate(() => document.fonts.ready.then(() => {}));
}

/** The reader has come to the cards, which wait for that, and one is asked. @param {import("puppeteer-core").Page} page */
export async function whenAsked(page) {
  await page.$eval("loss-recall", (cards) => cards.scrollIntoView({ behavior: "instant" }));
  await page.waitForFunction(() => document.querySelector("loss-recall")?.shadowRoot?.querySelector(".deck"));
}

/** What a reader can see of a text: the visible text of the page, shadow trees and slots in their places. */
export const visibleText = (/** @type {import("puppeteer-core").Page} */ page) =>
  page.evaluate(() => {
    /** @param {Node} node @returns {string} */
    const textOf = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
      if (!(node instanceof Element) || /^(script|style|title|desc)$/.test(node.localName)) return "";
      if (!node.checkVisibility({ visibilityProperty: true }) && getComputedStyle(node).display !== "contents")
        return "";
      const inside = node instanceof HTMLSlotElement && node.assignedNodes().length > 0 ? node.assignedNodes() : null;
      return [...(inside ?? node.shadowRoot?.childNodes ?? node.childNodes)].map(textOf).join(" ");
    };
    return textOf(document.body).replace(/\s+/g, " ");
  });
