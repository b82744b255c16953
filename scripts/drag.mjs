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
 * Each figure (before its predictions, where it has some), what is moved in it (a slider, or what the mouse drags), and
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

/** Measures from the next input of this kind to the end of the frame that shows it. @param {string} kind of event */
function measureNext(kind) {
  const measured = /** @type {any} */ (globalThis);
  measured.time = new Promise((resolve) => {
    const begin = () => {
      const start = performance.now();
      requestAnimationFrame(() => {
        // What a message brings comes after the frame's drawing.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        port2.postMessage(0);
      });
    };
    addEventListener(kind, begin, { capture: true, once: true });
  });
}

/** Puts a slider elsewhere. @param {Element} target @param {number} i */
function slide(target, i) {
  const slider = /** @type {HTMLInputElement} */ (target);
  const [min, max, step] = [slider.min, slider.max, slider.step].map(Number);
  const stops = Math.round((max - min) / step);
  slider.value = String(min + step * ((i * 3) % (stops + 1)));
  for (const kind of ["input", "change"])
    slider.dispatchEvent(new Event(kind, { bubbles: true, composed: kind === "input" }));
}

/** @param {import("puppeteer-core").Page} page @param {string} selector @returns {Promise<number[]>} milliseconds, a time per input */
async function timesOf(page, selector) {
  const isSlider = selector.includes("input");
  const { x, y } = await page.$eval(selector, (target) => {
    target.scrollIntoView({ behavior: "instant", block: "center" });
    const { left, top, width, height } = target.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.mouse.move(x, y);
  if (!isSlider) await page.mouse.down();
  const times = [];
  for (let i = 0; i < inputs; i++) {
    await rest(60);
    await page.evaluate(measureNext, isSlider ? "input" : "pointermove");
    if (isSlider) await page.$eval(selector, slide, i);
    else await page.mouse.move(x + 8 * (i % 5), y - 10 - 4 * (i % 7));
    times.push(await page.evaluate(() => /** @type {any} */ (globalThis).time));
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
  await rest(4000); // until what other figures begin with is done
  await page.emulateCPUThrottling(slowdown);
  const times = (await timesOf(page, `${figure} >>> ${selector}`)).sort((a, b) => a - b);
  const ms = (/** @type {number} */ share) => Math.round(times[Math.floor(share * (times.length - 1))] ?? Number.NaN);
  rows.push({ figure: [figure, selector, ...Object.values(attributes)].join(" "), least: ms(0), middle: ms(0.5) });
  await page.close();
}
await browser.close();
server.close();
console.table(rows);
