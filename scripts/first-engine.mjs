// Makes web/engine/wasm/first.wasm, what of the smaller module the book's own figures use at first: a call traps wherever
// first-calls.mjs never came by. web/engine/first.js takes the other module then.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fitsOf } from "../web/engine/create-fits.js";
import { firstCalls } from "./first-calls.mjs";
import { root } from "./setup.mjs";
import { onlyCalled } from "./stub-functions.mjs";

const folder = `${root}web/engine/wasm/`;
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
  const sources = ["first-engine.mjs", "first-calls.mjs", "stub-functions.mjs"].map((name) => `${root}scripts/${name}`);
  const made = `${folder}first.wasm`;
  return existsSync(made) && [`${folder}fits.wasm`, ...sources].every((path) => ageOf(path) <= ageOf(made));
}

/** Runs the calls, and returns what wasm-split's instrumentation wrote of them. @param {string} path */
async function profileOf(path) {
  const { default: createModule } = await import(`${folder}fits.js`);
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
  const [memory] = Object.values(parts).filter((part) => part instanceof WebAssembly.Memory);
  // Over whatever is there: this module has done its work.
  const length = parts.__write_profile(0, memory.buffer.byteLength);
  return Buffer.from(memory.buffer, 0, length);
}

export async function makeFirstEngine() {
  if (isMade()) return;
  mkdirSync(scratch, { recursive: true });
  const [watched, stubbed] = [`${scratch}watched.wasm`, `${scratch}stubbed.wasm`];
  binaryen("wasm-split", "--instrument", `${folder}fits.wasm`, "-o", watched);
  writeFileSync(stubbed, onlyCalled(readFileSync(`${folder}fits.wasm`), await profileOf(watched)));
  binaryen("wasm-opt", "-Oz", "--converge", stubbed, "-o", `${folder}first.wasm`);
}
