// Runs one test in both browsers on the built site, and fails it on anything a page should never do.
//
//   forEachBrowser("the chapter opens", async (t, page, { open, axe }) => {
//     await open("en/why-squared-error/", { theme: "dark", width: 390 });
//     await axe();
//   });
//
// Each browser starts once per file, at its first test. Every test has a profile of its own (storage, cookies), closed
// at its end. A page fails its test by: an uncaught error, console.error, a violation of the Content-Security-Policy, an
// answer >= 400, or any request to another origin. `ctx.problems` holds them; empty it to allow some on purpose.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../../scripts/setup.mjs";
import { browserNames, launch } from "./launch.js";
import { serve, strangersFolder, strangersPath, subPaths } from "./server.js";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("puppeteer-core").Browser} Browser */
/** @typedef {import("./launch.js").BrowserName} BrowserName */

/**
 * @typedef {object} View How the page is looked at.
 * @property {"light" | "dark"} [theme] light unless told
 * @property {number} [width] CSS pixels, 1280 unless told
 * @property {number} [height] CSS pixels, 900 unless told
 * @property {boolean} [reducedMotion] Firefox always runs with reduced motion (launch.js says why)
 * @property {boolean} [scripts] false: as a browser without scripts shows the page
 */

/**
 * @typedef {object} Context
 * @property {BrowserName} browser
 * @property {string} base address of the book's root, ending in "/"
 * @property {string[]} problems what the page did wrong so far
 * @property {() => void} stop end the server: from then on nothing answers (only where the book comes from a folder of its own)
 * @property {(path: string, view?: View) => Promise<void>} open go to a page of the book, e.g. "en/"
 * @property {(body: string, lang?: string, other?: Partial<import("./server.js").Stranger>) => Promise<void>} openStranger go
 *   to a page of another origin that loads the embed script and has this body
 * @property {(path: string, view?: View) => Promise<void>} openFile go to a file of this disk, without a network: to ask for
 *   anything there is one of the problems
 * @property {(folder: string, path?: string) => Promise<void>} openFolder go to a page in a folder that is served from
 *   another origin than the book
 * @property {(scope?: string) => Promise<void>} axe fails on anything that axe-core finds (inside the selector)
 */

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The same server by another name. @param {string} origin */
const strangersOrigin = (origin) => origin.replace("127.0.0.1", "localhost");

/** @type {Partial<Record<BrowserName, Promise<Browser>>>} */
const browsers = {};
/** @type {ReturnType<typeof serve> | undefined} */
let server;

after(async () => {
  for (const browser of Object.values(browsers)) await (await browser).close();
  (await server)?.close();
});

/**
 * Each test has a profile of its own, and each would copy the whole book into it: only where that is what a test is about,
 * the service worker comes.
 */
function withoutWorker() {
  // What has no secure origin has no such thing.
  if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {});
}

/** Puts what the page does wrong into `problems`. @param {Page} page @param {string} origin @param {string[]} problems */
async function watch(page, origin, problems) {
  // A host's policy may refuse the icon that Firefox asks for by itself.
  const note = (/** @type {string} */ problem) => {
    if (!/Content-Security-Policy.*\/favicon\.ico/.test(problem)) problems.push(problem);
  };
  page.on("pageerror", (error) => note(`uncaught: ${error instanceof Error ? error.message : error}`));
  page.on("console", (message) => {
    if (message.type() === "error") note(`console.error: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === origin || url.href.startsWith(strangersOrigin(origin) + strangersPath);
    if (url.protocol.startsWith("http") && !isOurs) problems.push(`asked another origin: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  // Firefox does not put violations on the console that BiDi sees; this does in both.
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`Content-Security-Policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
}

/** @param {Page} page @param {BrowserName} browser @param {View} view */
async function look(page, browser, { theme = "light", width = 1280, height = 900, reducedMotion }) {
  await page.setViewport({ width, height });
  if (browser === "firefox") return;
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: theme },
    { name: "prefers-reduced-motion", value: reducedMotion ? "reduce" : "no-preference" },
  ]);
}

/** Everything axe-core finds inside the selector, one line each. @param {Page} page @param {string} scope */
async function axeFindings(page, scope) {
  await page.evaluate(axeSource); // evaluated by the debugger, so the page's policy has no say
  return page.evaluate(async (selector) => {
    // @ts-expect-error: axe is a global that the line above made
    const { violations } = await globalThis.axe.run(selector, {
      preload: false,
      resultTypes: ["violations"],
      iframes: false, // it does not run there, and Firefox complains of its messages to a sandbox
    });
    return violations.flatMap((/** @type {import("axe-core").Result} */ { id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n    ${target.join(" ")}\n    ${failureSummary}`),
    );
  }, scope);
}

