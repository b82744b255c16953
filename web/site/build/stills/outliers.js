// Outliers: whom a line listens to, what one star does, when estimators give way and what they cost; as the live figures
// start, or as they are once a prediction has been made.

import { choicesOf } from "../../../shared/estimators.js";
import { Run as Breakdown } from "../../../widgets/loss-breakdown/run.js";
import { Run as Efficiency } from "../../../widgets/loss-efficiency/run.js";
import { fitAll } from "../../../widgets/loss-fit/fits.js";
import { weightsOf } from "../../../widgets/loss-fit/weights.js";
import { Panel, picture } from "./chart.js";

/** @typedef {import("../../../engine/engine.js").Engine} Engine */
/** @typedef {import("../../../engine/engine.js").LossId} LossId */
/** @typedef {import("../../../shared/datasets.js").Dataset} Dataset */
/** @typedef {import("./stills.js").Draw} Draw */

/** Two stand side by side. */
const half = { width: 440, height: 360 };
const whole = { width: 640, height: 400 };
/** The four giants, counted from 0. */
const giants = [10, 19, 29, 33];
/** Samples that are drawn, since a page keeps its limit; all are counted. */
const drawn = 35;
/** Radius of a star that is fully listened to. */
const fullRadius = 6.5;

/** As the chapter's figures fit: Tukey's loss is the MM estimate. @param {Engine} engine @param {readonly LossId[]} losses */
const choicesFor = (engine, losses) => choicesOf(losses, engine, { scale: 1, rule: "s" });

/** @param {any} words @param {string} loss @param {"name" | "line"} key */
const named = (words, loss, key) => (loss === "tukey" ? words.estimates.mm : words.losses[loss])[key];

/** @param {Dataset} data */
const pointsOf = ({ x, y }) => x.map((value, id) => ({ id, x: value, y: y[id] }));

/** What the axes of the stars show. @param {any} words */
const skyOf = ({ datasets: { starsCYG } }) => ({
  x: { from: 3.4, to: 4.75, ticks: [3.6, 4, 4.4], label: starsCYG.xLabel },
  y: { from: 3.7, to: 6.5, ticks: [4, 4.5, 5, 5.5, 6], label: starsCYG.yLabel },
});

/** @param {Panel} panel @param {string} look @param {ArrayLike<number> | undefined} line its coefficients, where it has any */
function drawLine(panel, look, line) {
  const { from, to } = panel.axes.x;
  if (line)
    panel.line(
      [from, to].map((x) => ({ x, y: line[0] + line[1] * x })),
      look,
    );
}

/** @param {Engine} engine @param {Dataset} stars @returns {Draw} */
export function weights(engine, stars) {
  const points = pointsOf(stars);
  const fits = fitAll(engine, choicesFor(engine, ["huber", "tukey"]), points).flatMap(({ choice, fit }) =>
    fit ? [{ loss: choice.loss, line: fit.coefficients, shares: weightsOf(engine, choice, fit, points).shares }] : [],
  );
  return (lang, { words, title, number, describe }) => {
    const panels = fits.map(({ loss, line, shares }) => {
      const panel = new Panel(half, { ...skyOf(words), title: named(words, loss, "name") }, lang);
      drawLine(panel, `still-${loss}`, line);
      const radii = shares.map((share) => fullRadius * Math.sqrt(share));
      panel.discs(points, radii, `still-${loss}`);
      return panel;
    });
    const [huber, mm] = fits.map(({ shares }) => giants.map((star) => number(shares[star])).join(", "));
    return picture({ title, description: describe({ huber, mm }) }, panels);
  };
}

/** @param {Engine} engine @param {Dataset} stars @param {number} left number of the star left out @returns {Draw} */
export function oneStar(engine, stars, left) {
  const points = pointsOf(stars);
  const choices = choicesFor(engine, ["squared", "tukey"]);
  const linesOf = (/** @type {typeof points} */ some) =>
    fitAll(engine, choices, some).map(({ fit }) => /** @type {Float64Array} */ (fit?.coefficients));
  const [all, others] = [linesOf(points), linesOf(points.filter(({ id }) => id !== left - 1))];
  return (lang, { words, title, number, describe }) => {
    const panel = new Panel(whole, skyOf(words), lang);
    choices.forEach(({ loss }, i) => {
      drawLine(panel, `still-${loss}`, all[i]);
      drawLine(panel, `still-${loss} still-thin`, others[i]);
    });
    panel.dots(points).mark(points[left - 1], "ring");
    panel.words({ x: 4.73, y: 4.62 }, named(words, "squared", "line"), "end");
    panel.words({ x: 4.73, y: 5.8 }, named(words, "tukey", "line"), "end");
    const list = choices.map(
      ({ loss }, i) => `${named(words, loss, "name")} ${number(all[i][1])}, ${number(others[i][1])}`,
    );
    return picture({ title, description: describe({ list: list.join("; ") }) }, [panel]);
  };
}

