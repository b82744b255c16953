/**
 * A chart of points that can be moved: the way from pixels to places and back, which only its scales know.
 *
 * @typedef {import("./gestures.js").Pixel} Pixel
 */
export class PointPlot {
  /** @type {any} a Chart, made by the class that extends this one */
  chart;

  /** @param {{ x: number, y: number }} place @returns {Pixel} */
  pixelAt({ x, y }) {
    const { scales } = this.chart;
    return { x: scales.x.getPixelForValue(x), y: scales.y.getPixelForValue(y) };
  }

  /** @param {Pixel} pixel */
  placeAt({ x, y }) {
    const { scales } = this.chart;
    return { x: scales.x.getValueForPixel(x) ?? 0, y: scales.y.getValueForPixel(y) ?? 0 };
  }

  /** @param {Pixel} to @param {import("./model.js").Points} points @param {number} reach @returns {number | undefined} its id */
  nearest(to, points, reach) {
    let best = reach;
    let id;
    for (const point of points) {
      const at = this.pixelAt(point);
      const distance = Math.hypot(at.x - to.x, at.y - to.y);
      if (distance < best) [best, id] = [distance, point.id];
    }
    return id;
  }
}
