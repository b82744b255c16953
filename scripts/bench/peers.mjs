// The same estimators in R and in Python, where they are installed.

import { spawnSync } from "node:child_process";
import { root } from "../setup.mjs";

const oneThread = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

function run(/** @type {string} */ program, /** @type {string[]} */ ...args) {
  return spawnSync(program, args, { encoding: "utf8", env: { ...process.env, ...oneThread } });
}

/** The first Python that has scikit-learn: Debian's may stand behind another. */
const python = ["python3", "/usr/bin/python3"].find(
  (program) => run(program, "-c", "import sklearn.linear_model").status === 0,
);
const hasR = run("Rscript", "--version").status === 0;

/**
 * Milliseconds by name, of all peers on this machine.
 * @param {string} file all x, then all y, as doubles
 * @param {number} points
 * @returns {Record<string, number>}
 */
export function timePeers(file, points) {
  /** @type {[string, string][]} */
  const programs = [];
  if (hasR) programs.push(["Rscript", "peers.R"]);
  if (python) programs.push([python, "peers.py"]);
  const lines = programs.flatMap(([program, script]) => {
    const { status, stdout, stderr } = run(program, `${root}scripts/bench/${script}`, file, String(points));
    if (status !== 0) throw new Error(`${program} ${script}: ${stderr}`);
    return stdout.trim().split("\n");
  });
  return Object.fromEntries(
    lines.map((line) => {
      const [name, seconds] = line.split("\t");
      return [name, 1000 * Number(seconds)];
    }),
  );
}
