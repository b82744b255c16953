// Code, data and pictures of a figure as it stands, from the bar under it.

import assert from "node:assert/strict";
import { csvOf } from "../../../web/site/take/csv.js";
import { chapter, languages, whenLive } from "./chapter.js";
import { forEachBrowser } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** Waits for something of a bar. @param {Page} page @param {string} figure @param {string} selector */
const inBar = (page, figure, selector) =>
  page.waitForFunction(
    (id, name) => document.querySelector(`#${id} loss-take`)?.shadowRoot?.querySelector(name),
    {},
    figure,
    selector,
  );

/** Opens an entry of the bar under a figure. @param {Page} page @param {string} figure @param {string} entry */
async function take(page, figure, entry) {
  await page.$eval(`#${figure} .take > button`, (button) => {
    button.scrollIntoView({ block: "center", behavior: "instant" });
    if (button.ariaExpanded !== "true") /** @type {HTMLElement} */ (button).click();
  });
  await inBar(page, figure, `button[data-id=${entry}]`);
  const button = await page.$(`#${figure} loss-take >>> button[data-id=${entry}]`);
  await button?.evaluate((each) => /** @type {HTMLElement} */ (each).click());
  await inBar(page, figure, `.panel[data-id=${entry}] .files`);
}

/** What stands in the panel's field. @param {Page} page @param {string} figure */
const textOf = (page, figure) =>
  page.$eval(`#${figure} loss-take >>> .panel textarea`, (field) => /** @type {HTMLTextAreaElement} */ (field).value);

/** What the figure shows. @param {Page} page @param {string} figure @returns {Promise<any>} */
const showing = (page, figure) =>
  page.$eval(`#${figure} .take`, (bar) => {
    const { showing } = /** @type {any} */ (bar.previousElementSibling);
    return {
      ...showing,
      fits: showing.fits.map((/** @type {any} */ fit) => ({ ...fit, coefficients: [...fit.coefficients] })),
    };
  });

/** Presses a button that saves, and gives the file instead of saving it. @param {Page} page @param {string} figure @param {string} ending */
async function saved(page, figure, ending) {
  await page.evaluate(() => {
    const made = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      Object.assign(globalThis, { blob });
      return made(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      Object.assign(globalThis, { file: this.download, address: this.href });
    };
    Object.assign(globalThis, { file: "" });
  });
  const button = await page.$(`#${figure} loss-take >>> button[data-file$=".${ending}"]`);
  await button?.evaluate((each) => /** @type {HTMLElement} */ (each).click());
  await page.waitForFunction("globalThis.file");
  return page.evaluate(async () => {
    const { blob, file, address } = /** @type {any} */ (globalThis);
    const bytes = [...new Uint8Array(await blob.arrayBuffer())];
    return { bytes, file, type: blob.type, isHere: address.startsWith(`blob:${location.origin}`) };
  });
}

for (const language of languages) {
  for (const [theme, width] of /** @type {const} */ ([
    ["light", 1280],
    ["dark", 390],
  ])) {
    forEachBrowser(
      `${language}: axe finds nothing in the panels of code, data and picture, ${theme}, ${width} px; at 320 px they stay inside`,
      async (_t, page, { open, axe }) => {
        await open(chapter(language), { theme, width });
        await whenLive(page);
        for (const entry of ["code", "data", "picture"]) {
          await take(page, "fig-phones", entry);
          await axe("#fig-phones");
        }
        await page.setViewport({ width: 320, height: 800 });
        for (const entry of ["code", "data", "picture"]) {
          await take(page, "fig-phones", entry);
          await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth);
        }
      },
    );
  }
}

forEachBrowser(
  "a program has the figure's points and coefficients of the moment, in the library that was chosen by key",
  async (_t, page, { open }) => {
    await open(chapter("en"));
    await whenLive(page);
    await take(page, "fig-phones", "code");
    const first = await textOf(page, "fig-phones");
    assert.match(first, /import torch/);
    const { fits } = await showing(page, "fig-phones");
    for (const value of fits[0].coefficients) assert.ok(first.includes(String(Number(value.toPrecision(10)))));
    await page.$eval("#fig-phones loss-fit", (widget) => widget.setAttribute("dataset", "engel"));
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector("#fig-phones loss-fit")).showing?.x.length > 200,
    );
    const radio = await page.$("#fig-phones loss-take >>> input[value=pytorch]");
    await radio?.focus();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowRight");
    await inBar(page, "fig-phones", 'button[data-file="fit.R"]');
    const other = await textOf(page, "fig-phones");
    assert.match(other, /coef\(lm\(model\)\)/);
    const { fits: moved } = await showing(page, "fig-phones");
    for (const value of moved[0].coefficients) assert.ok(other.includes(String(Number(value.toPrecision(10)))));
    const { bytes, file, type, isHere } = await saved(page, "fig-phones", "R");
    assert.deepEqual(
      [new TextDecoder().decode(Uint8Array.from(bytes)), file, type, isHere],
      [other, "fit.R", "text/plain;charset=utf-8", true],
    );
  },
);

