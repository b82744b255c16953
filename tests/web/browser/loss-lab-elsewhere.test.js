// The lab in other people's pages, which may start no thread of ours: it reads and fits in the page, and the page answers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { root } from "../../../scripts/setup.mjs";
import { loadEngine } from "../../../web/engine/engine.js";
import { wordsOf } from "./chapter.js";
import { frameIn } from "./frame.js";
import { forEachBrowser } from "./harness.js";
import { dropFile, fitsOf, readText, textOf, use, whenDone, whenShown } from "./loss-lab.js";

/** @typedef {import("puppeteer-core").Page | import("puppeteer-core").Frame} Place */

const engine = await loadEngine();
const words = wordsOf("en").ui["loss-lab"];
const { x, y } = JSON.parse(readFileSync(`${root}web/data/phones.json`, "utf8"));

/** @type {Record<string, (page: import("puppeteer-core").Page, ctx: import("./harness.js").Context) => Promise<Place>>} */
const places = {
  "by script in a page of another origin": async (page, { openStranger }) => {
    await openStranger('<main><h1>Mine</h1><loss-lab dataset="stackloss"></loss-lab></main>');
    return page;
  },
  "in a frame that may run scripts alone": async (page, { openStranger, base }) => {
    await openStranger("<h1>Mine</h1>");
    return frameIn(page, `${base}embed/?v=1&widget=loss-lab&dataset=stackloss`);
  },
};

for (const [where, open] of Object.entries(places)) {
  forEachBrowser(`${where}: tables are read and fitted`, async (_, page, ctx) => {
    const place = await open(page, ctx);
    await whenDone(place);
    assert.match(await textOf(place, ".summary .title"), /21 rows/);
    await readText(
      place,
      `year,calls\n${x.map((/** @type {number} */ at, /** @type {number} */ i) => `${at},${y[i]}`).join("\n")}`,
    );
    await whenDone(place);
    const fits = await fitsOf(place);
    for (const loss of /** @type {const} */ (["squared", "absolute"])) {
      assert.deepEqual(fits[loss], [...engine.fit({ loss, x, y }).coefficients]);
    }
    assert.match(await textOf(place, ".verdict .says"), /log-likelihood \+\d/);
    // "값,y" in CP949.
    await dropFile(place, Uint8Array.of(0xb0, 0xaa, ...new TextEncoder().encode(",y\n1,2\n2,3\n3,5\n4,6\n")));
    await whenDone(place);
    assert.match(await textOf(place, ".predictors"), /값$/);
    await readText(place, "name\nAda\n");
    assert.equal(await textOf(place, ".failure"), `${words["problem-noNumbers"]} ${words.kept}`);
    assert.match(await textOf(place, ".summary .title"), /4 rows/);
  });

  forEachBrowser(
    `${where}: the page answers while many rows are read, and reading stops when told`,
    async (_, page, ctx) => {
      const place = await open(page, ctx);
      await whenDone(place);
      /** Drops many rows, and lets time pass in the page until they are read, or until `most` turns. */
      const turns = (/** @type {number} */ most) =>
        place.$eval(
          "loss-lab",
          async (lab, limit) => {
            const { shadowRoot } = /** @type {any} */ (lab);
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([`x,y\n${"1,2\n2,3\n3,5\n5,6\n".repeat(100_000)}`], "many.csv"));
            shadowRoot
              .querySelector(".entrance")
              .dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
            const shown = new Set();
            for (let turn = 0; turn < limit && /** @type {any} */ (lab).reading; turn++) {
              await new Promise((resolve) => setTimeout(resolve));
              shown.add(shadowRoot.querySelector(".entrance progress")?.value);
              if (shown.size === limit) break;
            }
            return shown.size;
          },
          most,
        );
      assert.ok((await turns(1e6)) >= 10);
      await use(place, ".stop");
      await place.waitForFunction(
        () => /** @type {any} */ (document.querySelector("loss-lab")).run.state === "cancelled",
      );
      assert.match(await textOf(place, ".summary .title"), /^many\.csv 400,000 rows/);
      await readText(place, "x,y\n1,2\n2,4\n3,6.5\n");
      await whenDone(place);
      await turns(4);
      await use(place, ".stop-reading");
      await whenShown(place, ".failure");
      assert.equal(await textOf(place, ".failure"), `${words["problem-cancelled"]} ${words.kept}`);
      assert.match(await textOf(place, ".summary .title"), /3 rows/);
    },
  );
}

forEachBrowser(
  "in a frame without data it waits for some; of a data set that is not there it tells",
  async (_, page, ctx) => {
    await ctx.openStranger("<h1>Mine</h1>");
    const empty = await frameIn(page, `${ctx.base}embed/?v=1&widget=loss-lab&nothing=1`);
    await whenShown(empty, ".empty");
    await empty.waitForSelector(".note");
    await ctx.openStranger("<h1>Mine</h1>");
    const other = await frameIn(page, `${ctx.base}embed/?v=1&widget=loss-lab&dataset=nothing`);
    await other.waitForSelector(".note");
    await whenDone(other);
    assert.match(await textOf(other, ".summary .title"), /24 rows/);
  },
);
