// Where widgets come from, with their words and their data: each is fetched when it is first asked for. The book's own
// pages take them from here as everybody's do.

import { registerDataset } from "../shared/datasets.js";
import { registerStrings } from "../shared/strings.js";

const words = import.meta.glob("../content/*/ui.json", { import: "default" });
const widgetWords = import.meta.glob("../content/*/widgets/*.json", { import: "default" });
const widgets = import.meta.glob("../widgets/*/loss-*.js");
const data = import.meta.glob("../data/*.json", { import: "default" });

const nameOf = (/** @type {string} */ path) => /** @type {string} */ (path.match(/([^/]+)\.\w+$/)?.[1]);

/** Every tag that there is. */
export const tags = Object.keys(widgets).map(nameOf);

const languages = Object.keys(words).map((path) => path.split("/")[2]);

/** The language of ours that comes nearest: "ko-KR" is Korean, what we do not speak is English. */
export const spoken = (/** @type {string} */ lang) => languages.find((each) => each === lang.split("-")[0]) ?? "en";

/** What has been asked for, by its path; what could not be fetched is asked for again. @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** @param {string} path @param {() => Promise<unknown>} load @returns {Promise<any>} */
function once(path, load) {
  const asked = fetched.get(path) ?? load();
  fetched.set(path, asked);
  asked.catch(() => fetched.delete(path));
  return asked;
}

/** @param {string} language */
const commonWords = (language) => {
  const path = `../content/${language}/ui.json`;
  return once(path, words[path]);
};

// The words of a data set are in the language of the widget that asks for it.
for (const [path, load] of Object.entries(data)) {
  const id = nameOf(path);
  registerDataset(id, async (lang) => {
    const [numbers, { datasets }] = await Promise.all([once(path, load), commonWords(spoken(lang))]);
    return { ...numbers, ...datasets[id] };
  });
}

/**
 * Makes a tag live everywhere on the page, once its words in this language are here.
 * @param {string} tag one of `tags`
 * @param {string} lang a BCP 47 tag
 */
export async function startWidget(tag, lang) {
  const language = spoken(lang);
  const path = `../content/${language}/widgets/${tag}.json`;
  const [common, own] = await Promise.all([commonWords(language), once(path, widgetWords[path])]);
  registerStrings(language, { ...common, [tag]: own });
  await widgets[`../widgets/${tag}/${tag}.js`]();
}
