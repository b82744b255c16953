/** Goes through the steps by itself; who wants less motion gets the last one at once. */

/** How long a step stands unless told, in milliseconds. */
const usual = 140;

export class Player {
  #timer = 0;

  /**
   * @param {() => boolean} next goes a step further; false where there is none left
   * @param {number} [pace] how long a step stands, in milliseconds
   */
  constructor(next, pace = usual) {
    this.next = next;
    this.pace = pace;
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
    }, this.pace);
  }

  pause() {
    clearInterval(this.#timer);
    this.#timer = 0;
  }
}
