// The package as others take it: npm packs what they need and no more, and a project of theirs that has nothing of ours
// but the tarball runs it in Node, checks its types and bundles it for browsers.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../scripts/setup.mjs";

const folder = mkdtempSync(join(tmpdir(), "lossbook-consumer-"));
after(() => rmSync(folder, { recursive: true }));

/** Runs a command of the consumer and returns what it printed. @param {string} command @param {string[]} args */
function run(command, args, cwd = folder) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  assert.equal(status, 0, `${command} ${args.join(" ")}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** @param {string} name @param {string} content */
const write = (name, content) => writeFileSync(join(folder, name), content);

/** A tool of ours, since a consumer would have its own. @param {string} path @param {string[]} args */
const ourTool = (path, args) => run(process.execPath, [`${root}node_modules/${path}`, ...args]);

/** @param {string} file @param {string} id */
const goldenCase = (file, id) =>
  JSON.parse(readFileSync(`${root}tests/golden/${file}.json`, "utf8")).cases.find(
    (/** @type {{ id: string }} */ one) => one.id === id,
  );

/** @type {string[]} */
let packed = [];

before(() => {
  const [{ filename, files }] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root),
  );
  packed = files.map((/** @type {{ path: string }} */ { path }) => path);
  write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", `./${filename}`]);
});

test("it holds the engine with its types, and neither sources nor pages nor tests", () => {
  const besides = packed.filter((path) => !path.startsWith("web/engine/")).sort();
  assert.deepEqual(besides, ["LICENSE", "README.md", "package.json"]);
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
    ourTool("typescript/bin/tsc", [...options, "--ignoreConfig", "typed.ts"]);
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
