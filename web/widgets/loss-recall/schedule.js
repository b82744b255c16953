// When a card comes back, after Leitner: every time a card is known it moves up a box and rests longer; a miss sends it
// back to the first box and it is asked again at once.

/** @typedef {{ box: number, due: number }} Progress  due: a day, counted from 1970 */

/** Days of rest after a card was known for the first, second, … time. */
const rests = [1, 3, 7, 21, 60];

/** The day a moment belongs to on the reader's clock. */
export function dayOf(/** @type {Date} */ date) {
  return Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);
}

/**
 * @param {Progress | undefined} progress
 * @param {boolean} knew
 * @param {number} today
 * @returns {Progress}
 */
export function answered(progress, knew, today) {
  if (!knew) return { box: 0, due: today };
  const box = Math.max(1, Math.min((isSound(progress) ? progress.box : 0) + 1, rests.length));
  return { box, due: today + rests[box - 1] };
}

/**
 * Whether this is what is kept of a card: the device may hold anything, such as days that there are not.
 * @param {any} progress
 * @returns {progress is Progress}
 */
export const isSound = (progress) =>
  Number.isSafeInteger(progress?.box) && Number.isInteger(progress.due) && Math.abs(progress.due) < 1e8;

/** Whether a card is to be asked on a day; one never asked is, and one of which the device holds something else. */
export function isDue(/** @type {Progress | undefined} */ progress, /** @type {number} */ today) {
  return !(isSound(progress) && progress.due > today && progress.due <= today + rests[rests.length - 1]);
}
