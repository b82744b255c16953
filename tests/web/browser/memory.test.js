// What is taken out of a page is gone: no chart, observer, listener, timer or thread of it stays, and no memory.

import assert from "node:assert/strict";
import { forEachBrowser } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

const asking = `<p slot="question">?</p><p slot="choice-a">A</p><p slot="choice-b">B</p>
  <details slot="explanation"><summary>Why</summary><p>So.</p></details>`;

/** Every widget, how often it comes and goes, and what it shows of itself once it is there. @type {[html: string, times: number][]} */
const widgets = [
  ['<loss-fit dataset="phones" losses="squared huber" points="1:51,20"></loss-fit>', 200],
  ["<loss-mle></loss-mle>", 200],
  ["<loss-curves></loss-curves>", 200],
  ["<loss-estimand></loss-estimand>", 200],
  ['<loss-clt guess="normal"></loss-clt>', 20],
  ["<loss-conditional></loss-conditional>", 20],
  ['<loss-descent dataset="anscombe1"></loss-descent>', 20],
  ["<loss-general></loss-general>", 20],
  ['<loss-general view="adaptive" dataset="barron"></loss-general>', 20],
  ['<loss-general view="surface" dataset="barron"></loss-general>', 10],
  ["<loss-breakdown></loss-breakdown>", 20],
  ["<loss-efficiency></loss-efficiency>", 20],
  ['<loss-fit dataset="synthetic" n="3000"></loss-fit>', 10],
  ['<loss-lab dataset="phones"></loss-lab>', 10],
  [`<loss-predict id="p" choices="a b" answer="a">${asking}</loss-predict>`, 200],
  ['<loss-recall><details data-card="c"><summary>?</summary><p>!</p></details></loss-recall>', 200],
];

/**
 * Counts what is held from outside of an element, by kind. Threads and tables of functions that the page shares are there
 * from the first element on.
 */
function countLive() {
  /** @type {Record<string, Set<unknown>>} */
  const live = { observers: new Set(), listeners: new Set(), timers: new Set(), frames: new Set(), threads: new Set() };
  /** @type {any} */
  const page = globalThis;
  page.live = () => Object.fromEntries(Object.entries(live).map(([kind, all]) => [kind, all.size]));

  // Those of intersections know their elements weakly, and the page has one for all.
  for (const { prototype } of /** @type {any[]} */ ([ResizeObserver, MutationObserver])) {
    const { observe, disconnect } = prototype;
    prototype.observe = function (/** @type {any[]} */ ...given) {
      live.observers.add(this);
      return observe.apply(this, given);
    };
    prototype.disconnect = function () {
      live.observers.delete(this);
      return disconnect.call(this);
    };
  }

  // On what outlives an element.
  const lasting = (/** @type {unknown} */ target) =>
    target === window || target === document || target === document.documentElement || target instanceof MediaQueryList;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  /** @type {WeakMap<object, number>} */
  const numbers = new WeakMap();
  let last = 0;
  const numberOf = (/** @type {object} */ one) => {
    if (!numbers.has(one)) numbers.set(one, ++last);
    return numbers.get(one);
  };
  const keyOf = (/** @type {any[]} */ ...all) =>
    all.map((one) => (typeof one === "string" ? one : numberOf(one))).join(" ");
  EventTarget.prototype.addEventListener = function (/** @type {any[]} */ ...given) {
    const [type, listener, options] = given;
    const target = this ?? window;
    if (lasting(target) && listener && !options?.once) live.listeners.add(keyOf(target, type, listener));
    return add.apply(target, /** @type {any} */ (given));
  };
  EventTarget.prototype.removeEventListener = function (/** @type {any[]} */ ...given) {
    const [type, listener] = given;
    const target = this ?? window;
    if (lasting(target) && listener) live.listeners.delete(keyOf(target, type, listener));
    return remove.apply(target, /** @type {any} */ (given));
  };

  for (const [kind, start, end, again] of /** @type {const} */ ([
    ["timers", "setTimeout", "clearTimeout", false],
    ["timers", "setInterval", "clearInterval", true],
    ["frames", "requestAnimationFrame", "cancelAnimationFrame", false],
  ])) {
    const [real, realEnd] = [page[start], page[end]];
    page[start] = (/** @type {Function} */ act, /** @type {any[]} */ ...rest) => {
      const id = real(
        (/** @type {any[]} */ ...given) => {
          if (!again) live[kind].delete(id);
          act(...given);
        },
        ...rest,
      );
      live[kind].add(id);
      return id;
    };
    page[end] = (/** @type {number} */ id) => {
      live[kind].delete(id);
      realEnd(id);
    };
  }

  const RealWorker = page.Worker;
  page.Worker = class extends RealWorker {
    /** @param {any[]} given */
    constructor(...given) {
      super(...given);
      live.threads.add(this);
    }
    terminate() {
      live.threads.delete(this);
      super.terminate();
    }
  };
}

