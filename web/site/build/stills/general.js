// The general loss: its dial, its walk to where the data are likeliest, and its surfaces for two α, as its live figures
// start or end.

import { bands, edgeOf } from "../../../shared/surface-image.js";
import { AdaptiveView } from "../../../widgets/loss-general/adaptive-view.js";
import { DialView } from "../../../widgets/loss-general/dial-view.js";
import { half, SurfaceView } from "../../../widgets/loss-general/surface-view.js";
import { Panel, picture } from "./chart.js";
import { contoursAt } from "./contours.js";

/** @typedef {import("../../../engine/engine.js").Engine} Engine */
/** @typedef {import("../../../widgets/loss-general/curve-chart.js").CurveScene} CurveScene */
/** @typedef {import("./stills.js").Draw} Draw */

/** Three stand side by side. */
const third = { width: 320, height: 280 };

/** What a view needs of its widget. @param {object} settings @returns {any} */
const widget = (settings) => ({
  ...settings,
  turn(/** @type {object} */ to) {
    Object.assign(this, to);
  },
});

/**
 * @param {{ width: number, height: number }} box
 * @param {CurveScene} scene
 * @param {{ title: string, xLabel?: string, xTicks: number[], yTicks: number[] }} words
 * @param {string} lang
 */
function panelOf(box, { curves, x, y, marks = [] }, { title, xLabel, xTicks, yTicks }, lang) {
  const axes = {
    x: { from: x.min, to: x.max, ticks: xTicks, label: xLabel },
    y: { from: y.min, to: y.max, ticks: yTicks },
    title,
  };
  const panel = new Panel(box, axes, lang);
  for (const { points, loss, faint, dots, dash } of curves.toReversed()) {
    if (dots) panel.dots(points);
    else
      panel.line(
        points,
        loss ? `still-${loss}` : `still-muted${faint ? " still-thin" : ""}${dash ? " still-dashed" : ""}`,
      );
  }
  for (const { kind, ...point } of marks) panel.mark(point, kind);
  return panel;
}

/** @param {Engine} engine @returns {Draw} */
export function dial(engine) {
  const scenes = new DialView(widget({ engine, alpha: 1, c: 1 })).scenes();
  return (lang, { words: { "loss-general": own }, title, describe }) => {
    const panels = /** @type {const} */ (["value", "weight", "density"]).map((key, i) => {
      const yTicks = [
        [0, 2, 4],
        [0, 0.5, 1],
        [0, 0.2, 0.4],
      ][i];
      return panelOf(third, scenes[i], { title: own[key], xLabel: "r", xTicks: [-5, 0, 5], yTicks }, lang);
    });
    return picture({ title, description: describe({}) }, panels);
  };
}

/** @param {Engine} engine @param {string} datasetId one that is registered @returns {Draw} */
export function adaptive(engine, datasetId) {
  const view = new AdaptiveView(widget({ engine, datasetId, alpha: 1 }));
  view.begin();
  const scenes = view.scenes();
  const { alpha, fit } = view.turns.end;
  return (lang, { words: { "loss-general": own, datasets }, title, number, describe }) => {
    const panels = [
      panelOf(
        third,
        scenes[0],
        {
          title: own.lineOf,
          xLabel: datasets[datasetId].xLabel,
          xTicks: [2000, 4000],
          yTicks: [500, 1000, 1500, 2000],
        },
        lang,
      ),
      panelOf(third, scenes[1], { title: own.price, xLabel: "α", xTicks: [0, 1, 2], yTicks: [0, 1, 2, 3] }, lang),
      panelOf(third, scenes[2], { title: own.walk, xLabel: "α", xTicks: [0, 1, 2], yTicks: [0, 50, 100] }, lang),
    ];
    const values = { alpha: number(alpha), c: number(fit.scale), slope: number(fit.coefficients[1]) };
    return picture({ title, description: describe(values) }, panels);
  };
}

/** @param {Engine} engine @param {string} datasetId one that is registered @returns {Draw} */
export function surfaces(engine, datasetId) {
  const cells = 56;
  const stage = widget({ engine, datasetId, alpha: 2, c: 0.05 });
  const view = new SurfaceView(stage);
  view.begin();
  const [intercept, slope] = /** @type {[number, number]} */ (view.middle);
  const axis = (/** @type {number} */ coefficient, /** @type {number} */ at) => ({
    coefficient,
    from: at - half,
    to: at + half,
    count: cells,
  });
  const maps = [2, Number.NEGATIVE_INFINITY].map((alpha) => {
    stage.alpha = alpha;
    const { values, minimum, maximum } = engine.surface({
      loss: "general",
      parameters: { alpha, c: stage.c },
      ...view.data,
      coefficients: [0, 0],
      first: axis(0, intercept),
      second: axis(1, slope),
    });
    const levels = Array.from({ length: bands / 2 - 1 }, (_, i) => minimum + edgeOf(2 * i + 2) * (maximum - minimum));
    const lines = levels.flatMap((level) => contoursAt(values, cells, level));
    const step = (2 * half) / (cells - 1);
    const placed = lines.map((line) =>
      line.map(({ x, y }) => ({ x: intercept - half + x * step, y: slope - half + y * step })),
    );
    return { alpha, lines: placed, ends: view.ends() };
  });
  const [x0, y0] = /** @type {[number, number]} */ (view.start);
  return (lang, { words: { "loss-general": own }, title, number, describe }) => {
    const panels = maps.map(({ alpha, lines, ends }) => {
      const x = { from: intercept - half, to: intercept + half, ticks: [0, 1], label: own.interceptAxis };
      const y = { from: slope - half, to: slope + half, ticks: [0, 1], label: own.slopeAxis };
      const panel = new Panel({ width: 400, height: 400 }, { x, y, title: `α = ${number(alpha)}` }, lang);
      const [from, to] = [
        { x: x0, y: y0 },
        { x: ends.atOnce[0], y: ends.atOnce[1] },
      ];
      const [at, up] = /** @type {[number, number]} */ (ends.gradual);
      return panel
        .lines(lines, "still-general still-contour")
        .line([from, to], "still-path")
        .mark(from, "ring")
        .mark(to, "square")
        .mark({ x: at, y: up }, "dot");
    });
    const { lossAtOnce, lossGradual } = maps[1].ends;
    const values = { atOnce: number(lossAtOnce), gradual: number(lossGradual) };
    return picture({ title, description: describe(values) }, panels);
  };
}
