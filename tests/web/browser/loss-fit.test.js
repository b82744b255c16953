import assert from "node:assert/strict";
import { focused, forEachBrowser } from "./harness.js";
import { chapter, drag, press, ready, settings, settle, slopes, stickingOut, textOf, type } from "./loss-fit.js";

/** Where the best median lines' slopes end (golden, phones, tau 0.5). */
const medianFace = { min: 1.1571428571428573, max: 1.6222222222222225 };

for (const [language, theme, width] of /** @type {const} */ ([
  ["en", "light", 1280],
  ["ko", "dark", 390],
])) {
  forEachBrowser(`axe finds nothing on <loss-fit>, ${language}, ${theme}, ${width}`, async (_, page, { open, axe }) => {
    await open(`${language}/why-squared-error/`, { theme, width });
    await ready(page);
    await axe("loss-fit");
    await press(page, "summary");
    await press(page, '.handle[tabindex="0"]');
    await settings(page, { losses: "squared absolute huber log-cosh quantile", residuals: "quantile" });
    await axe("loss-fit");
  });
}

forEachBrowser(
  "by keyboard a point is found, picked up, moved, dropped, put back and removed",
  async (_, page, { open }) => {
    await open(chapter);
    await ready(page);
    const start = await slopes(page);
    await page.focus("loss-fit >>> .add");
    await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    await page.keyboard.up("Shift");
    assert.match(await focused(page), /handle/, "the Tab stop before the buttons");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.match(await page.$eval("loss-fit >>> .handle:focus", (handle) => handle.ariaLabel ?? ""), /1952.*4\.7/);
    assert.deepEqual(await slopes(page), start, "going through the points moves none");

    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.down("Shift");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.up("Shift");
    const moved = await slopes(page);
    assert.ok(moved.squared < start.squared);
    await page.waitForFunction(() =>
      /1973.*Slopes: squared error \d/.test(
        document.querySelector("loss-fit")?.shadowRoot?.querySelector("[role=status]")?.textContent ?? "",
      ),
    );
    await page.keyboard.press("Escape");
    assert.deepEqual(await slopes(page), start);

    await page.keyboard.press(" ");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    assert.notDeepEqual(await slopes(page), start);
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    assert.deepEqual(await slopes(page), start);
    await page.keyboard.press("y");
    assert.notDeepEqual(await slopes(page), start);
    await page.keyboard.press("z");
    await page.keyboard.up("Control");

    await page.keyboard.press("Delete");
    await settle(page);
    assert.equal((await page.$$("loss-fit >>> .handle")).length, 23);
    assert.match(await focused(page), /handle/, "the neighbour has the focus");
    await page.keyboard.press("Tab");
    assert.doesNotMatch(await focused(page), /handle/, "the points are one Tab stop");
  },
);

forEachBrowser("a point is added by keyboard, or given up", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  for (const [key, count] of /** @type {const} */ ([
    ["Escape", 24],
    ["Enter", 25],
  ])) {
    await page.focus("loss-fit >>> .add");
    await page.keyboard.press("Enter");
    await settle(page);
    assert.match(await focused(page), /handle/, "the new point has the focus");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press(key);
    await settle(page);
    assert.equal((await page.$$("loss-fit >>> .handle")).length, count);
  }
});

forEachBrowser("the lines at the start are the published ones", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const { squared, absolute, huber } = await slopes(page);
  assert.ok(Math.abs(squared - 5.041478260869566) < 1e-12);
  assert.ok(Math.abs(huber - 2.0396) < 5e-5);
  assert.ok(absolute >= medianFace.min - 1e-12 && absolute <= medianFace.max + 1e-12);
  assert.match(await textOf(page, ".readout"), /calls = −260\.1 \+ 5\.04 · \(year − 1900\)/);
  const label = await page.$eval(
    "loss-fit >>> canvas",
    (canvas) => canvas.ariaLabel ?? canvas.getAttribute("aria-label"),
  );
  assert.match(label ?? "", /24 points.*squared error 5\.04.*Huber loss 2\.04/);
});

forEachBrowser("attributes that name nothing known are answered in the page's language", async (_, page, { open }) => {
  await open("ko/why-squared-error/");
  await ready(page);
  await drag(page, 19, 0, 120);
  const { squared } = await slopes(page);
  await settings(page, { losses: "squared cubed" });
  assert.match(await textOf(page, ".failure"), /cubed.*손실 함수.*squared, absolute, huber, log-cosh, quantile/);
  assert.deepEqual(await slopes(page), {});
  await settings(page, { losses: "squared", residuals: "huber" });
  assert.match(await textOf(page, ".failure"), /huber.*squared, none/);
  await settings(page, { residuals: "none" });
  assert.equal((await slopes(page)).squared, squared, "what the reader did is kept");
  await settings(page, { dataset: "stars" });
  assert.match(await textOf(page, ".failure"), /stars.*phones/);
  await settings(page, { dataset: "phones" });
  await page.waitForSelector("loss-fit >>> canvas", { visible: true });
});

forEachBrowser("parameters in attributes reach the fits", async (_, page, { open }) => {
  await open(chapter);
  await ready(page, { losses: "quantile huber log-cosh", residuals: "none", tau: "0.9", delta: "0.5", scale: "1" });
  const { quantile, ...strict } = await slopes(page);
  assert.ok(Math.abs(quantile - 9.866666666666667) < 1e-9);
  await settings(page, { delta: "50", scale: "1000" });
  const lax = await slopes(page);
  assert.ok(lax.huber > strict.huber + 0.5 && lax["log-cosh"] > strict["log-cosh"] + 0.5);
  await settings(page, { tau: "2" });
  assert.match(await textOf(page, 'tr[data-loss="quantile"] .reason'), /range/);
});

forEachBrowser("taken out and put back, it goes on; its chart is new", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await drag(page, 19, 0, 120);
  const moved = await slopes(page);
  await page.$eval("loss-fit", (widget) => {
    const parent = widget.parentElement;
    widget.remove();
    parent?.prepend(widget);
  });
  await settle(page);
  assert.deepEqual(await slopes(page), moved);
  await drag(page, 18, 0, 120);
  assert.notDeepEqual(await slopes(page), moved);
});

forEachBrowser("the chart follows a change of theme", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const picture = () =>
    page.$eval("loss-fit >>> canvas", (canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const light = await picture();
  await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
  });
  await settle(page);
  assert.notEqual(await picture(), light);
});

for (const width of [320, 390]) {
  forEachBrowser(`nothing of <loss-fit> is wider than a phone of ${width}`, async (_, page, { open }) => {
    await open("ko/why-squared-error/", { width, height: 700 });
    await ready(page);
    await press(page, "summary");
    await press(page, '.handle[tabindex="0"]');
    await type(page, 3, "y", "-");
    assert.deepEqual(await stickingOut(page), []);
  });
}
