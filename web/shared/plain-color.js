// In place of the library by which Chart.js mixes colours on the way from one to another, or for what the pointer is over:
// neither happens here (chart.js), so that a colour stays as it is. vite.config.js puts it there.

export class Color {
  valid = false;

  /** @param {unknown} value */
  constructor(value) {
    this.value = value;
  }

  saturate() {
    return this;
  }

  darken() {
    return this;
  }

  hexString() {
    return this.value;
  }
}
