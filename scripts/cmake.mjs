// Configures and builds one CMake preset, with Emscripten where the preset's name says so.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { root, say, stop } from "./setup.mjs";

/** Debian's emcc runs JavaScript tools that it expects where Debian's Node would look for them. */
function environment() {
  const debian = "/usr/share/nodejs";
  const emcc = spawnSync("sh", ["-c", "command -v emcc"], { encoding: "utf8" }).stdout.trim();
  const isDebians = emcc !== "" && realpathSync(emcc).startsWith("/usr/share/emscripten/");
  return isDebians && existsSync(debian) ? { ...process.env, NODE_PATH: debian } : process.env;
}

/** Build the preset in build/<preset>; CMake rebuilds only what changed. */
export function buildPreset(/** @type {string} */ preset, /** @type {string[]} */ ...targets) {
  say(`building ${preset} (C++)`);
  /** @type {import("node:child_process").ExecFileSyncOptions} */
  const options = { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: environment() };
  try {
    if (!existsSync(`${root}build/${preset}/build.ninja`)) {
      const configure = ["cmake", "--preset", preset];
      const [program, ...args] = preset.startsWith("wasm") ? ["emcmake", ...configure] : configure;
      execFileSync(program, args, options);
    }
    const chosen = targets.length > 0 ? ["--target", ...targets] : [];
    execFileSync("cmake", ["--build", `build/${preset}`, ...chosen], options);
  } catch {
    stop(`The C++ build "${preset}" failed; its messages are above. To start it afresh, delete build/${preset}.`);
  }
}
