/**
 * Whether the page is drawn light or dark, for what CSS cannot reach (a canvas). A `data-theme` on <html> beats the
 * system's wish, and paper is always light.
 *
 * @typedef {"light" | "dark"} Scheme
 */

/** @type {Set<() => void>} */
const listeners = new Set();
let printing = false;
let watching = false;

/** @returns {Scheme} */
export function currentScheme() {
  if (printing) return "light";
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** @returns {boolean} whether the page is being printed: styles read now are still those of the screen */
export function isPrinting() {
  return printing;
}

/**
 * Calls back after every change of scheme, and before and after printing.
 * @param {() => void} callback
 * @returns {() => void} ends it
 */
export function onSchemeChange(callback) {
  watch();
  listeners.add(callback);
  return () => listeners.delete(callback);
}

function watch() {
  if (watching) return;
  watching = true;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", notify);
  new MutationObserver(notify).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  addEventListener("beforeprint", () => setPrinting(true));
  addEventListener("afterprint", () => setPrinting(false));
}

/** @param {boolean} value */
function setPrinting(value) {
  printing = value;
  notify();
}

function notify() {
  for (const callback of listeners) callback();
}
