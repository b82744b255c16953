/**
 * The grid that moved points keep to: as fine as the data were written, so that a dragged year stays a year and the
 * numbers in the table stay short.
 *
 * @typedef {object} Grid
 * @property {number} decimals how the data are written
 * @property {number} step what a dragged value is rounded to
 * @property {number} nudge what an arrow key moves
 */

const maxDecimals = 6;
/** A dragged point needs at least so many places to go. */
const fewestSteps = 15;
/** More than these are digits of a computation, not of a measurement. */
const mostSteps = 1e6;
/** Arrow presses from one end of the data to the other. */
const pressesAcross = 50;

/**
 * @param {ArrayLike<number>} values of one axis
 * @returns {Grid}
 */
export function gridOf(values) {
  const span = spanOf(values);
  let decimals = Math.max(0, ...Array.from(values, decimalsOf));
  while (decimals < maxDecimals && span / 10 ** -decimals < fewestSteps) decimals += 1;
  while (decimals > 0 && span / 10 ** -decimals > mostSteps) decimals -= 1;
  const step = 10 ** -decimals;
  return { decimals, step, nudge: Math.max(step, roundNumber(span / pressesAcross)) };
}

/**
 * @param {number} value
 * @param {Grid} grid
 */
export function snap(value, { decimals }) {
  return Number(value.toFixed(decimals));
}

/** @param {ArrayLike<number>} values */
export function spanOf(values) {
  if (values.length === 0) return 1;
  const span = Math.max(...Array.from(values)) - Math.min(...Array.from(values));
  return span > 0 ? span : Math.abs(values[0]) || 1;
}

/** Decimals as a person wrote them: 4.699999999999999 has one. @param {number} value */
function decimalsOf(value) {
  for (let decimals = 0; decimals < maxDecimals; decimals += 1) {
    if (Math.abs(Number(value.toFixed(decimals)) - value) <= 1e-9 * Math.abs(value)) return decimals;
  }
  return maxDecimals;
}

/** 1, 2 or 5 times a power of ten, not above `value`. @param {number} value */
function roundNumber(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}
