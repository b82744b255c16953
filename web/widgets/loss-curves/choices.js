/** From attributes to losses with parameters. */

/** @typedef {import("./curves.js").Choice} Choice */
/** @typedef {import("../../engine/engine.js").Engine} Engine */

export class UnknownLoss extends Error {}

/**
 * @param {Engine} engine
 * @param {string | null} losses ids, separated by spaces
 * @param {Record<string, number | null | undefined>} given parameters; the engine's default for what is not
 * @returns {Choice[]}
 * @throws {UnknownLoss} with the id that the engine does not have
 */
export function choicesOf(engine, losses, given) {
  const ids = new Set((losses ?? "").split(/\s+/).filter(Boolean));
  return [...ids].map((loss) => {
    const entry = engine.losses.find(({ id }) => id === loss);
    if (!entry) throw new UnknownLoss(loss);
    const parameters = entry.parameters.map((parameter) => [parameter.id, given[parameter.id] ?? parameter.default]);
    return { loss: entry.id, parameters: Object.fromEntries(parameters) };
  });
}
