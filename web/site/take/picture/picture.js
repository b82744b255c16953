/**
 * A figure as a picture of its own: its charts where they stand, what lies over them, the words of the axes, and a legend.
 * The SVG is the picture; the PNG is made of it.
 */
import { Chart, readTheme } from "../../../shared/chart.js";
import { estimatorText } from "../../../shared/estimators.js";
import { drawMarker } from "../../../shared/marker.js";
import { palette } from "../../../shared/palette.js";
import { escaped, SvgContext, SvgPath } from "./svg-context.js";
import { besideCharts, heightOf, linesOf, measureOf, textOf, wordsOf } from "./words.js";

/** @typedef {{ svg: string, width: number, height: number }} Picture */

const margin = 16;
const row = 22;

/** What a chart draws, as SVG. @param {Chart} chart @param {string} prefix of ids */
export function svgOf(chart, prefix) {
  return onto(chart, prefix, () => chart.draw());
}

/**
 * Lets a chart draw on an SVG instead of its canvas. Its parts keep the context that they were made with, and lines keep
 * their path.
 * @param {any} chart
 * @param {string} prefix
 * @param {() => void} draw
 */
function onto(chart, prefix, draw) {
  const { ctx } = chart;
  const context = new SvgContext(ctx, prefix);
  const scales = Object.values(chart.scales);
  const sets = chart.getSortedVisibleDatasetMetas();
  const lines = sets.flatMap((/** @type {any} */ { dataset }) => (dataset?.path ? [dataset] : []));
  const lend = (/** @type {unknown} */ one) => {
    chart.ctx = one;
    for (const scale of scales) scale.ctx = one;
    for (const { controller } of sets) controller._ctx = one;
  };
  try {
    lend(context);
    for (const line of lines) {
      line._path = new SvgPath();
      if (line.path(line._path)) line._path.closePath();
    }
    draw();
  } finally {
    lend(ctx);
    for (const line of lines) line._path = undefined;
  }
  return String(context);
}

/** The charts of a widget that can be seen. @param {any} widget @returns {Chart[]} */
export function chartsOf(widget) {
  const canvases = /** @type {HTMLCanvasElement[]} */ ([...(widget.renderRoot?.querySelectorAll("canvas") ?? [])]);
  return canvases.filter(({ offsetWidth }) => offsetWidth > 0).flatMap((canvas) => Chart.getChart(canvas) ?? []);
}

/** What lies over the charts and is drawn by the page: the handles of lines. @param {any} widget @param {Placed} placed */
function overlaysOf(widget, placed) {
  const handles = /** @type {HTMLElement[]} */ ([
    ...widget.renderRoot.querySelectorAll("[part~=grip], [part~=handle]"),
  ]);
  return handles.flatMap((handle) => {
    const style = getComputedStyle(handle, "::after");
    const line = Number.parseFloat(style.borderTopWidth) || 0;
    const [width, height] = [style.width, style.height].map(Number.parseFloat);
    const seen = [style.borderTopColor, style.backgroundColor].map(
      (color) => !/^(transparent|rgba\(.*, 0\))$/.test(color),
    );
    if (style.content === "none" || !(width > 0) || !seen.includes(true)) return [];
    const { x, y } = middleOf(handle, placed);
    const size =
      style.boxSizing === "border-box" ? { width, height } : { width: width + 2 * line, height: height + 2 * line };
    const round = style.borderTopLeftRadius.startsWith("50%") ? ` rx="${size.width / 2}"` : "";
    const turned =
      style.transform === "none" ? "" : ` transform="translate(${x} ${y}) ${style.transform} translate(${-x} ${-y})"`;
    const paint = `fill="${seen[1] ? style.backgroundColor : "none"}" stroke="${style.borderTopColor}" stroke-width="${line}"`;
    const box = `x="${x - size.width / 2}" y="${y - size.height / 2}" width="${size.width}" height="${size.height}"`;
    return [`<rect ${box}${round} ${paint}${turned}/>`];
  });
}

/** @param {HTMLElement} element @param {Placed} placed */
function middleOf(element, { left, top }) {
  const box = element.getBoundingClientRect();
  return { x: tenth(box.x + box.width / 2 - left), y: tenth(box.y + box.height / 2 - top) };
}

const tenth = (/** @type {number} */ value) => Math.round(value * 10) / 10;

/** @typedef {{ left: number, top: number }} Placed where the picture's corner is in the window */

/** @type {Record<string, "middle" | "end">} */
const anchors = { center: "middle", end: "end", right: "end" };

/** The words of the axes. @param {any} widget @param {Placed} placed @param {import("../../../shared/chart.js").Theme} theme @param {CanvasRenderingContext2D} context that measures */
function axesOf(widget, { left, top }, theme, context) {
  return besideCharts(widget).map((element) => {
    const box = element.getBoundingClientRect();
    const { textAlign, fontSize } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    const anchor = anchors[textAlign] ?? "start";
    const x = tenth({ start: box.left, middle: box.left + box.width / 2, end: box.right }[anchor] - left);
    const lines = linesOf(wordsOf(element), box.width + 1, measureOf(context, `${size}px ${theme.font}`));
    return textOf(lines, { x, y: box.bottom - top - 0.3 * size, size, anchor, font: theme.font, fill: theme.muted });
  });
}

