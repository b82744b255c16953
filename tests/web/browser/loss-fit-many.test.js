// A million points: seen as an image, fitted in a thread, and one of them still moves.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after } from "node:test";
import { root } from "../../../scripts/setup.mjs";
import { loadEngine } from "../../../web/engine/engine.js";
import { drawData } from "../../../web/widgets/loss-fit/synthetic.js";
import { thread } from "../../../web/widgets/loss-fit/thread.js";
import { focused, forEachBrowser } from "./harness.js";
import {
  chapter,
  drag,
  openTable,
  plotBox,
  pointAt,
  press,
  ready,
  settings,
  slopes,
  stickingOut,
  textOf,
  type,
} from "./loss-fit.js";

const n = 1_000_000;
const attributes = {
  dataset: "synthetic",
  datasets: "phones synthetic",
  n: String(n),
  noise: "laplace",
  contamination: "0.1",
  kind: "leverage",
  scale: "s",
  losses: "squared absolute huber tukey",
};

after(() => thread.close());

/** The same points as the page's. */
const columns = drawData({ n, noise: "laplace", contamination: 0.1, kind: "leverage", seed: 1 });
const engine = await loadEngine();

/** Every line's slope, by the engine, with the last point at its place or another. @param {{ x: number, y: number }} [place] */
async function expected(place) {
  const [x, y] = [(await columns).x, (await columns).y].map((values) => Float64Array.from(values));
  if (place) [x[n - 1], y[n - 1]] = [place.x, place.y];
  return slopesOf(x, y);
}

/** @param {Float64Array} x @param {Float64Array} y */
function slopesOf(x, y) {
  const fit = (/** @type {any} */ choice) => engine.fit({ ...choice, x, y }).coefficients[1];
  return {
    squared: fit({ loss: "squared" }),
    absolute: fit({ loss: "absolute" }),
    huber: fit({ loss: "huber", scale: "mad" }),
    tukey: fit({ loss: "tukey", scale: "s" }),
  };
}

/** Until every line is that of the points shown. @param {import("puppeteer-core").Page} page */
const fitted = (page, size = "1,000,000") =>
  page.waitForFunction(
    (said) => {
      const root = document.querySelector("loss-fit")?.shadowRoot;
      const isDone = root?.querySelectorAll("tr[data-loss]").length === 4 && !root.querySelector(".stale, .busy");
      return isDone && root.querySelector(".note")?.textContent?.includes(said);
    },
    { timeout: 60_000 },
    size,
  );

/** @param {Record<string, number>} found @param {Record<string, number>} right */
function same(found, right) {
  assert.deepEqual(Object.keys(found), Object.keys(right));
  // A fit that starts from the last one ends within the solver's tolerance of one that does not.
  for (const [loss, slope] of Object.entries(right))
    assert.ok(Math.abs(found[loss] - slope) < 1e-6, `${loss}: ${found[loss]}, not ${slope}`);
}

/** Where the point that can be moved is. @param {import("puppeteer-core").Page} page */
const marked = (page) =>
  page.$eval("loss-fit", (widget) => {
    const name = widget.shadowRoot?.querySelector(".handle")?.getAttribute("aria-label") ?? "";
    const [, x, y] = name.match(/x (\S+), y (\S+)/) ?? [];
    return { x: Number(x.replace("−", "-")), y: Number(y.replace("−", "-")) };
  });

forEachBrowser(
  "a million points: axe, their lines are the engine's, one point moves",
  async (_, page, { open, axe }) => {
    await open(chapter, { width: 320 });
    await ready(page, attributes);
    await fitted(page);
    same(await slopes(page), await expected());
    await axe("loss-fit");
    assert.deepEqual(await stickingOut(page), []);
    assert.equal((await page.$$("loss-fit >>> .handle")).length, 1);
    const [x, y] = [(await columns).x, (await columns).y];
    const beyond = x.filter((_, i) => y[i] > 17 || y[i] < -11 || x[i] > 20.5).length;
    assert.ok(beyond > 0);
    assert.match(await textOf(page, ".note"), new RegExp(`${beyond.toLocaleString("en")} points lie beyond`));

    // By keyboard: picked up, moved, dropped.
    await page.focus("loss-fit >>> .handle");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Enter");
    for (let i = 0; i < 12; i += 1) await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    assert.match(await focused(page), /button\.handle$/);
    await fitted(page);
    same(await slopes(page), await expected(await marked(page)));
    await page.waitForFunction(() =>
      /Dropped at x 19\.8, .* Slopes: squared error/.test(
        document.querySelector("loss-fit")?.shadowRoot?.querySelector("[role=status]")?.textContent ?? "",
      ),
    );

    // With the mouse, and back.
    await drag(page, 0, -60, -40);
    await fitted(page);
    same(await slopes(page), await expected(await marked(page)));
    await page.$eval("loss-fit >>> .reset", (button) => /** @type {HTMLElement} */ (button).click());
    await fitted(page);
    same(await slopes(page), await expected());
  },
);

