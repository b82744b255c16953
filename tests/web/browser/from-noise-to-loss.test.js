// The chapter as a reader walks it: by hand, the prediction, the noises that it reveals, and what its text claims.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../../scripts/setup.mjs";
import { loadEngine } from "../../../web/engine/engine.js";
import { formatNumber } from "../../../web/shared/numbers.js";
import { languages, visibleText, whenLive, wordsOf } from "./chapter.js";
import { forEachBrowser } from "./harness.js";
import { derivation, path, ready } from "./loss-mle.js";

const { x, y } = JSON.parse(readFileSync(`${root}web/data/spring.json`, "utf8"));

for (const language of languages) {
  forEachBrowser(`${language}: the other noises come with the prediction, and stay`, async (_, page, { open, axe }) => {
    await open(path(language));
    await whenLive(page);
    await ready(page);
    const offered = () => page.$$eval(`${derivation} >>> .noises input`, (all) => all.length);
    assert.equal(await offered(), 0, "one noise needs no choosing");
    await page.$eval("loss-predict", (prompt) => prompt.shadowRoot?.querySelectorAll("button")[1].click());
    await page.waitForSelector(`${derivation} >>> .noises input`, { visible: true });
    assert.equal(await offered(), 7);
    await page.$eval(`${derivation} >>> .noises label:nth-child(2)`, (label) => label.click());
    const { noise } = await page.$eval(derivation, (figure) => /** @type {any} */ (figure).reading);
    assert.equal(noise, "laplace");
    await axe();
    await page.reload();
    await whenLive(page);
    await page.waitForSelector(`${derivation} >>> .noises input`, { visible: true });
    assert.equal(await offered(), 7, "kept");
  });

  forEachBrowser(`${language}: the text quotes what the engine finds`, async (_, page, { open }) => {
    await open(path(language), { scripts: false });
    const engine = await loadEngine();
    const rows = await page.$$eval(".chapter table tbody tr", (all) =>
      all.map((row) => [...row.querySelectorAll("td")].slice(-2).map((cell) => cell.textContent)),
    );
    const order = /** @type {const} */ ([
      ["gaussian", {}],
      ["laplace", {}],
      ["asymmetric-laplace", { tau: 0.9 }],
      ["huber", { delta: 1.345 }],
      ["hyperbolic-secant", {}],
      ["cauchy", {}],
      ["student-t", { nu: 3 }],
    ]);
    const wanted = order.map(([noise, parameters]) => {
      const { coefficients, scale } = engine.fit({ noise, parameters, x, y });
      return [coefficients[1], scale].map((value) => formatNumber(value, language, { decimals: 2 }));
    });
    assert.deepEqual(rows, wanted);
    const text = await visibleText(page);
    assert.ok(text.includes("−9.64"), "the peak of the log-likelihood");
    assert.ok(text.includes(wordsOf(language).site.noMotion), "what the first figure would need");
  });
}

forEachBrowser("without SIMD the derivation stands there as text", async (_, page, { open, axe }) => {
  await page.evaluateOnNewDocument(() => {
    WebAssembly.validate = () => false;
  });
  await open(path("en"));
  await page.waitForFunction(() => document.querySelector("#derivation")?.shadowRoot?.querySelector("[role=alert]"));
  const formulas = await page.$$eval("#derivation .katex", (all) => all.filter((one) => one.checkVisibility()).length);
  assert.ok(formulas >= 8, `${formulas} formulas`);
  await axe();
});

test("every loss of the chapter but the quantile's lies nearer to the true slope than the square", async () => {
  const engine = await loadEngine();
  const off = (/** @type {any} */ noise) => Math.abs(engine.fit({ noise, x, y }).coefficients[1] - 1.5);
  for (const noise of ["laplace", "huber", "hyperbolic-secant", "cauchy", "student-t"]) {
    assert.ok(off(noise) < off("gaussian"), noise);
  }
});

test("Cauchy's likelihood of two readings at ±3 has its peaks at ±√8 and a valley at 0", async () => {
  const engine = await loadEngine();
  const along = { coefficient: 0, from: -4, to: 4, count: 2001 };
  const { at, logLikelihood } = engine.likelihoodCurve({ noise: "cauchy", y: [-3, 3], coefficients: [0], along });
  const turns = [...at].filter((_, k) => {
    const [before, now, after] = [logLikelihood[k - 1], logLikelihood[k], logLikelihood[k + 1]];
    return (now > before && now > after) || (now < before && now < after);
  });
  assert.equal(turns.length, 3);
  for (const [k, wanted] of [-Math.sqrt(8), 0, Math.sqrt(8)].entries()) assert.ok(Math.abs(turns[k] - wanted) < 0.004);
});

test("bounded losses have no density", async () => {
  const engine = await loadEngine();
  const bounded = engine.losses.filter(({ hasDensity }) => !hasDensity).map(({ id }) => id);
  assert.deepEqual(bounded, ["geman-mcclure", "welsch", "tukey"]);
});
