// The lab's reader of tables: what is written in them, in whichever way spreadsheets write it, and what is hostile.

import assert from "node:assert/strict";
import { test } from "node:test";
import { mostColumns, reading, readTable } from "../../web/widgets/loss-lab/csv/read.js";
import { firstModel, rejectedRows, usedRows } from "../../web/widgets/loss-lab/model.js";
import { hostileTables } from "./hostile-tables.js";

/** @param {string | Uint8Array} source @param {import("../../web/widgets/loss-lab/csv/read.js").Wishes} [wishes] */
function tableOf(source, wishes) {
  const table = readTable(source, wishes);
  if ("problem" in table) throw new Error(table.problem);
  return table;
}

/** Names and numbers, as one would write them. @param {string | Uint8Array} source @param {import("../../web/widgets/loss-lab/csv/read.js").Wishes} [wishes] */
const read = (source, wishes) =>
  Object.fromEntries(tableOf(source, wishes).columns.map(({ name, values }, j) => [name || j, [...values]]));

for (const [name, source, expected] of /** @type {[string, string, object][]} */ ([
  ["commas", "x,y\n1,2\n3,4.5", { x: [1, 3], y: [2, 4.5] }],
  ["tabs, as spreadsheets copy", "x\ty\r\n1\t2\r\n3\t4.5\r\n", { x: [1, 3], y: [2, 4.5] }],
  ["semicolons and decimal commas", "x;y\n1,5;2\n3,25;4", { x: [1.5, 3.25], y: [2, 4] }],
  ["semicolons and decimal commas without names", "1,5;2,5\n3,5;4,5", { 0: [1.5, 3.5], 1: [2.5, 4.5] }],
  ["decimal commas and groups of three", "1.234,5;3\n2.000,25;4", { 0: [1234.5, 2000.25], 1: [3, 4] }],
  ["groups of three and decimal points", 'x,y\n"1,234.5",2\n"12,000",3', { x: [1234.5, 12000], y: [2, 3] }],
  ["a vertical bar", "x|y\n1|2\n3|4", { x: [1, 3], y: [2, 4] }],
  ["one column", "y\n1\n2\n3", { y: [1, 2, 3] }],
  [
    "quotes around a delimiter, a line end and a quote",
    'x,"a, ""b""\nc"\n1,2\n3,4',
    { x: [1, 3], 'a, "b"\nc': [2, 4] },
  ],
  ["a mark at the start", "\ufeffx,y\n1,2\n3,4", { x: [1, 3], y: [2, 4] }],
  ["a true minus, a plus and powers of ten", "x,y\n−1,+2\n1e3,2.5E-1", { x: [-1, 1000], y: [2, 0.25] }],
  ["spaces that do not break between groups", "x;y\n1\u00a0234,5;1\n2\u202f000;2", { x: [1234.5, 2000], y: [1, 2] }],
])) {
  test(`a table is read with ${name}`, () => assert.deepEqual(read(source), expected));
}

test("a first row of numbers names nothing, unless the reader says so", () => {
  assert.deepEqual(read("2001,2002\n1,2\n3,4"), { 0: [2001, 1, 3], 1: [2002, 2, 4] });
  assert.deepEqual(read("2001,2002\n1,2\n3,4", { header: true }), { 2001: [1, 3], 2002: [2, 4] });
  assert.deepEqual(tableOf("x,y\n1,2", { header: false }).rows, 2);
});

test("the reader's delimiter and decimal sign beat what was guessed", () => {
  assert.deepEqual(read("1,5\n2,5", { delimiter: ";", decimal: "," }), { 0: [1.5, 2.5] });
});

test("bytes are read as UTF-8, UTF-16 with and without a mark, CP949 and Windows-1252", () => {
  const text = "키,무게\n1,2\n3,4\n";
  const wide = Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));
  // Of KS X 1001 only: Node knows no more of CP949. The browser test reads the rest.
  const korean = Uint8Array.from([
    0xc5, 0xb0, 0x2c, 0xb9, 0xab, 0xb0, 0xd4, 0x0a, 0x31, 0x2c, 0x32, 0x0a, 0x33, 0x2c, 0x34,
  ]);
  const western = Uint8Array.from([0x74, 0xe9, 0x2c, 0x79, 0x0a, 0x31, 0x2c, 0x32]);
  for (const [bytes, encoding] of /** @type {[Uint8Array, string][]} */ ([
    [new TextEncoder().encode(text), "utf-8"],
    [Uint8Array.of(0xff, 0xfe, ...wide), "utf-16le"],
    [Uint8Array.from(text.split("").flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255])), "utf-16be"],
    [korean, "euc-kr"],
  ])) {
    const table = tableOf(bytes);
    assert.deepEqual([table.layout.encoding, ...table.columns.map(({ name }) => name)], [encoding, "키", "무게"]);
  }
  assert.deepEqual([tableOf(western).layout.encoding, tableOf(western).columns[0].name], ["windows-1252", "té"]);
});

