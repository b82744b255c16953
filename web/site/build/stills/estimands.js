// What losses estimate: of five numbers, and at every x of a cloud; as the live figures start.

import { curvesOf, grid } from "../../../widgets/loss-conditional/curves.js";
import { estimateOf } from "../../../widgets/loss-estimand/estimates.js";
import { Panel, picture } from "./chart.js";

/** @typedef {import("../../../engine/engine.js").Engine} Engine */
/** @typedef {import("./stills.js").Draw} Draw */

/** @param {Engine} engine @param {readonly number[]} points @returns {Draw} */
export function estimand(engine, points) {
  const axis = { min: 0, max: 20 };
  const losses = /** @type {const} */ (["squared", "absolute"]);
  const estimates = losses.map((loss) => estimateOf(engine, { loss }, points, axis));
  // Curves stand above the points, which lie at 0.
  const foot = 0.25;
  return (lang, { words, title, number, describe }) => {
    const x = { from: axis.min, to: axis.max, ticks: [0, 5, 10, 15, 20], label: words["loss-estimand"].candidate };
    const panel = new Panel({ width: 640, height: 330 }, { x, y: { from: -0.1, to: 1.15, ticks: [] } }, lang);
    panel.line(
      [
        { x: axis.min, y: 0 },
        { x: axis.max, y: 0 },
      ],
      "still-muted still-thin",
    );
    for (const { loss, value, curve } of estimates) {
      panel.line(
        [
          { x: value, y: 0 },
          { x: value, y: foot },
        ],
        `still-${loss} still-thin`,
      );
      const thinned = curve.filter((_, i) => i % 4 === 0);
      panel.line(
        thinned.map((at) => ({ x: at.x, y: foot + at.share * (1 - foot) })),
        `still-${loss}`,
      );
      panel.mark({ x: value, y: foot }, "dot");
    }
    for (const at of points) panel.mark({ x: at, y: 0 }, "dot");
    for (const { loss, curve } of estimates) {
      // Where they part, one below and one above.
      const { x: at, share } = curve[150];
      const up = foot + share * (1 - foot);
      if (loss === "squared") panel.words({ x: at + 0.6, y: up - 0.08 }, words.losses[loss].line);
      else panel.words({ x: at - 0.3, y: up + 0.05 }, words.losses[loss].line, "end");
    }
    const [mean, median] = estimates.map(({ value }) => number(value));
    const description = describe({ points: points.map(number).join(", "), mean, median });
    return picture({ title, description }, [panel]);
  };
}

/** @param {Engine} engine @returns {Draw} */
export function conditional(engine) {
  const cloud = engine.cloud({ count: 2000, seed: 1 });
  const curves = curvesOf(engine, cloud, 2);
  const every = 8;
  const shown = Array.from(cloud.x, (x, i) => ({ x, y: cloud.y[i] })).filter((_, i) => i % every === 0);
  return (lang, { words: { "loss-conditional": own }, title, number, describe }) => {
    const x = { from: 0, to: 10, ticks: [0, 2, 4, 6, 8, 10], label: "x" };
    const y = { from: 0, to: 20, ticks: [0, 4, 8, 12, 16], label: "y" };
    const panel = new Panel({ width: 640, height: 400 }, { x, y }, lang).dots(shown, "still-dots still-faint");
    for (const { loss, fitted } of curves) {
      const points = Array.from(grid, (at, i) => ({ x: at, y: fitted[i] })).filter((_, i) => i % 5 === 0);
      panel.line(points, `still-${loss}`);
    }
    const last = grid.length - 1;
    for (const { id, fitted } of curves) {
      // The mean and the median end close to each other.
      panel.words({ x: 9.9, y: fitted[last] + (id === "mean" ? 1.2 : 0.3) }, own[id], "end");
    }
    const at8 = curves.map(({ id, fitted }) => `${own[id]} ${number(fitted[80])}`).join(", ");
    const description = describe({ n: cloud.x.length, shown: shown.length, list: at8 });
    return picture({ title, description }, [panel]);
  };
}
