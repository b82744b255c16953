/**
 * What a reader did to the points, as a short text: "7:53,4.2" is where the seventh of the data is now, "12:" that it is
 * gone, ":51,3.5" one more. What makes no sense is left out. The id of a point of the start is its place in the data.
 *
 * @typedef {import("./model.js").PointModel} PointModel
 */

/** @param {PointModel} model @returns {string} */
export function changesOf({ start, points }) {
  const now = new Map(points.map((point) => [point.id, point]));
  const found = new Set(start.map(({ id }) => id));
  const rows = start.flatMap(({ id, x, y }) => {
    const point = now.get(id);
    if (!point) return [`${id + 1}:`];
    return point.x === x && point.y === y ? [] : [`${id + 1}:${point.x},${point.y}`];
  });
  return [...rows, ...points.filter(({ id }) => !found.has(id)).map(({ x, y }) => `:${x},${y}`)].join(" ");
}

/** Longer ones no reader makes by hand, in characters. */
const longest = 10_000;

/**
 * @param {string} changes
 * @returns {{ id: number | undefined, place: { x: number, y: number } | undefined }[]} without a place where a point is
 *   gone, without an id where it is one more
 */
export function readChanges(changes) {
  if (changes.length > longest) return [];
  return [...changes.matchAll(/(?<!\S)(\d*):(?:([^\s,]+),([^\s,]+))?(?!\S)/g)].flatMap(([, row, x, y]) => {
    const place = x === undefined ? undefined : { x: Number(x), y: Number(y) };
    const isPlace = place && Number.isFinite(place.x) && Number.isFinite(place.y);
    return place && !isPlace ? [] : [{ id: row === "" ? undefined : Number(row) - 1, place }];
  });
}

/**
 * Does the same to points that are as they were found, as one step.
 * @param {PointModel} model
 * @param {string} changes
 * @param {boolean} [fixed] whether there are neither more nor fewer of them
 */
export function applyChanges(model, changes, fixed = false) {
  const ids = new Set(model.start.map(({ id }) => id));
  /** @type {number[]} */
  const gone = [];
  for (const { id, place } of readChanges(changes)) {
    const isKnown = id !== undefined && ids.has(id);
    if (place && isKnown) model.draftMove(id, place);
    else if (place && id === undefined && !fixed) model.draftAdd(place);
    else if (!place && isKnown && !fixed) gone.push(id);
  }
  model.draftRemove(gone);
  model.keep();
}
