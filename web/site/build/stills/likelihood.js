// The spring, the line at the start and the density of the noise at each weight, as the live figure starts.

import { Trial } from "../../../widgets/loss-mle/trial.js";
import { Panel, picture } from "./chart.js";

/** @typedef {import("../../../engine/engine.js").Engine} Engine */
/** @typedef {import("./stills.js").Draw} Draw */

/** @param {Engine} engine @param {import("../../../shared/datasets.js").Dataset} dataset @returns {Draw} */
export function likelihood(engine, dataset) {
  const trial = new Trial(engine, dataset, () => {});
  trial.choose("gaussian", {});
  const { line, now, points, pivot, editing } = trial;
  const {
    density: heights,
    fitted,
    logLikelihood,
  } = /** @type {import("../../../engine/engine.js").Likelihood} */ (now);
  const offsets = Float64Array.from({ length: 25 }, (_, k) => ((k - 12) / 4) * line.scale);
  const density = trial.densityOver(offsets);
  // The best density is as long as points are apart.
  const unit = 1.15 / trial.usualPeak;
  return (lang, { words: { datasets }, title, number, describe }) => {
    const { min, max } = editing.limits.x;
    const x = { from: min, to: max, ticks: [0, 2, 4, 6, 8], label: datasets.spring.xLabel };
    const y = {
      from: editing.limits.y.min,
      to: editing.limits.y.max,
      ticks: [5, 10, 15],
      label: datasets.spring.yLabel,
    };
    const panel = new Panel({ width: 640, height: 400 }, { x, y }, lang);
    const bell = Array.from(offsets, (offset, k) => ({ x: unit * density[k], y: offset }));
    const feet = points.map((point, i) => ({ x: point.x, y: fitted[i] }));
    panel.repeat(feet, bell, "still-squared still-thin");
    const at = (/** @type {number} */ place) => ({ x: place, y: line.height + line.slope * (place - pivot) });
    panel.line([at(min), at(max)], "still-path");
    panel.lines(
      points.map(({ x: foot, y: up }, i) => [
        { x: foot, y: up },
        { x: foot + unit * heights[i], y: up },
      ]),
      "still-bar",
    );
    panel.dots(points);
    const values = { slope: number(line.slope), scale: number(line.scale), log: number(logLikelihood) };
    return picture({ title, description: describe(values) }, [panel]);
  };
}
