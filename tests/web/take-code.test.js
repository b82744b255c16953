// The programs that a reader takes home, run where their libraries are installed: they must find the figure's lines.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "lossbook/engine";
import { root } from "../../scripts/setup.mjs";
import { choicesOf } from "../../web/shared/estimators.js";
import { lossPrograms } from "../../web/site/take/code/functions.js";
import { commentText, numberList, numberLiteral } from "../../web/site/take/code/literals.js";
import { libraries } from "../../web/site/take/code/programs.js";
import { csvOf } from "../../web/site/take/csv.js";
import { Run as BreakdownRun } from "../../web/widgets/loss-breakdown/run.js";
import { curvesOf } from "../../web/widgets/loss-conditional/curves.js";
import { Walk } from "../../web/widgets/loss-descent/walk.js";
import { Run as EfficiencyRun } from "../../web/widgets/loss-efficiency/run.js";
import { algebras } from "../../web/widgets/loss-mle/noises.js";
import { Trial } from "../../web/widgets/loss-mle/trial.js";
import { interpreters, printed } from "./interpreters.js";

/** @typedef {import("../../web/site/take/code/kinds.js").Shown} Shown */

const engine = await loadEngine();
const read = (/** @type {string} */ id) => JSON.parse(readFileSync(`${root}web/data/${id}.json`, "utf8"));

/** Every loss and every way to treat its scale that a figure can show. @returns {any[]} */
function choices(/** @type {number} */ scale) {
  const every = engine.losses.map(({ id }) => id);
  const general = (/** @type {number} */ alpha) => ({ loss: "general", parameters: { alpha, c: 1.5 }, scale });
  return [
    ...choicesOf(every, engine, { scale }),
    ...choicesOf(["tukey"], engine, { scale, rule: "s" }),
    ...choicesOf(["huber"], engine, { scale, rule: "joint" }),
    { loss: "log-cosh", parameters: {}, scale: "joint" },
    { loss: "quantile", parameters: { tau: 0.9 }, scale: undefined },
    ...[-Infinity, -2, 0, 2, 3].map(general),
  ];
}

/** What a figure of these points shows. @param {string} title @param {ArrayLike<number>} x @param {ArrayLike<number>} y */
const shownOf = (title, x, y, degree = 1) =>
  fittedTo(title, { x: Float64Array.from(x), y: Float64Array.from(y), degree });

/** What a figure of these data shows, which are as the engine takes them. @param {string} title @param {any} data @param {object} [shown] @returns {any} */
function fittedTo(title, data, shown = data) {
  const { scale } = engine.fit({ ...data, loss: "huber", scale: "mad" });
  const fits = choices(scale).map((/** @type {any} */ choice, i) => {
    const fit = engine.fit({ ...data, ...choice });
    return { ...choice, ...fit, rule: choice.scale, name: `${choice.loss}-${i}` };
  });
  return { title, ...data, ...shown, fits };
}

/** What coefficients say of each row. @param {any} shown @param {ArrayLike<number>} coefficients @returns {number[]} */
const fittedOf = ({ x, y, predictors }, coefficients) =>
  Array.from(y, (_, i) =>
    Array.from(coefficients, (c, j) => c * (j === 0 ? 1 : predictors ? predictors[j - 1].values[i] : x[i] ** j)).reduce(
      (sum, term) => sum + term,
    ),
  );

/** How far the curves of two fits lie apart at most, as a share of how the points spread. */
function apart(/** @type {any} */ shown, /** @type {ArrayLike<number>} */ a, /** @type {ArrayLike<number>} */ b) {
  const { y } = shown;
  const mean = y.reduce((/** @type {number} */ sum, /** @type {number} */ value) => sum + value, 0) / y.length;
  const spread = Math.hypot(...Array.from(y, (value) => value - mean)) / Math.sqrt(y.length);
  const others = fittedOf(shown, b);
  return Math.max(...fittedOf(shown, a).map((value, i) => Math.abs(value - others[i]))) / spread;
}

/** The sum of losses of coefficients that are not the only ones. */
function cost(/** @type {any} */ shown, /** @type {any} */ { loss, parameters }, /** @type {number[]} */ coefficients) {
  const residuals = fittedOf(shown, coefficients).map((value, i) => shown.y[i] - value);
  return engine.evaluate({ loss, parameters, residuals }).value.reduce((sum, value) => sum + value, 0);
}

/** How near a library comes: Adam with a step that dies away is no Newton, and scale and line together are a flat valley. */
const near = (/** @type {string} */ library, /** @type {any} */ { rule }) =>
  library === "keras" ? 2e-3 : rule === "joint" ? 1e-4 : 1e-5;

