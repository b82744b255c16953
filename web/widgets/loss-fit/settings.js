/**
 * The attributes of <loss-fit>, read once and judged: either settings or the reason why there are none.
 *
 * @typedef {import("../../shared/estimators.js").ScaleName} ScaleName
 * @typedef {import("../../engine/engine.js").LossId} LossId
 *
 * @typedef {object} Settings
 * @property {LossId[]} losses
 * @property {string} drawn the loss whose residuals or weights are drawn, or none
 * @property {boolean} weighs whether its weights are
 * @property {number | null} influence the number of the point whose influence is shown first
 * @property {Record<string, number | null>} parameters of every loss that has them, by name
 * @property {number | ScaleName | null} [scale]
 *
 * @typedef {object} Problem
 * @property {"unknownLoss" | "unknownDataset" | "unknownResiduals" | "unknownScale" | "unknownNoise" | "unknownKind" | "noLoss" | "dataFailed"} key of the string that says it
 * @property {string} asked
 * @property {string[]} allowed
 */
import { idsIn } from "../../shared/ids.js";

export const noResiduals = "none";

/** The rules by which a scale can be estimated. @type {readonly ScaleName[]} */
const scaleNames = ["mad", "joint", "s"];

/** The parameters that an attribute can set. */
const parameterIds = /** @type {const} */ (["delta", "tau", "epsilon", "c", "alpha"]);

/** Every attribute that changes what is fitted. */
export const settingNames = ["losses", "residuals", "weights", "influence", ...parameterIds, "scale"];

/** @typedef {Record<typeof parameterIds[number], number | null>} ParameterAttributes */

/**
 * @param {ParameterAttributes & Record<"residuals" | "weights" | "scale", string | null> & { losses: string, influence: number | null }} attributes
 * @param {readonly LossId[]} known the losses the engine can fit
 * @returns {Settings | Problem}
 */
export function readSettings(attributes, known) {
  const { losses, residuals, weights, influence, scale } = attributes;
  const asked = idsIn(losses);
  if (asked.length === 0) return { key: "noLoss", asked: "", allowed: [...known] };
  const stranger = asked.find((loss) => !known.some((id) => id === loss));
  if (stranger !== undefined) return { key: "unknownLoss", asked: stranger, allowed: [...known] };
  const drawn = weights ?? (influence === null ? (residuals ?? asked[0]) : noResiduals);
  const drawable = [...asked, noResiduals];
  if (!drawable.includes(drawn)) return { key: "unknownResiduals", asked: drawn, allowed: drawable };
  const rule = scaleOf(scale);
  if (rule === undefined) return { key: "unknownScale", asked: String(scale), allowed: [...scaleNames] };
  const parameters = Object.fromEntries(parameterIds.map((id) => [id, attributes[id]]));
  const shown = { drawn, weighs: weights !== null, influence };
  return { losses: /** @type {LossId[]} */ (asked), ...shown, parameters, scale: rule };
}

/** @param {string | null} text @returns {number | ScaleName | null | undefined} undefined where it makes no sense */
function scaleOf(text) {
  if (text === null || text.trim() === "") return null;
  return scaleNames.find((name) => name === text.trim()) ?? (Number.isNaN(Number(text)) ? undefined : Number(text));
}

/** Why there is nothing to show, in the reader's words. @param {Problem} problem @param {{ text: (key: string, values: Record<string, string>) => string }} element */
export const reasonOf = ({ key, asked, allowed }, element) => element.text(key, { asked, allowed: allowed.join(", ") });
