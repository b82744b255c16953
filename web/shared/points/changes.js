/**
 * What a reader did to the points, as a short text: "7:53,4.2" is where the seventh of the start is now, "12:" that it is
 * gone, ":51,3.5" one more. What makes no sense is left out.
 *
 * @typedef {import("./model.js").PointModel} PointModel
 */

/** @param {PointModel} model @returns {string} */
export function changesOf({ start, points }) {
  const now = new Map(points.map((point) => [point.id, point]));
  const found = new Set(start.map(({ id }) => id));
  const rows = start.flatMap(({ id, x, y }, i) => {
    const point = now.get(id);
    if (!point) return [`${i + 1}:`];
    return point.x === x && point.y === y ? [] : [`${i + 1}:${point.x},${point.y}`];
  });
  return [...rows, ...points.filter(({ id }) => !found.has(id)).map(({ x, y }) => `:${x},${y}`)].join(" ");
}

/** Longer ones no reader makes by hand, in characters. */
const longest = 10_000;

/** Does the same to points that are as they were found, as one step. @param {PointModel} model @param {string} changes */
export function applyChanges(model, changes) {
  if (changes.length > longest) return;
  const { start } = model;
  /** @type {number[]} */
  const gone = [];
  for (const [, row, x, y] of changes.matchAll(/(?<!\S)(\d*):(?:([^\s,]+),([^\s,]+))?(?!\S)/g)) {
    const id = start[Number(row) - 1]?.id;
    const place = { x: Number(x), y: Number(y) };
    const isPlace = x !== undefined && Number.isFinite(place.x) && Number.isFinite(place.y);
    if (isPlace && row === "") model.draftAdd(place);
    else if (isPlace && id !== undefined) model.draftMove(id, place);
    else if (x === undefined && id !== undefined) gone.push(id);
  }
  model.draftRemove(gone);
  model.keep();
}
