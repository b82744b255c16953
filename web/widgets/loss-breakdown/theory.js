/**
 * The share of outliers up to which an estimator holds, however far off they are, as the theory of breakdown points has
 * it. Least squares: one outlier is enough. Losses whose slope is bounded but never falls again: one point of high leverage
 * is enough (Huber and Ronchetti, 2009, "Robust Statistics", 7.1); with x evenly spaced and vertical outliers at one end,
 * a quarter (Ellis and Morgenthaler, 1992, "Leverage and breakdown in L1 regression"), and no more than that where the
 * scale is estimated along with the line. MM: half (Yohai, 1987).
 *
 * @param {import("../../shared/estimators.js").Choice} choice
 * @param {import("./run.js").Kind} kind
 * @returns {{ share: number, atMost?: boolean } | undefined} none where there is no such theorem
 */
export function holdsUpTo({ loss, scale }, kind) {
  if (loss === "squared") return { share: 0 };
  if (loss === "tukey" && scale === "s") return { share: 0.5 };
  if (!["absolute", "huber", "log-cosh", "pseudo-huber"].includes(loss)) return undefined;
  return kind === "leverage" ? { share: 0 } : { share: 0.25, atMost: scale === "mad" };
}
