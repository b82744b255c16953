/**
 * The coordinates an optimiser walks in. Residuals are counted in typical residuals and x in standard deviations, so
 * that one learning rate suits every loss; axes show the units of the data.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {{ intercept: number, slope: number }} Line in units of the data, the intercept at x = 0
 * @typedef {"middle" | "first"} Origin where x is counted from
 */

/** @typedef {readonly [number, number]} Place intercept and slope as the optimiser sees them */

export class Frame {
  /**
   * @param {Engine} engine
   * @param {import("../../shared/datasets.js").Dataset} dataset
   * @param {Origin} origin
   */
  constructor(engine, dataset, origin) {
    const x = Float64Array.from(dataset.x);
    const y = Float64Array.from(dataset.y);
    // The mean and standard deviation of x are a fit, too: of squared error to one number.
    const spread = engine.fit({ loss: "squared", y: x });
    const typical = engine.fit({ loss: "huber", x, y, scale: "mad" }).scale;
    this.origin = origin;
    /** Where x is counted from, and the units. */
    this.from = origin === "middle" ? spread.coefficients[0] : Math.min(...x);
    this.xUnit = spread.scale || 1;
    this.yUnit = typical || 1;
    this.x = x.map((value) => (value - this.from) / this.xUnit);
    this.y = y.map((value) => value / this.yUnit);
  }

  /** A place on the surface in units of the data: the line's height where x is counted from, and its slope. @param {Place} place */
  shown([intercept, slope]) {
    return { x: intercept * this.yUnit, y: (slope * this.yUnit) / this.xUnit };
  }

  /** @param {{ x: number, y: number }} shown @returns {Place} */
  placeOf({ x, y }) {
    return [x / this.yUnit, (y * this.xUnit) / this.yUnit];
  }

  /** @param {Place} place @returns {Line} */
  lineOf(place) {
    const { x: height, y: slope } = this.shown(place);
    return { intercept: height - slope * this.from, slope };
  }

  /** @param {Line} line @returns {Place} */
  placeOfLine({ intercept, slope }) {
    return this.placeOf({ x: intercept + slope * this.from, y: slope });
  }
}