/**
 * Two tests, one in each browser.
 * @param {string} name
 * @param {(t: import("node:test").TestContext, page: Page, ctx: Context) => Promise<void>} body
 * @param {{ bookIn?: string }} [options] bookIn: a folder with a built book, whose pages may keep it on the device; it gets
 *   a server of its own
 */
export function forEachBrowser(name, body, { bookIn } = {}) {
  for (const browser of browserNames) {
    test(`${name} [${browser}]`, { timeout: 240_000 }, async (t) => {
      if (!bookIn) server ??= serve(`${root}dist`);
      const own = bookIn ? serve(bookIn) : server;
      browsers[browser] ??= launch(browser);
      const { origin, close } = await /** @type {ReturnType<typeof serve>} */ (own);
      const profile = await (await browsers[browser]).createBrowserContext();
      const page = await profile.newPage();
      /** @type {string[]} */
      const problems = [];
      await watch(page, origin, problems);
      if (!bookIn) await page.evaluateOnNewDocument(withoutWorker);
      const base = origin + subPaths.book;
      try {
        await body(t, page, {
          browser,
          base,
          problems,
          stop: () => {
            assert.ok(bookIn, "the server of all tests stays");
            close();
          },
          open: async (path, view = {}) => {
            await look(page, browser, view);
            const start = view.scripts === false ? origin + subPaths.withoutScripts : base;
            await page.goto(start + path, { waitUntil: "load" });
            if (browser === "firefox" && view.theme === "dark") await page.evaluate(chooseDark);
          },
          openStranger: async (body, lang = "en", other = {}) => {
            const url = new URL(strangersOrigin(origin) + strangersPath);
            url.search = String(new URLSearchParams({ page: JSON.stringify({ body, lang, ...other }) }));
            await page.goto(url.href, { waitUntil: "load" });
          },
          openFile: async (path, view = {}) => {
            await look(page, browser, view);
            page.on("request", (request) => {
              if (/^(https?|wss?):/.test(request.url())) problems.push(`asked the network: ${request.url()}`);
            });
            if (browser === "chromium") await page.setOfflineMode(true); // which Firefox cannot be told
            await page.goto(pathToFileURL(path).href, { waitUntil: "load" });
            if (browser === "firefox" && view.theme === "dark") await page.evaluate(chooseDark);
          },
          openFolder: async (folder, path = "") => {
            await page.goto(strangersOrigin(origin) + strangersFolder(folder) + path, { waitUntil: "load" });
          },
          axe: async (scope = "html") => assert.deepEqual(await axeFindings(page, scope), [], "axe-core finds nothing"),
        });
        assert.deepEqual(problems, [], "the page does nothing that it should not");
      } finally {
        await profile.close();
        if (bookIn) close();
      }
    });
  }
}

function chooseDark() {
  document.documentElement.dataset.theme = "dark";
}

/** How far the page reaches beyond the window sideways, in CSS pixels; 0 is right. @param {Page} page */
export const sidewaysOverflow = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });

/** What has the focus, through every shadow root: "loss-fit > button.undo". @param {Page} page */
export const focused = (page) =>
  page.evaluate(() => {
    const path = [];
    for (let element = document.activeElement; element; element = element.shadowRoot?.activeElement ?? null) {
      path.push(
        element.localName + (element.id ? `#${element.id}` : "") + [...element.classList].map((c) => `.${c}`).join(""),
      );
    }
    return path.join(" > ");
  });
