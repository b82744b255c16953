// The data sets a widget can be asked for by name, e.g. <loss-fit dataset="phones">. A page registers them, each at once
// or as a function that fetches it when it is first shown, in the language of the widget.

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

/** Those that are here: each by its name, or by its name and its language. @type {Map<string, Dataset>} */
const datasets = new Map();
/** Those that come when asked for. @type {Map<string, (lang: string) => Promise<Dataset>>} */
const loaders = new Map();

const keyOf = (/** @type {string} */ id, /** @type {string} */ lang) => `${id} ${lang}`;

/**
 * Make a data set known under a name, for every language; or a function that fetches it with the words of a language.
 * @param {string} id
 * @param {Dataset | ((lang: string) => Promise<Dataset>)} dataset
 */
export function registerDataset(id, dataset) {
  if (typeof dataset === "function") loaders.set(id, dataset);
  else datasets.set(id, checked(id, dataset));
}

/** @param {string} id @param {Dataset} dataset */
function checked(id, dataset) {
  if (dataset.x.length !== dataset.y.length) throw new RangeError(`${id}: x and y must be of one length`);
  return dataset;
}

/** @param {string} id @param {string} lang @returns {Dataset | undefined} one that is here */
export function datasetFor(id, lang) {
  return datasets.get(keyOf(id, lang)) ?? datasets.get(id);
}

/**
 * One that is here or can be fetched; a fetch that failed is tried again.
 * @param {string} id
 * @param {string} lang
 * @returns {Promise<Dataset | undefined>}
 */
export async function loadDataset(id, lang) {
  if (datasetFor(id, lang)) return datasetFor(id, lang);
  const dataset = await loaders.get(id)?.(lang);
  // Asked for twice at once, it is still one.
  if (dataset && !datasetFor(id, lang)) datasets.set(keyOf(id, lang), checked(id, dataset));
  return datasetFor(id, lang);
}

/** @returns {string[]} the names of the data sets a widget can be asked for */
export function datasetIds() {
  return [...new Set([...datasets.keys()].map((key) => key.split(" ")[0]).concat(...loaders.keys()))];
}
