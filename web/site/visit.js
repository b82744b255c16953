// That a chapter was opened, and on which day last, is kept on this device, for the list of contents.

import { keep, recall } from "../shared/storage.js";

/** A day of the reader's clock as 2026-01-31. */
export function dateOf(/** @type {Date} */ moment) {
  const digits = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${moment.getFullYear()}-${digits(moment.getMonth() + 1)}-${digits(moment.getDate())}`;
}

/** Keep the visit where this page is a chapter. */
export function keepVisit() {
  const id = /** @type {HTMLElement | null} */ (document.querySelector("article[data-chapter]"))?.dataset.chapter;
  if (id) keep("visits", { ...recall("visits", {}), [id]: dateOf(new Date()) });
}