/**
 * An element comes and goes so many times: most once they have drawn, some at once, some after one step.
 * @param {Page} page @param {string} html @param {number} times
 */
function comeAndGo(page, html, times) {
  return page.evaluate(
    async (written, count) => {
      const host = /** @type {HTMLElement} */ (document.querySelector("#host"));
      const isDrawn = (/** @type {any} */ element) =>
        element.shadowRoot?.querySelector("canvas, .choices, .position, [role=alert]") &&
        (element.localName !== "loss-lab" || element.run?.state === "done");
      for (let i = 0; i < count; i++) {
        host.innerHTML = written;
        const element = /** @type {any} */ (host.firstElementChild);
        if (i % 10 === 8) await element.updateComplete;
        else if (i % 10 !== 9) while (!isDrawn(element)) await new Promise((resolve) => setTimeout(resolve));
        element.remove();
      }
      // What was under way comes to its end, such as a frame that was asked for.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
    },
    html,
    times,
  );
}

/** @param {Page} page */
const liveOf = (page) => page.evaluate(() => /** @type {any} */ (globalThis).live());
/** Bytes of the engine's heap that are in use. @param {Page} page @param {string} html */
const inUse = (page, html) =>
  page.evaluate(async (written) => {
    const host = /** @type {HTMLElement} */ (document.querySelector("#host"));
    host.innerHTML = written;
    const element = /** @type {any} */ (host.firstElementChild);
    if (!("engine" in element)) return 0;
    while (!element.engine) await new Promise((resolve) => setTimeout(resolve));
    const { engine } = element;
    element.remove();
    return engine.memoryInUse?.() ?? 0;
  }, html);

/** What a collected heap holds; Chromium alone tells. @param {import("puppeteer-core").CDPSession} debug */
async function heldBy(debug) {
  for (let i = 0; i < 3; i++) await debug.send("HeapProfiler.collectGarbage");
  const { usedSize } = await debug.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await debug.send("Memory.getDOMCounters");
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}

const nothing = { bytes: 0, nodes: 0, listeners: 0 };

for (const [html, times] of widgets) {
  const name = html.replace(/>.*/s, ">");
  forEachBrowser(`${name} comes and goes ${times} times, and nothing of it stays`, async (t, page, ctx) => {
    await page.evaluateOnNewDocument(countLive);
    await ctx.open("en/");
    await page.addScriptTag({ url: `${ctx.base}embed/lossbook.js`, type: "module" });
    await page.evaluate(() => {
      const host = document.createElement("div");
      host.id = "host";
      document.querySelector("main")?.prepend(host);
    });
    await comeAndGo(page, html, Math.min(20, times));
    const debug = ctx.browser === "chromium" ? await page.createCDPSession() : undefined;
    const measured = async () => ({ live: await liveOf(page), heap: debug && (await heldBy(debug)) });
    const before = await measured();
    const used = await inUse(page, html);
    await comeAndGo(page, html, debug ? times : Math.min(times, 40));
    /** How much more there is, of what is counted and of what is collected. */
    const more = async () => {
      const after = await measured();
      const { bytes, nodes, listeners } = before.heap ?? nothing;
      const held = after.heap ?? nothing;
      return {
        ...Object.fromEntries(Object.entries(after.live).map(([kind, n]) => [kind, n - before.live[kind]])),
        nodes: held.nodes - nodes,
        domListeners: held.listeners - listeners,
        kilobytes: Math.round((held.bytes - bytes) / 1000),
      };
    };
    // The compiler of scripts notes down what it saw; an element that stays is twenty times as much.
    /** @type {Record<string, number>} */
    const most = { nodes: 20, domListeners: 20, kilobytes: 300 + 2.5 * times };
    const tooMuch = (/** @type {Record<string, number>} */ all) =>
      Object.entries(all).filter(([kind, n]) => n > (most[kind] ?? 0));
    // What a thread was asked for comes to its end first.
    let found = await more();
    for (let i = 0; i < 40 && tooMuch(found).length > 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      found = await more();
    }
    t.diagnostic(debug ? JSON.stringify(found) : "no collected heap to be measured here");
    assert.deepEqual(tooMuch(found), []);
    assert.equal(await inUse(page, html), used, "the engine's heap");
  });
}
