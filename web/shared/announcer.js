/** Says what happened, once it has come to rest: a drag of a hundred steps is heard once. */
const rest = 350;

export class Announcer {
  #timer = 0;

  /** @param {(words: string) => void} say */
  constructor(say) {
    this.say = say;
  }

  /** @param {() => string} words made only if they are to be heard */
  soon(words) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.say(words()), rest);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
