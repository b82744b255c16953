/**
 * Makes a tag live; where another copy of the book was first, that one keeps it.
 * @param {string} tag
 * @param {CustomElementConstructor} element
 */
export function define(tag, element) {
  customElements.get(tag) ?? customElements.define(tag, element);
}
