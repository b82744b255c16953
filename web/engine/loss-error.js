/** What went wrong, with a stable `code` that a page can translate by. The message is in English. */
export class LossError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "LossError";
    this.code = code;
  }
}
