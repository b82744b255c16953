// Lines of equal height through a grid of values: marching squares (W. E. Lorensen, H. E. Cline, 1987, in two dimensions),
// with the pieces joined, for drawing alone.

/** @typedef {{ x: number, y: number }} Point of the grid: x counts columns, y rows */

/**
 * @param {ArrayLike<number>} values row by row
 * @param {number} width how many in a row
 * @param {number} level
 * @returns {Point[][]}
 */
export function contoursAt(values, width, level) {
  const height = values.length / width;
  const above = (/** @type {number} */ column, /** @type {number} */ row) => values[row * width + column] > level;
  // A crossing lies on an edge of the grid; each edge has one name, by which pieces find each other.
  /** @type {Map<string, Point>} */
  const crossings = new Map();
  const crossing = (/** @type {number} */ c, /** @type {number} */ r, /** @type {0 | 1} */ down) => {
    const [a, b] = [values[r * width + c], values[(r + down) * width + c + 1 - down]];
    const share = (level - a) / (b - a);
    const name = `${c} ${r} ${down}`;
    crossings.set(name, down ? { x: c, y: r + share } : { x: c + share, y: r });
    return name;
  };
  /** @type {Map<string, string[]>} */
  const next = new Map();
  const join = (/** @type {string} */ a, /** @type {string} */ b) => {
    next.set(a, [...(next.get(a) ?? []), b]);
    next.set(b, [...(next.get(b) ?? []), a]);
  };
  for (let r = 0; r + 1 < height; r++) {
    for (let c = 0; c + 1 < width; c++) {
      const [a, b, d, e] = [above(c, r), above(c + 1, r), above(c + 1, r + 1), above(c, r + 1)];
      const ends = [];
      if (a !== b) ends.push(crossing(c, r, 0));
      if (b !== d) ends.push(crossing(c + 1, r, 1));
      if (d !== e) ends.push(crossing(c, r + 1, 0));
      if (e !== a) ends.push(crossing(c, r, 1));
      const [top, right, bottom, side] = ends;
      if (ends.length === 2) join(top, right);
      // A saddle, cut so that its high corners stay apart.
      if (ends.length === 4) {
        join(top, a ? side : right);
        join(bottom, a ? right : side);
      }
    }
  }
  return joined(next, crossings);
}

/** Lines that end at the border first, then those that come round. @param {Map<string, string[]>} next @param {Map<string, Point>} crossings */
function joined(next, crossings) {
  const left = new Set([...next.keys()].sort((a, b) => (next.get(a)?.length ?? 0) - (next.get(b)?.length ?? 0)));
  const lines = [];
  for (const start of left) {
    const names = [start];
    left.delete(start);
    for (let at = start; ; ) {
      const on = next.get(at)?.find((each) => left.has(each));
      if (on === undefined) break;
      names.push(on);
      left.delete(on);
      at = on;
    }
    if (names.length > 2 && next.get(names[names.length - 1])?.includes(start)) names.push(start);
    lines.push(names.map((name) => /** @type {Point} */ (crossings.get(name))));
  }
  return lines;
}
