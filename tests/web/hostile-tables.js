// Tables that try to be something else: markup, scripts, keys of prototypes, numbers beyond all bounds, quotes without an
// end, bytes of no encoding. Whatever reads a reader's table is held to all of them.

import { giants, keys, markup } from "./hostile.js";

/** @typedef {{ name: string, source: string | Uint8Array }} Hostile */

const bytes = (/** @type {number[]} */ ...list) => Uint8Array.from(list);
const ascii = (/** @type {string} */ text) => new TextEncoder().encode(text);
const joined = (/** @type {Uint8Array[]} */ ...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** A table in which the text is a cell among numbers, and one in which it is a name over them; quoted, as CSV quotes. */
const quoted = (/** @type {string} */ text) => `"${text.replaceAll('"', '""')}"`;
const asCell = (/** @type {string} */ text) => `x,y\n1,2\n2,${quoted(text)}\n3,4\n4,5\n`;
const asName = (/** @type {string} */ text) => `x,${quoted(text)}\n1,2\n2,3.5\n3,4\n4,5\n`;

/** @type {[string, string | Uint8Array][]} */
const shapes = [
  ["nothing", ""],
  ["spaces", " \t \r\n \n"],
  ["only delimiters", ",,,,\n,,,,\n"],
  ["only quotes", '""""""""'],
  ["a quote that never closes", 'x,y\n1,2\n"3,4\n5,6\n'],
  ["a quote in the middle", 'x,y\n1,2"3\n4,5\n6,7\n'],
  ["ten thousand quotes", `x,y\n${'"'.repeat(10_001)},1\n2,3\n`],
  ["quotes that nest", `x,y\n${'"'.repeat(301)}a${'"'.repeat(301)},1\n2,3\n4,5\n`],
  ["rows of all widths", Array.from({ length: 60 }, (_, i) => "1,".repeat(i)).join("\n")],
  ["ten thousand columns", `${"a,".repeat(10_000)}\n${"1,".repeat(10_000)}\n${"2,".repeat(10_000)}\n`],
  ["one row", "1,2,3"],
  ["one number", "7"],
  ["a cell of ten megabytes", `x,y\n1,2\n2,${quoted("a".repeat(10 * 2 ** 20))}\n3,4\n`],
  ["a number of ten megabytes", `x,y\n1,2\n2,${"1".repeat(10 * 2 ** 20)}\n3,4\n`],
  ["a name of a megabyte", asName("n".repeat(2 ** 20))],
  ["a hundred thousand empty lines", `x,y\n${"\n".repeat(100_000)}1,2\n3,4\n`],
  ["every kind of line end", "x,y\r1,2\r\n3,4\n\r5,6\u20287,8\n"],
  ["JSON", '{"x":[1,2],"__proto__":{"polluted":1}}'],
  ["HTML", "<table><tr><td>1</td><td onclick=hit=1>2</td></tr></table>"],
  ["constants", "x,y\n1,1\n1,1\n1,1\n"],
  ["numbers at the edge of a double", "x,y\n1e308,1e308\n-1e308,-1e308\n1e-308,5e-324\n"],
  ["bytes of no encoding", bytes(0xff, 0xff, 0xfe, 0x80, 0x2c, 0x31, 0x0a, 0xc0, 0x2c, 0x32)],
  ["half a character of UTF-8", joined(ascii("x,y\n1,2\n3,"), bytes(0xed, 0x95))],
  ["half a character of UTF-16", bytes(0xff, 0xfe, 0x31, 0x00, 0x2c)],
  ["a lone surrogate", joined(bytes(0xff, 0xfe), bytes(0x00, 0xd8, 0x2c, 0x00, 0x31, 0x00, 0x0a, 0x00))],
  ["zeros", new Uint8Array(4096)],
  [
    "a picture",
    joined(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), ascii("IHDR\u0000\u0001,\n")),
  ],
  [
    "an archive, as spreadsheets are",
    joined(bytes(0x50, 0x4b, 3, 4, 20, 0, 6, 0), ascii("[Content_Types].xml,1\n2,3")),
  ],
];

/** @type {Hostile[]} */
export const hostileTables = [
  ...markup.flatMap((text, i) => [
    { name: `markup ${i} as a cell`, source: asCell(text) },
    { name: `markup ${i} as a name`, source: asName(text) },
  ]),
  ...keys.map((key) => ({ name: `the key ${key} as a name`, source: `${key},${key}\n1,2\n2,3\n3,5\n` })),
  ...giants.map((text) => ({ name: `${text.slice(0, 12)} as a number`, source: asCell(text) })),
  ...shapes.map(([name, source]) => ({ name, source })),
];
