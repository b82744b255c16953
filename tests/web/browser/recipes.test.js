// Every recipe, as somebody else would have it on a server of another origin: its figures come alive, with the engine's
// numbers.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { root } from "../../../scripts/setup.mjs";
import { loadEngine } from "../../../web/engine/engine.js";
import { elements } from "../../../web/site/build/element-docs.js";
import { consumer, reactApp } from "../consumer.js";
import { forEachBrowser } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const engine = await loadEngine();
const phones = JSON.parse(readFileSync(`${root}web/data/phones.json`, "utf8"));

/** The slope of a line through the telephone calls. @param {"squared" | "huber"} loss */
const slopeOf = (loss) =>
  engine.fit({ loss, x: phones.x, y: phones.y, scale: loss === "huber" ? "mad" : undefined }).coefficients[1];

const recipe = (/** @type {string} */ name) => `${root}recipes/${name}`;

/** What the recipes make. */
const made = mkdtempSync(join(tmpdir(), "lossbook-recipes-"));
after(() => rmSync(made, { recursive: true }));

/** A page around what a notebook shows. @param {string} body @param {string} [head] */
const pageAround = (body, head = "") =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Made</title>${head}${body}</html>`;

/** Waits until a figure has drawn. @param {Page | import("puppeteer-core").Frame} page @param {string} selector */
const whenDrawn = (page, selector) =>
  page.waitForFunction((name) => document.querySelector(name)?.shadowRoot?.querySelector("canvas"), {}, selector);

/** The slopes that a figure says it has found. @param {Page} page @param {string} selector */
const slopesOf = (page, selector) =>
  page.$eval(selector, (figure) =>
    /** @type {any} */ (figure).fits.map(
      (/** @type {import("../../../web/engine/engine.js").Fit} */ fit) => fit.coefficients[1],
    ),
  );

/** The frame of a page, once its figure has drawn and it is as high as that. @param {Page} page @param {string} tag */
async function frameOf(page, tag) {
  const handle = await page.waitForSelector("iframe");
  await handle?.evaluate((element) => element.scrollIntoView({ behavior: "instant" }));
  const frame = await page.waitForFrame((each) => each.url().includes("embed/?"));
  await whenDrawn(frame, tag);
  return { handle, frame };
}

forEachBrowser(
  "plain HTML: a figure, what it tells the page, and a frame as high as its figure",
  async (_t, page, ctx) => {
    await ctx.openFolder(recipe("plain-html"));
    await whenDrawn(page, "loss-fit");
    const slopes = [slopeOf("squared"), slopeOf("huber")];
    assert.deepEqual(await slopesOf(page, "loss-fit"), slopes);
    const said = slopes.map((slope) => slope.toFixed(2)).join(" and ");
    await page.waitForFunction((text) => document.querySelector("output")?.textContent === text, {}, said);
    const { frame, handle } = await frameOf(page, "loss-curves");
    await page.waitForFunction(
      (element, height) => element?.offsetHeight === height,
      {},
      handle,
      await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height)),
    );
    await ctx.axe();
  },
);

{
  const folder = join(made, "blog");
  const eleventy = [`${root}node_modules/@11ty/eleventy/cmd.cjs`, "--quiet", `--output=${folder}`];
  const { status, stderr } = spawnSync(process.execPath, eleventy, { cwd: recipe("markdown-blog"), encoding: "utf8" });
  assert.equal(status, 0, stderr);
  forEachBrowser(
    "a Markdown blog: figures by the shortcode and as HTML, in a post that asks for them",
    async (_t, page, ctx) => {
      await ctx.openFolder(folder);
      for (const tag of ["loss-fit", "loss-curves"]) {
        await page.$eval(tag, (figure) => figure.scrollIntoView({ behavior: "instant" }));
        await whenDrawn(page, tag);
        assert.equal(await page.$eval(tag, ({ parentElement }) => parentElement?.localName), "figure");
      }
      assert.deepEqual(await slopesOf(page, "loss-fit"), [slopeOf("squared"), slopeOf("huber")]);
      await ctx.axe();
    },
  );
}

forEachBrowser("a Jupyter notebook: what its cells show, a frame high enough and an element", async (_t, page, ctx) => {
  const { cells } = JSON.parse(readFileSync(`${recipe("notebook")}/figures.ipynb`, "utf8"));
  const shown = cells.flatMap((/** @type {any} */ { outputs = [] }) =>
    outputs.map((/** @type {any} */ { data }) => data["text/html"].join("")),
  );
  const folder = mkdtempSync(join(made, "jupyter-"));
  writeFileSync(
    join(folder, "index.html"),
    pageAround(`<main><h1>Made</h1><div style="width: 900px">${shown.join("")}</div></main>`),
  );
  await ctx.openFolder(folder);
  const { frame } = await frameOf(page, "loss-fit");
  const beyond = () => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  assert.equal(await beyond(), 0);
  await page.$eval("loss-curves", (figure) => figure.scrollIntoView({ behavior: "instant" }));
  await whenDrawn(page, "loss-curves");
  await ctx.axe();
});

forEachBrowser("a Quarto page: its raw HTML under its header", async (_t, page, ctx) => {
  const source = readFileSync(`${recipe("notebook")}/figures.qmd`, "utf8");
  const [, header = ""] = source.match(/text: \|\n(.*?)\n---/s) ?? [];
  const raw = [...source.matchAll(/```\{=html\}\n(.*?)\n```/gs)].map(([, html]) => html);
  assert.equal(raw.length, 2);
  const folder = mkdtempSync(join(made, "quarto-"));
  writeFileSync(join(folder, "index.html"), pageAround(`<main><h1>Made</h1>${raw.join("\n")}</main>`, header));
  await ctx.openFolder(folder);
  await whenDrawn(page, "loss-fit");
  assert.deepEqual(await slopesOf(page, "loss-fit"), [slopeOf("squared"), slopeOf("huber")]);
  await frameOf(page, "loss-curves");
  await ctx.axe();
});

{
  const { folder, ourTool } = consumer();
  const app = reactApp(folder);
  ourTool("vite/bin/vite.js", ["build", "--logLevel", "error"], app);

  forEachBrowser("React, with the package: a figure follows the page's state, and feeds it", async (_t, page, ctx) => {
    await ctx.openFolder(join(app, "dist"));
    await whenDrawn(page, "loss-fit");
    const said = () => page.$$eval("li", (items) => items.map(({ textContent }) => textContent));
    const words = (/** @type {("squared" | "huber")[]} */ losses) =>
      losses.map((loss) => `${loss}: ${slopeOf(loss).toFixed(2)} million calls more every year`);
    await page.waitForSelector("li");
    assert.deepEqual(await said(), words(["squared", "huber"]));
    await page.click("input");
    await page.waitForFunction(() => document.querySelectorAll("li").length === 1);
    assert.deepEqual(await said(), words(["huber"]));
    assert.equal(await page.$eval("loss-fit", (figure) => figure.getAttribute("dataset")), "phones");
    await ctx.axe();
  });

  forEachBrowser("what React would set as a property of an element is the attribute's own", async (_t, page, ctx) => {
    await ctx.openFolder(join(app, "dist"));
    const all = elements().map(({ tag, attributes }) => ({ tag, names: attributes.flatMap(({ names }) => names) }));
    const others = await page.evaluate(async (docs) => {
      const found = [];
      document.querySelector("main")?.append(...docs.map(({ tag }) => document.createElement(tag)));
      dispatchEvent(new Event("beforeprint")); // all of them start at once
      for (const { tag, names } of docs) {
        const { elementProperties } = /** @type {any} */ (await customElements.whenDefined(tag));
        const isItsOwn = (/** @type {string} */ name) =>
          elementProperties.has(name) && [undefined, name].includes(elementProperties.get(name).attribute);
        const element = document.createElement(tag);
        found.push(...names.filter((name) => name in element && !isItsOwn(name)).map((name) => `${tag} ${name}`));
      }
      return found;
    }, all);
    assert.ok(others.includes("loss-fit dataset"), "which is why React writes dataSet");
    assert.deepEqual(
      others.filter((each) => !/ (dataset|lang)$/.test(each)),
      [],
    );
  });
}

forEachBrowser(
  "a module from an address: the engine alone, and what it says of points that are none",
  async (_t, page, ctx) => {
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await ctx.openFolder(recipe("module"));
    await page.waitForSelector("tbody tr");
    const points = await page.$eval("textarea", ({ value }) =>
      value
        .trim()
        .split("\n")
        .map((row) => row.split(" ").map(Number)),
    );
    const [x, y] = [0, 1].map((j) => points.map((point) => point[j]));
    const lines = engine.losses.map(({ id, scales }) => [
      id,
      ...[...engine.fit({ loss: id, x, y, scale: scales.includes("mad") ? "mad" : undefined }).coefficients].map((b) =>
        b.toFixed(3),
      ),
    ]);
    const rows = () =>
      page.$$eval("tbody tr", (all) => all.map(({ cells }) => [...cells].map(({ textContent }) => textContent)));
    assert.deepEqual(await rows(), lines);
    assert.ok(
      asked.some((url) => url.startsWith(`${ctx.base}engine/wasm/`)) && !asked.some((url) => url.includes("assets")),
    );
    await page.type("textarea", "\nx y");
    await page.waitForFunction(() => document.querySelector("[role=status]")?.textContent?.includes("(not-finite)"));
    await ctx.axe();
  },
);
