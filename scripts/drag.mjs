// How long the figures take from an input to the next frame, in Chromium on a processor four times slower, as phones are:
// npm run drag. A table to look at and no test, since it depends on the machine. Chapters must be built.

import { setTimeout as rest } from "node:timers/promises";
import { launch } from "../tests/web/browser/launch.js";
import { serve, subPaths } from "../tests/web/browser/server.js";
import { root } from "./setup.mjs";

const slowdown = 4;
const inputs = 24;

const thousand = { dataset: "synthetic", n: "1000" };

/**
 * Each figure (before its predictions, where it has some), what is moved in it (a slider, or what arrow keys move), and
 * attributes to give it first.
 * @type {[chapter: string, figure: string, selector: string, attributes?: Record<string, string>][]}
 */
const figures = [
  ["loss-shapes", "#descents", "input[type=range]"],
  ["loss-shapes", "#descents", ".handle"],
  ["one-general-loss", "#general-dial", "input[name=alpha]"],
  ["one-general-loss", "#general-adaptive", "input[name=alpha]"],
  ["one-general-loss", "#general-surface", "input[name=alpha]"],
  ["where-errors-come-from", "#sums", "input[name=k]"],
  ["what-a-loss-estimates", "#estimand", ".handle"],
  ["what-a-loss-estimates", "#cloud", "input[name=at]"],
  ["from-noise-to-loss", "#by-hand", ".grip.slope"],
  ["outliers", "#breaking", "input[type=range]"],
  ["outliers", "#more-data", ".handle", thousand],
  ["outliers", "#more-data", ".handle", { ...thousand, weights: "huber" }],
];

/** Milliseconds from each input to the end of the frame that shows it. @param {Element} widget @param {string} selector @param {number} count */
async function timesOf(widget, selector, count) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const target = /** @type {HTMLInputElement | null} */ (widget.shadowRoot?.querySelector(selector));
    if (!target) return [];
    await new Promise((resolve) => setTimeout(resolve, 60));
    const start = performance.now();
    if (target.type === "range") {
      const [min, max, step] = [target.min, target.max, target.step].map(Number);
      const stops = Math.round((max - min) / step);
      target.value = String(min + step * ((i * 3) % (stops + 1)));
      target.dispatchEvent(new Event("input", { bubbles: true }));
      target.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      const key = i % 2 ? "ArrowRight" : "ArrowUp";
      target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
    }
    // What a message brings comes after the frame's drawing.
    await new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      }),
    );
    times.push(performance.now() - start);
  }
  return times;
}

const server = await serve(`${root}dist`);
const browser = await launch("chromium");
const rows = [];
for (const [chapter, figure, selector, attributes = {}] of figures) {
  const page = await browser.newPage();
  await page.goto(`${server.origin}${subPaths.book}en/${chapter}/`);
  await page.$$eval("details", (all) => {
    for (const each of all) each.open = true;
  });
  await page.$eval(figure, (widget) => widget.scrollIntoView({ behavior: "instant", block: "center" }));
  await page.$eval(
    figure,
    (widget, given) => {
      for (const [name, value] of Object.entries(given)) widget.setAttribute(name, value);
    },
    attributes,
  );
  await page.waitForFunction((id) => document.querySelector(id)?.shadowRoot?.querySelector("canvas"), {}, figure);
  await rest(1500);
  await page.emulateCPUThrottling(slowdown);
  const times = (await page.$eval(figure, timesOf, selector, inputs)).sort((a, b) => a - b);
  const ms = (/** @type {number} */ share) => Math.round(times[Math.floor(share * (times.length - 1))] ?? Number.NaN);
  rows.push({ figure: [figure, selector, ...Object.values(attributes)].join(" "), least: ms(0), middle: ms(0.5) });
  await page.close();
}
await browser.close();
server.close();
console.table(rows);
