/**
 * The book's Chart.js: only the parts it draws with, and its defaults. Colours and fonts come from the `--loss-*`
 * custom properties at the canvas and follow every change of scheme. A data set that names its `loss` takes that loss's
 * colour and dash; another one names colours of the theme, `tone` for lines and rims and `inside` for what rims enclose,
 * which are ink unless it does. marker.js draws a loss's marker. Sizes come from CSS: give the canvas's parent a height,
 * so that nothing jumps on arrival.
 */
import { Chart, LinearScale, LineController, LineElement, PointElement } from "chart.js";
import { lossColor, palette } from "./palette.js";
import { currentScheme, isPrinting, onSchemeChange } from "./scheme.js";

/** Chart.js's own controller of scatter charts is nearly a copy of that of lines; this one is lines without the line. */
class ScatterController extends LineController {
  static id = "scatter";
  static defaults = { ...LineController.defaults, showLine: false };
  static overrides = { scales: { x: { type: "linear" }, y: { type: "linear" } } };
}

/** Between numbers as close as this Chart.js looks for the digits of a step without end. */
const leastSpan = 1e-300;
const { buildTicks } = LinearScale.prototype;
/** @this {LinearScale} */
LinearScale.prototype.buildTicks = function () {
  const { min, max } = this;
  return max - min < leastSpan ? [{ value: min }, { value: max }] : buildTicks.call(this);
};

Chart.register(LinearScale, LineController, LineElement, PointElement, ScatterController);

/**
 * @typedef {object} Theme
 * @property {import("./scheme.js").Scheme} scheme
 * @property {string} ink text and axes that matter
 * @property {string} muted ticks and notes
 * @property {string} rule grid lines
 * @property {string} paper what lies behind
 * @property {string} accent what is chosen
 * @property {string} font family of labels
 */

const fallback = {
  light: { ink: "#1f2328", muted: "#59616b", rule: "#dcdfda", paper: "#fdfdfb", accent: "#67305c" },
  dark: { ink: "#e6e4df", muted: "#a5abb3", rule: "#33383f", paper: "#15181c", accent: "#dba4cd" },
};

/** @type {WeakMap<Chart, Theme>} */
const themes = new WeakMap();

/**
 * @param {Element} element
 * @returns {Theme} what the custom properties at an element say now
 */
export function readTheme(element) {
  const scheme = currentScheme();
  const style = getComputedStyle(element);
  /** @param {"ink" | "muted" | "rule" | "paper" | "accent"} name */
  const color = (name) => (!isPrinting() && style.getPropertyValue(`--loss-${name}`).trim()) || fallback[scheme][name];
  return {
    scheme,
    ink: color("ink"),
    muted: color("muted"),
    rule: color("rule"),
    paper: color("paper"),
    accent: color("accent"),
    font: style.getPropertyValue("--loss-font-ui").trim() || style.fontFamily,
  };
}

/**
 * @param {Chart} chart
 * @returns {Theme} the theme a chart is drawn in, for plugins and scriptable options
 */
export function themeOf(chart) {
  let theme = themes.get(chart);
  if (!theme) {
    theme = readTheme(chart.canvas);
    themes.set(chart, theme);
  }
  return theme;
}

export { Chart };

/** @typedef {{ chart: Chart }} Context what Chart.js hands to scriptable options */

/** @param {Context} context */
const ink = ({ chart }) => themeOf(chart).ink;

Chart.defaults.set({
  animation: false,
  responsive: true,
  maintainAspectRatio: false,
  parsing: false,
  normalized: true,
  events: [],
  color: ink,
  font: { size: 12 },
});
Chart.defaults.set("elements.line", { borderWidth: 2 });
/** Chart.js resolves functions in the fonts of parts, not in the font they fall back to. */
const font = { family: (/** @type {Context} */ { chart }) => themeOf(chart).font };

Chart.defaults.set("scale", {
  border: { display: false },
  grid: { color: (/** @type {Context} */ { chart }) => themeOf(chart).rule, drawTicks: false },
  ticks: { color: (/** @type {Context} */ { chart }) => themeOf(chart).muted, padding: 6, maxRotation: 0, font },
  title: { color: ink, font },
});

/**
 * Gives every data set its look: as plain values, since for a function, be it of one colour, Chart.js would resolve all
 * options of each point anew at every step of a drag.
 * @param {Chart} chart
 */
function dress(chart) {
  const theme = /** @type {any} */ (themeOf(chart));
  for (const dataset of /** @type {any[]} */ (chart.data.datasets)) {
    const { loss, tone = "ink", inside = "ink" } = dataset;
    const color = loss && lossColor(loss, theme.scheme);
    dataset.borderColor = color ?? theme[tone];
    dataset.backgroundColor = color ?? theme[inside];
    if (loss) dataset.borderDash = palette[loss]?.dash ?? [];
  }
}

/**
 * Lets a chart show other data sets, until its next update. The objects that it has stay and take what the new ones say:
 * for others Chart.js would make everything anew, at every step of a drag.
 * @param {{ data: { datasets: any[] } }} chart
 * @param {any[]} datasets
 */
export function showDatasets({ data }, datasets) {
  data.datasets.length = Math.min(data.datasets.length, datasets.length);
  for (const [i, dataset] of datasets.entries()) {
    const old = data.datasets[i] ?? {};
    for (const key of Object.keys(old)) if (!(key in dataset)) old[key] = undefined;
    data.datasets[i] = Object.assign(old, dataset);
  }
}

/**
 * @param {HTMLCanvasElement} canvas in the document, inside a positioned parent with a height
 * @param {any} config as `new Chart` takes it; data sets may have `loss`, or `tone` and `inside`
 * @returns {Chart} its `destroy()` also ends the theming
 */
export function createChart(canvas, config) {
  /** @type {() => void} */
  let stop = () => {};
  const theming = { id: "theming", beforeUpdate: dress, afterDestroy: () => stop() };
  const chart = new Chart(canvas, { ...config, plugins: [...(config.plugins ?? []), theming] });
  stop = onSchemeChange(() => {
    themes.set(chart, readTheme(canvas));
    if (isPrinting()) chart.resize();
    chart.update();
  });
  return chart;
}
