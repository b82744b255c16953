// The data sets a widget can be asked for by name, e.g. <loss-fit dataset="phones">. A page registers them, each at once
// or as a function that fetches it when it is first shown.

/**
 * @typedef {object} Dataset
 * @property {readonly number[]} x
 * @property {readonly number[]} y
 * @property {string} xLabel  the axis' name in the page's language
 * @property {string} yLabel
 * @property {string} [title]  what the data are, in the page's language
 * @property {string} [source]  where they come from
 * @property {number} [xOrigin]  added to x where x is SHOWN (years kept as 50…73 read 1950…1973), never where it is fitted
 * @property {Record<"x" | "y", import("./points/grid.js").Grid>} [grid]  that moved points keep to; as fine as the data unless given
 * @property {{ intercept: number, slope: number }} [truth]  the line that the points were drawn about
 */

/** @type {Map<string, Dataset>} */
const datasets = new Map();
/** Those that are not here yet. @type {Map<string, () => Promise<Dataset>>} */
const loaders = new Map();

/** Make a data set known under a name. */
export function registerDataset(/** @type {string} */ id, /** @type {Dataset | (() => Promise<Dataset>)} */ dataset) {
  if (typeof dataset === "function") {
    loaders.set(id, dataset);
    return;
  }
  if (dataset.x.length !== dataset.y.length) throw new RangeError(`${id}: x and y must be of one length`);
  datasets.set(id, dataset);
  loaders.delete(id);
}

/** @returns {Dataset | undefined} one that is here */
export function datasetFor(/** @type {string} */ id) {
  return datasets.get(id);
}

/** @returns {Promise<Dataset | undefined>} one that is here or can be fetched; a fetch that failed is tried again */
export async function loadDataset(/** @type {string} */ id) {
  const load = loaders.get(id);
  if (load) {
    const dataset = await load();
    if (loaders.get(id) === load) registerDataset(id, dataset);
  }
  return datasetFor(id);
}

/** @returns {string[]} the names of the data sets a widget can be asked for */
export function datasetIds() {
  return [...new Set([...datasets.keys(), ...loaders.keys()])];
}
