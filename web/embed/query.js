// A figure's state as a short query: "v=1&widget=loss-fit&dataset=phones&losses=squared+huber". Whoever opens an address may
// have written it, so that nothing of it counts before it was checked: here what it looks like, and by `admitted` whether
// the widget has such attributes. What they mean each widget judges by itself, as it does on any page.

/**
 * @typedef {object} Asked
 * @property {string} widget a tag; any word, or none
 * @property {string} figure the id of the element on its page; any word, or none
 * @property {Map<string, string>} attributes whose values are words and numbers, under any names
 * @property {boolean} whole whether nothing was left out
 */

const version = "1";
/** Longer ones are nobody's, in characters. */
const longest = { query: 8000, value: 4000 };
/** Words and numbers, and what stands between them: no markup, no quotes, no escapes. */
const plain = /^[\w .,:;~-]*$/;
const word = /^[a-z][a-z0-9-]{0,63}$/;
const number = /^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/i;
/** No figure of the book shows what lies farther off. */
const farthest = 1e12;

/** @param {string} part of a value @returns {boolean} whether it is a word or a number within reason */
function isSane(part) {
  if (/^-?[.\d]/.test(part)) return number.test(part) && Math.abs(Number(part)) <= farthest;
  return /^(-?[a-z][\w-]*)?$/i.test(part) && !(part in Object.prototype);
}

/** @param {string} value */
const isValue = (value) => value.length <= longest.value && plain.test(value) && value.split(/[ ,:;~]/).every(isSane);

/**
 * @param {Record<string, string>} attributes a widget's state()
 * @param {{ widget: string } | { figure: string }} of what
 * @returns {string | undefined} none where it is too long for an address
 */
export function queryOf(attributes, of) {
  const pairs = Object.entries({ v: version, ...of, ...attributes });
  const code = (/** @type {string} */ text) =>
    encodeURIComponent(text).replace(/%20/g, "+").replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%3B/g, ";");
  const query = pairs.map(([name, value]) => `${code(name)}=${code(value)}`).join("&");
  return query.length <= longest.query && Object.values(attributes).every(isValue) ? query : undefined;
}

/**
 * What an address asks for.
 * @param {string} search as location.search has it
 * @returns {Asked | undefined} nothing, where it asks for no state
 */
export function readQuery(search) {
  const given = new URLSearchParams(search);
  if (!given.has("v")) return undefined;
  /** @type {Asked} */
  const asked = { widget: "", figure: "", attributes: new Map(), whole: true };
  if (search.length > longest.query + 1 || given.getAll("v").join(" ") !== version) return { ...asked, whole: false };
  for (const [name, value] of given) {
    if (name === "v" || name === "lang" || name === "theme") continue;
    const isKnown = name === "widget" || name === "figure";
    const isGood = word.test(name) && isSane(name) && (isKnown ? word.test(value) && isSane(value) : isValue(value));
    if (!isGood || given.getAll(name).length > 1) asked.whole = false;
    else if (isKnown) asked[name] = value;
    else asked.attributes.set(name, value);
  }
  return asked;
}

/**
 * Those attributes that an element has.
 * @param {Asked} asked
 * @param {readonly string[]} declared
 * @returns {{ attributes: [name: string, value: string][], whole: boolean }}
 */
export function admitted({ attributes, whole }, declared) {
  const known = [...attributes].filter(([name]) => declared.includes(name));
  return { attributes: known, whole: whole && known.length === attributes.size };
}
