// The gallery: every element with a live example, the line that puts it into a page, and what its doc comment says.

import { elements } from "./element-docs.js";

/** What each stands with in the gallery. @type {Record<string, string>} */
const examples = {
  "loss-fit": 'dataset="phones" losses="squared absolute huber"',
  "loss-curves": 'losses="squared absolute huber"',
  "loss-mle": 'dataset="spring" noises="gaussian laplace"',
  "loss-general": 'view="dial"',
  "loss-descent": 'dataset="anscombe1" losses="squared absolute huber"',
  "loss-estimand": 'values="2 3 4 6 12"',
  "loss-conditional": 'degree="2"',
  "loss-clt": 'cause="exponential" k="10"',
  "loss-breakdown": 'losses="squared absolute huber tukey" outliers="4"',
  "loss-efficiency": 'losses="squared absolute huber tukey"',
  "loss-lab": 'dataset="phones"',
};

/** The kinds of what is said, in the order of the page. */
const kinds = /** @type {const} */ (["attributes", "properties", "events", "slots", "parts", "customProperties"]);

const escaped = (/** @type {string} */ text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Code in backquotes is code. @param {string} text */
const prose = (text) => escaped(text).replace(/`([^`]+)`/g, "<code>$1</code>");

/** @param {import("./element-docs.js").Item} item */
function entry({ names, type, text }) {
  const codes = names.map((name) => `<code>${escaped(name)}</code>`).join(", ");
  const of = type ? ` <code class="type">${escaped(type)}</code>` : "";
  return `<dt>${codes}${of}</dt><dd>${prose(text)}</dd>`;
}

/**
 * @param {string} tag
 * @param {string} inside its light DOM
 */
const element = (tag, inside, more = "") => `<${tag} ${examples[tag]}${more}>${inside}</${tag}>`;

/** A line of HTML with a button that copies it, which web/site/gallery.js brings to life. @param {string} html @param {Record<string, string>} words */
const line = (html, { copy, copied, selected }) =>
  `<p class="line"><code>${escaped(html)}</code><button type="button" hidden data-copied="${copied}" data-selected="${selected}">${copy}</button></p>`;

const script = '<script type="module" src="https://example.org/lossbook/embed/lossbook.js"></script>';

/** @param {import("./element-docs.js").ElementDocs} docs @param {{ gallery: Record<string, any>, noFigure: string }} words */
function sectionOf(docs, { gallery: words, noFigure }) {
  const { tag } = docs;
  const lists = kinds
    .filter((kind) => docs[kind].length > 0)
    .map((kind) => `<h3>${words[kind]}</h3>\n<dl lang="en">${docs[kind].map(entry).join("\n")}</dl>`);
  return [
    `<section class="element" aria-labelledby="${tag}">`,
    `<h2 id="${tag}"><code>&lt;${tag}&gt;</code></h2>`,
    `<p>${words.about[tag]}</p>`,
    `<figure class="wide live">`,
    element(tag, `<p class="missing">${noFigure}</p>`, ` id="of-${tag}" loading="lazy"`),
    `</figure>`,
    line(element(tag, ""), words),
    `<details><summary>${words.reference.replace("{tag}", `<code>&lt;${tag}&gt;</code>`)}</summary>`,
    `<p lang="en">${prose(docs.text)}</p>`,
    ...lists,
    `</details>`,
    `</section>`,
  ].join("\n");
}

/**
 * @param {{ gallery: Record<string, any>, noFigure: string }} words
 * @returns {string} the script that a page loads, and a section for each element
 */
export function gallery(words) {
  const order = Object.keys(examples);
  const shown = elements().filter(({ tag }) => order.includes(tag));
  shown.sort((a, b) => order.indexOf(a.tag) - order.indexOf(b.tag));
  return [line(script, words.gallery), ...shown.map((docs) => sectionOf(docs, words))].join("\n");
}
