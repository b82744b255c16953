// Real tables pasted into the lab, held to the exact references.

import assert from "node:assert/strict";
import { formatNumber } from "../../../web/shared/numbers.js";
import { readGolden } from "../golden.js";
import { forEachBrowser } from "./harness.js";
import { openLab, readText, use, whenDone } from "./loss-lab.js";

const datasets = readGolden("datasets").cases;
const [exact, scaled] = ["real_ols_quantile", "real_mscale"].map((name) => readGolden(name).cases);

/** What the references have for the lab's losses as they start. @param {string} id */
function goldenOf(id) {
  const golden = exact.find((/** @type {any} */ each) => each.id === id);
  const others = scaled.find((/** @type {any} */ each) => each.id === id).fits;
  const one = (/** @type {any[]} */ fits, /** @type {string} */ estimator, /** @type {object} */ params) =>
    fits.find((fit) => fit.estimator === estimator && Object.entries(params).every(([k, v]) => fit.params[k] === v));
  return {
    ...golden,
    fits: {
      squared: one(golden.fits, "ols", {}),
      absolute: one(golden.fits, "quantile", { tau: 0.5 }),
      huber: one(others, "huber_mad", { k: 1.345, mad_const: "0.6745" }),
      tukey: one(others, "bisquare_mad", { k: 4.685, mad_const: "0.6745", init: "ols" }),
    },
  };
}

const relative = (/** @type {number} */ found, /** @type {number} */ wanted) =>
  Math.abs(found - wanted) / Math.abs(wanted);

forEachBrowser(
  "phones, stackloss and engel, pasted as CSV, are fitted as the references say",
  async (_, page, { open }) => {
    await openLab(page, open);
    await use(page, ".losses label:nth-of-type(1) input"); // squared off and on again: the choice stays with the next table
    await use(page, ".losses label:nth-of-type(1) input");
    await page.$$eval(
      "loss-lab >>> .losses label",
      (labels, word) => {
        const label = labels.find(({ textContent }) => textContent?.includes(word));
        /** @type {HTMLElement} */ (/** @type {Element} */ (label).querySelector("input")).click();
      },
      "Tukey",
    );
    for (const id of ["phones", "stackloss", "engel"]) {
      const { predictors, response, n, fits, cond } = goldenOf(id);
      const { columns } = datasets.find((/** @type {any} */ each) => each.id === id);
      const names = [...predictors, response];
      const rows = Array.from({ length: n }, (_, i) => names.map((name) => columns[name][i]).join(","));
      await readText(page, [names.map((name) => `"${name}"`).join(","), ...rows].join("\n"));
      for (let j = 2; j <= predictors.length; j++) await use(page, `.predictors label:nth-of-type(${j}) input`);
      await whenDone(page);
      const shown = await page.$$eval("loss-lab >>> .fits tbody tr", (all) =>
        all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent?.replace(/\s+/g, " ").trim())),
      );
      const outcomes = await page.$eval("loss-lab", (lab) =>
        /** @type {any} */ (lab).run.outcomes.map((/** @type {any} */ { choice, fit }) => ({
          loss: choice.loss,
          coefficients: [...fit.coefficients],
          standardErrors: fit.standardErrors && [...fit.standardErrors],
          objective: fit.objective,
        })),
      );
      assert.deepEqual(
        outcomes.map((/** @type {any} */ { loss }) => loss),
        ["squared", "absolute", "huber", "tukey"],
      );
      for (const [i, { loss, coefficients, standardErrors, objective }] of outcomes.entries()) {
        const wanted = fits[loss];
        const what = `${id}, ${loss}`;
        // A coefficient near zero beside the others is as exact as they are: compared in what it does to a fit.
        const unit = Math.max(
          ...wanted.coef.map(
            (/** @type {number} */ value, /** @type {number} */ j) =>
              Math.abs(value) * sizeOf(columns, predictors[j - 1]),
          ),
        );
        const isOne = wanted.unique !== false;
        assert.equal(coefficients.length, wanted.coef.length, what);
        coefficients.forEach((/** @type {number} */ value, /** @type {number} */ j) => {
          const [low, high] = isOne ? [wanted.coef[j], wanted.coef[j]] : [wanted.coef_min[j], wanted.coef_max[j]];
          const slack = (1e-12 * (10 + cond) * unit) / sizeOf(columns, predictors[j - 1]);
          assert.ok(value >= low - slack && value <= high + slack, `${what}: ${value}, not in [${low}, ${high}]`);
          if (isOne)
            assert.ok(shown[i][j]?.startsWith(formatNumber(low, "en", { digits: 4 })), `${what}: ${shown[i][j]}`);
        });
        assert.ok(relative(objective, (loss === "absolute" ? 2 : 1) * wanted.objective) < 1e-10, what);
        if (wanted.std_error) {
          wanted.std_error.forEach((/** @type {number} */ error, /** @type {number} */ j) => {
            assert.ok(relative(standardErrors[j], error) < 1e-9, `${what}: ± ${standardErrors[j]}`);
            assert.ok(shown[i][j]?.endsWith(`± ${formatNumber(error, "en", { digits: 2 })}`), shown[i][j]);
          });
        }
      }
    }
  },
);

/** The root mean square of a column, 1 of the intercept. @param {Record<string, number[]>} columns @param {string | undefined} name */
const sizeOf = (columns, name) => (name ? Math.hypot(...columns[name]) / columns[name].length ** 0.5 : 1);
