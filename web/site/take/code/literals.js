// Numbers and words as they may stand in a program: numbers as numbers only, words in comments that cannot end early.

import { asTyped } from "../typed.js";

/**
 * The shortest digits that give this double again; Python and R read them alike.
 * @param {number} value
 */
export function numberLiteral(value) {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot stand in a program`);
  return Object.is(value, -0) ? "0" : String(Number(value));
}

/**
 * A text in one line of a comment. What could end the line, or turn round what a person reads, is gone; so is the
 * "coding:" by which Python takes a comment for the name of an encoding.
 * @param {string} text
 */
export function commentText(text) {
  const line = String(text)
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/coding\s*[:=]/gi, "coding ");
  return line.replace(/\s+/g, " ").trim().slice(0, 200);
}

/**
 * Numbers in lines of a readable length.
 * @param {ArrayLike<number>} values
 * @param {string} open what stands before them, as "x = np.array(["
 * @param {string} close
 */
export function numberList(values, open, close) {
  const lines = [];
  let line = "";
  for (const text of Array.from(values, (value) => numberLiteral(asTyped(value)))) {
    if (line && line.length + text.length > 68) {
      lines.push(`${line},`);
      line = "";
    }
    line += line ? `, ${text}` : text;
  }
  lines.push(line);
  return lines.length === 1 ? `${open}${line}${close}` : `${open}\n    ${lines.join("\n    ")}\n${close}`;
}
