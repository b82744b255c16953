// What an element's own doc comment says of it: the reference of the gallery. A line that begins with a tag belongs to it,
// with the lines that follow until the next tag or an empty line.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const widgets = fileURLToPath(new URL("../../widgets/", import.meta.url));

/** @typedef {"attributes" | "properties" | "events" | "slots" | "parts" | "customProperties"} Kind */
/** @typedef {{ names: string[], type: string, text: string }} Item several names may share a text */
/** @typedef {{ tag: string, text: string } & Record<Kind, Item[]>} ElementDocs */

/** @type {Record<string, Kind>} */
const kinds = {
  attribute: "attributes",
  attr: "attributes",
  property: "properties",
  fires: "events",
  slot: "slots",
  csspart: "parts",
  cssproperty: "customProperties",
};

/** The type in braces at the start of a text, which may hold braces. @param {string} text */
function typeOf(text) {
  if (!text.startsWith("{")) return { type: "", rest: text };
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === "{") depth += 1;
    if (text[i] === "}") depth -= 1;
    if (depth === 0) return { type: text.slice(1, i).trim(), rest: text.slice(i + 1).trim() };
  }
  throw new Error(`no end of a type: ${text}`);
}

/** "a, b - what they say". @param {string} text @returns {Item} */
function itemOf(text) {
  const { type, rest } = typeOf(text);
  const [, names, words = ""] = rest.match(/^(.*?)(?:(?:^|\s)-\s+(.*))?$/s) ?? [];
  return { names: names.split(",").map((name) => name.trim()), type, text: words };
}

/**
 * @param {string} source of a file that defines one element
 * @returns {ElementDocs}
 */
export function docsOf(source) {
  const comment = source.match(/\/\*\*(?:(?!\*\/)[\s\S])*?@(?:customElement|element)\s(?:(?!\*\/)[\s\S])*\*\//)?.[0];
  if (!comment) throw new Error("no doc comment says @customElement");
  /** @type {ElementDocs} */
  const docs = {
    tag: "",
    text: "",
    attributes: [],
    properties: [],
    events: [],
    slots: [],
    parts: [],
    customProperties: [],
  };
  const paragraphs = comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim())
    .join("\n")
    .split(/\n(?=@)|\n{2,}/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter(Boolean);
  for (const paragraph of paragraphs) {
    const [, name, rest = ""] = paragraph.match(/^@(\w+)\s*(.*)$/) ?? [];
    if (!name) docs.text += `${docs.text && " "}${paragraph}`;
    else if (name === "customElement" || name === "element") docs.tag = rest;
    else if (kinds[name]) docs[kinds[name]].push(itemOf(rest));
  }
  return docs;
}

/** Every element of the book, by its tag. */
export const elements = () =>
  readdirSync(widgets)
    .filter((tag) => tag.startsWith("loss-"))
    .map((tag) => docsOf(readFileSync(`${widgets}${tag}/${tag}.js`, "utf8")));
