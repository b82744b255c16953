// Runs files of node:test, prints them as they come, and counts the leaves: a test with subtests is not one more test.

import { readdirSync } from "node:fs";
import { finished } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { root } from "../setup.mjs";

/** All `*.test.js` in a folder of the repository and below, sorted. @param {string} folder @returns {string[]} */
export function testFiles(folder) {
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.js"))
    .map((name) => `${root}${folder}/${name}`)
    .sort();
}

/**
 * Counts leaf tests in the stream of events of node:test. Children are reported before their parent, one level deeper.
 * @returns {{ counts: import("./tally.mjs").Counts, see: (event: any, passed: boolean) => void }}
 */
export function leafCounter() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  /** @type {Map<string, Set<number>>} */
  const levels = new Map();
  return {
    counts,
    see({ name, file = "", nesting, skip, todo, details }, passed) {
      const seen = levels.get(file) ?? new Set();
      levels.set(file, seen);
      const hadChildren = seen.delete(nesting + 1);
      seen.add(nesting);
      // A parent that failed by itself, not through its children, has to count.
      const failedItself = !passed && details.error?.failureType !== "subtestsFailed";
      if ((hadChildren || details.type === "suite") && !failedItself) return;
      // A file is reported as a test only where it failed as a whole, or holds none: both are failures.
      const failed = (!passed && todo === undefined) || name === file;
      if (failed) counts.failed += 1;
      else if ((skip !== undefined && skip !== false) || todo !== undefined) counts.skipped += 1;
      else counts.passed += 1;
    },
  };
}

/**
 * @param {string[]} files
 * @param {{ concurrency?: number }} [options] how many files at once
 * @returns {Promise<import("./tally.mjs").Counts>}
 */
export async function runNodeTests(files, { concurrency = 2 } = {}) {
  const counter = leafCounter();
  const stream = run({ files, concurrency });
  stream.on("test:pass", (event) => counter.see(event, true));
  stream.on("test:fail", (event) => counter.see(event, false));
  const report = stream.compose(new spec());
  report.pipe(process.stdout, { end: false });
  await finished(report, { writable: false });
  return counter.counts;
}
