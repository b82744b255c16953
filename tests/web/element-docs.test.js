// What the gallery takes from the doc comments of elements.

import assert from "node:assert/strict";
import { test } from "node:test";
import { words } from "../../web/site/build/content.js";
import { docsOf, elements } from "../../web/site/build/element-docs.js";
import { gallery } from "../../web/site/build/gallery.js";

const source = `
/** Not this one. */
const before = 1;
/**
 * What it is,
 * in two lines. And more.
 *
 * @customElement loss-made-up
 * @attribute {"a" | "b"} kind - which; "a" unless
 *   given
 * @attribute {number} tau, delta - two at once
 * @attr {string} old - an older tag
 * @property {{ x: number }[]} points - read-only: with - a dash
 * @fires made - after \`all\`; detail: { x }
 * @slot - what stands there
 * @csspart box, line
 * @cssproperty --made-ink - of text
 *
 * @typedef {import("./x.js").X} X
 */
export class MadeUp {}
/** @customElement loss-other */
`;

test("a doc comment is read as it stands: several names, lines that go on, types with braces", () => {
  assert.deepEqual(docsOf(source), {
    tag: "loss-made-up",
    text: "What it is, in two lines. And more.",
    attributes: [
      { names: ["kind"], type: '"a" | "b"', text: 'which; "a" unless given' },
      { names: ["tau", "delta"], type: "number", text: "two at once" },
      { names: ["old"], type: "string", text: "an older tag" },
    ],
    properties: [{ names: ["points"], type: "{ x: number }[]", text: "read-only: with - a dash" }],
    events: [{ names: ["made"], type: "", text: "after `all`; detail: { x }" }],
    slots: [{ names: [""], type: "", text: "what stands there" }],
    parts: [{ names: ["box", "line"], type: "", text: "" }],
    customProperties: [{ names: ["--made-ink"], type: "", text: "of text" }],
  });
  assert.throws(() => docsOf("/** No element. */ class X {}"), /customElement/);
});

test("every element says what it is and where it stands", () => {
  const found = elements();
  assert.ok(found.length >= 13);
  for (const { tag, text } of found) {
    assert.match(tag, /^loss-[a-z]+$/);
    assert.ok(text.length > 20, tag);
  }
});

test("the gallery has every element but those that are made of a chapter's own words, and escapes what it takes", () => {
  const html = gallery(words("en").site);
  const shown = [...html.matchAll(/<section class="element" aria-labelledby="([^"]+)"/g)].map(([, tag]) => tag);
  const own = ["loss-predict", "loss-recall"];
  assert.deepEqual(
    shown.toSorted(),
    elements()
      .map(({ tag }) => tag)
      .filter((tag) => !own.includes(tag))
      .toSorted(),
  );
  assert.doesNotMatch(
    html.replace(/<code class="type">.*?<\/code>/g, ""),
    /undefined|<(?!\/?(section|h2|h3|code|p|figure|button|details|summary|dl|dt|dd|span|loss-[a-z]+)\b)/,
  );
});