/** @param {Engine} engine @param {readonly LossId[]} losses @param {number} outliers among the points shown @returns {Draw} */
export function breakdown(engine, losses, outliers) {
  const run = new Breakdown(engine, choicesFor(engine, losses), "vertical");
  while (run.step());
  const { x, y, fits } = run.at(outliers);
  const places = Array.from(x, (at, i) => ({ x: at, y: y[i] }));
  const sound = places.length - outliers;
  const slopes = { from: -6, to: 2, ticks: [-6, -4, -2, 0, 2] };
  const curves = losses.map((loss, j) => ({
    loss,
    points: run.stages.flatMap((stage) => {
      const slope = stage?.fits[j]?.[1];
      if (!stage || slope === undefined) return [];
      return [{ x: (100 * stage.outliers) / x.length, y: Math.max(slopes.from, Math.min(slopes.to, slope)) }];
    }),
  }));
  return (lang, { words, title, number, describe }) => {
    const own = words["loss-breakdown"];
    const plane = { x: { from: -0.5, to: 10.5, ticks: [0, 5, 10] }, y: { from: -35, to: 18, ticks: [-20, 0] } };
    const left = new Panel(half, { ...plane, title: own.points }, lang);
    for (const [j, loss] of losses.entries()) drawLine(left, `still-${loss}`, fits[j]);
    left.dots(places.slice(0, sound), "still-dots still-small");
    for (const place of places.slice(sound)) left.mark(place, "cross");
    const share = { from: 0, to: 60, ticks: [0, 20, 40, 60], label: `${own.outliers} (%)` };
    const right = new Panel(half, { x: share, y: slopes, title: own.slopes }, lang);
    right.line(
      [0, 60].map((at) => ({ x: at, y: 1 })),
      "still-muted still-thin",
    );
    for (const { loss, points } of curves) right.line(points, `still-${loss}`);
    const list = losses.map((loss, j) => `${named(words, loss, "name")} ${number(fits[j]?.[1] ?? Number.NaN)}`);
    const values = { outliers, n: places.length, list: list.join(", ") };
    return picture({ title, description: describe(values) }, [left, right]);
  };
}

/** @param {Engine} engine @param {readonly LossId[]} losses @param {number} repeats @returns {Draw} */
export function efficiency(engine, losses, repeats) {
  const run = new Efficiency(engine, choicesFor(engine, losses));
  while (run.repeats < repeats) run.step();
  return (lang, { words, title, number, describe }) => {
    const x = { from: 0.75, to: 1.25, ticks: [0.8, 0.9, 1, 1.1, 1.2], label: words["loss-fit"].slope };
    const y = { from: 0.7 - losses.length, to: 0.7, ticks: [] };
    const panel = new Panel({ width: 640, height: 90 + 62 * losses.length }, { x, y }, lang);
    panel.line(
      [y.from, y.to].map((at) => ({ x: 1, y: at })),
      "still-muted still-thin",
    );
    losses.forEach((loss, j) => {
      // Spread over the strip's height by the golden ratio: evenly, however many there are.
      const dots = run.slopes[j]
        .slice(0, drawn)
        .map((slope, k) => ({ x: slope, y: 0.25 - j - ((k * 0.618034) % 1) * 0.4 }));
      panel.dots(dots, "still-dots still-faint");
      const ends = [-1, 1].map((side) => ({ x: 1 + side * run.spread(j), y: -j - 0.25 }));
      panel.line(ends, `still-${loss}`);
      panel.words({ x: 0.755, y: 0.3 - j }, named(words, loss, "line"));
    });
    const list = losses.map((loss, j) => `${named(words, loss, "name")} ${number(100 * (run.efficiency(j) ?? 1))} %`);
    return picture({ title, description: describe({ repeats, drawn, list: list.join(", ") }) }, [panel]);
  };
}
