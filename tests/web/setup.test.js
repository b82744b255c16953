// The set-up on machines where something is missing: a PATH of stub programs stands for the machine.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";

const emcc = (/** @type {string} */ version) =>
  `echo "emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) ${version} (abc)"`;
const healthy = { emcc: emcc("3.1.6"), cmake: "echo cmake version 3.25.1", ninja: "echo 1.11.1" };
/** An apt-get that notes how it was called, and on `install` does what `effect` says. */
const aptGet = (effect = "true") => `echo "apt-get $*" >> "$MACHINE/calls"\ncase "$1" in install) ${effect};; esac`;

/**
 * Run the set-up of `npm run build` on a machine that has only these programs (shell text by name).
 * @param {Record<string, string>} programs
 * @param {{ user?: number, node?: string }} [who]
 */
function setUpOn(programs, { user = 0, node } = {}) {
  const machine = mkdtempSync(join(tmpdir(), "lossbook-machine-"));
  try {
    for (const [name, text] of Object.entries(programs)) {
      writeFileSync(join(machine, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    }
    symlinkSync("/bin/sh", join(machine, "sh"));
    const script = `process.getuid = () => ${user};
      ${node ? `Object.defineProperty(process, "version", { value: "v${node}" });` : ""}
      const { setUp } = await import(${JSON.stringify(`${root}scripts/setup.mjs`)});
      setUp("build");
      console.log("ready");`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      env: { PATH: machine, MACHINE: machine },
      encoding: "utf8",
    });
    const log = join(machine, "calls");
    const calls = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    return { status, stdout, stderr, calls: calls.filter((call) => call !== "apt-get --version") };
  } finally {
    rmSync(machine, { recursive: true });
  }
}

const { emcc: _, ...withoutEmcc } = healthy;

test("an emcc on PATH that is new enough is used as it is", () => {
  for (const version of ["3.1.6", "3.1.69", "3.10.0", "4.0.10"]) {
    const { status, stdout, calls } = setUpOn({ ...healthy, emcc: emcc(version), "apt-get": aptGet() });
    assert.equal(status, 0, version);
    assert.equal(stdout, "ready\n");
    assert.deepEqual(calls, []);
  }
});

test("without apt-get it says where to get what is missing, and stops", () => {
  const { status, stdout, stderr } = setUpOn({ ninja: healthy.ninja });
  assert.equal(status, 1);
  assert.match(stderr, /https:\/\/emscripten\.org\/.*emsdk/);
  assert.match(stderr, /https:\/\/cmake\.org/);
  assert.doesNotMatch(stderr, /Ninja/);
  assert.doesNotMatch(stdout, /ready/);
});

test("an emcc that is too old is as good as none", () => {
  for (const version of ["3.1.5", "3.0.9", "2.0.34"]) {
    const { status, stderr } = setUpOn({ ...healthy, emcc: emcc(version) });
    assert.equal(status, 1, version);
    assert.match(stderr, /3\.1\.6 or newer/);
  }
});

test("a program that is there but does not run is missing", () => {
  const { status, stderr } = setUpOn({ ...healthy, cmake: "exit 127" });
  assert.equal(status, 1);
  assert.match(stderr, /CMake 3\.21/);
});

const line = /^ {2}sudo apt-get update && sudo apt-get install -y --no-install-recommends emscripten$/m;

test("where it may not install, it prints the exact line and installs nothing", () => {
  const machines = { "no sudo": {}, "a sudo that wants a password": { sudo: "exit 1" } };
  for (const [name, extra] of Object.entries(machines)) {
    const machine = { ...withoutEmcc, ...extra, "apt-get": aptGet() };
    const { status, stderr, calls } = setUpOn(machine, { user: 1000 });
    assert.equal(status, 1, name);
    assert.match(stderr, line, name);
    assert.deepEqual(calls, [], name);
  }
});

const install = `printf '#!/bin/sh\\n%s\\n' '${emcc("3.1.6")}' > "$MACHINE/emcc"; /bin/chmod +x "$MACHINE/emcc"`;
const installed = ["apt-get update -q", "apt-get install -q -y --no-install-recommends emscripten"];

test("root installs only what is missing, then goes on", () => {
  const { status, stdout, calls } = setUpOn({ ...withoutEmcc, "apt-get": aptGet(install) });
  assert.deepEqual(calls, installed);
  assert.equal(status, 0);
  assert.match(stdout, /apt-get install .* emscripten\n[\s\S]*ready/);
});

test("so does a user whose sudo asks for nothing", () => {
  const machine = { ...withoutEmcc, sudo: 'shift; "$@"', true: "exit 0", "apt-get": aptGet(install) };
  const { status, calls } = setUpOn(machine, { user: 1000 });
  assert.deepEqual(calls, installed);
  assert.equal(status, 0);
});

test("an installation that fails ends with the whole line to type", () => {
  const { status, stderr } = setUpOn({ ...withoutEmcc, "apt-get": aptGet("exit 100") });
  assert.equal(status, 1);
  assert.match(stderr, /apt-get update && apt-get install -y --no-install-recommends emscripten/);
});

test("an installation that brings too old a version does not pass for enough", () => {
  const { status, stderr } = setUpOn({ ...withoutEmcc, "apt-get": aptGet(install.replace("3.1.6", "2.0.12")) });
  assert.equal(status, 1);
  assert.match(stderr, /still missing or too old[\s\S]*emsdk/);
});

test("a Node that is too old is named before anything is touched", () => {
  const { status, stderr, calls } = setUpOn({ "apt-get": aptGet(install) }, { node: "18.20.4" });
  assert.equal(status, 1);
  assert.match(stderr, /20\.19/);
  assert.deepEqual(calls, []);
});
