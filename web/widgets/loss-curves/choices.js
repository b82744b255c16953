/** From attributes to losses with parameters. */
import { idsIn } from "../../shared/ids.js";

/** @typedef {import("./curves.js").Choice} Choice */
/** @typedef {import("../../engine/engine.js").FitEngine} Engine */

export class UnknownLoss extends Error {}

/** The name of a parameter of one loss: "tukey-c". @param {string} loss @param {string} parameter */
export const dialOf = (loss, parameter) => `${loss}-${parameter}`;

/**
 * @param {Engine} engine
 * @param {string | null} losses ids, separated by spaces
 * @returns {import("../../engine/engine.js").LossEntry[]}
 * @throws {UnknownLoss} with the id that the engine does not have
 */
export function entriesOf(engine, losses) {
  const ids = idsIn(losses);
  return ids.map((loss) => {
    const entry = engine.losses.find(({ id }) => id === loss);
    if (!entry) throw new UnknownLoss(loss);
    return entry;
  });
}

/**
 * @param {Engine} engine
 * @param {string | null} losses ids, separated by spaces
 * @param {Record<string, number | null | undefined>} given a parameter of one loss ("tukey-c") or of all that have it
 *   ("c"); the engine's default for what is not given
 * @returns {Choice[]}
 * @throws {UnknownLoss} with the id that the engine does not have
 */
export function choicesOf(engine, losses, given) {
  return entriesOf(engine, losses).map(({ id: loss, parameters }) => {
    const values = parameters.map(({ id, default: usual }) => [id, given[dialOf(loss, id)] ?? given[id] ?? usual]);
    return { loss, parameters: Object.fromEntries(values) };
  });
}

/** @param {Record<string, number>} dials @returns {string | undefined} as the attribute has them */
export const writeDials = (dials) =>
  Object.entries(dials)
    .map(([dial, value]) => `${dial}:${value}`)
    .join(" ") || undefined;

/** @param {string | null} text @returns {Record<string, number>} */
export function readDials(text) {
  const pairs = (text ?? "").split(/\s+/).map((each) => each.split(":"));
  const dials = pairs.map(([dial, value]) => /** @type {const} */ ([dial, Number(value || Number.NaN)]));
  return Object.fromEntries(dials.filter(([, value]) => !Number.isNaN(value)));
}