forEachBrowser("the table saved is that of the points shown, years as years", async (_t, page, { open }) => {
  await open(chapter("en"));
  await whenLive(page);
  await take(page, "fig-phones", "data");
  const { x, y, xLabel, yLabel } = await showing(page, "fig-phones");
  const { bytes, file, type } = await saved(page, "fig-phones", "csv");
  const columns = [
    { label: xLabel, values: x, origin: 1900 },
    { label: yLabel, values: y },
  ];
  assert.equal(new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes)), csvOf(columns));
  assert.equal(await textOf(page, "fig-phones"), csvOf(columns).replaceAll("\r\n", "\n"), "a field has line feeds");
  assert.deepEqual([file, type], ["phones.csv", "text/csv;charset=utf-8"]);
  assert.match(
    new TextDecoder().decode(Uint8Array.from(bytes)),
    /^year,calls \(millions\)\r\n1950,4\.4\r\n1951,4\.7\r\n/,
  );
});

/**
 * How far pictures are from the canvas that they were made of: the mean difference of a channel of 255, where each pixel is
 * sixteen, since two ways to draw an edge differ.
 * @param {Page} page @param {string} figure @param {string} text of the SVG
 * @returns {Promise<Record<"drawn" | "withoutLines" | "empty", number>>}
 */
const differences = (page, figure, text) =>
  page.$eval(
    `#${figure} .take`,
    async (bar, source) => {
      const widget = /** @type {HTMLElement} */ (bar.previousElementSibling);
      const canvas = /** @type {HTMLCanvasElement} */ (widget.shadowRoot?.querySelector("canvas"));
      const parsed = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
      const [x, y] =
        parsed
          .querySelector("g[transform]")
          ?.getAttribute("transform")
          ?.match(/[\d.]+/g)
          ?.map(Number) ?? [];
      const paper = /** @type {string} */ (parsed.querySelector("rect")?.getAttribute("fill"));
      const [width, height] = [canvas.offsetWidth, canvas.offsetHeight];
      const pixels = (/** @type {(context: CanvasRenderingContext2D) => void} */ draw) => {
        const context = /** @type {CanvasRenderingContext2D} */ (
          Object.assign(document.createElement("canvas"), { width, height }).getContext("2d")
        );
        context.fillStyle = paper;
        context.fillRect(0, 0, width, height);
        draw(context);
        const { data } = context.getImageData(0, 0, width, height);
        const across = Math.floor(width / 4);
        const means = new Float64Array(4 * across * Math.floor(height / 4));
        for (let row = 0; row < 4 * Math.floor(height / 4); row += 1) {
          for (let column = 0; column < 4 * across; column += 1) {
            const block = 4 * (Math.floor(row / 4) * across + Math.floor(column / 4));
            for (let i = 0; i < 4; i += 1) means[block + i] += data[4 * (row * width + column) + i] / 16;
          }
        }
        return means;
      };
      const pictured = async (/** @type {string} */ svg) => {
        const image = new Image();
        image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
        await image.decode();
        return pixels((context) => context.drawImage(image, -x, -y));
      };
      const live = pixels((context) => context.drawImage(canvas, 0, 0, width, height));
      const mean = (/** @type {Float64Array} */ other) =>
        live.reduce((sum, value, i) => sum + Math.abs(value - other[i]), 0) / live.length;
      return {
        drawn: mean(await pictured(source)),
        withoutLines: mean(await pictured(source.replace(/<path[^>]*stroke-width="2.5"[^>]*>/g, ""))),
        empty: mean(pixels(() => {})),
      };
    },
    text,
  );

forEachBrowser(
  "the SVG shows what the canvas shows, with a title and a description; the PNG is twice as large",
  async (_t, page, { open }) => {
    await open(chapter("en"));
    await whenLive(page);
    await page.$eval("#fig-phones loss-fit", (widget) => widget.setAttribute("losses", "squared absolute huber"));
    await take(page, "fig-phones", "picture");
    const svg = await textOf(page, "fig-phones");
    const { drawn, withoutLines, empty } = await differences(page, "fig-phones", svg);
    assert.ok(drawn < 0.12 * empty, `${drawn} of ${empty}`);
    assert.ok(withoutLines > 0.12 * empty, `a picture without its lines is another: ${withoutLines} of ${empty}`);
    assert.match(svg, /<title id="title">[^<]*telephone calls/);
    assert.match(svg, /<desc id="desc">[^<]*5\.04/);
    assert.match(svg, /stroke-dasharray/);
    for (const name of ["squared error", "absolute error", "Huber loss"]) assert.ok(svg.includes(`>${name}</text>`));
    const { bytes, file, type } = await saved(page, "fig-phones", "png");
    assert.deepEqual([file, type], ["phones.png", "image/png"]);
    const at = (/** @type {number} */ offset) => new DataView(Uint8Array.from(bytes).buffer).getUint32(offset);
    const [, width, height] = svg.match(/width="(\d+)" height="(\d+)"/) ?? [];
    assert.deepEqual([at(16), at(20)], [2 * Number(width), 2 * Number(height)]);
  },
);

forEachBrowser("after a picture was made, the chart itself draws on as before", async (_t, page, { open }) => {
  await open(chapter("en"));
  await whenLive(page);
  const image = () =>
    page.$eval("#fig-phones loss-fit", (widget) => {
      const canvas = /** @type {HTMLCanvasElement} */ (widget.shadowRoot?.querySelector("canvas"));
      return canvas.toDataURL();
    });
  const before = await image();
  await take(page, "fig-phones", "picture");
  assert.equal(await image(), before);
  await page.$eval("#fig-phones loss-fit", (widget) => widget.setAttribute("losses", "squared absolute"));
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector("#fig-phones loss-fit")).fits.length === 2,
  );
  assert.notEqual(await image(), before);
});
