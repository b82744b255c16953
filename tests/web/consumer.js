// A project of somebody else's with nothing of ours but the tarball, as npm packs and installs it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { root } from "../../scripts/setup.mjs";

/** Makes one, which is there until the file's tests are over. */
export function consumer() {
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
  const ourTool = (path, args, cwd = folder) => run(process.execPath, [`${root}node_modules/${path}`, ...args], cwd);

  const [{ filename, files }] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root),
  );
  /** @type {string[]} */
  const packed = files.map((/** @type {{ path: string }} */ { path }) => path);
  write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", `./${filename}`]);
  return { folder, packed, run, write, ourTool };
}

/**
 * The React recipe inside a consumer's folder, where React and its types are ours.
 * @param {string} folder
 * @returns {string} where it is
 */
export function reactApp(folder) {
  mkdirSync(join(folder, "node_modules/@types"));
  for (const name of ["react", "react-dom", "@types/react", "@types/react-dom"]) {
    symlinkSync(`${root}node_modules/${name}`, join(folder, "node_modules", name));
  }
  const app = join(folder, "react");
  cpSync(`${root}recipes/react`, app, { recursive: true });
  return app;
}
