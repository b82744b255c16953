// The harness itself: it sees what it must see, in both browsers.

import assert from "node:assert/strict";
import { forEachBrowser, sidewaysOverflow } from "./harness.js";

forEachBrowser("a page's mistakes are seen", async (_t, page, { open, problems, axe }) => {
  await open("en/");
  await page.evaluate(() => {
    console.error("said aloud");
    setTimeout(() => {
      throw new Error("thrown away");
    });
    document.body.append(Object.assign(document.createElement("img"), { src: "https://elsewhere.invalid/x.png" }));
    document.body.append(Object.assign(document.createElement("script"), { textContent: "1" }));
    return fetch("missing.json");
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const all = problems.join("\n");
  for (const part of ["said aloud", "thrown away", "img-src", "script-src", "status 404"])
    assert.match(all, new RegExp(part));
  problems.length = 0;
  await assert.rejects(axe, /image-alt/);
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("div"), { textContent: "wide", style: "width: 3000px" }));
  });
  assert.equal((await sidewaysOverflow(page)) > 1000, true);
});
