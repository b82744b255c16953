import assert from "node:assert/strict";
import { loadEngine } from "../../../web/engine/engine.js";
import { formatDecimal, formatDigits, formatNumber } from "../../../web/shared/numbers.js";
import { wordsOf } from "./chapter.js";
import { focused, forEachBrowser, sidewaysOverflow } from "./harness.js";
import {
  dataOf,
  derivation,
  hand,
  path,
  press,
  reading,
  ready,
  set,
  steps,
  tableOf,
  textOf,
  x,
  y,
} from "./loss-mle.js";

const languages = /** @type {const} */ (["en", "ko"]);

/**
 * Each noise by its textbook density: ρ of a standardised residual, the normaliser Z (facts.md, 2; that of Student's t
 * with ν = 3 is √3·π/2), the loss that engine.fit minimises, and the best scale where it has a formula.
 * @type {Record<string, { parameters: Record<string, number>, rho: (z: number) => number, z: number, loss: any, estimate?: (r: number[]) => number }>}
 */
const noises = {
  gaussian: {
    parameters: {},
    rho: (z) => z ** 2 / 2,
    z: Math.sqrt(2 * Math.PI),
    loss: { loss: "squared" },
    estimate: (r) => Math.sqrt(mean(r.map((one) => one ** 2))),
  },
  laplace: {
    parameters: {},
    rho: Math.abs,
    z: 2,
    loss: { loss: "absolute" },
    estimate: (r) => mean(r.map(Math.abs)),
  },
  "asymmetric-laplace": {
    parameters: { tau: 0.9 },
    rho: (z) => z * (0.9 - Number(z < 0)),
    z: 1 / (0.9 * (1 - 0.9)),
    loss: { loss: "quantile", parameters: { tau: 0.9 } },
    estimate: (r) => mean(r.map((one) => one * (0.9 - Number(one < 0)))),
  },
  huber: {
    parameters: { delta: 1.345 },
    rho: (z) => (Math.abs(z) <= 1.345 ? z ** 2 / 2 : 1.345 * Math.abs(z) - 1.345 ** 2 / 2),
    z: 2.660723809389678,
    loss: { loss: "huber", parameters: { delta: 1.345 }, scaled: true },
  },
  "hyperbolic-secant": {
    parameters: {},
    rho: (z) => Math.log(Math.cosh(z)),
    z: Math.PI,
    loss: { loss: "log-cosh", scaled: true },
  },
  cauchy: {
    parameters: {},
    rho: (z) => Math.log(1 + z ** 2),
    z: Math.PI,
    loss: { loss: "cauchy", parameters: { c: 1 }, scaled: true },
  },
  "student-t": {
    parameters: { nu: 3 },
    rho: (z) => 2 * Math.log(1 + z ** 2 / 3),
    z: (Math.sqrt(3) * Math.PI) / 2,
    loss: { loss: "cauchy", parameters: { c: Math.sqrt(3) }, scaled: true },
  },
};

const mean = (/** @type {number[]} */ values) => values.reduce((sum, one) => sum + one, 0) / values.length;
const total = (/** @type {number[]} */ values) => values.reduce((sum, one) => sum + one, 0);
const close = (/** @type {number} */ found, /** @type {number} */ wanted, /** @type {string} */ where) =>
  assert.ok(Math.abs(found - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted)), `${where}: ${found}, not ${wanted}`);

for (const [language, theme, width] of /** @type {const} */ ([
  ["en", "light", 1280],
  ["ko", "dark", 390],
])) {
  forEachBrowser(`axe finds nothing on <loss-mle>, ${language}, ${theme}, ${width}`, async (_, page, { open, axe }) => {
    await open(path(language), { theme, width });
    await ready(page);
    await press(page, hand, ".show");
    await axe(hand);
    for (const [noise, step] of [
      ["huber", "noise"],
      ["student-t", "drop"],
      ["laplace", "scale"],
      ["cauchy", "meet"],
    ]) {
      await set(page, derivation, { noise, step });
      await axe(derivation);
    }
    assert.equal(await sidewaysOverflow(page), 0);
  });
}

