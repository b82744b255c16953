/**
 * What the likelihoods say of the noise, as a hypothesis with its evidence. The noises that are compared have equally many
 * parameters, so that a difference of log-likelihoods is half the difference of Akaike's criterion. Burnham and Anderson
 * (2002, 2.6) count models within 2 of it as supported alike, and ones more than 10 behind as without support; here normal
 * noise, the usual assumption, is given up only beyond twice the former.
 *
 * @typedef {import("../../engine/engine.js").NoiseId} NoiseId
 *
 * @typedef {object} Verdict
 * @property {"few" | "exact" | "normal" | "leaning" | "clear"} kind
 * @property {NoiseId} best the noise under which the data are most likely
 * @property {number} gain its log-likelihood less that of normal noise
 * @property {NoiseId[]} alike the others that the data do not tell from it
 */

/** Differences of log-likelihood up to this one do not tell noises apart, and beyond that one do so clearly. */
export const alike = 2;
export const clear = 5;
/** With fewer rows for each coefficient, tails cannot be seen. */
const fewest = 10;

/**
 * @param {readonly { noise: NoiseId, logLikelihood: number }[]} found normal noise among them
 * @param {{ rows: number, coefficients: number }} size
 * @returns {Verdict | undefined} nothing where normal noise cannot be compared
 */
export function verdictOf(found, { rows, coefficients }) {
  const normal = found.find(({ noise }) => noise === "gaussian");
  if (!normal) return undefined;
  const [best] = found.toSorted((a, b) => b.logLikelihood - a.logLikelihood);
  const others = found.filter((each) => each !== best && best.logLikelihood - each.logLikelihood <= alike);
  const gain = best.logLikelihood - normal.logLikelihood;
  const verdict = { best: best.noise, gain, alike: others.map(({ noise }) => noise) };
  if (!Number.isFinite(best.logLikelihood)) return { ...verdict, kind: "exact" };
  if (rows < fewest * coefficients) return { ...verdict, kind: "few" };
  if (gain <= alike) return { ...verdict, kind: "normal" };
  return { ...verdict, kind: gain <= clear ? "leaning" : "clear" };
}
