// The shapes of losses: their values and slopes; and a walk down the surface of one, as the live figure starts.

import { bands, edgeOf } from "../../../shared/surface-image.js";
import { Walk } from "../../../widgets/loss-descent/walk.js";
import { Panel, picture } from "./chart.js";
import { contoursAt } from "./contours.js";

/** @typedef {import("../../../engine/engine.js").Engine} Engine */
/** @typedef {import("./stills.js").Draw} Draw */

const losses = /** @type {const} */ (["squared", "absolute", "huber"]);
const range = 4;

/** @param {import("../../../engine/engine.js").FitEngine} engine @returns {Draw} */
export function curves(engine) {
  // Both sides by themselves: in the middle a slope may jump.
  const right = Float64Array.from({ length: 33 }, (_, i) => Math.max(1e-9, (range * i) / 32));
  const residuals = Float64Array.from([...right.map((r) => -r).reverse(), ...right]);
  const drawn = losses.map((loss) => ({ loss, ...engine.evaluate({ loss, residuals }) }));
  const [{ value: squares }] = drawn;
  return (lang, { words: { losses: names, "loss-curves": own }, title, number, describe }) => {
    const x = { from: -range, to: range, ticks: [-4, -2, 0, 2, 4], label: "r" };
    const panels = /** @type {const} */ (["value", "slope"]).map((key, i) => {
      const y = i === 0 ? { from: 0, to: 8, ticks: [0, 2, 4, 6] } : { from: -4, to: 4, ticks: [-4, -2, 0, 2, 4] };
      const panel = new Panel({ width: 400, height: 340 }, { x, y, title: own[key] }, lang);
      for (const each of drawn) {
        panel.line(
          Array.from(residuals, (at, k) => ({ x: at, y: each[key][k] })),
          `still-${each.loss}`,
        );
      }
      return panel;
    });
    const [left, slopes] = panels;
    left.words({ x: -2.5, y: 7.2 }, names.squared.line).words({ x: -3.9, y: 3.1 }, names.absolute.line);
    left.words({ x: 3.9, y: 5 }, names.huber.line, "end");
    slopes.words({ x: 3.9, y: 0.4 }, names.absolute.line, "end").words({ x: 3.9, y: 1.6 }, names.huber.line, "end");
    slopes.words({ x: 1.4, y: 3.4 }, names.squared.line, "end");
    const atEnd = drawn.map(({ loss, value, slope }) => ({ loss, value: value[65], slope: slope[65] }));
    const list = atEnd
      .map(({ loss, value, slope }) => `${names[loss].line} ${number(value)}, ${number(slope)}`)
      .join("; ");
    if (squares[65] !== range ** 2) throw new Error("The last residual is the end of the axis.");
    return picture({ title, description: describe({ list }) }, panels);
  };
}

/** @param {Engine} engine @param {import("../../../shared/datasets.js").Dataset} dataset @returns {Draw} */
export function descent(engine, dataset) {
  const cells = 40;
  const walk = new Walk(engine, dataset, ["squared"], { method: "gradient", rate: 0.3 });
  const { frame, descent: down } = walk;
  const view = walk.view(false);
  const { values, maximum } = walk.surfaceOver(view)(cells, cells);
  const levels = Array.from({ length: bands - 1 }, (_, i) => down.minimum + edgeOf(i + 1) * (maximum - down.minimum));
  const shown = (/** @type {import("../../../widgets/loss-descent/frame.js").Place} */ place) => frame.shown(place);
  const step = (2 * view.half) / (cells - 1);
  const [least, slope] = [view.middle[0] - view.half, view.middle[1] - view.half];
  const contours = levels.flatMap((level) =>
    contoursAt(values, cells, level).map((line) => line.map(({ x, y }) => shown([least + x * step, slope + y * step]))),
  );
  const from = shown([least, slope]);
  const to = shown([least + 2 * view.half, slope + 2 * view.half]);
  return (lang, { words: { "loss-descent": own }, title, number, describe }) => {
    const x = {
      from: from.x,
      to: to.x,
      ticks: [5, 6, 7, 8, 9, 10],
      label: own.heightMiddle.replace("{from}", number(frame.from)),
    };
    const y = { from: from.y, to: to.y, ticks: [-0.5, 0, 0.5, 1, 1.5], label: own.slopeAxis };
    const panel = new Panel({ width: 640, height: 440 }, { x, y }, lang);
    const path = down.places.map(shown);
    panel.lines(contours, "still-squared still-contour").mark(shown(down.least), "cross");
    panel.line(path, "still-path").mark(path[0], "ring");
    for (const place of path.slice(1, 6)) panel.mark(place, "dot");
    const ends = shown(down.least);
    const values = { height: number(ends.x), slope: number(ends.y), left: number(100 * down.left[5]) };
    return picture({ title, description: describe(values) }, [panel]);
  };
}
