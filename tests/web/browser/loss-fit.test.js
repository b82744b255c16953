import assert from "node:assert/strict";
import { loadEngine } from "../../../web/engine/engine.js";
import { focused, forEachBrowser } from "./harness.js";
import {
  listen,
  plotBox,
  pointAt,
  press,
  ready,
  settings,
  settle,
  shown,
  slopes,
  stickingOut,
  textOf,
  type,
} from "./loss-fit.js";

const chapter = "en/why-squared-error/";
/** The points of 1964 to 1969. */
const outliers = [14, 15, 16, 17, 18, 19];
/** Where the best median lines' slopes end (golden, phones, tau 0.5). */
const medianFace = { min: 1.1571428571428573, max: 1.6222222222222225 };

/** @param {import("./harness.js").Page} page @param {number} i @param {number} dx @param {number} dy */
async function drag(page, i, dx, dy) {
  const { x, y } = await pointAt(page, i);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2);
  await page.mouse.move(x + dx, y + dy);
  await page.mouse.up();
  await settle(page);
}

/** @param {{ fits: { loss: string, coefficients: number[] }[], points: { x: number, y: number }[] }} told */
async function sameAsEngine({ fits, points }) {
  const engine = await loadEngine();
  const x = Float64Array.from(points, (point) => point.x);
  const y = Float64Array.from(points, (point) => point.y);
  assert.deepEqual(
    fits.map(({ loss }) => loss),
    ["squared", "absolute", "huber"],
  );
  for (const { loss, coefficients } of fits) {
    const scale = loss === "huber" ? "mad" : undefined;
    const id = /** @type {import("../../../web/engine/engine.js").LossId} */ (loss);
    const expected = engine.fit({ loss: id, x, y, scale }).coefficients;
    for (const [j, value] of coefficients.entries()) {
      assert.ok(Math.abs(value - expected[j]) <= 1e-9 * Math.abs(expected[j]), `${loss}: ${value}, not ${expected[j]}`);
    }
  }
}

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

forEachBrowser(
  "dragging the outliers moves the least-squares slope and hardly the median's",
  async (_, page, { open }) => {
    await open(chapter);
    await listen(page);
    await ready(page);
    const start = await slopes(page);
    for (const i of outliers) {
      const to = await pointAt(page, 13);
      const from = await pointAt(page, i);
      await drag(page, i, 0, to.y - from.y);
      await sameAsEngine(await shown(page));
    }
    const end = await slopes(page);
    assert.ok(start.squared - end.squared > 3, `squared moved by ${end.squared - start.squared}`);
    assert.ok(Math.abs(start.absolute - end.absolute) < 0.5, `absolute moved by ${end.absolute - start.absolute}`);
    const { points } = await shown(page);
    for (const i of outliers) assert.equal(points[i].x, 50 + i, "a point dragged straight down keeps its year");
    assert.match(await textOf(page, 'tr[data-loss="squared"] .change'), /^−[34]/);
  },
);

forEachBrowser("every movement is answered in its own frame, and the axes stay", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  await page.evaluate(() => {
    let frame = 0;
    let movedAt = -1;
    const late = /** @type {number[]} */ ([]);
    Object.assign(globalThis, { late });
    const count = () => {
      frame += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    document.addEventListener(
      "pointermove",
      () => {
        movedAt = frame;
      },
      true,
    );
    document.addEventListener("fit", () => late.push(frame - movedAt));
  });
  const still = await pointAt(page, 0);
  const { x, y } = await pointAt(page, 19);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 5; step += 1) await page.mouse.move(x, y + 20 * step);
  await settle(page);
  const late = /** @type {number[]} */ (await page.evaluate("late"));
  assert.ok(late.length > 0);
  assert.ok(
    late.every((frames) => frames <= 1),
    `frames between movement and answer: ${late}`,
  );
  assert.deepEqual(await pointAt(page, 0), still);
  await page.mouse.move(x, (await plotBox(page)).y + 2);
  await settle(page);
  assert.deepEqual(await pointAt(page, 0), still, "also while the point is at the edge");
  await page.mouse.up();
  await settle(page);
  assert.notDeepEqual(await pointAt(page, 0), still, "dropped there, it is given room");
  await press(page, ".reset");
  assert.deepEqual(await pointAt(page, 0), still);
});

