// What <loss-fit> shows of single points: their weights, and what changes without one.

import assert from "node:assert/strict";
import { forEachBrowser } from "./harness.js";
import { chapter, press, ready, settings, settle, textOf } from "./loss-fit.js";

/** The column beside the slopes, by loss. @param {import("puppeteer-core").Page} page */
const beside = async (page) =>
  Object.fromEntries(
    await page.$$eval("loss-fit >>> tr[data-loss]", (rows) =>
      rows.map((row) => [
        /** @type {HTMLElement} */ (row).dataset.loss,
        Number(row.querySelector(".change")?.textContent?.trim().replace("−", "-")),
      ]),
    ),
  );

const stars = { dataset: "starsCYG", losses: "squared huber tukey", scale: "s" };

forEachBrowser(
  "the lines without a point: no giant alone turns the star cluster's line",
  async (_, page, { open, axe }) => {
    await open(chapter, { width: 390 });
    await ready(page, { ...stars, influence: "34" });
    await page.waitForFunction(() =>
      document.querySelector("loss-fit")?.shadowRoot?.querySelector(".note")?.textContent?.includes("6.29"),
    );
    await axe("loss-fit");
    // R: coef(lm(log.light ~ log.Te, starsCYG[-34, ]))[2]
    assert.equal((await beside(page)).squared, -0.17);
    assert.match(await textOf(page, ".readout thead"), /Without it/);

    // The next point by keyboard: another is left out.
    await page.focus('loss-fit >>> .handle[tabindex="0"]');
    await page.keyboard.press("Home");
    await settle(page);
    assert.match(await textOf(page, ".note"), /log temperature 3\.48, log light 6\.05/);
    const { squared } = await beside(page);
    assert.equal(squared, -0.23);
  },
);

forEachBrowser(
  "points can be sized by the weight under a loss, which the reader chooses",
  async (_, page, { open, axe }) => {
    await open(chapter);
    await ready(page, { ...stars, weights: "tukey" });
    await page.waitForFunction(() =>
      document.querySelector("loss-fit")?.shadowRoot?.textContent?.includes("log light"),
    );
    assert.match(await textOf(page, ".residuals"), /weight under/);
    const inked = () =>
      page.$eval("loss-fit >>> canvas", (canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
    const byTukey = await inked();
    await press(page, '.residuals input[value="squared"]');
    assert.notEqual(await inked(), byTukey);
    await axe("loss-fit");
    await settings(page, { weights: "none" });
    assert.equal(await textOf(page, ".note"), "");
  },
);
