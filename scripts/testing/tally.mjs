// Counts tests over all stages and remembers what went wrong, so that the last line is the whole truth.

import { say } from "../setup.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

export class Tally {
  /** @type {Counts} */
  counts = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  failures = [];

  /** Add what one stage counted. @param {string} stage @param {Counts} counts */
  add(stage, { passed, failed, skipped }) {
    this.counts.passed += passed;
    this.counts.failed += failed;
    this.counts.skipped += skipped;
    if (failed > 0) this.failures.push(`${stage}: ${failed} failed`);
    if (passed + failed + skipped === 0) this.broken(stage, "it ran no test");
  }

  /** A stage that could not run is one failure. @param {string} stage @param {string} reason */
  broken(stage, reason) {
    this.counts.failed += 1;
    this.failures.push(`${stage}: could not run: ${reason}`);
  }

  /** Run one stage; whatever it throws is counted, and the next stage still runs. */
  async stage(/** @type {string} */ name, /** @type {() => Promise<Counts | void> | Counts | void} */ body) {
    say(`${name} …`);
    try {
      const counts = await body();
      if (counts) this.add(name, counts);
    } catch (error) {
      this.broken(name, error instanceof Error ? error.message : String(error));
    }
  }

  get ok() {
    return this.counts.failed === 0;
  }

  /** The closing line. */
  toString() {
    const { passed, failed, skipped } = this.counts;
    return `tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  }
}