forEachBrowser("Escape during a drag puts the point back", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const start = await slopes(page);
  const { x, y } = await pointAt(page, 19);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 100, { steps: 3 });
  await settle(page);
  assert.notDeepEqual(await slopes(page), start);
  await page.keyboard.press("Escape");
  assert.deepEqual(await slopes(page), start);
  await page.mouse.move(x, y + 150);
  await page.mouse.up();
  await settle(page);
  assert.deepEqual(await slopes(page), start);
});

forEachBrowser("where handles overlap, the nearest point is dragged", async (_, page, { open }) => {
  await open(chapter, { width: 390, height: 800 });
  await listen(page);
  await ready(page);
  const { x, y } = await pointAt(page, 5);
  const next = await pointAt(page, 6);
  assert.ok(next.x - x < 20, "handles overlap at this width");
  await page.mouse.move(x + 2, y - 3);
  await page.mouse.down();
  await page.mouse.move(x + 2, y - 60, { steps: 3 });
  await page.mouse.up();
  const { points } = await shown(page);
  assert.ok(points[5].y > 20 && points[4].y < 10 && points[6].y < 10);
});

forEachBrowser("by touch a point is dragged, and paper leaves touches to the page", async (_, page, { open }) => {
  await open(chapter, { width: 390, height: 800 });
  await ready(page);
  const start = await slopes(page);
  const { x, y } = await pointAt(page, 19);
  const touch = await page.touchscreen.touchStart(x, y);
  await touch.move(x, y + 40);
  await touch.move(x, y + 90);
  await touch.end();
  await settle(page);
  assert.ok((await slopes(page)).squared < start.squared - 0.3);
  const actions = await page.$eval("loss-fit", (widget) =>
    [".handle", ".plot", ".handles"].map((part) => {
      const element = widget.shadowRoot?.querySelector(part);
      return element ? getComputedStyle(element).touchAction : "";
    }),
  );
  assert.equal(actions[0], "none");
  assert.ok(actions.slice(1).every((action) => action !== "none"));
});

forEachBrowser("in one tap: a point, then its place; by touch and by mouse", async (_, page, { open }) => {
  await open(chapter, { width: 390, height: 800 });
  await listen(page);
  await ready(page);
  const box = await plotBox(page);
  for (const [i, tap] of /** @type {const} */ ([
    [19, "touch"],
    [18, "mouse"],
  ])) {
    const { x, y } = await pointAt(page, i);
    const to = box.y + box.height * 0.6;
    const at = (/** @type {number} */ px, /** @type {number} */ py) =>
      tap === "touch" ? page.touchscreen.tap(px, py) : page.mouse.click(px, py);
    await at(x, y);
    await settle(page);
    assert.match(await textOf(page, ".hint"), /19\d\d, calls \d+.*new place/);
    await at(x, to);
    await settle(page);
    const end = await pointAt(page, i);
    assert.ok(Math.abs(end.x - x) < 2 && Math.abs(end.y - to) < 2, `${tap}: ${JSON.stringify({ end, x, to })}`);
    assert.match(await textOf(page, ".hint"), /Drag a point/);
  }
  await sameAsEngine(await shown(page));
});

forEachBrowser("a point is added where the paper is tapped, and removed again", async (_, page, { open }) => {
  await open(chapter);
  await listen(page);
  await ready(page);
  const box = await plotBox(page);
  const add = await page.$("loss-fit >>> .add");
  await add?.click();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 4);
  await settle(page);
  const { points } = await shown(page);
  assert.equal(points.length, 25);
  assert.ok(points[24].y > 100);
  const { x, y } = await pointAt(page, 24);
  await page.mouse.click(x, y);
  await settle(page);
  await press(page, ".hint button:last-of-type");
  assert.equal((await shown(page)).points.length, 24);
});

