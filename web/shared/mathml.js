/**
 * Formulas inside widgets, as native MathML: small pieces that are put together. A piece is a Lit template; plain
 * numbers and strings become <mn>, <mi> or <mo> by what they look like.
 *
 * @typedef {unknown} Piece
 */
import { html, mathml } from "lit";

const isNumber = (/** @type {string} */ text) => /^[−-]?[\d.,]/.test(text) || text === "∞";

/** A string of digits is a number, one letter or a word a name, anything else an operator. @param {Piece} piece */
function dressed(piece) {
  if (typeof piece === "number") return mathml`<mn>${piece}</mn>`;
  if (typeof piece !== "string") return piece;
  if (isNumber(piece)) return mathml`<mn>${piece}</mn>`;
  if (piece === "log") return mathml`<mo form="prefix" lspace="0.17em" rspace="0.17em">log</mo>`;
  return /^\p{L}+$/u.test(piece) ? mathml`<mi>${piece}</mi>` : mathml`<mo>${piece}</mo>`;
}

/** Pieces side by side. @param {Piece[]} pieces */
export const row = (...pieces) => mathml`<mrow>${pieces.map(dressed)}</mrow>`;

/** A product: two numbers need a dot between them, letters do not. @param {Piece} first @param {Piece} second @param {Piece} [whole] second, where it is more than that */
export const times = (first, second, whole = second) =>
  typeof second === "string" && isNumber(second) ? row(first, "·", whole) : row(first, whole);

/** @param {Piece} base @param {Piece} below */
export const sub = (base, below) => mathml`<msub>${dressed(base)}${dressed(below)}</msub>`;

/** @param {Piece} base @param {Piece} above */
export const sup = (base, above) => mathml`<msup>${dressed(base)}${dressed(above)}</msup>`;

/** @param {Piece} base @param {Piece} below @param {Piece} above */
export const subsup = (base, below, above) =>
  mathml`<msubsup>${dressed(base)}${dressed(below)}${dressed(above)}</msubsup>`;

/** @param {Piece} above @param {Piece} below */
export const frac = (above, below) => mathml`<mfrac>${dressed(above)}${dressed(below)}</mfrac>`;

/** @param {Piece} inside */
export const root = (inside) => mathml`<msqrt>${dressed(inside)}</msqrt>`;

/** @param {Piece} base */
export const hat = (base) => mathml`<mover accent="true">${dressed(base)}<mo stretchy="false">^</mo></mover>`;

/** A function's name and its argument in parentheses. @param {Piece} name @param {Piece[]} inside */
export const of = (name, ...inside) => mathml`<mrow>${dressed(name)}<mo>&#x2061;</mo>${paren(...inside)}</mrow>`;

/** @param {Piece[]} inside */
export const paren = (...inside) =>
  mathml`<mrow><mo stretchy="true">(</mo>${inside.map(dressed)}<mo stretchy="true">)</mo></mrow>`;

/** @param {Piece[]} inside */
export const bars = (...inside) =>
  mathml`<mrow><mo stretchy="true" form="prefix">|</mo>${inside.map(dressed)}<mo stretchy="true" form="postfix">|</mo></mrow>`;

/** ∑ or ∏ over i from 1 to n. @param {"∑" | "∏"} sign */
export const over = (sign) =>
  mathml`<munderover><mo movablelimits="false">${sign}</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>`;

/** ∑ or ∏ over i, where there is little room. @param {"∑" | "∏"} sign */
export const overI = (sign) => mathml`<munder><mo movablelimits="false">${sign}</mo><mi>i</mi></munder>`;

/** Words in a formula. @param {string} words */
export const words = (words) => mathml`<mrow><mtext>${words}</mtext><mspace width="0.25em"></mspace></mrow>`;

/** What is new since the formula before: underlined, not by colour alone. @param {Piece[]} inside */
export const fresh = (...inside) => mathml`<mrow class="fresh">${inside.map(dressed)}</mrow>`;

/** What may go: struck through. @param {Piece[]} inside */
export const gone = (...inside) => mathml`<mrow class="gone">${inside.map(dressed)}</mrow>`;

/** A formula on a line of its own. Formulas are of no language: `lang` keeps them from its fonts. @param {Piece[]} pieces */
export const displayed = (...pieces) => html`<math lang="en" displaystyle="true">${row(...pieces)}</math>`;

/** A formula within a line of text. @param {Piece[]} pieces */
export const inline = (...pieces) => html`<math lang="en">${row(...pieces)}</math>`;
