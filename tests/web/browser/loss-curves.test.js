import assert from "node:assert/strict";
import { focused, forEachBrowser } from "./harness.js";
import { chosenColumns, inCurves, pictures, readout, ready, settings, stickingOut } from "./loss-curves.js";

const chapter = "en/why-squared-error/";
const firstLosses = "squared absolute huber log-cosh quantile";
const robustLosses = "pseudo-huber epsilon-insensitive cauchy geman-mcclure welsch tukey general";
const everyLoss = `${firstLosses} ${robustLosses}`;

/** @param {number | undefined} actual @param {number} expected */
function near(actual, expected) {
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= 1e-12 * Math.max(1, Math.abs(expected)),
    `${actual} is ${expected}`,
  );
}

for (const [language, theme] of /** @type {const} */ ([
  ["en", "light"],
  ["ko", "dark"],
])) {
  forEachBrowser(`axe finds nothing on the curves, ${language}, ${theme}`, async (_, page, { open, axe }) => {
    await open(`${language}/why-squared-error/`, { theme });
    await ready(page);
    await settings(page, { losses: everyLoss, residual: 0 });
    await axe("loss-curves");
  });
}

forEachBrowser("arrow keys on the charts step the residual and tell the page", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await page.evaluate(() => {
    const told = /** @type {number[]} */ ([]);
    Object.assign(globalThis, { told });
    document.addEventListener("residual", (event) => told.push(/** @type {CustomEvent} */ (event).detail.residual));
  });
  await inCurves(page, ".charts", (charts) => /** @type {HTMLElement} */ (charts).focus());
  await page.keyboard.press("ArrowRight");
  near((await readout(page)).squared.value, 2.1 ** 2);
  await page.keyboard.down("Shift");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.up("Shift");
  near((await readout(page)).squared.value, 1.1 ** 2);
  assert.deepEqual(await page.evaluate("told"), [2.1, 1.1]);
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /input$/);
  await page.keyboard.press("Home");
  near((await readout(page)).squared.value, 16);
});

forEachBrowser("the numbers are those of the formulas", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await settings(page, { losses: firstLosses, delta: 1.345, residual: 3 });
  const { squared, huber } = await readout(page);
  near(squared.value, 9);
  near(squared.density, Math.exp(-9) / Math.sqrt(Math.PI));
  near(huber.value, 3.1304875);
  near(huber.slope, 1.345);
  near(huber.curvature, 0);
  near(huber.weight, 1.345 / 3);
  near(huber.density, Math.exp(-3.1304875) / 2.660723809389678);
  await settings(page, { residual: 2 });
  const logCosh = (await readout(page))["log-cosh"];
  near(logCosh.value, Math.log(Math.cosh(2)));
  near(logCosh.slope, Math.tanh(2));
  near(logCosh.curvature, 1 / Math.cosh(2) ** 2);
  near(logCosh.density, 1 / (Math.PI * Math.cosh(2)));
  await settings(page, { tau: 0.9, residual: -2 });
  const { quantile, absolute } = await readout(page);
  near(quantile.value, 0.2);
  near(quantile.slope, -0.1);
  near(quantile.weight, 0.05);
  near(quantile.density, 0.09 * Math.exp(-0.2));
  near(absolute.slope, -1);
});

forEachBrowser("what does not exist at a kink is not given a number", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await settings(page, { losses: "absolute huber", residual: 0 });
  const { absolute, huber } = await readout(page);
  assert.deepEqual(absolute, { value: 0, weight: Number.POSITIVE_INFINITY, density: 0.5 });
  near(huber.curvature, 1);
  const notes = await page.$$eval("loss-curves >>> .notes p", (all) => all.map(({ textContent }) => textContent));
  assert.deepEqual(notes, [
    "○ not defined at 0: absolute",
    "○ not defined at 0: absolute",
    "○ not defined at ±1.345: Huber",
    "∞ at 0, cut off here: absolute",
  ]);
});

