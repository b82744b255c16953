// The recipes as files: complete, with one address in place of the reader's own, and with outputs that are those of their
// sources. tests/web/browser/recipes.test.js opens them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Liquid } from "liquidjs";
import configure from "../../recipes/markdown-blog/eleventy.config.js";
import { root } from "../../scripts/setup.mjs";
import { consumer, reactApp } from "./consumer.js";

const recipes = readdirSync(`${root}recipes`);
const read = (/** @type {string} */ path) => readFileSync(`${root}recipes/${path}`, "utf8");

test("each has a page that says what it is, and a line in the README", () => {
  const readme = readFileSync(`${root}README.md`, "utf8");
  for (const name of recipes) {
    assert.match(read(`${name}/README.md`), /^# .+\n\n/, name);
    assert.ok(readme.includes(`](recipes/${name}/)`), name);
  }
});

test("the only address that a reader has to replace is the book's", () => {
  const files = readdirSync(`${root}recipes`, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  assert.ok(files.length > recipes.length);
  for (const { parentPath, name } of files) {
    const addresses = readFileSync(`${parentPath}/${name}`, "utf8").match(/https?:\/\/[^\s"'`<>\\]+/g) ?? [];
    assert.deepEqual(
      addresses.filter((url) => !url.startsWith("https://example.org/lossbook/")),
      [],
      name,
    );
  }
});

/** @typedef {{ cell_type: string, id: string, source: string[], outputs: any[], execution_count: number }} Cell */
/** @type {{ nbformat: number, nbformat_minor: number, cells: Cell[] }} */
const notebook = JSON.parse(read("notebook/figures.ipynb"));
const codeCells = notebook.cells.filter(({ cell_type }) => cell_type === "code");
const htmlOf = (/** @type {Cell} */ { outputs }) => outputs.map(({ data }) => data["text/html"].join("")).join("");

test("the notebook has the shape of nbformat 4.5", () => {
  assert.deepEqual([notebook.nbformat, notebook.nbformat_minor], [4, 5]);
  assert.equal(new Set(notebook.cells.map(({ id }) => id)).size, notebook.cells.length);
  for (const cell of notebook.cells) {
    assert.match(cell.id, /^[\w-]{1,64}$/);
    const keys = ["cell_type", "id", "metadata", "source"];
    if (cell.cell_type === "code") keys.push("execution_count", "outputs");
    assert.deepEqual(Object.keys(cell).sort(), keys.sort(), cell.id);
    assert.ok(
      cell.source.slice(0, -1).every((line) => line.endsWith("\n")),
      cell.id,
    );
    for (const output of cell.outputs ?? []) {
      assert.deepEqual(Object.keys(output).sort(), ["data", "execution_count", "metadata", "output_type"]);
      assert.equal(output.output_type, "execute_result");
      assert.equal(output.execution_count, cell.execution_count);
    }
  }
});

test("the notebook's outputs are what its cells make", () => {
  const [frame, element] = codeCells;
  assert.equal(codeCells.length, 2);
  const [, html] = element.source.join("").match(/HTML\("""(.*)"""\)/s) ?? [];
  assert.equal(htmlOf(element), html);
  const call = frame.source.join("");
  const [, address] = call.match(/IFrame\(\s+"(.+?)"/) ?? [];
  // As IPython writes it: its own arguments are attributes, all others the query.
  const { width, height, ...query } = Object.fromEntries(
    [...call.matchAll(/(\w+)=(?:"([^"]*)"|(\d+)),/g)].map(([, name, text, number]) => [name, text ?? number]),
  );
  const [, extra] = call.match(/extras=\['(.+?)'\]/) ?? [];
  const written = [`width="${width}"`, `height="${height}"`, `src="${address}?${new URLSearchParams(query)}"`, extra];
  for (const attribute of written) assert.ok(htmlOf(frame).includes(attribute), attribute);
});

test("Jekyll's include and Eleventy's shortcode make the same figure", async () => {
  /** @type {Record<string, (...args: string[]) => string>} */
  const shortcodes = {};
  configure({
    ignores: new Set(),
    addShortcode: (/** @type {string} */ name, /** @type {any} */ make) => {
      shortcodes[name] = make;
    },
  });
  const folder = `${root}recipes/markdown-blog/`;
  const [, call] = read("markdown-blog/README.md").match(/^(\{% include .+ %\})$/m) ?? [];
  const liquid = new Liquid({ root: `${folder}jekyll/_includes`, jekyllInclude: true, dynamicPartials: false });
  const included = await liquid.parseAndRender(call);
  const withoutSpace = (/** @type {string} */ html) => html.replace(/\s*\n\s*/g, "");
  assert.equal(
    withoutSpace(included),
    `<script type="module" src="https://example.org/lossbook/embed/lossbook.js"></script>${shortcodes.lossbook("loss-fit", 'dataset="phones" losses="squared huber"', "Drag a point.")}`,
  );
});

test("the React recipe is typed, takes what we test it with, and a wrong attribute is an error", () => {
  const { folder, ourTool } = consumer();
  const app = reactApp(folder);
  writeFileSync(
    join(app, "src/wrong.tsx"),
    `import type {} from "lossbook/react";
     export const right = <loss-breakdown kind="leverage" outliers={4} className="wide" />;
     // @ts-expect-error: React would set the property
     export const dataset = <loss-fit dataset="phones" />;
     // @ts-expect-error: no such attribute
     export const colour = <loss-fit colour="red" />;
     // @ts-expect-error: an event of another element
     export const event = <loss-curves onfit={() => undefined} />;`,
  );
  ourTool("typescript/bin/tsc", [], app);
  const { devDependencies: ours } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  for (const name of ["react", "markdown-blog"]) {
    const { dependencies = {}, devDependencies } = JSON.parse(read(`${name}/package.json`));
    for (const [dependency, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      if (dependency !== "lossbook") assert.equal(version, ours[dependency], dependency);
    }
  }
});
