/**
 * Bytes of a file as text. What an encoding is can only be guessed: a mark at the start says it, zeros betray UTF-16, and
 * whatever breaks the rules of UTF-8 is no UTF-8. Then Korean spreadsheets (CP949, which the label "euc-kr" covers; WHATWG
 * Encoding Standard) come before Western ones, in which no byte is wrong.
 */

/** Bytes that are looked at for zeros. */
const sampled = 4096;

/**
 * @param {Uint8Array} bytes
 * @returns {{ text: string, encoding: string }}
 */
export function decode(bytes) {
  const marked = encodingOfMark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  const wide = encodingOfZeros(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  for (const encoding of ["utf-8", "euc-kr"]) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // Not in this one.
    }
  }
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
}

/** @param {Uint8Array} bytes */
function encodingOfMark([first, second, third]) {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

/** Digits and delimiters in UTF-16 are bytes with a zero beside each. @param {Uint8Array} bytes */
function encodingOfZeros(bytes) {
  const zeros = [0, 0];
  const end = Math.min(bytes.length, sampled);
  for (let i = 0; i < end; i++) if (bytes[i] === 0) zeros[i % 2] += 1;
  const many = end / 4;
  if (zeros[1] > many && zeros[0] < zeros[1] / 4) return "utf-16le";
  if (zeros[0] > many && zeros[1] < zeros[0] / 4) return "utf-16be";
  return undefined;
}
