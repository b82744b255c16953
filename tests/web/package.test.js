// The package as others take it: npm packs what they need and no more, and a project of theirs that has nothing of ours
// but the tarball runs it in Node, checks its types and bundles it for browsers.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { elements } from "../../web/site/build/element-docs.js";
import { consumer } from "./consumer.js";

const { folder, packed, run, write, ourTool } = consumer();

/** @param {string} file @param {string} id */
const goldenCase = (file, id) =>
  JSON.parse(readFileSync(`${root}tests/golden/${file}.json`, "utf8")).cases.find(
    (/** @type {{ id: string }} */ one) => one.id === id,
  );

test("it holds the engine and the elements with their types, and neither sources nor pages nor tests", () => {
  const besides = packed.filter((path) => !path.startsWith("web/engine/")).sort();
  assert.deepEqual(besides, [
    "LICENSE",
    "README.md",
    "dist/lossbook-embed.d.ts",
    "dist/lossbook-embed.js",
    "package.json",
    "web/embed/react.d.ts",
  ]);
  const engine = readdirSync(`${root}web/engine`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  assert.equal(packed.length - besides.length, engine.length, "all of it");
  assert.deepEqual(
    readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith(".")),
    ["lossbook"],
  );
});

test("a script in Node fits the golden line", () => {
  write(
    "fit.js",
    `import { loadFits } from "lossbook/fits";
     import { startWorker } from "lossbook/worker";
     import { loadEngine } from "lossbook/engine";
     const phones = JSON.parse(process.argv[2]);
     const task = { loss: "squared", x: phones.year, y: phones.calls };
     const worker = startWorker();
     const fits = [(await loadFits()).fit(task), (await loadEngine()).fit(task), await worker.call("fit", task)];
     worker.close();
     console.log(JSON.stringify(fits.map(({ coefficients }) => [...coefficients])));`,
  );
  const phones = goldenCase("datasets", "phones").columns;
  const { coef } = goldenCase("real_ols_quantile", "phones").fits.find(
    (/** @type {{ estimator: string }} */ { estimator }) => estimator === "ols",
  );
  const lines = JSON.parse(run(process.execPath, ["fit.js", JSON.stringify(phones)]));
  assert.equal(lines.length, 3);
  for (const [j, expected] of [...coef, ...coef, ...coef].entries()) {
    const value = lines.flat()[j];
    assert.ok(Math.abs(value - expected) <= 1e-13 * Math.abs(expected), `${value}, not ${expected}`);
  }
});

test("TypeScript knows what it takes and gives", () => {
  write(
    "typed.ts",
    `import { type Fit, loadEngine } from "lossbook/engine";
     const engine = await loadEngine();
     const fit: Fit = engine.fit({ loss: "huber", x: [1, 2, 3], y: [2, 3, 5], scale: "mad" });
     export const slope: number = fit.coefficients[1];
     // @ts-expect-error: no such loss
     engine.fit({ loss: "hubris", x: [1, 2, 3], y: [2, 3, 5] });`,
  );
  write(
    "elements.ts",
    `import "lossbook/embed";
     import type { Elements, Fit } from "lossbook/embed";
     const figure = document.createElement("loss-fit");
     const fits: readonly Fit[] = figure.fits;
     figure.addEventListener("fit", ({ detail: { fits, points } }) => {
       console.log(fits[0].coefficients[1] - points[0].y);
       // @ts-expect-error: a line has no colour
       console.log(fits[0].colour);
     });
     figure.addEventListener("click", ({ clientX }) => console.log(clientX, fits));
     export const kind: Elements["loss-breakdown"]["attributes"]["kind"] = "leverage";
     // @ts-expect-error: no such kind
     export const wrong: Elements["loss-breakdown"]["attributes"]["kind"] = "sideways";`,
  );
  for (const resolution of ["nodenext", "bundler"]) {
    const module = resolution === "bundler" ? "esnext" : "nodenext";
    const options = [
      "--strict",
      "--noEmit",
      "--target",
      "es2023",
      "--module",
      module,
      "--moduleResolution",
      resolution,
    ];
    ourTool("typescript/bin/tsc", [...options, "--ignoreConfig", "typed.ts", "elements.ts"]);
  }
});

test("a bundler makes a page of it, with the WebAssembly beside the script", () => {
  mkdirSync(join(folder, "page"));
  write(
    "page/main.js",
    'import { loadFits } from "lossbook/fits"; loadFits().then(({ losses }) => console.log(losses));',
  );
  write("page/index.html", '<!doctype html><title>A page</title><script type="module" src="main.js"></script>');
  ourTool("vite/bin/vite.js", ["build", "page", "--logLevel", "error"]);
  const assets = readdirSync(join(folder, "page/dist/assets"));
  const wasm = assets.filter((name) => name.endsWith(".wasm"));
  assert.equal(wasm.length, 1, "the smaller engine alone");
  const script = readFileSync(
    join(folder, "page/dist/assets", assets.find((name) => name.endsWith(".js")) ?? ""),
    "utf8",
  );
  assert.ok(script.includes(wasm[0]));
});

test("every event that an element's doc comment gives details is typed with these", () => {
  const types = readFileSync(`${root}dist/lossbook-embed.d.ts`, "utf8");
  const all = elements().flatMap(({ tag, events }) => events.map((event) => ({ tag, ...event })));
  assert.ok(all.length >= 8);
  for (const { tag, names, text } of all) {
    const [, told] = text.match(/detail: \{(.*)\}/) ?? [];
    if (!told) continue;
    const [, block = ""] = types.split(`  "${tag}": {\n`)[1].match(/^(.*?)\n {2}\};/s) ?? [];
    const [, typed = ""] = block.match(new RegExp(`"${names[0]}": CustomEvent<\\{ (.*) \\}>`)) ?? [];
    for (const name of told.replace(/: *\{.*\}|:[^,]*|\[\]/g, "").split(","))
      assert.match(typed, new RegExp(`\\b${name.trim()}: `), tag);
  }
});
