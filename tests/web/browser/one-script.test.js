// lossbook-embed.js alone in a folder, in a page that is opened from the disk without a network.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { root } from "../../../scripts/setup.mjs";
import { loadEngine } from "../../../web/engine/engine.js";
import { figures, whenDrawn } from "./figures.js";
import { forEachBrowser } from "./harness.js";
import { readText, textOf, whenDone } from "./loss-lab.js";

const phones = JSON.parse(readFileSync(`${root}web/data/phones.json`, "utf8"));

const folder = mkdtempSync(join(tmpdir(), "lossbook-one-script-"));
after(() => rmSync(folder, { recursive: true }));
copyFileSync(`${root}dist/lossbook-embed.js`, join(folder, "lossbook-embed.js"));

/** A page beside the script. @param {string} name @param {string} body @param {string} [lang] */
function hostPage(name, body, lang = "en") {
  const path = join(folder, `${name}.html`);
  const head = '<title>Mine</title><link rel="icon" href="data:,"><script src="lossbook-embed.js"></script>';
  writeFileSync(
    path,
    `<!doctype html><html lang="${lang}"><meta charset="utf-8">${head}<main><h1>Mine</h1>${body}</main>`,
  );
  return path;
}

forEachBrowser("every element is live, and the line is the engine's", async (_t, page, { openFile }) => {
  await openFile(hostPage("all", figures.join("\n")));
  for (const figure of figures) {
    const tag = /** @type {string} */ (figure.match(/[a-z-]+/)?.[0]);
    await page.$eval(tag, (element) => element.scrollIntoView({ behavior: "instant" }));
    await whenDrawn(page, tag);
  }
  const { coefficients } = (await loadEngine()).fit({ loss: "squared", x: phones.x, y: phones.y });
  const shown = await page.$eval("loss-fit", (element) =>
    [.../** @type {any} */ (element).fits[0].coefficients].map(Number),
  );
  assert.deepEqual(shown, [...coefficients]);
});

forEachBrowser("what a thread does elsewhere the page does itself, in Korean", async (_t, page, { openFile }) => {
  await openFile(hostPage("lab", '<loss-lab dataset="phones"></loss-lab>', "ko"));
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-lab"))?.run?.state === "done");
  const years = phones.x.map((/** @type {number} */ x) => x + phones.xOrigin);
  const { coefficients } = (await loadEngine()).fit({ loss: "squared", x: years, y: phones.y });
  const { found, words } = await page.$eval("loss-lab", (lab) => {
    const { outcomes } = /** @type {any} */ (lab).run;
    const squared = outcomes.find((/** @type {any} */ { choice }) => choice.loss === "squared");
    return { found: [...squared.fit.coefficients], words: lab.shadowRoot?.querySelector("table")?.textContent ?? "" };
  });
  assert.deepEqual(found, [...coefficients]);
  assert.match(words, /[가-힣]/);
  await readText(page, "x,y\n1,2\n2,4\n3,6.5\n4,8\n");
  await whenDone(page);
  assert.match(await textOf(page, ".summary .title"), /행 4개, 열 2개/);
});

forEachBrowser("it may be imported as well", async (_t, page, { open, base }) => {
  await open("en/");
  await page.evaluate((address) => import(address).then(() => {}), `${base}lossbook-embed.js`);
  await page.evaluate(() =>
    document.querySelector("main")?.insertAdjacentHTML("afterbegin", "<loss-curves></loss-curves>"),
  );
  await whenDrawn(page, "loss-curves");
});