const { x: years, y: calls } = read("phones");
/** Columns that lie nowhere near a line, and a response of which three rows are wrong. */
const columns = [0, 1].map((j) => Float64Array.from({ length: 31 }, (_, i) => ((i * (7 + 6 * j)) % 31) / (1 + 9 * j)));
const response = columns[0].map(
  (value, i) => 3 + 2 * value - 4 * columns[1][i] + ((i * 17) % 23) / 10 + (i > 27 ? 30 : 0),
);
const predictors = columns.map((values, j) => ({ label: `column ${j}`, values }));
const figures = {
  "one number for many": fittedTo("numbers", { y: Float64Array.of(2, 3, 4, 6.5, 7, 9, 9.5, 12, 40) }, { degree: 0 }),
  "several columns": fittedTo("columns", { x: columns, y: response }, { x: [], predictors }),
  "the telephone calls": shownOf("phones", years, calls),
  "stars, some moved by a reader": shownOf("stars", read("starsCYG").x, read("starsCYG").y.with(3, 5.5).with(9, 4.25)),
};

const spring = { ...read("spring"), xLabel: "weights", yLabel: "length" };
const walks = /** @type {const} */ (["squared", "absolute", "huber", "log-cosh"]).map(
  (loss) => new Walk(engine, read("anscombe1"), [loss], { method: "irls", rate: 0.3 }),
);
const estimators = choicesOf(["squared", "absolute", "huber", "tukey"], engine, { scale: 1, rule: "s" });
const spoilt = new BreakdownRun(engine, estimators, "leverage");
const repeated = new EfficiencyRun(engine, estimators);
for (let i = 0; i < 3; i += 1) repeated.step();

test("what a figure says that it shows is what it shows", () => {
  for (const walk of walks) {
    const { intercept, slope } = walk.frame.lineOf(walk.descent.least);
    const shown = walk.showing;
    assert.ok(apart(shown, shown.fits[0].coefficients, [intercept, slope]) < 1e-9, walk.loss);
  }
  const last = repeated.last.fits.map(({ coefficients }) => coefficients[1]);
  assert.deepEqual(
    last,
    repeated.slopes.map((slopes) => slopes[2]),
  );
  const stage = spoilt.showing(4);
  assert.deepEqual(
    stage.fits.map(({ coefficients }) => Array.from(coefficients)),
    spoilt.at(4).fits,
  );
});

/** The likeliest line of each noise that <loss-mle> knows, and what other widgets fit, as they show it. */
const others = [
  ...walks.map((walk) => walk.showing),
  spoilt.showing(4),
  repeated.last,
  ...Object.keys(algebras).map((id) => {
    const trial = new Trial(engine, spring, () => {});
    const { parameters } = /** @type {any} */ (engine.noises.find((noise) => noise.id === id));
    trial.choose(id, Object.fromEntries(parameters.map((/** @type {any} */ each) => [each.id, each.default])));
    return trial.showing;
  }),
  (() => {
    const cloud = engine.cloud({ count: 300, seed: 1 });
    const fits = curvesOf(engine, cloud, 2).map(({ fit }) => fit);
    return { ...cloud, degree: 2, fits };
  })(),
];

