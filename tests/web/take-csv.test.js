import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf, csvText, fileName } from "../../web/site/take/csv.js";
import { columnsOfTable } from "../../web/site/take/data.js";

/** RFC 4180, read back. @param {string} text */
function parsed(text) {
  const rows = [[""]];
  for (let i = 0, quoted = false; i < text.length; i += 1) {
    const row = rows[rows.length - 1];
    const end = row.length - 1;
    if (quoted && text[i] === '"' && text[i + 1] === '"') row[end] += text[++i];
    else if (text[i] === '"') quoted = !quoted;
    else if (!quoted && text[i] === ",") row.push("");
    else if (!quoted && text.startsWith("\r\n", i)) {
      rows.push([""]);
      i += 1;
    } else row[end] += text[i];
  }
  assert.deepEqual(rows.pop(), [""], "the last line ends too");
  return rows;
}

test("a table of points is read back as it was, by RFC 4180", () => {
  const labels = ["calls (millions)", 'a "b", c', "연도\r\n둘"];
  const values = [
    [0.1, 1 / 3, -5e-324, 1.7976931348623157e308],
    [50, 51, 52.5, 73],
    [1, 2, 3, 4],
  ];
  const [head, ...rows] = parsed(csvOf(labels.map((label, i) => ({ label, values: values[i] }))));
  assert.deepEqual(head, labels);
  assert.deepEqual(
    rows.map((row) => row.map(Number)),
    values[0].map((_, i) => values.map((column) => column[i])),
  );
});

test("numbers are written as they were typed, and with every digit where there are more", () => {
  const typed = csvOf([{ label: "y", values: [4.699999999999999, 5.8999999999999995, 0.1 + 0.2, Math.PI, 1 / 3] }]);
  assert.equal(typed, `y\r\n4.7\r\n5.9\r\n0.3\r\n${Math.PI}\r\n${1 / 3}\r\n`);
  assert.equal(csvOf([{ label: "x", values: [50.1], origin: 1900 }]), "x\r\n1950.1\r\n");
});

test("a table begins with its first letter: no byte order mark", () => {
  assert.deepEqual([...new TextEncoder().encode(csvOf([{ label: "x", values: [] }]))], [120, 13, 10]);
});

test("a name that a spreadsheet could take for a formula is text", () => {
  for (const name of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("a","b")']) {
    const [[cell]] = parsed(`${csvText(name)}\r\n`);
    assert.equal(cell, `'${name}`);
  }
  assert.equal(csvText("calls"), "calls");
});

test("columns of any names, or none but one, are a table whose names stand in its first line", () => {
  const predictors = ["a\nb", "=c"].map((label) => ({ label, values: [1, 2] }));
  assert.equal(
    csvOf(columnsOfTable({ x: [], y: [3, 4], yLabel: "@d\r\n", predictors, fits: [] })),
    "a b,'=c,'@d \r\n1,1,3\r\n2,2,4\r\n",
  );
  assert.equal(csvOf(columnsOfTable({ x: [], y: [3, 4], degree: 0, fits: [] })), "y\r\n3\r\n4\r\n");
});

test("what is not a number is an empty cell", () => {
  assert.equal(csvOf([{ label: "x", values: [Number.NaN, Infinity, 1] }]), "x\r\n\r\n\r\n1\r\n");
});

test("a file's name is made of letters that every system takes", () => {
  assert.equal(fileName("loss-fit phones/../..", "csv"), "loss-fit-phones-.csv");
  assert.equal(fileName("별", "csv"), "-.csv");
  assert.equal(fileName("", "csv"), "figure.csv");
});
