// Builds the book into dist/: the engine (CMake), scripts and styles (Vite), pages (Eleventy), what is one file (Vite
// again), and the service worker that keeps the book for reading offline. A stage whose inputs have not changed since its
// last success is left alone; what the inputs were is kept as a hash in build/stages.json.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { elementTypes } from "./element-types.mjs";
import { root, say, setUp, stop } from "./setup.mjs";

const record = join(root, "build/stages.json");
const pagesIn = join(root, "dist");

/** Every file under the given paths (files or folders, from the root), sorted. */
function filesIn(/** @type {string[]} */ paths) {
  return paths
    .map((path) => join(root, path))
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      statSync(path).isFile()
        ? [path]
        : readdirSync(path, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort();
}

function hashOf(/** @type {string[]} */ paths) {
  const hash = createHash("sha256");
  for (const file of filesIn(paths)) hash.update(relative(root, file)).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function readRecord() {
  return existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : {};
}

/**
 * Run a stage unless its inputs are those of its last success and its output is still there.
 * @param {{ name: string, inputs: string[], output: string, run: () => Promise<void> }} stage
 */
async function runStage({ name, inputs, output, run }) {
  const hash = hashOf(inputs);
  if (readRecord()[name] === hash && existsSync(join(root, output))) {
    say(`${name}: nothing changed`);
    return;
  }
  say(`${name}: building`);
  await run();
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(record, JSON.stringify({ ...readRecord(), [name]: hash }, null, 2));
}

/** What is in dist/ beside the pages: what Vite writes, and the engine as a module for other people's programs. */
const assets = ["assets", "embed/lossbook.js", "engine"];
/** All elements in one script, and its types. */
const embedScript = "lossbook-embed";
const embedTypes = "lossbook-embed.d.ts";

async function buildAssets() {
  const { build } = await import("vite");
  for (const path of assets) rmSync(join(root, "dist", path), { recursive: true, force: true });
  await build({ root, configFile: join(root, "vite.config.js"), logLevel: "warn" });
  // Under names that stay, as it is: whoever imports it needs no bundler.
  cpSync(join(root, "web/engine"), join(root, "dist/engine"), { recursive: true });
}

const singleInputs = ["web", "scripts/single-file.mjs", "vite.single.config.js", "package-lock.json"];

/** One classic script with everything in it. @param {string} entry @param {string} folder @param {string} file */
async function buildSingle(entry, folder, file) {
  const { build } = await import("vite");
  await build({
    root,
    configFile: join(root, "vite.single.config.js"),
    logLevel: "warn",
    build: {
      outDir: folder,
      lib: { entry, formats: ["iife"], name: "lossbook", fileName: () => `${file}.js`, cssFileName: file },
    },
  });
}

/** The whole book, made of the pages; which then say how large it is. */
async function buildBookInOneFile() {
  await buildSingle("web/site/book/book.js", "build/book", "book");
  const { bookInOneFile, withSize } = await import("../web/site/build/one-file.js");
  const built = (/** @type {string} */ file) => readFileSync(join(root, "build/book", file), "utf8");
  const book = bookInOneFile(`${pagesIn}/`, { script: built("book.js"), style: built("book.css") });
  writeFileSync(join(pagesIn, "lossbook.html"), book);
  const size = `${(Buffer.byteLength(book) / 1e6).toFixed(1)} MB`;
  for (const page of filesIn(["dist"]).filter((path) => path.endsWith("/index.html"))) {
    const html = readFileSync(page, "utf8");
    const sized = withSize(html, "lossbook.html", size);
    if (sized !== html) writeFileSync(page, sized);
  }
}

/** Eleventy runs in a process of its own, so that a second build in one process reads changed files anew. */
async function buildPages() {
  for (const entry of existsSync(pagesIn) ? readdirSync(pagesIn) : []) {
    if (![...assets, `${embedScript}.js`, embedTypes].some((path) => path.split("/")[0] === entry))
      rmSync(join(pagesIn, entry), { recursive: true });
  }
  const eleventy = join(root, "node_modules/@11ty/eleventy/cmd.cjs");
  const { status } = spawnSync(process.execPath, [eleventy, "--quiet"], { cwd: root, stdio: "inherit" });
  if (status !== 0) stop("The pages could not be built; the reason is above.");
}

function buildEngine() {
  const { status } = spawnSync(process.execPath, [join(root, "scripts/build-wasm.mjs")], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) stop("The engine could not be built; the reason is above.");
}

/** Everything in dist/ is up to date when this returns. */
export async function buildBook() {
  buildEngine();
  await runStage({
    name: "scripts and styles",
    inputs: ["web", "vite.config.js", "package-lock.json"],
    output: "dist/assets/manifest.json",
    run: buildAssets,
  });
  await runStage({
    name: "the embed script in one file",
    inputs: [...singleInputs, "scripts/element-types.mjs"],
    output: `dist/${embedScript}.js`,
    run: async () => {
      await buildSingle("web/embed/lossbook.js", "dist", embedScript);
      writeFileSync(join(root, "dist", embedTypes), elementTypes());
    },
  });
  await runStage({
    name: "pages",
    inputs: ["web", "dist/assets/manifest.json", "eleventy.config.js", "package-lock.json"],
    output: "dist/index.html",
    run: buildPages,
  });
  await runStage({
    name: "the book in one file",
    inputs: [...singleInputs, "eleventy.config.js"],
    output: "dist/lossbook.html", // which goes when the pages are built again
    run: buildBookInOneFile,
  });
  const { buildWorker, workerFile } = await import("../web/site/build/offline.js");
  const built = readdirSync(pagesIn).filter((name) => name !== workerFile);
  await runStage({
    name: "service worker",
    inputs: [
      "web/site/offline",
      "web/site/build/offline.js",
      "package-lock.json",
      ...built.map((name) => `dist/${name}`),
    ],
    output: `dist/${workerFile}`,
    run: () => buildWorker(pagesIn),
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  setUp("build");
  await buildBook();
  say("dist/ holds the book: static files that work from any folder of any web server");
}
