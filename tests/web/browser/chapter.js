// What the tests of the chapter share: its address, its strings, and waiting until its figures are live.

import { readFileSync } from "node:fs";
import { root } from "../../../scripts/setup.mjs";

export const languages = /** @type {const} */ (["en", "ko"]);

/** @param {string} language */
export const chapter = (language) => `${language}/why-squared-error/`;

/** The strings of a language. @param {string} language @returns {{ ui: any, site: any }} */
export function wordsOf(language) {
  const read = (/** @type {string} */ name) =>
    JSON.parse(readFileSync(`${root}web/content/${language}/${name}.json`, "utf8"));
  return { ui: read("ui"), site: read("site") };
}

/** Every widget of the page has started, and the figure has its fits. @param {import("puppeteer-core").Page} page */
export async function whenLive(page) {
  await page.waitForFunction(() => {
    const widgets = [...document.querySelectorAll("loss-fit, loss-curves, loss-predict, loss-recall")];
    const figure = /** @type {any} */ (document.querySelector("loss-fit"));
    return (
      widgets.length >= 4 && widgets.every((widget) => widget.shadowRoot?.childElementCount) && figure.fits?.length > 0
    );
  });
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
