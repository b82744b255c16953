/** Puts a figure as a link has it: a fresh element in its place, with the attributes that the address names. */
import { hasDrawn } from "../../embed/drawn.js";
import { admitted, readQuery } from "../../embed/query.js";
import { tags } from "../../embed/sources.js";
import { takeWords } from "../../embed/take-words.js";

/** Tells the reader, at a figure or before the text. @param {Element | null} figure @param {string} key */
async function tell(figure, key) {
  const note = document.createElement("p");
  note.className = "missing";
  note.setAttribute("role", "status");
  const bar = figure?.querySelector(".take");
  if (bar) bar.before(note);
  else document.querySelector("main")?.prepend(note);
  note.textContent = (await takeWords(document.documentElement.lang)).bar[key];
}

export async function restore() {
  const asked = readQuery(location.search);
  if (!asked) return;
  const old = document.getElementById(asked.figure);
  if (!old || !tags.includes(old.localName)) return tell(null, "broken");
  const figure = old.closest("figure");
  const { observedAttributes: declared } = /** @type {any} */ (await customElements.whenDefined(old.localName));
  const { attributes, whole } = admitted(asked, declared);
  const fresh = document.createElement(old.localName);
  for (const { name, value } of old.attributes) if (!declared.includes(name)) fresh.setAttribute(name, value);
  for (const [name, value] of attributes) fresh.setAttribute(name, value);
  fresh.setAttribute("data-linked", "");
  fresh.append(...[...old.childNodes].map((node) => node.cloneNode(true)));
  old.replaceWith(fresh);
  const shown = await hasDrawn(fresh);
  if (!shown) fresh.replaceWith(old);
  if (!shown || !whole) await tell(figure, shown ? "partly" : "broken");
}
