/** Work done before it is asked for, so that a dial answers at once: a piece whenever the page has nothing else to do. */

/** Safari has no idle callbacks: there the page gets a breath between two pieces. @param {() => void} piece */
const whenIdle = (piece) => window.requestIdleCallback?.(piece) ?? window.setTimeout(piece, 50);

export class Ahead {
  #current = 0;

  /** @param {Iterator<unknown>} pieces of which next() does one; those begun before are left */
  begin(pieces) {
    this.#current += 1;
    const run = this.#current;
    const piece = () => {
      if (run === this.#current && !pieces.next().done) whenIdle(piece);
    };
    whenIdle(piece);
  }

  stop() {
    this.#current += 1;
  }
}
