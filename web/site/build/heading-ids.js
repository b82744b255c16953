// `## Title {#id}`: the id of a heading is written beside it and is the same in every language, so that a link or a
// switch of language finds its place.

/** A markdown-it plugin. */
export function headingIds(/** @type {any} */ md) {
  md.core.ruler.before("inline", "heading-ids", (/** @type {any} */ state) => {
    state.tokens.forEach((/** @type {any} */ token, /** @type {number} */ index) => {
      if (token.type !== "heading_open") return;
      const inline = state.tokens[index + 1];
      const found = inline.content.match(/^(.*?)\s*\{#([\w-]+)\}$/);
      if (!found) throw new Error(`A heading without an id: ${inline.content}`);
      [, inline.content] = found;
      token.attrSet("id", found[2]);
    });
  });
}
