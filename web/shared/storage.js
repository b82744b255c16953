// What a reader did, kept on this device only. Storage may be full, switched off or forbidden: then it is simply not kept.

const key = (/** @type {string} */ name) => `lossbook:${name}`;

/** The value kept under a name, or `fallback` where there is none of its kind: the device may hold anything there. */
export function recall(/** @type {string} */ name, /** @type {any} */ fallback) {
  try {
    const value = JSON.parse(localStorage.getItem(key(name)) ?? "null") ?? fallback;
    return typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback) ? value : fallback;
  } catch {
    return fallback;
  }
}

/** Keep a value under a name. */
export function keep(/** @type {string} */ name, /** @type {unknown} */ value) {
  try {
    localStorage.setItem(key(name), JSON.stringify(value));
  } catch {
    // Not kept: nothing on the page depends on it.
  }
}

/** Everything the book keeps on this device, as it stands there. @returns {[key: string, value: string][]} */
export function allKept() {
  try {
    return Object.entries(localStorage).filter(([each]) => each.startsWith(key("")));
  } catch {
    return [];
  }
}

/** Clear all of it, and only the book's own: other pages of the same host keep theirs. */
export function forgetAll() {
  for (const [each] of allKept()) localStorage.removeItem(each);
}

/** Put back what was cleared. */
export function putBack(/** @type {[key: string, value: string][]} */ kept) {
  try {
    for (const [each, value] of kept) localStorage.setItem(each, value);
  } catch {
    // Full by now, or switched off: then it stays cleared, which the page shows.
  }
}
