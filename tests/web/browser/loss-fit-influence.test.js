// What <loss-fit> shows of single points: their weights, and what changes without one.

import assert from "node:assert/strict";
import { loadEngine } from "../../../web/engine/engine.js";
import { forEachBrowser } from "./harness.js";
import { chapter, drag, listen, pointAt, press, ready, settings, settle, shown, slopes, textOf } from "./loss-fit.js";

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
    // R: hatvalues(lm(log.light ~ log.Te, starsCYG))[34] is 0.194, of a mean of 2/47.
    assert.match(
      await textOf(page, ".kind"),
      /leverage is 0\.194, 4\.6 times .* \(0\.043\)\. An outlier with leverage/,
    );

    // The next point by keyboard: another is left out.
    await page.focus('loss-fit >>> .handle[tabindex="0"]');
    await page.keyboard.press("Home");
    await settle(page);
    assert.match(await textOf(page, ".note"), /log temperature 3\.48, log light 6\.05/);
    const { squared } = await beside(page);
    assert.equal(squared, -0.23);
    await page.waitForFunction(() =>
      /leverage is 0\.\d+, /.test(
        document.querySelector("loss-fit")?.shadowRoot?.querySelector("[role=status]")?.textContent ?? "",
      ),
    );

    // An ordinary x, far up: a vertical outlier.
    const ordinary = await page.$$eval("loss-fit >>> .handle", (handles) =>
      handles.findIndex((handle) => handle.getAttribute("aria-label")?.includes("temperature 4.38, log light 5.02")),
    );
    await drag(page, ordinary, 0, -120);
    assert.match(await textOf(page, ".kind"), /A vertical outlier: its x is ordinary/);
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

forEachBrowser(
  "while a point is dragged MM follows, and at rest every line is the engine's",
  async (_, page, { open }) => {
    await open(chapter);
    await listen(page);
    await ready(page, { ...stars, losses: "squared absolute huber tukey" });
    await page.waitForFunction(() => /** @type {any} */ (globalThis).shown?.points.length === 47);
    const engine = await loadEngine();
    const right = async () => {
      const { points } = await shown(page);
      const [x, y] = [points.map((point) => point.x), points.map((point) => point.y)];
      return engine.fit({ loss: "tukey", scale: "s", x, y }).coefficients[1];
    };
    const { x, y } = await pointAt(page, 33);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 10; step += 1) await page.mouse.move(x + 15 * step, y + 20 * step);
    await settle(page); // until the line has heard of the last step
    // Held there: the thread answers, and nothing is old any more.
    await page.waitForFunction(() => {
      const widget = /** @type {any} */ (document.querySelector("loss-fit"));
      return widget.fits.length === 4 && !widget.shadowRoot.querySelector(".stale");
    });
    await settle(page);
    assert.ok(Math.abs((await slopes(page)).tukey - (await right())) < 1e-9);
    await page.mouse.move(x, y + 150);
    await page.mouse.up();
    await settle(page);
    assert.equal((await page.$$("loss-fit >>> .stale")).length, 0);
    assert.ok(Math.abs((await slopes(page)).tukey - (await right())) < 1e-9);
  },
);