forEachBrowser("each parameter has a slider while its loss is chosen, and it redraws", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await settings(page, { losses: "huber", residual: 3 });
  const sliders = () =>
    page.$$eval("loss-curves >>> input[type=range]", (all) => all.map((input) => input.getAttribute("name")));
  assert.deepEqual(await sliders(), ["residual", "huber-delta"]);
  const before = await pictures(page);
  await inCurves(page, "input[name=huber-delta]", (input) => /** @type {HTMLElement} */ (input).focus());
  await page.keyboard.press("Home");
  near((await readout(page)).huber.slope, 0.1);
  const after = await pictures(page);
  assert.deepEqual(
    after.map((picture, i) => picture !== before[i]),
    [true, true, true, true, true],
  );
  await inCurves(page, "input[name=quantile]", (input) => /** @type {HTMLElement} */ (input).click());
  await inCurves(page, "input[name=huber]", (input) => /** @type {HTMLElement} */ (input).click());
  assert.deepEqual(await sliders(), ["residual", "quantile-tau"]);
  assert.deepEqual(Object.keys(await readout(page)), ["quantile"]);
  assert.equal(
    await inCurves(page, "input[name=quantile]", (input) => input.matches(":disabled")),
    true,
    "the last one stays",
  );
});

forEachBrowser("each loss has a slider of its own for c, until the page sets it for all", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await settings(page, { losses: "welsch tukey", residual: 3 });
  /** @param {string} name @param {string} key */
  const press = async (name, key) => {
    await inCurves(page, `input[name=${name}]`, (input) => /** @type {HTMLElement} */ (input).focus());
    await page.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key));
  };
  await press("tukey-c", "End");
  const { welsch, tukey } = await readout(page);
  near(tukey.value, (64 / 6) * (1 - (1 - 9 / 64) ** 3));
  near(welsch.value, (2.985 ** 2 / 2) * (1 - Math.exp(-9 / 2.985 ** 2)));
  await settings(page, { c: 2 });
  assert.deepEqual((await readout(page)).tukey, { value: 4 / 6, slope: 0, curvature: 0, weight: 0 });
  near((await readout(page)).welsch.value, 2 * (1 - Math.exp(-9 / 4)));
});

forEachBrowser("the slider of α ends in the limits at −∞ and ∞", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await settings(page, { losses: "general", residual: 2 });
  const alpha = "input[name=general-alpha]";
  const said = () => inCurves(page, alpha, (input) => input.getAttribute("aria-valuetext"));
  assert.equal(await said(), "1");
  await inCurves(page, alpha, (input) => /** @type {HTMLElement} */ (input).focus());
  await page.keyboard.press("Home");
  assert.equal(await said(), "−∞");
  near((await readout(page)).general.value, 1 - Math.exp(-2));
  await page.keyboard.press("ArrowRight");
  assert.equal(await said(), "−10");
  await page.keyboard.press("End");
  assert.equal(await said(), "∞");
  near((await readout(page)).general.value, Math.exp(2) - 1);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await said(), "4");
});

forEachBrowser("a loss without a density says so in words", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await settings(page, { losses: "squared tukey", residual: 1 });
  const cells = await page.$$eval("loss-curves >>> tbody td:last-child", (all) => all.map((cell) => cell.textContent));
  assert.deepEqual(cells, ["0.208", "no density"]);
  const notes = await page.$$eval("loss-curves >>> .density .notes p", (all) => all.map((note) => note.textContent));
  assert.deepEqual(notes, ["No density: Tukey"]);
  assert.equal((await readout(page)).tukey.density, undefined);
});

forEachBrowser("the page says which losses can be chosen", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const offered = () =>
    page.$$eval("loss-curves >>> .toggle input", (all) => all.map((input) => input.getAttribute("name")).join(" "));
  assert.equal(await offered(), firstLosses);
  await settings(page, { losses: "squared tukey" });
  assert.equal(await offered(), `${firstLosses} tukey`);
  await page.$eval("loss-curves", async (widget) => {
    widget.removeAttribute("offer");
    await /** @type {any} */ (widget).updateComplete;
  });
  assert.equal(await offered(), everyLoss);
});

forEachBrowser("pointing at one chart marks the same residual on all", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const canvas = await page.waitForSelector("loss-curves >>> figure.weight canvas", { visible: true });
  await canvas?.scrollIntoView();
  const box = await canvas?.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2);
  const first = await chosenColumns(page);
  assert.equal(new Set(first).size, 1, `one column for all: ${first}`);
  assert.ok(Math.abs(first[0] - box.width * 0.25) < 8, `${first[0]} is near the pointer`);
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
  const second = await chosenColumns(page);
  assert.equal(new Set(second).size, 1, `one column for all: ${second}`);
  assert.ok(Math.abs(second[0] - box.width * 0.75) < 8, `${second[0]} is near the pointer`);
});

