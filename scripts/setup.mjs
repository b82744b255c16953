// Finds what a command needs and installs what is missing, or says exactly what to type and stops.
// Runs before `npm ci`, so it uses Node alone.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

export const say = (/** @type {string} */ text) => console.log(`\x1b[2m[lossbook]\x1b[0m ${text}`);

/**
 * Print what went wrong and what to do about it, then leave with status 1.
 * @returns {never}
 */
export function stop(/** @type {string} */ text) {
  console.error(`\n[lossbook] ${text}\n`);
  process.exit(1);
}

/** What a program prints when called with `args`, or null where it cannot be run. */
function output(/** @type {string} */ program, /** @type {string[]} */ ...args) {
  const { status, stdout } = spawnSync(program, args, { encoding: "utf8" });
  return status === 0 ? stdout : null;
}

function versionAtLeast(/** @type {string | null} */ text, /** @type {string} */ least) {
  const found = text?.match(/\d+(\.\d+)+/)?.[0];
  return found !== undefined && found.localeCompare(least, "en", { numeric: true }) >= 0;
}

const prefixes = ["/usr", "/usr/local", "/opt/homebrew"];
const underPrefix = (/** @type {string} */ path) => prefixes.some((prefix) => existsSync(`${prefix}/${path}`));

/** The first of these browsers' programs that this machine has. */
const firstOf = (/** @type {string[]} */ programs) => programs.find((program) => output(program, "--version") !== null);

export const findChromium = () => process.env.CHROMIUM || firstOf(["chromium", "chromium-browser", "google-chrome"]);
export const findFirefox = () => process.env.FIREFOX || firstOf(["firefox-esr", "firefox"]);

/**
 * Everything outside npm that some command needs: whether it is here, Debian's package, and where to get it elsewhere.
 * @type {Record<string, { here: () => boolean, debian: string, elsewhere: string }>}
 */
const tools = {
  emscripten: {
    here: () => versionAtLeast(output("emcc", "--version"), "3.1.6"),
    debian: "emscripten",
    elsewhere: "Emscripten 3.1.6 or newer: https://emscripten.org/docs/getting_started/downloads.html (emsdk)",
  },
  cmake: {
    here: () => versionAtLeast(output("cmake", "--version"), "3.21"),
    debian: "cmake",
    elsewhere: "CMake 3.21 or newer: https://cmake.org/download/",
  },
  ninja: {
    here: () => output("ninja", "--version") !== null,
    debian: "ninja-build",
    elsewhere: "Ninja: https://ninja-build.org",
  },
  compiler: {
    here: () => output("c++", "--version") !== null,
    debian: "g++",
    elsewhere: "a C++20 compiler (GCC 11 or Clang 14, or newer)",
  },
  clang: {
    here: () => output("clang++", "--version") !== null,
    debian: "clang",
    elsewhere: "Clang 14 or newer, with libFuzzer and the sanitizers: https://releases.llvm.org",
  },
  eigen: {
    here: () => underPrefix("include/eigen3/Eigen/Core"),
    debian: "libeigen3-dev",
    elsewhere: "Eigen 3.4 under /usr/local or /opt/homebrew: https://eigen.tuxfamily.org",
  },
  googletest: {
    here: () => underPrefix("src/googletest/CMakeLists.txt"),
    debian: "googletest",
    elsewhere: "GoogleTest's sources in /usr/local/src/googletest: https://github.com/google/googletest",
  },
  json: {
    here: () => underPrefix("include/nlohmann/json.hpp"),
    debian: "nlohmann-json3-dev",
    elsewhere: "nlohmann/json's header under /usr/local/include: https://json.nlohmann.me",
  },
  chromium: {
    here: () => findChromium() !== undefined,
    debian: "chromium",
    elsewhere: "Chromium or Chrome (or its path in the variable CHROMIUM)",
  },
  firefox: {
    here: () => findFirefox() !== undefined,
    debian: "firefox-esr",
    elsewhere: "Firefox (or its path in the variable FIREFOX)",
  },
  "clang-format": {
    here: () => output("clang-format", "--version") !== null,
    debian: "clang-format",
    elsewhere: "clang-format 14 or newer: https://clang.llvm.org/docs/ClangFormat.html",
  },
};

/** What each command needs beyond the packages of npm. */
export const needs = {
  build: ["emscripten", "cmake", "ninja", "eigen"],
  bench: ["emscripten", "cmake", "ninja", "compiler", "eigen"],
  test: ["emscripten", "cmake", "ninja", "compiler", "eigen", "googletest", "json", "chromium", "firefox"],
  fuzz: ["clang", "cmake", "ninja", "eigen"],
  verify: ["clang-format"],
};

function installWithApt(/** @type {string[]} */ packages) {
  const isRoot = process.getuid?.() === 0;
  const mayInstall = isRoot || output("sudo", "-n", "true") !== null;
  const line = `apt-get update && ${isRoot ? "" : "sudo "}apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  if (!mayInstall)
    stop(`These packages are missing and may not be installed from here. Type this, then try again:\n\n  sudo ${line}`);
  const run = (/** @type {string[]} */ ...args) => {
    const [program, ...rest] = isRoot ? args : ["sudo", "-n", ...args];
    say(`${isRoot ? "" : "sudo "}${args.join(" ")}`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    if (spawnSync(program, rest, { stdio: "inherit", env }).status !== 0)
      stop(`That failed. The whole line is:\n\n  ${isRoot ? "" : "sudo "}${line}`);
  };
  run("apt-get", "update", "-q");
  run("apt-get", "install", "-q", "-y", "--no-install-recommends", ...packages);
}

/** Make sure that the named tools are on this machine. */
function ensureTools(/** @type {string[]} */ names) {
  const missing = names.filter((name) => !tools[name].here());
  if (missing.length === 0) return;
  const list = missing.map((name) => `  - ${tools[name].elsewhere}`).join("\n");
  say(`Missing here: ${missing.join(", ")}`);
  if (output("apt-get", "--version") === null) {
    stop(`This does not look like Debian or Ubuntu, so please install:\n\n${list}\n\nand try again.`);
  }
  installWithApt(missing.map((name) => tools[name].debian));
  const still = missing.filter((name) => !tools[name].here());
  if (still.length > 0) {
    stop(
      `The packages are installed, but these are still missing or too old:\n\n${still.map((name) => `  - ${tools[name].elsewhere}`).join("\n")}`,
    );
  }
}

/** Run `npm ci` where node_modules does not match package-lock.json. */
function ensurePackages() {
  const installed = `${root}node_modules/.package-lock.json`;
  const lock = `${root}package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say("npm ci (the JavaScript packages)");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: root, stdio: "inherit" });
}

function ensureNode() {
  const least = JSON.parse(readFileSync(`${root}package.json`, "utf8")).engines.node.replace(/[^\d.]/g, "");
  if (!versionAtLeast(process.version, least)) {
    stop(`Node ${process.versions.node} is too old: Lossbook needs ${least} or newer, from https://nodejs.org`);
  }
}

/** Everything that the command needs is here when this returns. */
export function setUp(/** @type {(keyof typeof needs)[]} */ ...commands) {
  ensureNode();
  ensureTools([...new Set(commands.flatMap((command) => needs[command]))]);
  ensurePackages();
}
