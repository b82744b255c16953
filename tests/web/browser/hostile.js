// What the tests of hostile input share: the corpus inside a page, and a look at what it must not have done there.

import { payloads } from "../hostile.js";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("puppeteer-core").Frame} Frame */

/** Gives the page the corpus, each text to be made when it is used, and a look at what there must not be. @param {Page | Frame} page */
export const arm = (page) =>
  page.evaluate((list) => {
    const corpus = list.map(({ name, parts }) => ({
      name,
      size: parts.reduce((sum, [text, times]) => sum + text.length * times, 0),
      get text() {
        return parts.map(([text, times]) => text.repeat(times)).join("");
      },
    }));
    const foreign =
      "script, iframe, img, object, embed, video, audio, base, meta, link, form, style, animate, use, marquee";
    /** What was done, and what stands in a shadow root of ours that never does. @param {ParentNode | null} [inside] */
    const harm = (inside) => {
      const strangers = inside?.querySelectorAll(foreign) ?? [];
      return [
        ...("hit" in window ? ["it ran"] : []),
        ...("polluted" in {} || Object.keys(Object.prototype).length > 0 ? ["every object has it"] : []),
        ...Array.from(strangers, ({ localName }) => `<${localName}>`),
      ];
    };
    /** Attributes that would run. @param {ParentNode} inside */
    const handlers = (inside) =>
      Array.from(inside.querySelectorAll("*")).flatMap((element) =>
        element.getAttributeNames().filter((name) => /^on|^srcdoc$/.test(name)),
      );
    Object.assign(globalThis, { corpus, harm, handlers });
  }, payloads);

/** @param {Page} page @param {string[]} problems */
export function noDialogs(page, problems) {
  page.on("dialog", (dialog) => {
    problems.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
}