test("rows that cannot be used are listed with their line and why, and the others are used", () => {
  const table = tableOf('x,y\n1,2\n\n2,NA\n3,"a\nb"\n4,1e999\n5,6,7\n6,2024-01-05\n7,8\n"8,9\n');
  const model = /** @type {import("../../web/widgets/loss-lab/model.js").Model} */ (firstModel(table, ["squared"]));
  assert.deepEqual([model.response, model.predictors], [1, [0]]);
  assert.deepEqual(rejectedRows(table, model, 50), [
    { line: 4, reason: "missing", column: 1, written: "NA" },
    { line: 5, reason: "text", column: 1, written: "a\nb" },
    { line: 7, reason: "infinite", column: 1, written: "1e999" },
    { line: 8, reason: "extra" },
    { line: 9, reason: "date", column: 1, written: "2024-01-05" },
    { line: 11, reason: "quote" },
  ]);
  const { x, y, rows } = usedRows(table, model);
  assert.deepEqual(
    [[...x[0]], [...y], [...rows].map((row) => table.lines[row])],
    [
      [1, 7],
      [2, 8],
      [2, 10],
    ],
  );
});

test("a column of dates, in any of many ways, is refused as such", () => {
  for (const date of [
    "2024-01-05",
    "5.1.2024",
    "01/05/24",
    "2024. 1. 5.",
    "2024년 1월 5일",
    "2024-01-05T10:00:00Z",
    "12:30",
    "5 Jan 2024",
  ]) {
    assert.equal(tableOf(`day;y\n${date};1\n${date};2`).columns[0].kind, "date", date);
  }
});

test("a million rows are read, and no more; progress is told", () => {
  const text = `x,y\n${"1,2.5\n".repeat(1_000_005)}`;
  let told = 0;
  const table = readTable(text, {}, (share) => {
    assert.ok(share > 0 && share <= 1);
    told += 1;
  });
  assert.ok("rows" in table);
  assert.deepEqual([table.rows, table.cut.rows], [1_000_000, true]);
  assert.ok(told >= 40);
  assert.equal(table.lines[999_999], 1_000_001);
});

test("where reading pauses nothing is lost: rows, lines, quotes and marks are as in one piece", () => {
  const size = 70_000;
  // Every tenth row has a cell of two lines, every seventh begins with a mark, and the last quote is never closed.
  const row = (/** @type {number} */ i) => `${i % 7 === 0 ? "\ufeff" : ""}${i},${i % 10 === 0 ? '"a\nb"' : i}`;
  const text = `x,y\n${Array.from({ length: size }, (_, i) => row(i)).join("\n")}\n5,"6\n7,8`;
  const steps = [...reading(text)];
  assert.ok(steps.length > 3);
  assert.equal(steps.at(-1)?.share, 1);
  const { rows, lines, broken, columns } = tableOf(text);
  assert.equal(rows, size + 1);
  assert.ok(Array.from({ length: size }, (_, i) => i).every((i) => lines[i] === 2 + i + Math.ceil(i / 10)));
  assert.deepEqual([broken.indexOf(2), broken.filter(Boolean).length], [size, 1]);
  assert.deepEqual(
    [columns[0].values[69_999], columns[1].codes.filter((code) => code !== 0).length],
    [69_999, size / 10 + 1],
  );
});

test("there are at least a hundred hostile tables", () => assert.ok(hostileTables.length >= 100));

for (const { name, source } of hostileTables) {
  test(`a hostile table is refused or read as text and numbers: ${name}`, () => {
    const table = readTable(source);
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
    if ("problem" in table) return assert.equal(table.problem, "empty");
    assert.ok(table.columns.length <= mostColumns);
    for (const column of table.columns) {
      assert.equal(typeof column.name, "string");
      assert.ok(column.name.length < 100);
      column.values.forEach((value, i) => {
        assert.equal(Number.isFinite(value), column.codes[i] === 0, "a number, or a reason why there is none");
      });
      for (const written of column.written.values()) assert.ok(written.length < 100);
    }
    const model = firstModel(table, ["squared"]);
    if (!model) return;
    const { rows } = usedRows(table, model);
    // Nothing vanishes: each row is used or is listed.
    assert.equal(rows.length + rejectedRows(table, model, table.rows).length, table.rows);
  });
}