forEachBrowser("the charts follow the theme, and live on when they are moved", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const light = await pictures(page);
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
  const dark = await pictures(page);
  assert.deepEqual(
    dark.map((picture, i) => picture !== light[i]),
    [true, true, true, true, true],
  );
  await page.$eval("loss-curves", async (widget) => {
    widget.parentElement?.append(widget);
    await /** @type {any} */ (widget).updateComplete;
  });
  await inCurves(page, ".charts", (charts) => /** @type {HTMLElement} */ (charts).focus());
  await page.keyboard.press("ArrowRight");
  assert.equal(new Set(await chosenColumns(page)).size, 1);
  near((await readout(page)).squared.value, 2.1 ** 2);
});

forEachBrowser("a residual that rests is read out once", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const said = () => inCurves(page, "[aria-live]", ({ textContent }) => textContent);
  assert.equal(await said(), "");
  await settings(page, { losses: "squared absolute", residual: 1 });
  await inCurves(page, ".charts", (charts) => /** @type {HTMLElement} */ (charts).focus());
  await page.keyboard.press("ArrowLeft");
  assert.equal(await said(), "", "not at once");
  await page.waitForFunction(
    () => document.querySelector("loss-curves")?.shadowRoot?.querySelector("[aria-live]")?.textContent,
  );
  assert.equal(await said(), "At r = 0.9. Value: squared 0.810, absolute 0.900. Slope: squared 1.800, absolute 1.000.");
});

forEachBrowser("a loss that is not known is named, and the still figure stays", async (_, page, { open }) => {
  await open("ko/why-squared-error/");
  await ready(page);
  await settings(page, { losses: "squared cubic" });
  assert.match(
    await inCurves(page, "[role=alert]", ({ textContent }) => textContent ?? ""),
    /‘cubic’: .*squared, absolute/,
  );
  assert.equal(await inCurves(page, "slot", (slot) => slot.localName), "slot");
  await settings(page, { losses: "squared" });
  await ready(page);
  near((await readout(page)).squared.value, 4);
});

for (const width of [320, 390]) {
  forEachBrowser(`${width} px hold the charts, with targets of 24 px`, async (_, page, { open }) => {
    await open(chapter, { width });
    await ready(page);
    await settings(page, { losses: everyLoss, residual: -3.9 });
    assert.deepEqual(await stickingOut(page), []);
    const small = await page.$$eval("loss-curves >>> :is(.toggle, input[type=range])", (all) =>
      all.map((target) => target.getBoundingClientRect()).filter(({ width, height }) => Math.min(width, height) < 24),
    );
    assert.deepEqual(small, []);
  });
}

forEachBrowser(
  "where asked, it says how smooth each loss is and which slopes return to 0",
  async (_, page, { open }) => {
    await open("en/loss-shapes/");
    await ready(page);
    await settings(page, { losses: "squared absolute huber epsilon-insensitive cauchy tukey", epsilon: 0.5 });
    const notes = (/** @type {string} */ quantity) =>
      page.$$eval(`loss-curves >>> .${quantity} .notes p`, (all) =>
        all.map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim()),
      );
    assert.deepEqual(await notes("value"), [
      "∞ smooth everywhere: squared, Cauchy",
      "2 twice differentiable here: Tukey (±4.685)",
      "1 once differentiable here: Huber (±1.345)",
      "0 kink, no slope here: absolute (0), ε-insensitive (±0.5)",
      "costs nothing up to ±0.5: ε-insensitive",
    ]);
    assert.equal((await notes("slope")).at(-1), "Returns to 0, so far points are ignored: Cauchy, Tukey");
    assert.deepEqual(await notes("density"), ["No density: Tukey"]);
    const families = await page.$$eval("loss-curves >>> .family", (all) =>
      all.map((family) => Array.from(family.querySelectorAll("input"), (input) => input.name).length),
    );
    assert.deepEqual(families, [7, 4, 1]);
  },
);

forEachBrowser("the loss under the pointer stands out among the others", async (_, page, { open }) => {
  await open("en/loss-shapes/");
  await ready(page);
  await settings(page, { losses: everyLoss });
  const toggle = (/** @type {string} */ loss) =>
    page.waitForSelector(`loss-curves >>> label:has(input[name=${loss}])`, { visible: true });
  await (await toggle("tukey"))?.scrollIntoView();
  await page.mouse.move(2, 2);
  const all = await pictures(page);
  await (await toggle("tukey"))?.hover();
  await page.$eval("loss-curves", (widget) => /** @type {any} */ (widget).updateComplete);
  const one = await pictures(page);
  assert.ok(one.every((picture, i) => picture !== all[i]));
  await page.mouse.move(2, 2);
  await page.$eval("loss-curves", (widget) => /** @type {any} */ (widget).updateComplete);
  assert.deepEqual(await pictures(page), all);
});