forEachBrowser(
  "by keyboard one goes through the steps, and moves line, scale and points",
  async (_, page, { open }) => {
    await open(path("en"));
    await ready(page);
    await page.focus(`${derivation} >>> .next`);
    await page.keyboard.press("Enter");
    assert.equal((await reading(page, derivation)).step, "noise");
    assert.match(await focused(page), /next/, "the button keeps the focus");
    await page.focus(`${derivation} >>> .jump[tabindex="0"]`);
    for (const [key, step] of [
      ["ArrowRight", "points"],
      ["ArrowLeft", "noise"],
      ["End", "meet"],
      ["ArrowRight", "meet"],
      ["Home", "model"],
    ]) {
      await page.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key));
      assert.equal((await reading(page, derivation)).step, step, key);
      assert.match(await focused(page), /jump/, "the focus goes along");
    }
    await page.waitForFunction(
      (figure) =>
        /Step 1 of 10/.test(
          document.querySelector(figure)?.shadowRoot?.querySelector("[role=status]")?.textContent ?? "",
        ),
      {},
      derivation,
    );

    const start = await reading(page, hand);
    for (const part of ["height", "slope", "scale"]) {
      await page.focus(`${hand} >>> .grip.${part}`);
      await page.keyboard.press("ArrowUp");
      const up = await reading(page, hand);
      assert.ok(up.line[part] > start.line[part], `${part} rises`);
      await page.keyboard.press("ArrowDown");
      assert.equal((await reading(page, hand)).line[part], start.line[part], "and falls by as much");
      await page.keyboard.press("PageUp");
      const far = (await reading(page, hand)).line[part] - start.line[part];
      close(far, 10 * (up.line[part] - start.line[part]), "ten times as far");
      await page.keyboard.press("PageDown");
    }
    await page.focus(`${hand} >>> .handle[tabindex="0"]`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    const moved = await reading(page, hand);
    assert.ok(moved.points[0].y > y[0] && moved.points[0].x === x[0]);
    assert.notEqual(moved.now.logLikelihood, start.now.logLikelihood);
  },
);

for (const language of languages) {
  const words = wordsOf(language).ui["loss-mle"];

  forEachBrowser(
    `${language}: every step of every noise shows the numbers of its formulas`,
    async (_, page, { open }) => {
      await open(path(language));
      await ready(page);
      const write = (/** @type {number} */ value, decimals = 2) => formatNumber(value, language, { decimals });
      for (const [noise, { parameters, rho, z, estimate }] of Object.entries(noises)) {
        await set(page, derivation, { noise, ...parameters });
        const { line, now, points } = await reading(page, derivation);
        const residual = points.map((/** @type {any} */ point) => point.y - line.height - line.slope * point.x);
        const values = residual.map((/** @type {number} */ r) => rho(r / line.scale));
        const norm = Math.log(line.scale * z);
        const logs = values.map((/** @type {number} */ one) => -one - norm);
        close(now.logLikelihood, total(logs), `${noise}: the log-likelihood`);
        close(now.logLikelihood, -x.length * norm - total(values), `${noise}: in two parts`);
        for (const [i, one] of logs.entries()) close(now.density[i], Math.exp(one), `${noise}: p of point ${i}`);
        if (estimate) close(now.bestScale, estimate(residual), `${noise}: the scale by its formula`);

        const at = async (/** @type {string} */ step) => {
          await set(page, derivation, { step });
          const text = await textOf(page, derivation, ".derivation");
          assert.ok(text.includes(words[`title-${step}`]), `${noise}, ${step}: its title`);
          assert.doesNotMatch(text, /undefined|NaN|\{|title-|note-|says-|loss-|—/, `${noise}, ${step}`);
          return { text, last: (await tableOf(page, derivation)).map((row) => row.at(-1)) };
        };
        assert.deepEqual(
          (await at("model")).last,
          residual.map((/** @type {number} */ r) => write(r)),
        );
        const says = await at("noise");
        assert.ok(says.text.includes(words[`says-${noise}`]));
        assert.ok(
          says.text.includes(formatNumber(1 / (line.scale * z), language, { digits: 3 })),
          "the middle's height",
        );
        const { last: heights } = await at("points");
        assert.deepEqual(
          heights,
          now.density.map((/** @type {number} */ p) => write(p, 3)),
        );
        const product = now.density.reduce((/** @type {number} */ all, /** @type {number} */ p) => all * p, 1);
        const exponent = Math.floor(Math.log10(product));
        const shown = formatDecimal({ mantissa: product / 10 ** exponent, exponent }, language);
        assert.ok((await at("product")).text.includes(`= ${shown}`), `${noise}: ${shown}`);
        assert.ok((await at("log")).text.includes(`log(${shown}) = ${write(total(logs))}`));
        const sum = await at("sum");
        assert.ok(sum.text.includes(`= ${write(total(logs))}`));
        assert.deepEqual(
          sum.last,
          logs.map((/** @type {number} */ one) => write(one)),
        );
        const drop = await at("drop");
        assert.deepEqual(
          drop.last,
          values.map((/** @type {number} */ one) => write(one)),
        );
        const struck = await page.$$eval(`${derivation} >>> .numbers .gone`, (all) =>
          all.map((one) => one.textContent),
        );
        assert.deepEqual(struck, [write(x.length * norm)], "what is dropped is struck through");
        const loss = await at("loss");
        assert.ok(loss.text.includes(words[`loss-${noise}`].replace(/\s/g, " ")));
        const scale = await at("scale");
        assert.ok(scale.text.includes(formatNumber(now.bestScale, language, { digits: 4 })));
        assert.equal(scale.text.includes(words.numerically), !estimate, "said where there is no formula");
      }
    },
  );

  forEachBrowser(
    `${language}: the ends meet to twelve digits, in what the engine finds for both`,
    async (_, page, { open }) => {
      await open(path(language));
      await ready(page);
      const engine = await loadEngine();
      const all = words.digits.replace("{same}", "12").replace("{all}", "12");
      for (const [noise, { parameters, loss: wanted }] of Object.entries(noises)) {
        await set(page, derivation, { noise, step: "meet", ...parameters });
        const { scaled, ...loss } = wanted;
        const likely = engine.fit(/** @type {any} */ ({ noise, parameters, x, y }));
        const least = engine.fit({ ...loss, x, y, scale: scaled ? likely.scale : undefined });
        const rows = await page.$$eval(`${derivation} >>> .digits tbody tr`, (found) =>
          found.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent?.trim())),
        );
        const twelve = (/** @type {number} */ value) => formatDigits(value, language, 12);
        assert.deepEqual(
          rows.slice(0, 2),
          [0, 1].map((k) => [twelve(likely.coefficients[k]), twelve(least.coefficients[k]), all]),
          noise,
        );
        assert.deepEqual(rows[2], [twelve(likely.scale), twelve(likely.scale), all], noise);
      }
    },
  );
}

