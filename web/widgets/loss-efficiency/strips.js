/** A strip of dots for each estimator: one dot for the slope of each sample, and a bar as wide as their spread. */
import { createChart, showDatasets } from "../../shared/chart.js";
import { truth } from "./run.js";

/** @typedef {{ chart: any }} Context */

/** Half the width of slopes shown. */
const reach = 0.25;
/** Dots of a strip at most; the latest stay. */
const mostDots = 300;

/** @param {HTMLCanvasElement} canvas @param {import("./run.js").Run} run */
export function strips(canvas, run) {
  const { length } = run.choices;
  const axis = { type: "linear", ticks: { includeBounds: false, maxTicksLimit: 6 } };
  return createChart(canvas, {
    type: "scatter",
    data: { datasets: sets(run) },
    options: {
      layout: { padding: { top: 4, right: 10 } },
      scales: {
        x: { ...axis, min: truth - reach, max: truth + reach },
        y: { type: "linear", min: -length + 0.5, max: 0.5, display: false },
      },
    },
    plugins: [],
  });
}

/** @param {any} chart @param {import("./run.js").Run} run */
export function showStrips(chart, run) {
  showDatasets(chart, sets(run));
  chart.options.scales.y.min = -run.choices.length + 0.5;
  chart.update("none");
}

/** @param {import("./run.js").Run} run @returns {any[]} first is on top */
function sets(run) {
  const level = {
    data: [0.5, -run.choices.length + 0.5].map((y) => ({ x: truth, y })),
    showLine: true,
    pointRadius: 0,
    borderWidth: 1,
    tone: "muted",
  };
  const bars = run.choices.map(({ loss }, j) => ({
    loss,
    data: [-1, 1].map((side) => ({ x: truth + side * run.spread(j), y: -j - 0.38 })),
    showLine: true,
    pointRadius: 0,
    borderWidth: 4,
  }));
  const dots = run.choices.map(({ loss }, j) => {
    const { length } = run.slopes[j];
    const shown = run.slopes[j].slice(-mostDots);
    return {
      loss,
      // Spread over the strip's height by the golden ratio: evenly, however many there are.
      data: shown.map((x, k) => ({ x, y: -j + 0.3 - (((length - shown.length + k) * 0.618034) % 1) * 0.52 })),
      pointRadius: 2,
      pointBorderWidth: 0,
    };
  });
  // Bar and dots by turns: another estimator comes behind them, and no set of dots has to become a bar.
  return [level, ...bars.flatMap((bar, j) => [bar, dots[j]])];
}
