/**
 * The attributes of <loss-fit>, read once and judged: either settings or the reason why there are none.
 *
 * @typedef {import("../../engine/engine.js").LossId} LossId
 *
 * @typedef {object} Settings
 * @property {LossId[]} losses
 * @property {string} residuals the loss whose residuals are drawn, or none
 * @property {Record<string, number | null>} parameters of every loss that has them, by name
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

/** The parameters that an attribute can set. */
const parameterIds = /** @type {const} */ (["delta", "tau", "epsilon", "c", "alpha"]);

/** Every attribute that changes what is fitted. */
export const settingNames = ["losses", "residuals", ...parameterIds, "scale"];

/** @typedef {Record<typeof parameterIds[number], number | null>} ParameterAttributes */

/**
 * @param {ParameterAttributes & { losses: string, residuals: string | null, scale: number | null }} attributes
 * @param {readonly LossId[]} known the losses the engine can fit
 * @returns {Settings | Problem}
 */
export function readSettings(attributes, known) {
  const { losses, residuals, scale } = attributes;
  const asked = [...new Set(losses.split(/\s+/).filter(Boolean))];
  if (asked.length === 0) return { key: "noLoss", asked: "", allowed: [...known] };
  const stranger = asked.find((loss) => !known.some((id) => id === loss));
  if (stranger !== undefined) return { key: "unknownLoss", asked: stranger, allowed: [...known] };
  const drawn = residuals ?? asked[0];
  const drawable = [...asked, noResiduals];
  if (!drawable.includes(drawn)) return { key: "unknownResiduals", asked: drawn, allowed: drawable };
  const parameters = Object.fromEntries(parameterIds.map((id) => [id, attributes[id]]));
  return { losses: /** @type {LossId[]} */ (asked), residuals: drawn, parameters, scale };
}

/**
 * What engine.fit is to be given for each loss. A loss with a threshold δ or c counts residuals in units of their MAD;
 * one without, that takes a scale, gets `scale`.
 * @param {readonly LossId[]} losses
 * @param {import("../../engine/engine.js").FitEngine} engine
 * @param {{ parameters?: Record<string, number | null>, scale: number }} wishes
 * @returns {Choice[]}
 */
export function choicesOf(losses, engine, { parameters = {}, scale: fixed }) {
  return losses.map((loss) => {
    const entry = engine.losses.find(({ id }) => id === loss);
    const values = (entry?.parameters ?? []).map(({ id, default: usual }) => [id, parameters[id] ?? usual]);
    const scale = !entry?.scales.length ? undefined : values.length > 0 ? "mad" : fixed;
    return { loss, parameters: Object.fromEntries(values), scale };
  });
}
