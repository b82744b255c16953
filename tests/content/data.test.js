// The data and colours that stand in more than one place agree.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { palette } from "../../web/shared/palette.js";
import { contentSecurityPolicy } from "../../web/site/csp.js";

const json = (/** @type {string} */ path) => JSON.parse(readFileSync(root + path, "utf8"));

test("web/data/phones.json has the numbers of the golden data set", () => {
  const { columns } = json("tests/golden/datasets.json").cases.find(
    (/** @type {{ id: string }} */ { id }) => id === "phones",
  );
  const phones = json("web/data/phones.json");
  assert.deepEqual(phones.x, columns.year);
  assert.deepEqual(phones.y, columns.calls);
  assert.match(phones.source, /Rousseeuw/);
});

test("the losses' colours in theme.css are those of the palette", () => {
  const css = readFileSync(`${root}web/shared/theme.css`, "utf8");
  for (const loss of ["squared", "absolute", "huber"]) {
    const found = [...css.matchAll(new RegExp(`--loss-${loss}: (#\\w+)`, "g"))].map(([, colour]) => colour);
    assert.deepEqual(found, [palette[loss].light, palette[loss].dark, palette[loss].dark]);
  }
});

test("the policy lets nothing in from elsewhere and no inline script run", () => {
  assert.match(contentSecurityPolicy, /default-src 'none'/);
  assert.doesNotMatch(contentSecurityPolicy, /https?:|\*|script-src[^;]*'unsafe-/);
});
