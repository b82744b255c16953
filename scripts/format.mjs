// npm run format: rewrites every source file in the house style.

import { execFileSync } from "node:child_process";
import { root, say, setUp } from "./setup.mjs";
import { cppFiles } from "./sources.mjs";

setUp("verify");
const run = (/** @type {string} */ program, /** @type {string[]} */ args) => {
  execFileSync(program, args, { cwd: root, stdio: "inherit" });
};
say("clang-format (C++)");
run("clang-format", ["-i", ...cppFiles()]);
say("biome (JavaScript, CSS, JSON)");
run(`${root}node_modules/.bin/biome`, ["check", "--write", "."]);
say("formatted");
