/**
 * What the axes show. They stay as they are while a point moves, so that a reader sees the point move and not the
 * paper; a point dropped at or beyond an edge pushes that edge out, and only a reset brings it back.
 *
 * @typedef {{ min: number, max: number }} Range
 * @typedef {{ x: Range, y: Range }} Limits
 * @typedef {readonly { readonly x: number, readonly y: number }[]} Places
 */
import { spanOf } from "./grid.js";

const margin = { x: 0.05, y: 0.1 };
/** Beyond this a chart can no longer subtract its ends. */
const farthest = 1e150;
/** So near to an edge (as a part of the range) a point asks for more room. */
const edge = 0.02;

/**
 * @param {Places} places
 * @returns {Limits}
 */
export function limitsOf(places) {
  return { x: rangeOf(places, "x"), y: rangeOf(places, "y") };
}

/**
 * @param {Limits} limits
 * @param {Places} places
 * @returns {Limits}
 */
export function extendLimits(limits, places) {
  return { x: extend(limits.x, places, "x"), y: extend(limits.y, places, "y") };
}

/**
 * @param {number} value
 * @param {Range} range
 */
export function clamp(value, { min, max }) {
  return Math.min(max, Math.max(min, value));
}

/**
 * @param {Places} places
 * @param {"x" | "y"} axis
 * @returns {Range}
 */
function rangeOf(places, axis) {
  const values = valuesOf(places, axis);
  if (values.length === 0) return { min: 0, max: 1 };
  const room = margin[axis] * spanOf(values);
  return { min: Math.min(...values) - room, max: Math.max(...values) + room };
}

/**
 * @param {Range} range
 * @param {Places} places
 * @param {"x" | "y"} axis
 * @returns {Range}
 */
function extend({ min, max }, places, axis) {
  const near = edge * (max - min);
  const room = margin[axis] * (max - min);
  const values = valuesOf(places, axis);
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  return {
    min: lowest < min + near ? Math.min(min, lowest - room) : min,
    max: highest > max - near ? Math.max(max, highest + room) : max,
  };
}

/**
 * @param {Places} places
 * @param {"x" | "y"} axis
 */
function valuesOf(places, axis) {
  return places.map((place) => clamp(place[axis], { min: -farthest, max: farthest }));
}