/** 3,000 points about a line of slope 1, and a far one in row 1,501. */
const many = Array.from({ length: 3000 }, (_, i) => ({ x: i / 100, y: i === 1500 ? -40 : 2 + i / 100 + Math.sin(i) }));

/** @param {{ row: number, y: number }} [moved] */
const slopesOfMany = (moved) =>
  slopesOf(
    Float64Array.from(many, ({ x }) => x),
    Float64Array.from(many, ({ y }, i) => (i + 1 === moved?.row ? moved.y : y)),
  );

/** Puts them in the place of Engel's households, before the page asks for these. @param {import("puppeteer-core").Page} page */
async function placeMany(page) {
  const file = readdirSync(`${root}dist/assets`).find((name) => /^engel-.*\.js$/.test(name));
  const data = { x: many.map(({ x }) => x), y: many.map(({ y }) => y) };
  await page.evaluate(
    async (url, columns) => {
      const { default: engel } = await import(new URL(url, document.baseURI).href);
      Object.assign(engel, columns);
    },
    `../../assets/${file}`,
    data,
  );
}

/** @param {import("puppeteer-core").Page} page @param {number} row */
async function chooseRow(page, row) {
  await page.$eval("loss-fit >>> .row-chooser input", (field) => /** @type {HTMLInputElement} */ (field).select());
  await page.focus("loss-fit >>> .row-chooser input");
  await page.keyboard.type(String(row));
  await page.keyboard.press("Enter");
  await fitted(page, "3,000");
}

forEachBrowser(
  "of a registered data set of 3,000 points any row is chosen, by number or by a tap, weighed and moved",
  async (_, page, { open, axe }) => {
    await open(chapter, { width: 390 });
    await placeMany(page);
    await ready(page, { ...attributes, dataset: "engel", residuals: "none" });
    await fitted(page, "3,000");
    same(await slopes(page), slopesOfMany());
    const kind = () => textOf(page, ".note.kind");
    assert.match(await kind(), /^Row 3,000: /);

    await chooseRow(page, 1501);
    // Far off: squared error listens as to any other, Huber little, MM not at all.
    assert.match(
      await kind(),
      /^Row 1,501: .* 15, .* −40\. .*squared error 1\.00, .*Huber loss 0\.0\d, MM estimate 0\.00/,
    );
    assert.equal((await page.$$("loss-fit >>> .handle")).length, 1, "what was never moved goes back into the image");

    await openTable(page);
    const table = await page.$$eval("loss-fit >>> .data tbody th", (cells) => cells.map((cell) => cell.textContent));
    assert.deepEqual(
      table,
      Array.from({ length: 10 }, (_, i) => String(1501 + i)),
    );
    assert.equal(await textOf(page, "tr[aria-current] th"), "1501");
    await type(page, 4, "y", "100");
    await fitted(page, "3,000");
    assert.match(await kind(), /^Row 1,504: .* 100\./);
    same(await slopes(page), slopesOfMany({ row: 1504, y: 100 }));
    await axe("loss-fit");
    assert.deepEqual(await stickingOut(page), []);

    // Another row, by its number and by a tap where it is; the one that was moved stays where it was put.
    await chooseRow(page, 1501);
    assert.equal((await page.$$("loss-fit >>> .handle")).length, 2);
    const [box, point] = [await plotBox(page), await pointAt(page, 1)];
    await chooseRow(page, 1);
    await page.$eval("loss-fit >>> .plot", (plot) => plot.scrollIntoView({ block: "center", behavior: "instant" }));
    const now = await plotBox(page);
    await page.mouse.click(point.x + now.x - box.x, point.y + now.y - box.y);
    await fitted(page, "3,000");
    assert.match(await kind(), /^Row 1,501: /);
    same(await slopes(page), slopesOfMany({ row: 1504, y: 100 }));

    await press(page, '.row-chooser [aria-label="Ten rows on"]');
    assert.match(await kind(), /^Row 1,511: /);
    await press(page, ".reset");
    await fitted(page, "3,000");
    same(await slopes(page), slopesOfMany());
  },
);

forEachBrowser(
  "a reader who goes on before a million points are there sees what was asked for last",
  async (_, page, { open }) => {
    await open(chapter);
    await ready(page, attributes);
    await settings(page, { seed: "2" });
    await settings(page, { n: "20", contamination: "0" });
    await page.waitForFunction(
      () => document.querySelector("loss-fit")?.shadowRoot?.querySelectorAll(".handle").length === 20,
    );
    await settings(page, { dataset: "phones" });
    await page.waitForFunction(
      () => document.querySelector("loss-fit")?.shadowRoot?.querySelectorAll(".handle").length === 24,
    );
    assert.match(await textOf(page, ".readout thead"), /Since the start/);
  },
);
