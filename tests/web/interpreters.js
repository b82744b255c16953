// Runs the programs that the book writes, where what they need is installed.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const oneThread = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

/** @param {string} program @param {string[]} args @param {string} [cwd] */
const run = (program, args, cwd) =>
  spawnSync(program, args, { encoding: "utf8", cwd, env: { ...process.env, ...oneThread } });

/** The first Python that has a module: Debian's may stand behind another. @param {string} module */
const pythonWith = (module) =>
  [process.env.LOSSBOOK_PYTHON, "python3", "/usr/bin/python3"].find(
    (program) => program && run(program, ["-c", `import ${module}`]).status === 0,
  );

const rPackages = ["quantreg", "MASS", "robustbase"];
const hasR = () =>
  run("Rscript", ["-e", rPackages.map((name) => `library(${name})`).join(";")]).status === 0 ? "Rscript" : undefined;

/** By the library that a program is written for: what runs it, and what it needs. @type {Record<string, { program: string | undefined, needs: string }>} */
export const interpreters = {
  pytorch: { program: pythonWith("torch"), needs: "a Python with torch" },
  keras: { program: pythonWith("keras"), needs: "a Python with keras" },
  "scikit-learn": { program: pythonWith("sklearn.linear_model"), needs: "a Python with scikit-learn" },
  r: { program: hasR(), needs: `R with ${rPackages.join(", ")}` },
};

/**
 * What a program prints: of each line its first word and the numbers behind it.
 * @param {string} library
 * @param {string} source
 * @param {Record<string, string>} [files] that lie beside it
 * @returns {Map<string, number[]>}
 */
export function printed(library, source, files = {}) {
  const folder = mkdtempSync(join(tmpdir(), "lossbook-"));
  try {
    for (const [name, text] of Object.entries({ ...files, program: source })) writeFileSync(join(folder, name), text);
    const { status, stdout, stderr } = run(String(interpreters[library].program), ["program"], folder);
    if (status !== 0) throw new Error(`${library}: ${stderr}\n${source}`);
    const lines = stdout.trim().split("\n");
    return new Map(
      lines.map((line) => {
        const [name, ...numbers] = line.trim().split(/\s+/);
        return [name, numbers.map(Number)];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
