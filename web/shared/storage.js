// What a reader did, kept on this device only. Storage may be full, switched off or forbidden: then it is simply not kept.

const key = (/** @type {string} */ name) => `lossbook:${name}`;

/** The value kept under a name, or `fallback`. */
export function recall(/** @type {string} */ name, /** @type {any} */ fallback) {
  try {
    return JSON.parse(localStorage.getItem(key(name)) ?? "null") ?? fallback;
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