forEachBrowser("the table edits, refuses what is no number, and loses nothing", async (_, page, { open }) => {
  await open(chapter);
  await listen(page);
  await ready(page);
  await type(page, 20, "y", "24.5");
  let { points } = await shown(page);
  assert.deepEqual(points[19], { x: 69, y: 24.5 });
  await sameAsEngine(await shown(page));
  await type(page, 20, "x", "1960");
  ({ points } = await shown(page));
  assert.equal(points[19].x, 60, "the reader writes years, the fit counts from 1900");

  const before = await slopes(page);
  await type(page, 3, "y", "-");
  assert.match(await textOf(page, ".field-error"), /not a number.*4\.7/);
  assert.deepEqual(await slopes(page), before);
  const told = await page.$eval('loss-fit >>> input[aria-invalid="true"]', (input) => {
    const root = /** @type {ShadowRoot} */ (input.getRootNode());
    return root.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent?.trim() ?? "";
  });
  assert.match(told, /not a number/);
  await type(page, 3, "y", "30");
  assert.equal((await page.$$("loss-fit >>> .field-error")).length, 0);
  assert.equal((await shown(page)).points[2].y, 30);

  await type(page, 3, "y", "1e308");
  assert.match(await textOf(page, ".readout"), /too large|× 10/);
  await press(page, '.toolbar [aria-label="Undo"]');
  assert.equal((await shown(page)).points[2].y, 30);

  await press(page, ".data tbody tr:nth-child(3) button");
  assert.equal((await shown(page)).points.length, 23);
  await press(page, ".data > button");
  assert.equal((await shown(page)).points.length, 24);
});

forEachBrowser("lines are shown and hidden, residuals drawn for one loss or none", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const picture = () =>
    page.$eval("loss-fit >>> canvas", (canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const seen = [await picture()];
  for (const selector of [
    'input[value="absolute"]',
    'input[value="huber"]',
    'input[value="none"]',
    'tr[data-loss="huber"] input',
  ]) {
    await press(page, selector);
    seen.push(await picture());
  }
  assert.equal(new Set(seen).size, seen.length, "each choice looks different");
  await press(page, 'input[value="huber"]');
  assert.ok(
    await page.$eval(
      'loss-fit >>> tr[data-loss="huber"] input',
      (box) => /** @type {HTMLInputElement} */ (box).checked,
    ),
    "a line whose residuals are drawn is seen",
  );
});

forEachBrowser("undo, redo and reset step through all that was done", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const start = await slopes(page);
  await drag(page, 19, 0, 120);
  const once = await slopes(page);
  await drag(page, 18, 0, 120);
  const twice = await slopes(page);
  const undo = '.toolbar [aria-label="Undo"]';
  await press(page, undo);
  assert.deepEqual(await slopes(page), once);
  await press(page, undo);
  await press(page, undo);
  assert.deepEqual(await slopes(page), start);
  await press(page, '.toolbar [aria-label="Redo"]');
  await press(page, '.toolbar [aria-label="Redo"]');
  assert.deepEqual(await slopes(page), twice);
  await press(page, ".reset");
  assert.deepEqual(await slopes(page), start);
  await press(page, undo);
  assert.deepEqual(await slopes(page), twice);
});

forEachBrowser("points without a line say why, and editing goes on", async (_, page, { open }) => {
  await open(chapter);
  await ready(page);
  const remove = ".data tbody tr:first-child button";
  for (let n = 24; n > 2; n -= 1) await press(page, remove);
  await type(page, 1, "x", "1973");
  assert.match(await textOf(page, ".reason"), /same x/);
  assert.deepEqual(await slopes(page), {});
  await press(page, remove);
  assert.match(await textOf(page, ".reason"), /fewer points/);
  await press(page, remove);
  assert.match(await textOf(page, ".reason"), /no point/);
  assert.equal((await page.$$("loss-fit >>> .handle")).length, 0);
  await press(page, ".reset");
  assert.equal((await page.$$("loss-fit >>> .handle")).length, 24);
  assert.ok(Math.abs((await slopes(page)).squared - 5.041478) < 1e-6);
});

forEachBrowser("attributes that name nothing known are answered in the page's language", async (_, page, { open }) => {
  await open("ko/why-squared-error/");
  await ready(page);
  await settings(page, { losses: "squared cubed" });
  assert.match(await textOf(page, ".failure"), /cubed.*손실 함수.*squared, absolute, huber, log-cosh, quantile/);
  await settings(page, { losses: "squared", dataset: "stars" });
  assert.match(await textOf(page, ".failure"), /stars.*phones/);
  await settings(page, { dataset: "phones", residuals: "huber" });
  assert.match(await textOf(page, ".failure"), /huber.*squared, none/);
  await settings(page, { residuals: "none" });
  assert.ok((await slopes(page)).squared > 5);
  await page.waitForSelector("loss-fit >>> canvas");
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
