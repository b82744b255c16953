// One figure in a frame of somebody's page: …/embed/?v=1&widget=loss-fit&dataset=phones. `lang` is the language of its words,
// `theme` "light" or "dark" instead of what the reader's system wishes. The frame may be a sandbox that allows scripts
// alone: it keeps nothing, and its origin is nobody's.
//
// It tells the page around it { type: "lossbook:height", height }, in CSS pixels, at first and after every change. From
// that page, and from no other, it takes { type: "lossbook:ask" }, which it answers with the height, and
// { type: "lossbook:theme", theme: "light" | "dark" | "system" }. Everything else it leaves alone.

import "./frame.css";
import { hasDrawn } from "./drawn.js";
import { admitted, readQuery } from "./query.js";
import { spoken, startWidget, tags } from "./sources.js";
import { takeWords } from "./take-words.js";

const root = document.documentElement;
const place = /** @type {HTMLElement} */ (document.querySelector(".place"));
const given = new URLSearchParams(location.search);

/** What a figure shows that needs to be told. @type {Record<string, Record<string, string>>} */
const starts = {
  "loss-fit": { dataset: "phones" },
  "loss-descent": { dataset: "anscombe1" },
  "loss-lab": { dataset: "phones" },
};

/** @param {unknown} theme @param {string} system what leaves it to the reader's system */
function wear(theme, system) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else if (theme === system) delete root.dataset.theme;
}

/** @param {string} tag @param {Iterable<readonly [name: string, value: string]>} attributes */
function put(tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  place.replaceChildren(element);
  return hasDrawn(element);
}

/** @param {string} key of the words */
async function tell(key) {
  const note = document.createElement("p");
  note.className = "note";
  note.setAttribute("role", "status");
  place.append(note);
  note.textContent = (await takeWords(root.lang)).bar[key];
}

/** Makes a tag live, and says which attributes it has; none where it is no figure. @param {string} tag */
async function declaredOf(tag) {
  if (!tags.includes(tag)) return undefined;
  await startWidget(tag, root.lang);
  const element = /** @type {any} */ (customElements.get(tag));
  return "state" in element.prototype ? element.observedAttributes : undefined;
}

async function show() {
  const asked = readQuery(location.search);
  const declared = await declaredOf(asked?.widget ?? "");
  const tag = asked && declared ? asked.widget : "loss-fit";
  if (asked && declared) {
    const { attributes, whole } = admitted(asked, declared);
    if (await put(tag, attributes)) return whole || tell("partly");
  }
  await declaredOf(tag);
  await put(tag, Object.entries(starts[tag] ?? {}));
  await tell("broken");
}

const tellHeight = () => {
  if (parent === window) return;
  parent.postMessage({ type: "lossbook:height", height: Math.ceil(root.getBoundingClientRect().height) }, "*");
};

addEventListener("message", ({ source, data }) => {
  if (source !== parent) return;
  if (data?.type === "lossbook:ask") tellHeight();
  if (data?.type === "lossbook:theme") wear(data.theme, "system");
});

root.lang = spoken(given.get("lang") ?? "en");
wear(given.get("theme"), "");
new ResizeObserver(tellHeight).observe(root);
show().catch((error) => console.warn(error));
