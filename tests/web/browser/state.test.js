// What a figure shows is said by its attributes: a fresh element with them shows the same.

import assert from "node:assert/strict";
import { admitted, queryOf, readQuery } from "../../../web/embed/query.js";
import { forEachBrowser } from "./harness.js";

/** @typedef {import("puppeteer-core").Page} Page */

/** @type {[tag: string, attributes: Record<string, string>][]} */
const states = [
  ["loss-fit", { dataset: "phones" }],
  ["loss-fit", { dataset: "phones", losses: "squared huber", residuals: "none", unseen: "huber" }],
  ["loss-fit", { dataset: "phones", points: "7:56,3.1 24: :60.5,12", delta: "2" }],
  ["loss-fit", { dataset: "starsCYG", losses: "squared tukey", weights: "tukey", scale: "s" }],
  ["loss-fit", { dataset: "starsCYG", influence: "34" }],
  ["loss-fit", { dataset: "synthetic", n: "30", noise: "laplace", seed: "5", points: "3:2.5,9" }],
  ["loss-fit", { dataset: "synthetic", n: "3000", points: "7:2.5,9 1200:0.5,-4" }],
  ["loss-curves", {}],
  [
    "loss-curves",
    { losses: "tukey general", dials: "tukey-c:3.5 general-alpha:-Infinity", residual: "-1.5", range: "6" },
  ],
  ["loss-clt", { cause: "uniform", k: "3", count: "5000", guess: "flat" }],
  ["loss-conditional", { losses: "absolute", degree: "1", at: "2.5", truth: "", seed: "4" }],
  ["loss-efficiency", { losses: "squared huber", repeats: "230" }],
  ["loss-breakdown", { losses: "squared absolute", kind: "leverage", outliers: "9" }],
  ["loss-estimand", { values: "1 2 3 40000", losses: "squared quantile", tau: "0.3" }],
  ["loss-general", { alpha: "-2", c: "0.7" }],
  ["loss-general", { alpha: "-Infinity" }],
  ["loss-general", { view: "adaptive", dataset: "engel", datasets: "engel barron" }],
  ["loss-general", { view: "adaptive", dataset: "engel", alpha: "0.35" }],
  ["loss-general", { view: "surface", dataset: "barron", c: "0.05", alpha: "-1" }],
  ["loss-descent", { dataset: "anscombe1" }],
  [
    "loss-descent",
    {
      dataset: "anscombe1",
      method: "falling",
      rate: "0.5",
      loss: "huber",
      start: "1.5 0.75",
      step: "3",
      close: "",
      ravine: "",
    },
  ],
  ["loss-mle", {}],
  [
    "loss-mle",
    {
      noise: "huber",
      noises: "gaussian huber",
      step: "log",
      delta: "2",
      points: "2:1.5,40",
      line: "80 12 3.5",
      best: "",
    },
  ],
  ["loss-curves", { losses: "huber", offer: "huber squared", delta: "2.5", character: "" }],
  ["loss-lab", { dataset: "engel", losses: "squared tukey" }],
];

/** Puts a fresh element into the page. @param {Page} page @param {string} tag @param {Record<string, string>} attributes */
async function put(page, tag, attributes) {
  await page.evaluate(
    (name, given) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
      document.querySelector("main")?.replaceChildren(element);
    },
    tag,
    attributes,
  );
  await page.waitForFunction(
    (name) => document.querySelector(name)?.shadowRoot?.querySelector("canvas, [role=alert]"),
    {},
    tag,
  );
  const alert = await page.$eval(tag, ({ shadowRoot }) => shadowRoot?.querySelector("[role=alert]")?.textContent ?? "");
  assert.equal(alert, "");
}

/** @param {Page} page @param {string} tag */
const stateOf = (page, tag) =>
  page.$eval(tag, (widget) => /** @type {import("../../../web/shared/element.js").LossElement} */ (widget).state());

for (const [tag, attributes] of states) {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  forEachBrowser(
    `<${tag}${written.join("")}> says this of itself, and so does its link`,
    async (_t, page, { openStranger }) => {
      await openStranger("<main></main>");
      await put(page, tag, attributes);
      const state = await stateOf(page, tag);
      assert.deepEqual(state, attributes);
      const declared = await page.evaluate(
        (name) => /** @type {any} */ (customElements.get(name)).observedAttributes,
        tag,
      );
      const asked = readQuery(`?${queryOf(state, { figure: "it" })}`);
      const linked = asked && admitted(asked, declared);
      assert.deepEqual([Object.fromEntries(linked?.attributes ?? []), linked?.whole], [attributes, true]);
    },
  );
}

/** What would hold a page up, or break it, were it taken at its word. @type {[tag: string, attributes: Record<string, string>][]} */
const greedy = [
  ["loss-fit", { dataset: "synthetic", n: "1e12", noise: "laplace", seed: "1e12" }],
  ["loss-clt", { count: "1e12", k: "1e12", guess: "bell" }],
  ["loss-conditional", { count: "1e12", degree: "1e12", at: "-1e12", seed: "-1e12" }],
  ["loss-efficiency", { repeats: "1e12" }],
  ["loss-breakdown", { outliers: "1e12" }],
  ["loss-general", { alpha: "1e-12", c: "1" }],
  ["loss-descent", { dataset: "anscombe1", rate: "1e12", step: "1e12", start: "1e12 -1e12" }],
  ["loss-curves", { range: "1e12", residual: "-1e12" }],
];
for (const [tag, attributes] of greedy) {
  forEachBrowser(`<${tag}> bears ${JSON.stringify(attributes)}`, async (_t, page, { openStranger }) => {
    await openStranger("<main></main>");
    await put(page, tag, attributes);
    assert.ok(Object.keys(await stateOf(page, tag)).length >= 0);
  });
}

forEachBrowser("what a reader does to points comes back", async (_t, page, { openStranger }) => {
  await openStranger("<main></main>");
  await put(page, "loss-fit", { dataset: "phones", losses: "squared" });
  const handle = await page.$("loss-fit >>> .handle[tabindex='0']");
  const first = await handle?.evaluate((element) => element.getAttribute("aria-label"));
  await handle?.focus();
  await page.keyboard.press("Delete");
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-fit")).state().points === "1:");
  const toggle = await page.$("loss-fit >>> input[type=checkbox]");
  await toggle?.evaluate((element) => /** @type {HTMLElement} */ (element).click());
  const state = await stateOf(page, "loss-fit");
  assert.deepEqual(state, { dataset: "phones", losses: "squared", points: "1:", unseen: "squared" });
  const fits = () => page.$eval("loss-fit", (widget) => [.../** @type {any} */ (widget).fits[0].coefficients]);
  const before = await fits();
  await put(page, "loss-fit", state);
  assert.deepEqual(await fits(), before);
  const now = await page.$("loss-fit >>> .handle[tabindex='0']");
  assert.notEqual(await now?.evaluate((element) => element.getAttribute("aria-label")), first);
  // One step back, it is the data set.
  const reset = await page.$("loss-fit >>> button.reset");
  await reset?.evaluate((element) => /** @type {HTMLElement} */ (element).click());
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector("loss-fit")).state().points === undefined,
  );
});
