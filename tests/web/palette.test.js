import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { lossColor, palette } from "../../web/shared/palette.js";
import { contrast, difference, visions } from "./colour.js";

const theme = readFileSync(new URL("../../web/shared/theme.css", import.meta.url), "utf8");
const papers = new Set([...theme.matchAll(/--loss-paper:\s*(#[0-9a-f]{6})/g)].map(([, paper]) => paper));
const [light, dark] = papers;
const looks = Object.entries(palette);

test("every loss of the engine has a look", async () => {
  const { losses } = await loadEngine();
  assert.deepEqual(
    losses.map(({ id }) => id).filter((id) => !(id in palette)),
    [],
  );
});

test("the theme has one light and one dark paper", () => assert.equal(papers.size, 2));

for (const [loss, look] of looks) {
  test(`${loss} stands out from both papers by 3:1`, () => {
    assert.ok(contrast(look.light, light) >= 3, `${look.light} on ${light}: ${contrast(look.light, light)}`);
    assert.ok(contrast(look.dark, dark) >= 3, `${look.dark} on ${dark}: ${contrast(look.dark, dark)}`);
  });
}

for (const [vision, matrix] of Object.entries(visions)) {
  test(`no two losses look alike to ${vision} eyes`, () => {
    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      for (const [i, [one]] of looks.entries()) {
        for (const [other] of looks.slice(i + 1)) {
          const apart = difference(lossColor(one, scheme), lossColor(other, scheme), matrix);
          assert.ok(apart >= 10, `${one} and ${other} (${scheme}): ${apart}`);
        }
      }
    }
  });
}

test("no two losses share a dash or a marker", () => {
  assert.equal(new Set(looks.map(([, { dash }]) => dash.join())).size, looks.length);
  const markers = looks.map(([, { marker, turned = 0, hollow = false }]) => `${marker} ${turned} ${hollow}`);
  assert.equal(new Set(markers).size, looks.length);
});

test("CSS and charts draw a loss in the same colour", () => {
  for (const [, loss, color] of theme.matchAll(/--loss-([a-z-]+):\s*(#[0-9a-f]{6})/g)) {
    if (loss in palette) assert.ok([palette[loss].light, palette[loss].dark].includes(color), `${loss} ${color}`);
  }
});
