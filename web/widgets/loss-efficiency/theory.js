/**
 * Asymptotic efficiency at the normal distribution with the usual thresholds: ∫ψ′φ squared over ∫ψ²φ. For the median it is
 * 2/π; Huber's δ = 1.345 and Tukey's c = 4.685 are chosen to give 0.95 (Huber and Ronchetti, 2009, "Robust Statistics",
 * 4.1; Maronna, Martin and Yohai, 2006, "Robust Statistics", table 2.2).
 * @type {Readonly<Record<string, number>>}
 */
export const efficiencies = { squared: 1, absolute: 2 / Math.PI, huber: 0.95, tukey: 0.95 };
