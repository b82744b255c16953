// The types of `lossbook/embed`: what every element's doc comment says of its attributes, properties and events. They are
// written beside the script, dist/lossbook-embed.d.ts.

import { elements } from "../web/site/build/element-docs.js";

/** What an event tells, by its element and its name. @type {Record<string, string>} */
const details = {
  "loss-clt sums": "{ cause: string; k: number; distance: number }",
  "loss-curves residual": "{ residual: number }",
  "loss-descent descent": "{ loss: LossId; method: string; rate: number; verdict: string; steps: number }",
  "loss-estimand estimate":
    "{ points: number[]; estimates: { loss: LossId; value: number; all: [lowest: number, highest: number] }[] }",
  "loss-fit fit": "{ fits: Fit[]; points: { x: number; y: number }[] }",
  "loss-general general": "{ alpha: number; c: number }",
  "loss-mle step": "{ noise: string; step: string }",
  "loss-predict predict": "{ choice: string | null; kept: boolean }",
  "loss-recall recall": "{ card: string; knew: boolean }",
};

/** Types that a doc comment may name; what else has a capital is somewhere inside. */
const named = new Set(["Fit"]);

const head = `// Made of the elements' doc comments by scripts/element-types.mjs.

import type { LossId } from "lossbook/engine";

/** A line through points, as plain values. */
export interface Fit {
  loss: LossId;
  /** The intercept, then the slope. */
  coefficients: number[];
  scale: number;
  objective: number;
}

/** An element of the book: \`LossbookElement<"loss-fit">\`. */
export type LossbookElement<Tag extends keyof Elements> = {
  addEventListener<Name extends keyof Elements[Tag]["events"]>(
    type: Name,
    listener: (event: Elements[Tag]["events"][Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
} & Elements[Tag]["properties"] &
  HTMLElement;

type ByTag = { [Tag in keyof Elements]: LossbookElement<Tag> };

declare global {
  interface HTMLElementTagNameMap extends ByTag {}
}
`;

/** @param {string} type */
const known = (type) => type.replace(/\b[A-Z]\w*/g, (name) => (named.has(name) ? name : "object"));

/** @param {string} indent @param {string} text */
const comment = (indent, text) => (text ? `${indent}/** ${text.replaceAll("*/", "* /")} */\n` : "");

/**
 * @param {string} kind
 * @param {import("../web/site/build/element-docs.js").Item[]} items
 * @param {(name: string, type: string) => string} member
 */
function group(kind, items, member) {
  const members = items.flatMap(({ names, type, text }) =>
    names.map((name) => `${comment("      ", text)}      ${member(name, type)};\n`),
  );
  return members.length > 0 ? `    ${kind}: {\n${members.join("")}    };\n` : `    ${kind}: {};\n`;
}

/** As an attribute is text, numbers may be given as such. @param {string} name @param {string} type */
const attribute = (name, type) => `${JSON.stringify(name)}?: ${type === "number" ? "number | string" : type}`;

/** @returns {string} the file of types */
export function elementTypes() {
  const all = elements().map(({ tag, text, attributes, properties, events }) =>
    [
      comment("  ", text),
      `  ${JSON.stringify(tag)}: {\n`,
      group("attributes", attributes, attribute),
      group("properties", properties, (name, type) => `readonly ${name}: ${known(type)}`),
      group(
        "events",
        events,
        (name) => `${JSON.stringify(name)}: CustomEvent<${details[`${tag} ${name}`] ?? "unknown"}>`,
      ),
      "  };\n",
    ].join(""),
  );
  return `${head}\n/** What there is: by tag, what is written in HTML, what is read of the element, what it tells. */\nexport interface Elements {\n${all.join("")}}\n`;
}