forEachBrowser("what is new in a line is underlined", async (_, page, { open }) => {
  await open(path("en"));
  await ready(page);
  for (const step of steps) {
    await set(page, derivation, { step });
    const drawn = await page.$$eval(`${derivation} >>> .fresh`, (all) =>
      all.map((one) => getComputedStyle(one).backgroundImage),
    );
    assert.ok(drawn.length > 0 && drawn.every((image) => image.includes("gradient")), step);
  }
});

forEachBrowser("other data, parameters and names that are unknown", async (_, page, { open }) => {
  await open(path("en"));
  await ready(page);
  await set(page, derivation, { noise: "asymmetric-laplace", tau: 0.25, step: "scale" });
  const engine = await loadEngine();
  const quarter = engine.fit({ noise: "asymmetric-laplace", parameters: { tau: 0.25 }, x, y });
  close((await reading(page, derivation)).best.slope, quarter.coefficients[1], "tau reaches the fit");
  await page.$eval(`${derivation} >>> input[name=tau]`, (input) => {
    /** @type {HTMLInputElement} */ (input).value = "0.75";
    input.dispatchEvent(new Event("input"));
  });
  const most = engine.fit({ noise: "asymmetric-laplace", parameters: { tau: 0.75 }, x, y });
  close((await reading(page, derivation)).best.slope, most.coefficients[1], "and so does the slider");

  await set(page, derivation, { noise: "laplace", datasetId: "phones", step: "points" });
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector("#derivation")).reading.points.length === 24,
  );
  const phones = dataOf("phones");
  const { best, now } = await reading(page, derivation);
  close(best.slope, engine.fit({ noise: "laplace", x: phones.x, y: phones.y }).coefficients[1], "24 points");
  assert.equal(now.density.length, 24);
  assert.equal((await tableOf(page, derivation))[0][0], "1950", "x as it is shown");

  await set(page, derivation, { noise: "pink" });
  assert.match(await textOf(page, derivation, ".failure"), /pink.*gaussian, laplace/);
  await set(page, derivation, { noise: "gaussian", datasetId: "none" });
  assert.match(await textOf(page, derivation, ".failure"), /none.*spring/);
  await set(page, derivation, { datasetId: "spring" });
  await page.waitForFunction(() => document.querySelector("#derivation")?.shadowRoot?.querySelector("canvas"));
});

forEachBrowser("where the likelihood has no bound the figure says so, and recovers", async (_, page, { open }) => {
  await open(path("en"));
  await ready(page);
  const points = 8;
  for (let left = points; left > 2; left -= 1) {
    await page.focus(`${hand} >>> .handle[tabindex="0"]`);
    await page.keyboard.press("Delete");
    await set(page, hand, {});
  }
  assert.equal((await reading(page, hand)).points.length, 2);
  assert.equal(await textOf(page, hand, ".failure"), wordsOf("en").ui.errors.unbounded);
  await press(page, hand, ".reset");
  assert.equal((await reading(page, hand)).points.length, points);
  assert.match(await textOf(page, hand, ".score"), /−/);
});
