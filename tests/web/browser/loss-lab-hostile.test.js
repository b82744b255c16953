// Hostile tables through the lab's entrance: nothing in them runs, nothing hangs, and what was there does not vanish.

import assert from "node:assert/strict";
import { hostileTables } from "../hostile-tables.js";
import { forEachBrowser } from "./harness.js";
import { fitsOf, openLab, readText, whenDone } from "./loss-lab.js";

forEachBrowser("hostile tables are refused with a word, or read as text and numbers", async (_, page, { open }) => {
  await openLab(page, open);
  page.on("dialog", (dialog) => assert.fail(dialog.message()));
  /** What the lab is made of, and what ran. */
  const state = () =>
    page.evaluate(() => {
      const lab = /** @type {any} */ (document.querySelector("loss-lab"));
      const all = [...lab.shadowRoot.querySelectorAll("*")];
      return {
        hit: "hit" in window || "polluted" in {},
        foreign: all
          .map(({ localName }) => localName)
          .filter((name) => /^(script|img|iframe|object|embed|video|audio|base|meta|link|form|loss-)/.test(name)),
        handlers: all.filter((each) => each.getAttributeNames().some((/** @type {string} */ name) => /^on/.test(name)))
          .length,
        links: all.filter((each) => each.hasAttribute("href") || each.hasAttribute("src")).length,
        refused: Boolean(lab.shadowRoot.querySelector(".failure")),
        rows: lab.run?.used.rows.length,
        place: location.pathname,
      };
    });
  const { place } = await state();
  for (const { name, source } of hostileTables) {
    // Large bytes go in as a file, made in the page: a debugger's line is not for ten megabytes.
    await page.evaluate(
      (text, bytes) => {
        const lab = /** @type {any} */ (document.querySelector("loss-lab"));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text ?? Uint8Array.from(bytes)], "<img src=x onerror=hit=1>.csv"));
        lab.shadowRoot
          .querySelector(".entrance")
          .dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      },
      typeof source === "string" ? source : null,
      typeof source === "string" ? [] : [...source],
    );
    await page.waitForFunction(() => !(/** @type {any} */ (document.querySelector("loss-lab")).reading));
    await page.waitForFunction(() => {
      const { run } = /** @type {any} */ (document.querySelector("loss-lab"));
      return run === undefined || run.state === "done";
    });
    const now = await state();
    assert.deepEqual(
      { hit: now.hit, foreign: now.foreign, handlers: now.handlers, links: now.links, place: now.place },
      { hit: false, foreign: [], handlers: 0, links: 0, place },
      name,
    );
    assert.ok(now.refused || now.rows !== undefined, `${name}: something is shown`);
  }
  // And it still works.
  await readText(page, "x,y\n1,2\n2,4\n3,6.5\n4,8\n");
  await whenDone(page);
  assert.ok((await fitsOf(page)).squared.length === 2);
});
