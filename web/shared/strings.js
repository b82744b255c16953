// The words a widget shows. A page registers one table per language; a widget looks up the table of the language
// it stands in. Tables are flat objects grouped by widget: { "loss-fit": { "undo": "Undo", … }, "errors": { … }, … }.

/** @typedef {Record<string, any>} Strings */

/** @type {Map<string, Strings>} */
const tables = new Map();

/** Make `table` known for `lang` (a BCP 47 tag such as "ko"); a second call for the same language adds to the first. */
export function registerStrings(/** @type {string} */ lang, /** @type {Strings} */ table) {
  tables.set(lang, { ...tables.get(lang), ...table });
}

/** The language an element stands in: the nearest `lang` attribute, looking out through shadow roots; "en" where there is none. */
export function languageOf(/** @type {Element} */ element) {
  for (let at = element; at; ) {
    const found = at.closest("[lang]");
    if (found) return found.getAttribute("lang") || "en";
    const root = at.getRootNode();
    if (!(root instanceof ShadowRoot)) break;
    at = root.host;
  }
  return "en";
}

/**
 * The table of the language an element stands in ("ko-KR" finds "ko"), else the English one, else the first registered.
 * @param {Element} element
 * @returns {Strings}
 */
export function stringsFor(element) {
  const lang = languageOf(element);
  return tables.get(lang) ?? tables.get(lang.split("-")[0]) ?? tables.get("en") ?? [...tables.values()][0] ?? {};
}

/** Put values into a sentence: `format("{n} of {total}", { n: 1, total: 3 })`. */
export function format(/** @type {string} */ sentence, /** @type {Record<string, string | number>} */ values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
