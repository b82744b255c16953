// The data and colours that stand in more than one place agree.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { loadFits } from "../../web/engine/fits.js";
import { palette } from "../../web/shared/palette.js";
import { languages, words } from "../../web/site/build/content.js";
import { contentSecurityPolicy } from "../../web/site/csp.js";

const json = (/** @type {string} */ path) => JSON.parse(readFileSync(root + path, "utf8"));

/** Each of our data sets as columns of the golden ones. */
const columns = {
  phones: ["phones", "year", "calls"],
  starsCYG: ["starsCYG", "log.Te", "log.light"],
  engel: ["engel", "income", "foodexp"],
  anscombe1: ["anscombe", "x1", "y1"],
  anscombe2: ["anscombe", "x2", "y2"],
  anscombe3: ["anscombe", "x3", "y3"],
  anscombe4: ["anscombe", "x4", "y4"],
  stackloss: ["stackloss", "Air.Flow", "stack.loss"],
};

for (const [id, [golden, x, y]] of Object.entries(columns)) {
  test(`web/data/${id}.json has the numbers of the golden data set, and says where they come from and whose they are`, () => {
    const found = json("tests/golden/datasets.json").cases.find((/** @type {any} */ each) => each.id === golden);
    const data = json(`web/data/${id}.json`);
    assert.deepEqual(data.x, found.columns[x]);
    assert.deepEqual(data.y, found.columns[y]);
    assert.match(data.source, /\b(18|19)\d\d\b/);
    assert.ok(data.licence.length > 20);
  });
}

test("web/data/barron.json is the published example: five mirrored points, and its least-squares line", async () => {
  const { x, y, source } = json("web/data/barron.json");
  const [intercept, slope] = (await loadFits()).fit({ loss: "squared", x, y }).coefficients;
  assert.ok(Math.abs(slope - 0.51121488) < 1e-8 && Math.abs(intercept - 0.24678294) < 1e-8);
  const mirrored = x.filter(
    (/** @type {number} */ at, /** @type {number} */ i) => Math.abs(y[i] - 0.7 * at - 0.15) > 0.1,
  );
  assert.equal(mirrored.length, 5);
  assert.match(source, /Barron/);
});

test("web/data/spring.json is made up, says so, and is the spring that its words tell of", () => {
  const { x, y, source, licence } = json("web/data/spring.json");
  assert.match(source, /^Made up for this book/);
  assert.match(licence, /^Made up/);
  const errors = x.map((/** @type {number} */ weights, /** @type {number} */ i) => y[i] - (2 + 1.5 * weights));
  const [misread] = errors.splice(5, 1);
  assert.ok(Math.abs(misread - 2.4) < 1e-12, "a 13 for an 11, and a small error");
  assert.ok(errors.every((/** @type {number} */ error) => Math.abs(error) < 0.45));
});

test("every other data set is held to a golden one, and all have words in every language", () => {
  const ids = readdirSync(`${root}web/data`).map((file) => file.replace(/\.json$/, ""));
  assert.deepEqual(ids.sort(), ["barron", "spring", ...Object.keys(columns)].sort());
  for (const { tag } of languages) {
    for (const id of ids) {
      for (const key of ["name", "xLabel", "yLabel"]) {
        assert.ok(words(tag).ui.datasets[id]?.[key], `${tag}: ${id}: ${key}`);
      }
    }
  }
});

test("the losses' colours in theme.css are those of the palette", () => {
  const css = readFileSync(`${root}web/shared/theme.css`, "utf8");
  for (const loss of ["squared", "absolute", "huber", "tukey"]) {
    const found = [...css.matchAll(new RegExp(`--loss-${loss}: (#\\w+)`, "g"))].map(([, colour]) => colour);
    assert.deepEqual(found, [palette[loss].light, palette[loss].dark, palette[loss].dark]);
  }
});

test("the policy lets nothing in from elsewhere and no inline script run", () => {
  assert.match(contentSecurityPolicy, /default-src 'none'/);
  assert.doesNotMatch(contentSecurityPolicy, /https?:|\*|script-src[^;]*'unsafe-/);
});
