/** What the engine says of a start: the way each loss goes down from it, and what becomes of that way. */

/** @typedef {import("../../engine/engine.js").Engine} Engine */
/** @typedef {import("../../engine/engine.js").LossId} LossId */
/** @typedef {import("./frame.js").Frame} Frame */
/** @typedef {import("./frame.js").Place} Place */
/** @typedef {"gradient" | "falling" | "newton" | "irls"} MethodId */
/** @typedef {"arrived" | "jumping" | "settling" | "underway" | "diverges" | "flat" | "noCurvature"} Verdict */

/**
 * @typedef {object} Descent
 * @property {LossId} loss
 * @property {Place[]} places from the start on
 * @property {number[]} left at each place, what is left of the start's loss above the minimum: 1 at the start
 * @property {number[]} mean the mean loss at each place
 * @property {Place} least where the loss is least
 * @property {number} minimum the sum of losses there
 * @property {Verdict} verdict
 */

export const mostSteps = 60;

/** So little of the loss is left that no one would go on. */
const arrived = 1e-6;

/** @type {Record<MethodId, (rate: number) => Partial<import("../../engine/engine.js").DescendOptions>>} */
const methods = {
  gradient: (rate) => ({ method: "gradient", rate }),
  falling: (rate) => ({ method: "subgradient", rate, decay: true }),
  newton: () => ({ method: "newton" }),
  irls: () => ({ method: "irls" }),
};

/**
 * @param {Engine} engine
 * @param {LossId} loss
 * @param {Frame} frame
 * @returns {{ least: Place, minimum: number }}
 */
export function leastOf(engine, loss, { x, y }) {
  const { coefficients, objective } = engine.fit({ loss, x, y });
  return { least: [coefficients[0], coefficients[1]], minimum: objective };
}

/**
 * @param {Engine} engine
 * @param {{ loss: LossId, frame: Frame, start: Place, method: MethodId, rate: number }} options
 * @returns {Descent}
 */
export function descentOf(engine, { loss, frame, start, method, rate }) {
  const { x, y } = frame;
  const { least, minimum } = leastOf(engine, loss, frame);
  const options = /** @type {import("../../engine/engine.js").DescendOptions} */ ({ ...methods[method](rate), start });
  const { coefficients, objective, stopped } = engine.descend({ ...options, loss, x, y, mostSteps });
  const height = objective[0] - minimum;
  const left = Array.from(objective, (sum) => (height > 0 ? Math.max(0, (sum - minimum) / height) : 0));
  const places = left.map((_, k) => /** @type {Place} */ ([coefficients[2 * k], coefficients[2 * k + 1]]));
  const mean = Array.from(objective, (sum) => sum / y.length);
  return { loss, places, left, mean, least, minimum, verdict: verdictOf(stopped, left, method) };
}

/**
 * @param {import("../../engine/engine.js").Descent["stopped"]} stopped
 * @param {number[]} left
 * @param {MethodId} method
 * @returns {Verdict}
 */
export function verdictOf(stopped, left, method) {
  const end = left[left.length - 1];
  if (stopped === "singular") return left.length === 1 ? "noCurvature" : "flat";
  if (stopped === "diverged" || end > 1) return "diverges";
  if (stopped === "converged" || end < arrived) return "arrived";
  const lately = left.slice(-10);
  if (lately.every((share, k) => k === 0 || share <= lately[k - 1])) return "underway";
  return method === "falling" ? "settling" : "jumping";
}
