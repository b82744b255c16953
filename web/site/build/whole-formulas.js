// A line may break beside a formula in the middle of a word: "$\hat y$는" would lose its particle, "$n$." its full stop.
// So a formula and the characters that touch it are wrapped together. It may break between "95%" and "입니다" too, though
// Korean keeps its words whole: a word joiner stands there.

/** A markdown-it plugin. */
export function keepFormulasWhole(/** @type {any} */ md) {
  md.core.ruler.after("inline", "whole-formulas", (/** @type {any} */ state) => {
    for (const { type, children } of state.tokens) if (type === "inline") wrapFormulas(children, state.Token);
  });
}

/** A markdown-it plugin. */
export function keepParticles(/** @type {any} */ md) {
  md.core.ruler.push("particles", (/** @type {any} */ state) => {
    for (const { children } of state.tokens) {
      for (const token of children ?? []) {
        if (token.type === "text") token.content = token.content.replace(/[%)\]”’](?=\p{Script=Hangul})/gu, "$&\u2060");
      }
    }
  });
}

function wrapFormulas(/** @type {any[]} */ tokens, /** @type {any} */ Token) {
  const make = (/** @type {string} */ type, /** @type {string} */ content) => {
    return Object.assign(new Token(type, "", 0), { content });
  };
  /** Take the characters that touch the formula out of the text beside it. */
  const touching = (/** @type {any} */ token, /** @type {RegExp} */ where) => {
    if (token?.type !== "text") return "";
    const found = token.content.match(where)?.[0] ?? "";
    token.content = token.content.replace(where, "");
    return found;
  };
  for (let i = tokens.length - 1; i >= 0; i--) {
    if (tokens[i].type !== "math_inline") continue;
    const before = touching(tokens[i - 1], /\S+$/);
    const after = touching(tokens[i + 1], /^\S+/);
    tokens.splice(
      i,
      1,
      make("html_inline", '<span class="nobr">'),
      make("text", before),
      tokens[i],
      make("text", after),
      make("html_inline", "</span>"),
    );
  }
}
