// The words a widget shows. A page registers one table per language; a widget looks up the table of the language
// it stands in. Tables are flat objects grouped by widget: { "loss-fit": { "undo": "Undo", … }, "errors": { … }, … }.

/** @typedef {Record<string, any>} Strings */

/** @type {Map<string, Strings>} */
const tables = new Map();

/** Make `table` known for `lang` (a BCP 47 tag such as "ko"); a second call for the same language adds to the first. */
export function registerStrings(/** @type {string} */ lang, /** @type {Strings} */ table) {
  tables.set(lang, { ...tables.get(lang), ...table });
}

/** What is no name of a language is English, as what has none. @param {string | null} lang */
function named(lang) {
  try {
    return Intl.getCanonicalLocales(lang ?? "")[0];
  } catch {
    return "en";
  }
}

/** The language an element stands in: the nearest `lang` attribute, looking out through shadow roots; "en" where there is none. */
export function languageOf(/** @type {Element} */ element) {
  for (let at = element; at; ) {
    const found = at.closest("[lang]");
    if (found) return named(found.getAttribute("lang"));
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

/** Of what somebody asked for, which may be anything: so much is quoted, in letters. */
const quoted = 60;

/** Put values into a sentence: `format("{n} of {total}", { n: 1, total: 3 })`. */
export function format(/** @type {string} */ sentence, /** @type {Record<string, string | number>} */ values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = String(values[name]);
    return name === "asked" && value.length > quoted ? `${value.slice(0, quoted)}…` : value;
  });
}