/**
 * A sample of each loss's line with its name, in rows.
 * @param {Chart} chart that draws the markers
 * @param {readonly { loss: string, name: string }[]} entries
 * @param {{ width: number, top: number, theme: import("../../../shared/chart.js").Theme }} place
 */
function legendOf(chart, entries, { width, top, theme }) {
  const { ctx } = chart;
  ctx.save();
  ctx.font = `13px ${theme.font}`;
  const widths = entries.map(({ name }) => 42 + ctx.measureText(name).width + 20);
  ctx.restore();
  let [x, y] = [margin, top + row / 2];
  const parts = entries.map(({ loss, name }, i) => {
    if (x > margin && x + widths[i] > width - margin) [x, y] = [margin, y + row];
    const at = x;
    x += widths[i];
    const sample = onto(chart, `legend-${i}`, () => {
      const context = chart.ctx;
      context.beginPath();
      context.moveTo(at, y);
      context.lineTo(at + 32, y);
      context.lineWidth = 2;
      context.strokeStyle = palette[loss]?.[theme.scheme] ?? theme.ink;
      context.setLineDash(palette[loss]?.dash ?? []);
      context.stroke();
      context.setLineDash([]);
      drawMarker(chart, loss, { x: at + 16, y }, { radius: 4, stroke: 2 });
    });
    return `${sample}<text x="${tenth(at + 40)}" y="${tenth(y + 4.5)}" font-family="${escaped(theme.font)}" font-size="13" fill="${theme.ink}">${escaped(name)}</text>`;
  });
  return { svg: parts.join(""), bottom: entries.length > 0 ? y + row / 2 : top };
}

/** The losses whose lines the charts show, each once, by their names. @param {any} widget @param {Chart[]} charts */
function lossesOf(widget, charts) {
  const drawn = charts.flatMap(({ data }) => data.datasets.flatMap((/** @type {any} */ { loss }) => loss ?? []));
  const mm = widget.showing?.fits.find((/** @type {any} */ { rule }) => rule === "s")?.loss;
  return [...new Set(drawn)].map((loss) => ({
    loss,
    name: loss === mm ? estimatorText(widget, { loss, parameters: {}, scale: "s" }) : widget.lossText(loss),
  }));
}

/**
 * @param {any} widget a LossElement that shows at least one chart
 * @returns {Picture}
 */
export function pictureOf(widget) {
  const charts = chartsOf(widget);
  const theme = readTheme(charts[0].canvas);
  const { ctx } = charts[0];
  const boxes = [...charts.map(({ canvas }) => canvas), ...besideCharts(widget)].map((element) =>
    element.getBoundingClientRect(),
  );
  const title = widget.showing?.title || charts[0].canvas.ariaLabel || widget.localName;
  const [left, above] = [Math.min(...boxes.map(({ left }) => left)), Math.min(...boxes.map(({ top }) => top))];
  const width = Math.ceil(Math.max(...boxes.map(({ right }) => right)) - left + 2 * margin);
  const named = widget.showing?.title ?? "";
  const heading = linesOf(named, width - 2 * margin, measureOf(ctx, `600 15px ${theme.font}`));
  const head = margin + (named ? heightOf(heading, 15) + 8 : 0);
  const placed = { left: left - margin, top: above - head };
  const bottom = Math.max(...boxes.map(({ bottom }) => bottom)) - placed.top;
  const legend = legendOf(charts[0], lossesOf(widget, charts), { width, top: bottom + 8, theme });
  const height = Math.ceil(legend.bottom + margin);
  const descriptions = charts.map(({ canvas }) => canvas.ariaLabel ?? "").filter(Boolean);
  const drawn = charts.map((chart, i) => {
    const box = chart.canvas.getBoundingClientRect();
    const place = `translate(${tenth(box.left - placed.left)} ${tenth(box.top - placed.top)})`;
    return `<g transform="${place}">${svgOf(chart, `chart-${i}`)}</g>`;
  });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(title)}</title><desc id="desc">${escaped(descriptions.join(" "))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${theme.paper}"/>`,
    textOf(heading, { x: margin, y: head - 14, size: 15, weight: 600, font: theme.font, fill: theme.ink }),
    ...axesOf(widget, placed, theme, ctx),
    ...drawn,
    ...overlaysOf(widget, placed),
    legend.svg,
    "</svg>",
  ].join("\n");
  return { svg, width, height };
}

/**
 * @param {Picture} picture
 * @param {number} [times] so many pixels for one
 * @returns {Promise<Blob>} a PNG
 */
export async function pngOf({ svg, width, height }, times = 2) {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * times, height: height * times });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}
