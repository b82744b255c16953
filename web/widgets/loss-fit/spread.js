/** A line of text, in CSS pixels. */
const lineHeight = 16;

/**
 * Moves places apart until none are nearer than a line of text, as little as a single pass each way allows.
 * @param {readonly number[]} places
 * @param {number} top
 * @param {number} bottom
 * @param {number} [apart] how near they may be
 */
export function spread(places, top, bottom, apart = lineHeight) {
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
  const moved = [...places];
  let edge = top;
  for (const i of order) {
    moved[i] = Math.max(moved[i], edge);
    edge = moved[i] + apart;
  }
  edge = bottom;
  for (const i of order.reverse()) {
    moved[i] = Math.min(moved[i], edge);
    edge = moved[i] - apart;
  }
  return moved;
}
