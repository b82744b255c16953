// Every loss of the engine can be named in every language: its line, its pull on a fit, its sliders.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/engine.js";
import { languages, widgetWordsIn } from "../../web/site/build/content.js";

const { losses } = await loadEngine();

for (const { tag: language } of languages) {
  const words = widgetWordsIn(language);

  test(`${language}: every loss and its line have a name, unlike all others`, () => {
    assert.deepEqual(
      Object.keys(words.losses),
      losses.map(({ id }) => id),
    );
    for (const key of ["name", "line"]) {
      const names = losses.map(({ id }) => words.losses[id][key]);
      assert.ok(names.every(Boolean));
      assert.equal(new Set(names).size, losses.length);
    }
  });

  test(`${language}: every loss has words for its pull, and for its sliders if it has any`, () => {
    const without = losses.filter(({ id }) => !words["loss-fit"][`pull-${id}`]);
    const nameless = losses.filter(({ id, parameters }) => parameters.length > 0 && !words["loss-curves"][`of-${id}`]);
    assert.deepEqual([...without, ...nameless], []);
  });
}
