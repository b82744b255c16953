// How far apart two colours are: WCAG's contrast, and the distance in CIELAB that eyes of several kinds see.

/**
 * Linear RGB as seen in full colour, and without the red, green or blue cones (G. M. Machado, M. M. Oliveira and
 * L. A. F. Fernandes, 2009, "A physiologically-based model for simulation of color vision deficiency", severity 1).
 * @type {Record<string, number[][]>}
 */
export const visions = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopic: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopic: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopic: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** WCAG 2's contrast ratio, 1 to 21. @param {string} one @param {string} other */
export function contrast(one, other) {
  const [lower, higher] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => a - b);
  return (higher + 0.05) / (lower + 0.05);
}

/** The CIE 1976 colour difference. @param {string} one @param {string} other @param {number[][]} vision */
export function difference(one, other, vision) {
  const [a, b] = [one, other].map((hex) => lab(vision.map((row) => dot(row, linear(hex)))));
  return Math.hypot(...a.map((value, i) => value - b[i]));
}

/** @param {string} hex "#rrggbb" */
function linear(hex) {
  return [1, 3, 5].map((at) => {
    const s = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
}

/** @param {number[]} rgb */
function luminance(rgb) {
  return dot([0.2126, 0.7152, 0.0722], rgb);
}

/** @param {number[]} rgb */
function lab(rgb) {
  const x = dot([0.4124, 0.3576, 0.1805], rgb) / 0.9505;
  const y = luminance(rgb);
  const z = dot([0.0193, 0.1192, 0.9505], rgb) / 1.089;
  const [fx, fy, fz] = [x, y, z].map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** @param {number[]} a @param {number[]} b */
function dot(a, b) {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
