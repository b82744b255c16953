/**
 * The address of a step: "#<id of the element>/<noise>/<step>". Only an element that is asked to, and has an id, writes
 * or reads it, so that a page's own use of the hash is left alone. Where an address has its page behind the hash too,
 * <html data-address="…/"> says what stands before.
 *
 * @typedef {{ noise: string, step: string }} Place
 */

/** @param {Element} element @returns {Place | undefined} */
export function readAddress(element) {
  if (!element.id) return undefined;
  try {
    const [id, noise, step] = decodeURIComponent(location.hash.slice(1)).split("/").slice(-3);
    return id === element.id && noise && step ? { noise, step } : undefined;
  } catch {
    // A broken escape, which is nobody's place.
    return undefined;
  }
}

/** In place of the address before, so that "Back" leaves the page. @param {Element} element @param {Place} place */
export function writeAddress(element, { noise, step }) {
  if (!element.id) return;
  try {
    history.replaceState(
      history.state,
      "",
      `#${document.documentElement.dataset.address ?? ""}${element.id}/${noise}/${step}`,
    );
  } catch {
    // A page that may not: a sandboxed frame, or one that came from a string.
  }
}
