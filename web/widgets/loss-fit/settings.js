/**
 * The attributes of <loss-fit>, read once and judged: either settings or the reason why there are none.
 *
 * @typedef {import("../../engine/engine.js").LossId} LossId
 *
 * @typedef {object} Settings
 * @property {LossId[]} losses
 * @property {string} residuals the loss whose residuals are drawn, or none
 * @property {number | null} [delta]
 * @property {number | null} [tau]
 * @property {number | null} [scale]
 *
 * @typedef {object} Choice one loss to fit
 * @property {LossId} loss
 * @property {Record<string, number>} parameters
 * @property {number | "mad" | undefined} scale
 *
 * @typedef {object} Problem
 * @property {"unknownLoss" | "unknownDataset" | "unknownResiduals" | "noLoss"} key of the string that says it
 * @property {string} asked
 * @property {string[]} allowed
 */

export const noResiduals = "none";

/**
 * @param {{ losses: string, residuals: string | null, delta: number | null, tau: number | null, scale: number | null }} attributes
 * @param {readonly LossId[]} known the losses the engine can fit
 * @returns {Settings | Problem}
 */
export function readSettings({ losses, residuals, delta, tau, scale }, known) {
  const asked = [...new Set(losses.split(/\s+/).filter(Boolean))];
  if (asked.length === 0) return { key: "noLoss", asked: "", allowed: [...known] };
  const stranger = asked.find((loss) => !known.some((id) => id === loss));
  if (stranger !== undefined) return { key: "unknownLoss", asked: stranger, allowed: [...known] };
  const drawn = residuals ?? asked[0];
  const drawable = [...asked, noResiduals];
  if (!drawable.includes(drawn)) return { key: "unknownResiduals", asked: drawn, allowed: drawable };
  return { losses: /** @type {LossId[]} */ (asked), residuals: drawn, delta, tau, scale };
}

/**
 * What engine.fit is to be given for each loss. Huber's scale is the MAD of its own residuals; a loss that only takes a
 * fixed scale gets `scale`.
 * @param {readonly LossId[]} losses
 * @param {import("../../engine/engine.js").Engine} engine
 * @param {{ delta?: number | null, tau?: number | null, scale: number }} wishes
 * @returns {Choice[]}
 */
export function choicesOf(losses, engine, { delta, tau, scale }) {
  /** @type {Record<string, number | null | undefined>} */
  const given = { delta, tau };
  return losses.map((loss) => {
    const entry = engine.losses.find(({ id }) => id === loss);
    const parameters = (entry?.parameters ?? []).map((parameter) => [
      parameter.id,
      given[parameter.id] ?? parameter.default,
    ]);
    return { loss, parameters: Object.fromEntries(parameters), scale: scaleFor(loss, entry?.scales ?? [], scale) };
  });
}

/**
 * @param {LossId} loss
 * @param {readonly string[]} rules that the fit takes for it
 * @param {number} fixed
 */
function scaleFor(loss, rules, fixed) {
  if (loss === "huber") return "mad";
  return rules.includes("fixed") ? fixed : undefined;
}
