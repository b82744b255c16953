// Makes web/engine/wasm/first.wasm, what of the smaller module's functions the book's own figures use at first: a call
// traps wherever first-calls.mjs never came by. web/engine/first.js takes the other module then.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { inspect } from "node:util";
import { fitsOf } from "../web/engine/fits-of.js";
import { firstCalls } from "./first-calls.mjs";
import { root } from "./setup.mjs";
import { onlyCalled } from "./stub-functions.mjs";

const folder = `${root}web/engine/wasm/`;
const made = `${folder}first.wasm`;
const plain = `${root}build/wasm/plain.wasm`;
const scratch = `${root}build/first/`;

/** What every browser with SIMD has besides. */
const features = ["simd", "mutable-globals", "sign-ext", "bulk-memory", "nontrapping-float-to-int"];

/** A tool that comes with Emscripten. @param {string} name @param {string[]} args */
function binaryen(name, ...args) {
  const place = execFileSync("em-config", ["BINARYEN_ROOT"], { encoding: "utf8" }).trim();
  execFileSync(`${place}/bin/${name}`, [...features.map((one) => `--enable-${one}`), ...args], { stdio: "inherit" });
}

/** Whether it is younger than all that it is made of. */
function isMade() {
  const ageOf = (/** @type {string} */ path) => statSync(path).mtimeMs;
  const scripts = ["first-engine.mjs", "first-calls.mjs", "stub-functions.mjs"].map((name) => `${root}scripts/${name}`);
  const sources = [plain, `${folder}fits.wasm`, `${root}web/engine/plain-module.js`, ...scripts];
  return existsSync(made) && sources.every((path) => ageOf(path) <= ageOf(made));
}

/** What the modules know from the start, as JavaScript: a function that said it would be larger. */
async function writeCatalogue() {
  const { loadFits } = await import("../web/engine/fits.js");
  const { losses } = await loadFits();
  const text = inspect(losses, { depth: Infinity, maxArrayLength: Infinity, breakLength: Infinity, compact: true });
  writeFileSync(`${folder}catalogue.js`, `export default ${text};\n`);
  writeFileSync(
    `${folder}catalogue.d.ts`,
    `declare const losses: import("../engine.js").LossEntry[];\nexport default losses;\n`,
  );
}

/** Runs the calls, and returns what wasm-split's instrumentation wrote of them. @param {string} path */
async function profileOf(path) {
  const { default: createModule } = await import("../web/engine/plain-module.js");
  const bytes = readFileSync(path);
  /** @type {any} */
  let parts;
  const wasm = await createModule({
    instantiateWasm(/** @type {WebAssembly.Imports} */ imports, /** @type {(instance: unknown) => void} */ done) {
      WebAssembly.instantiate(bytes, imports).then(({ instance }) => {
        parts = instance.exports;
        done(instance);
      });
      return {};
    },
  });
  firstCalls(fitsOf(wasm));
  const { buffer } = parts.memory;
  // Over whatever is there: this module has done its work.
  const length = parts.__write_profile(0, buffer.byteLength);
  return Buffer.from(buffer, 0, length);
}

export async function makeFirstEngine() {
  if (isMade()) return;
  mkdirSync(scratch, { recursive: true });
  await writeCatalogue();
  const [watched, stubbed] = [`${scratch}watched.wasm`, `${scratch}stubbed.wasm`];
  binaryen("wasm-split", "--instrument", plain, "-o", watched);
  writeFileSync(stubbed, onlyCalled(readFileSync(plain), await profileOf(watched)));
  binaryen("wasm-opt", "-Oz", "--converge", stubbed, "-o", made);
}
