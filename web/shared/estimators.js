/**
 * Losses as estimators: what the engine is to be given to fit each, and what a reader calls it.
 *
 * @typedef {import("../engine/engine.js").LossId} LossId
 * @typedef {"mad" | "joint" | "s"} ScaleName
 *
 * @typedef {object} Choice one loss to fit
 * @property {LossId} loss
 * @property {Record<string, number>} parameters
 * @property {number | ScaleName | undefined} scale
 */
import { stringsFor } from "./strings.js";

/**
 * What engine.fit is to be given for each loss. A loss with a threshold δ or c counts residuals in units of their MAD, or
 * by the rule named where it takes that one; one without, that takes a scale, gets `fixed`.
 * @param {readonly LossId[]} losses
 * @param {Pick<import("../engine/engine.js").FitEngine, "losses">} engine
 * @param {{ parameters?: Record<string, number | null>, scale: number, rule?: ScaleName }} wishes
 * @returns {Choice[]}
 */
export function choicesOf(losses, engine, { parameters = {}, scale: fixed, rule = "mad" }) {
  return losses.map((loss) => {
    const entry = engine.losses.find(({ id }) => id === loss);
    const values = (entry?.parameters ?? []).map(({ id, default: usual }) => [id, parameters[id] ?? usual]);
    const scales = entry?.scales ?? [];
    const estimated = scales.includes(rule) ? rule : "mad";
    const scale = scales.length === 0 ? undefined : values.length > 0 ? estimated : fixed;
    return { loss, parameters: Object.fromEntries(values), scale };
  });
}

/**
 * What is fitted: the loss, or the estimate that has a name of its own.
 * @param {any} element the LossElement that speaks
 * @param {Choice} choice
 * @param {"name" | "line"} [key] "line": what its line is called in a chart
 */
export function estimatorText(element, { loss, scale }, key = "name") {
  return (scale === "s" && stringsFor(element).estimates?.mm?.[key]) || element.lossText(loss, key);
}