for (const { id, name, write } of libraries) {
  const { program, needs } = interpreters[id];
  const skip = program ? false : `takes ${needs}`;

  for (const [what, shown] of Object.entries(figures)) {
    test(`${name} finds the figure's line of every loss: ${what}`, { skip }, () => {
      const found = printed(id, write(shown));
      assert.equal(found.size, shown.fits.length);
      for (const fit of shown.fits) {
        const coefficients = found.get(fit.name.replaceAll("-", "_")) ?? [];
        if (fit.unique) {
          assert.ok(apart(shown, coefficients, fit.coefficients) < near(id, fit), `${fit.name}: ${coefficients}`);
        } else {
          const excess = cost(shown, fit, coefficients) / cost(shown, fit, [...fit.coefficients]) - 1;
          assert.ok(Math.abs(excess) < near(id, fit), `${fit.name}: ${coefficients} costs ${excess} more`);
        }
      }
    });
  }

  test(`${name} finds curves of a higher degree`, { skip }, () => {
    const { x, y } = read("engel");
    const thousands = [x, y].map((values) => values.map((/** @type {number} */ value) => value / 1000));
    const shown = shownOf("Engel", thousands[0], thousands[1], 2);
    const fits = shown.fits.filter(
      (/** @type {any} */ { loss, rule }) => rule === undefined || (loss === "huber" && rule === "mad"),
    );
    const found = printed(id, write({ ...shown, fits }));
    for (const fit of fits) {
      const coefficients = found.get(fit.name.replaceAll("-", "_")) ?? [];
      assert.ok(
        !fit.unique || apart(shown, coefficients, fit.coefficients) < near(id, fit),
        `${fit.name}: ${coefficients}`,
      );
    }
  });

  test(`${name} finds the likeliest line under each noise, and what other figures fit`, { skip }, () => {
    for (const shown of others) {
      assert.ok(shown && shown.fits.length > 0);
      const found = printed(id, write(shown));
      for (const fit of shown.fits) {
        const coefficients = found.get((fit.name ?? fit.loss).replaceAll("-", "_")) ?? [];
        assert.equal(coefficients.length, fit.coefficients.length, fit.name);
        if (fit.unique !== false) assert.ok(apart(shown, coefficients, fit.coefficients) < near(id, fit), fit.name);
      }
    }
  });

  test(`${name} reads many points from the table that the page saves, with x as it is shown`, { skip }, () => {
    const x = Array.from({ length: 2500 }, (_, i) => 50 + (i % 25));
    const y = x.map((value, i) => 2 * value + ((i * 7919) % 1000) / 100);
    const shown = { ...shownOf("many", x, y), xOrigin: 1900 };
    const fits = shown.fits.filter((/** @type {any} */ { loss }) => loss === "squared");
    const table = csvOf([
      { label: "year", values: x, origin: 1900 },
      { label: "calls", values: y },
    ]);
    const source = write({ ...shown, fits });
    assert.ok(source.length < 5000, "the points are not in the text");
    const found = printed(id, source, { "points.csv": table });
    assert.ok(apart(shown, found.get("squared_0") ?? [], fits[0].coefficients) < near(id, fits[0]));
  });

  test(`${name} gives the values of every loss`, { skip }, () => {
    const residuals = [-40, -3, -1, -0.25, 0, 0.5, 1.345, 6];
    const losses = choices(1).map(({ loss, parameters }) => {
      const { value } = engine.evaluate({ loss, parameters, residuals });
      return { loss, parameters, values: value };
    });
    // Of the general loss each α is a function of its own, so it comes in a program of its own.
    const once = losses.filter(({ loss }, i) => losses.findIndex((other) => other.loss === loss) === i);
    const programs = [
      once,
      ...losses.filter((each) => !once.includes(each) && each.loss === "general").map((each) => [each]),
    ];
    for (const each of programs) {
      const found = printed(id, lossPrograms[id]({ losses: each, residuals }));
      assert.equal(found.size, each.length);
      for (const { loss, values } of each) {
        const digits = id === "keras" ? 1e-5 : 1e-9;
        found.get(loss.replaceAll("-", "_"))?.forEach((value, i) => {
          const meant = values[i];
          assert.ok(
            Math.abs(value - meant) <= digits * (1 + Math.abs(meant)),
            `${loss} ${residuals[i]}: ${value}, ${meant}`,
          );
        });
      }
    }
  });
}

test("a hostile name of data stays in its comment", () => {
  const hostile = [
    "a\nimport os; os.abort()",
    "b\r\nquit()",
    "c\u2028quit()",
    "d\u0085quit()\f\vquit()",
    "-*- coding: utf-7 -*- +AAo-quit()",
    "e \u202e)(tiuq \u2066",
    '""" + quit() + """',
    "`quit()` $(quit)",
  ];
  const shown = figures["the telephone calls"];
  for (const name of hostile) {
    const renamed = { ...shown, title: name, xLabel: name, yLabel: name };
    for (const { id, write } of libraries) {
      const lines = write(renamed).split(/\r\n|[\n\r\u2028\u2029\u0085\f\v]/);
      const plain = write(shown).split("\n");
      assert.equal(lines.length, plain.length, `${id}: no line more`);
      lines.forEach((line, i) => {
        if (line !== plain[i]) assert.match(line, /^# [^\p{C}\p{Zl}\p{Zp}]*$/u);
      });
      // PEP 263: Python takes an encoding from a comment in the first two lines.
      for (const line of lines.slice(0, 2)) assert.doesNotMatch(line, /coding[:=]/);
    }
  }
  assert.equal(commentText("coding: latin-1"), "coding latin-1");
});

test("hostile names of data change nothing of what a program finds", {
  skip: !interpreters.r.program && "takes R",
}, () => {
  const fits = figures["the telephone calls"].fits.slice(0, 1);
  const hostile = {
    ...figures["the telephone calls"],
    fits,
    title: 'x"\n\rstop("hit")\u2028stop()',
    xLabel: "'\n",
    yLabel: "\\",
  };
  const write = libraries.find(({ id }) => id === "r")?.write;
  assert.equal(printed("r", write?.(hostile) ?? "").size, 1);
});

test("only numbers come into a program as numbers", () => {
  assert.throws(() => numberLiteral(Number.NaN), RangeError);
  assert.throws(() => numberLiteral(Infinity), RangeError);
  assert.throws(() => numberList(/** @type {any} */ (["1); quit("]), "c(", ")"));
  assert.equal(numberLiteral(-0), "0");
  assert.equal(numberLiteral(0.1), "0.1");
  assert.equal(numberLiteral(1e-7), "1e-7");
});

test("points on a line have no scale, and the program says so instead of dividing by it", () => {
  const fit = { loss: "huber", parameters: { delta: 1.345 }, rule: "mad", coefficients: [0, 1], scale: 0 };
  const shown = { x: [1, 2, 3], y: [1, 2, 3], fits: [/** @type {any} */ (fit)] };
  for (const { write } of libraries) assert.match(write(shown), /every point lies on the line/);
});
