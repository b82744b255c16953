// Runs a GoogleTest program and counts by its own report.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";

/**
 * @param {string[]} command the program and its arguments
 * @param {string} report path of the JSON report, written anew
 * @returns {import("./tally.mjs").Counts}
 */
export function runGtest([program, ...args], report) {
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const { status, error, signal } = spawnSync(
    program,
    [...args, `--gtest_output=json:${report}`, "--gtest_brief=1", "--gtest_color=auto"],
    { stdio: "inherit" },
  );
  if (error) throw error;
  const counts = readReport(report);
  // A crash writes no report, or one that looks well.
  if (counts === null || (status !== 0 && counts.failed === 0)) {
    throw new Error(`${program} stopped with ${signal ?? `status ${status}`}`);
  }
  return counts;
}

/** @param {string} path */
function readReport(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
  const cases = report.testsuites.flatMap((/** @type {any} */ suite) => suite.testsuite);
  const failed = cases.filter((/** @type {any} */ { failures }) => failures?.length > 0).length;
  const skipped = cases.filter((/** @type {any} */ { result }) => result !== "COMPLETED").length;
  return { passed: cases.length - failed - skipped, failed, skipped };
}
