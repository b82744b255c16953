/** Goes through the steps by itself; who wants less motion gets the last one at once. */

/** How long a step stands, in milliseconds. */
const pace = 140;

export class Player {
  #timer = 0;

  /** @param {() => boolean} next goes a step further; false where there is none left */
  constructor(next) {
    this.next = next;
  }

  get playing() {
    return this.#timer !== 0;
  }

  play() {
    this.pause();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      while (this.next());
      return;
    }
    this.#timer = window.setInterval(() => {
      if (!this.next()) this.pause();
    }, pace);
  }

  pause() {
    clearInterval(this.#timer);
    this.#timer = 0;
  }
}
