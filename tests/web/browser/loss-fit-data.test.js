// The data sets that <loss-fit> can be asked for, and what its estimators say of them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { root } from "../../../scripts/setup.mjs";
import { forEachBrowser } from "./harness.js";
import { chapter, drag, ready, settings, settle, slopes, stickingOut } from "./loss-fit.js";

const all = "phones starsCYG engel anscombe1 anscombe2 anscombe3 anscombe4 stackloss";
const cases = JSON.parse(readFileSync(`${root}tests/golden/real_mscale.json`, "utf8")).cases;
const golden = (/** @type {string} */ id, /** @type {string} */ estimator) =>
  cases
    .find((/** @type {any} */ each) => each.id === id)
    .fits.find((/** @type {any} */ fit) => fit.estimator === estimator).coef[1];

/** What the figure says once it shows them; the title is there before. @type {Record<string, string>} */
const said = { phones: "calls =", starsCYG: "log light =", engel: "food =", anscombe3: "y = 4.0" };

/** @param {import("puppeteer-core").Page} page @param {string} id */
async function choose(page, id) {
  await page.select("loss-fit >>> select", id);
  await page.waitForFunction(
    (words) => document.querySelector("loss-fit")?.shadowRoot?.textContent?.includes(words),
    {},
    said[id],
  );
  await settle(page);
}

forEachBrowser(
  "data sets load when they are chosen, and their lines have the published slopes",
  async (_, page, { open, axe }) => {
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await open(chapter, { width: 390 });
    await ready(page, { datasets: all, losses: "squared absolute huber tukey", scale: "s" });
    const fetched = (/** @type {string} */ id) => asked.some((path) => path.includes(`/${id}-`));
    assert.ok(fetched("phones") && !fetched("starsCYG") && !fetched("engel"), "only what is shown");
    await axe("loss-fit");

    await choose(page, "starsCYG");
    const stars = await slopes(page);
    assert.ok(fetched("starsCYG") && !fetched("engel"));
    // Rousseeuw and Leroy (1987), p. 28: least squares slopes down, as do most robust ones; MM goes up.
    assert.ok(Math.abs(stars.squared - -0.4133) < 5e-5 && stars.absolute < 0 && stars.huber < 0);
    assert.ok(Math.abs(stars.tukey - golden("starsCYG", "mm_lmrob")) < 1e-3 * stars.tukey);

    await choose(page, "engel");
    // Koenker and Bassett (1982): the median line of food on income.
    const { absolute } = await slopes(page);
    assert.ok(Math.abs(absolute - 0.5601805512094196) < 1e-9);

    await choose(page, "anscombe3");
    const quartet = await slopes(page);
    assert.ok(Math.abs(quartet.squared - 0.4997) < 5e-5 && Math.abs(quartet.tukey - 0.3454) < 5e-4);
    assert.deepEqual(await stickingOut(page), []);
  },
);

forEachBrowser("what the reader did to a data set is there when it is chosen again", async (_, page, { open }) => {
  await open(chapter);
  await ready(page, { datasets: all });
  await drag(page, 19, 0, 90);
  const moved = await slopes(page);
  await choose(page, "starsCYG");
  await choose(page, "phones");
  assert.deepEqual(await slopes(page), moved);
});

forEachBrowser("a scale that is none is answered", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await settings(page, { scale: "large" });
  assert.match(
    await page.$eval("loss-fit >>> .failure", (failure) => failure.textContent ?? ""),
    /large.*mad, joint, s/,
  );
});
