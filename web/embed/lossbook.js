// What other people's pages load: <script type="module" src="…/embed/lossbook.js"></script>. From then on every element of
// the book works in that page, also one that is put there later. Its code comes when it comes near the window.

import { languageOf } from "../shared/strings.js";
import { startWidget, tags } from "./sources.js";

/** As of which distance from the window, in windows. */
const near = "100%";

/**
 * Copies of this script in one page, of whatever address or version, share the tags out: the first one to come has a tag
 * for good, with its words and its data.
 * @type {any}
 */
const page = globalThis;
const key = Symbol.for("lossbook");
page[key] ??= new Set();
/** @type {Set<string>} */
const taken = page[key];
const mine = tags.filter((tag) => !taken.has(tag) && !customElements.get(tag));
for (const tag of mine) taken.add(tag);

/** What is left to this copy, or nothing at all. */
const selector = mine.join(",") || ":not(*)";

const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) start(target);
  },
  { rootMargin: near },
);

/** What cannot be fetched leaves what stands in the element. @param {Element} element */
function start(element) {
  watcher.unobserve(element);
  startWidget(element.localName, languageOf(element)).catch((error) => console.warn(error));
}

/** Watches every element of ours in a part of the page. @param {Node} part */
function watch(part) {
  if (!(part instanceof Element)) return;
  if (part.matches(selector)) watcher.observe(part);
  for (const element of part.querySelectorAll(selector)) watcher.observe(element);
}

watch(document.documentElement);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes) watch(node);
}).observe(document.documentElement, { childList: true, subtree: true });
// Who prints does not scroll first.
addEventListener("beforeprint", () => document.querySelectorAll(selector).forEach(start));
