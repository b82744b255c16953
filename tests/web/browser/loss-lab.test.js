import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../scripts/setup.mjs";
import { loadEngine } from "../../../web/engine/engine.js";
import { wordsOf } from "./chapter.js";
import { focused, forEachBrowser, sidewaysOverflow } from "./harness.js";
import { dropFile, fitsOf, openLab, readText, textOf, use, whenDone, whenShown } from "./loss-lab.js";

const engine = await loadEngine();
const words = wordsOf("en").ui["loss-lab"];
const table = "height,weight\n150,52\n160,58.5\n165,61\n170,200\n175,70.5\n180,75\n190,83\n";

/** @param {number[]} found @param {ArrayLike<number>} expected */
function near(found, expected) {
  assert.equal(found.length, expected.length);
  found.forEach((value, i) => {
    assert.ok(Math.abs(value - expected[i]) <= 1e-9 * (1 + Math.abs(expected[i])), `${found} ${expected}`);
  });
}

for (const [language, theme] of /** @type {const} */ ([
  ["en", "light"],
  ["ko", "dark"],
])) {
  forEachBrowser(`axe finds nothing in the lab with everything open, ${language}, ${theme}`, async (_, page, ctx) => {
    await openLab(page, ctx.open, `${language}/lab/`, { theme });
    await readText(page, `${table}${"x,1\n3,2024-01-01\n".repeat(30)}`);
    await openAll(page);
    await ctx.axe("loss-lab");
    await ctx.open(`${language}/lab/`, { theme, width: 320 });
    const long = "anameofacolumnthatnobodywouldbreakintopieces";
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${i},${(i * 7) % 11},${12345.678 * i + (i % 5)},2024-01-01,word`,
    );
    await readText(page, `x,${long},y${long},day,${long}${long}\n${rows.join("\n")}\n,,\n`);
    await use(page, ".predictors label:nth-of-type(2) input");
    await openAll(page);
    assert.equal(await sidewaysOverflow(page), 0);
    assert.deepEqual(await outside(page), []);
    await ctx.axe("loss-lab");
  });
}

/** Opens whatever the lab has, down to what is left over. @param {import("puppeteer-core").Page} page */
async function openAll(page) {
  await whenDone(page);
  await page.$$eval("loss-lab >>> details", (all) => {
    for (const each of all) /** @type {HTMLDetailsElement} */ (each).open = true;
  });
  await page.$eval("loss-lab >>> .further", (each) => each.scrollIntoView({ behavior: "instant" }));
  await whenShown(page, ".matter td");
}

/** What reaches beyond the lab sideways, but for what scrolls by itself. @param {import("puppeteer-core").Page} page */
const outside = (page) =>
  page.$eval("loss-lab", (lab) => {
    const { right } = lab.getBoundingClientRect();
    return [...(lab.shadowRoot?.querySelectorAll("*") ?? [])]
      .filter((each) => !each.closest(".scroll") || each.matches(".scroll"))
      .filter((each) => each.getBoundingClientRect().right > right + 1)
      .map((each) => `${each.localName}.${each.className}`);
  });

forEachBrowser("by keyboard: all of it is reached in its order, with a focus to be seen", async (_, page, { open }) => {
  await openLab(page, open);
  await readText(page, `${table}x,1\n`);
  await openAll(page);
  await page.$eval("loss-lab >>> .sample-data", (first) => /** @type {HTMLElement} */ (first).focus());
  /** What has the focus, as its place among all that can have it; −1 once it has left the lab. */
  const place = () =>
    page.evaluate(() => {
      const { shadowRoot } = /** @type {HTMLElement} */ (document.querySelector("loss-lab"));
      const focus = shadowRoot?.activeElement;
      const all = [
        ...(shadowRoot?.querySelectorAll(":is(button, input, select, textarea):enabled, summary, [tabindex]") ?? []),
      ];
      if (!focus) return { at: -1, of: all.length, seen: true };
      const marks = [focus, focus.nextElementSibling].map((each) => each && getComputedStyle(each));
      const seen = marks.some(
        (mark) => mark?.outlineStyle !== "none" && Number.parseFloat(mark?.outlineWidth ?? "0") >= 1,
      );
      return { at: all.indexOf(focus), of: all.length, seen };
    });
  for (let next = 0, now = await place(); now.at !== -1; next += 1, now = await place()) {
    assert.deepEqual(now, { at: next, of: now.of, seen: true });
    assert.ok(next < now.of);
    await page.keyboard.press("Tab");
    if (next === now.of - 1) assert.equal((await place()).at, -1, "and out of it again");
  }
  // By the first letter, as in any list.
  await page.$eval("loss-lab >>> .look-noise", (list) => /** @type {HTMLElement} */ (list).focus());
  await page.keyboard.type("L");
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (name) => document.querySelector("loss-lab")?.shadowRoot?.querySelector(".look")?.textContent?.includes(name),
    {},
    words["look-order-x"].replace("{noise}", words["noise-laplace"]),
  );
});

forEachBrowser("a pasted table is read at once, and so is a file that is chosen", async (_, page, { open }) => {
  await openLab(page, open);
  /** As a browser does it: the event, and then the text in the field. */
  const paste = (/** @type {string} */ text) =>
    page.$eval(
      "loss-lab >>> textarea",
      (field, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", pasted);
        const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
        Object.defineProperty(event, "clipboardData", { value: clipboardData });
        if (field.dispatchEvent(event)) /** @type {HTMLTextAreaElement} */ (field).value = pasted;
      },
      text,
    );
  const sizeIs = (/** @type {number} */ rows) =>
    page.waitForFunction(
      (n) => /** @type {any} */ (document.querySelector("loss-lab")).run.used.y.length === n,
      {},
      rows,
    );
  await paste(table.replaceAll(",", "\t"));
  await sizeIs(7);
  await paste(`x\ty\n${"1\t2\n2\t3\n3\t5\n".repeat(10_000)}`);
  await sizeIs(30_000);
  assert.equal(
    await page.$eval("loss-lab >>> textarea", (field) => /** @type {any} */ (field).value.length),
    table.length,
    "a long one is not shown",
  );
  const folder = mkdtempSync(join(tmpdir(), "lossbook-lab-"));
  try {
    writeFileSync(join(folder, "mine.tsv"), "\ufeffx\ty\n1,5\t2\n2,5\t4\n3,5\t6,5\n4,5\t8\n5,5\t10");
    const input = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (
      await page.$("loss-lab >>> .file input")
    );
    await input.uploadFile(join(folder, "mine.tsv"));
    await sizeIs(5);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await whenDone(page);
  assert.match(await textOf(page, ".summary .title"), /^mine\.tsv 5 rows, 2 columns/);
  near(
    (await fitsOf(page)).squared,
    engine.fit({ loss: "squared", x: [1.5, 2.5, 3.5, 4.5, 5.5], y: [2, 4, 6.5, 8, 10] }).coefficients,
  );
});

forEachBrowser("by keyboard: a table is typed, read and fitted", async (_, page, { open }) => {
  await openLab(page, open);
  await (await page.$("loss-lab >>> textarea"))?.focus();
  for (const line of ["x,y", "1,2", "2,4", "3,6.5", "4,8"]) {
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /button\.read$/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-lab")).run.used.y.length === 4);
  await whenDone(page);
  near((await fitsOf(page)).squared, engine.fit({ loss: "squared", x: [1, 2, 3, 4], y: [2, 4, 6.5, 8] }).coefficients);
});

forEachBrowser("it opens with a sample, and each sample is one tap", async (_, page, { open }) => {
  await openLab(page, open);
  const { x, y } = JSON.parse(readFileSync(`${root}web/data/phones.json`, "utf8"));
  const years = x.map((/** @type {number} */ each) => each + 1900);
  const fits = await fitsOf(page);
  for (const loss of /** @type {const} */ (["squared", "absolute"])) {
    const { coefficients } = engine.fit({ loss, x: years, y });
    near(fits[loss], coefficients);
  }
  near(fits.huber, engine.fit({ loss: "huber", x: years, y, scale: "mad" }).coefficients);
  const samples = await page.$$("loss-lab >>> .sample-data");
  assert.equal(samples.length, 4);
  await samples[2].click();
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-lab")).run.used.y.length === 235);
  await whenDone(page);
  assert.match(await textOf(page, ".verdict .says"), /log-likelihood \+\d/);
});

forEachBrowser("a bad table says why, and what was there stays", async (_, page, { open }) => {
  await openLab(page, open);
  await readText(page, table);
  await whenDone(page);
  const before = await fitsOf(page);
  for (const [bad, problem] of [
    [" \n ", "problem-empty"],
    ["name,day\nAda,2024-01-01\nBob,2024-01-02", "problem-noNumbers"],
  ]) {
    await readText(page, bad);
    assert.equal(await textOf(page, ".failure"), `${words[problem]} ${words.kept}`);
    assert.equal(await page.$eval("loss-lab >>> textarea", (field) => /** @type {any} */ (field).value), bad);
    assert.deepEqual(await fitsOf(page), before);
    assert.match(await textOf(page, ".summary .title"), /7 rows/);
  }
  await readText(page, table);
  assert.equal(await page.$("loss-lab >>> .failure"), null);
});

forEachBrowser("rows that are left out are listed with their lines and why", async (_, page, { open }) => {
  await openLab(page, open);
  await readText(page, `${table}185,NA\n186,<b>x</b>\n187,2024-01-01\n188,1,2\n`);
  await whenDone(page);
  assert.match(await textOf(page, ".rejected summary"), /4$/);
  const listed = await page.$$eval("loss-lab >>> .rejected li", (all) =>
    all.map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim()),
  );
  assert.deepEqual(listed, [
    "Line 9: nothing stands in weight: NA",
    "Line 10: no number in weight: <b>x</b>",
    "Line 11: a date or a time in weight: 2024-01-01",
    "Line 12: more cells than columns",
  ]);
});

forEachBrowser("files are dropped, in CP949 too, and their layout can be corrected", async (_, page, { open }) => {
  await openLab(page, open);
  // "똠,값" and numbers; the first letter is in CP949 alone.
  const head = [0x8c, 0x63, 0x2c, 0xb0, 0xaa, 0x0a];
  await dropFile(page, Uint8Array.from([...head, ...new TextEncoder().encode("1,2\n2,3\n3,5\n4,6\n")]), "표.csv");
  await whenDone(page);
  assert.match(await textOf(page, ".summary .title"), /^표\.csv 4 rows, 2 columns/);
  assert.match(await textOf(page, ".response"), /똠값$/);
  assert.match(await textOf(page, ".layout"), /CP949/);
  const sizeIs = (/** @type {string} */ size) =>
    page.waitForFunction(
      (text) =>
        document.querySelector("loss-lab")?.shadowRoot?.querySelector(".summary .title")?.textContent?.includes(text),
      {},
      size,
    );
  await use(page, ".layout .check input");
  await sizeIs("5 rows, 2 columns");
  await readText(page, "1,5\n2,5\n3,5\n");
  await sizeIs("3 rows, 2 columns");
  await use(page, ".layout select", ";");
  await sizeIs("3 rows, 1 columns");
});

forEachBrowser(
  "response, predictors, degree, losses, scale and parameters are the reader's",
  async (_, page, { open }) => {
    await openLab(page, open);
    const x = [1, 2, 3, 4, 5, 6, 7, 8];
    const z = [3, 1, 4, 1, 5, 9, 2, 6];
    const y = [2.1, 3.9, 6.2, 7.8, 10.4, 30, 13.9, 16.2];
    await readText(page, `x,z,y\n${x.map((at, i) => `${at},${z[i]},${y[i]}`).join("\n")}`);
    await whenDone(page);
    await use(page, ".degree select", "2");
    await whenDone(page);
    near((await fitsOf(page)).squared, engine.fit({ loss: "squared", x, y, degree: 2 }).coefficients);
    await use(page, ".predictors label:nth-child(2) input");
    await whenDone(page);
    near((await fitsOf(page)).absolute, engine.fit({ loss: "absolute", x: [x, z], y }).coefficients);
    assert.equal((await page.$$("loss-lab >>> .panels canvas")).length, 2, "a picture for each predictor");
    await use(page, '[data-parameter="huber delta"]', "1.2");
    await use(page, ".rule", "joint");
    await whenDone(page);
    const huber = { loss: /** @type {const} */ ("huber"), parameters: { delta: 1.2 }, x: [x, z], y };
    near((await fitsOf(page)).huber, engine.fit({ ...huber, scale: "joint" }).coefficients);
    await use(page, ".rule", "fixed");
    await whenShown(page, ".fixed");
    await use(page, ".fixed", "2.5");
    await whenDone(page);
    near((await fitsOf(page)).huber, engine.fit({ ...huber, scale: 2.5 }).coefficients);
    await use(page, '[data-parameter="huber delta"]', "-1");
    await whenDone(page);
    assert.equal((await fitsOf(page)).huber, "bad-parameter");
    await use(page, ".response select", "0");
    await whenDone(page);
    near((await fitsOf(page)).squared, engine.fit({ loss: "squared", x: [y, z], y: x }).coefficients);
  },
);

forEachBrowser("one column of numbers is fitted by one number", async (_, page, { open }) => {
  await openLab(page, open);
  await readText(page, "name,y\nAda,1\nBob,2\nCyd,9\nDan,3\n");
  await whenDone(page);
  const fits = await fitsOf(page);
  near(fits.squared, [3.75]);
  assert.ok(fits.absolute[0] >= 2 && fits.absolute[0] <= 3, "a median");
  assert.match(await textOf(page, ".summary"), /name: words/);
});

forEachBrowser("two hundred thousand rows are an image, and a run can be given up", async (_, page, { open }) => {
  await openLab(page, open);
  await page.$eval("loss-lab", (lab) => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `${i % 1000},${(i * 7919) % 1013}`);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([`x,y\n${rows.join("\n")}`], "many.csv"));
    const target = lab.shadowRoot?.querySelector(".entrance");
    target?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector("loss-lab")).run?.used.y.length === 200_000,
  );
  await whenDone(page);
  assert.match(await textOf(page, ".panels .note"), /^200,000 rows as an image/);
  await page.$eval("loss-lab", async (lab) => {
    const { shadowRoot, updateComplete } = /** @type {any} */ (lab);
    shadowRoot.querySelector(".losses input").click();
    await updateComplete;
    shadowRoot.querySelector(".stop").click();
  });
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-lab")).run.state === "cancelled");
  await use(page, ".again");
  await whenDone(page);
});

forEachBrowser(
  "a link carries a sample and the losses, and nothing of the reader's own table",
  async (_, page, { open }) => {
    await openLab(page, open);
    const state = () => page.$eval("loss-lab", (lab) => /** @type {any} */ (lab).state());
    await use(page, ".losses label:nth-child(5) input");
    assert.deepEqual(await state(), { dataset: "phones", losses: "squared absolute huber log-cosh" });
    await readText(page, table);
    assert.deepEqual(await state(), { losses: "squared absolute huber log-cosh" });
    await page.goto(`${page.url()}?v=1&figure=lab&dataset=stackloss&losses=absolute`);
    await whenDone(page);
    assert.deepEqual(Object.keys(await fitsOf(page)), ["absolute"]);
    assert.match(await textOf(page, ".summary .title"), /21 rows/);
  },
);

forEachBrowser(
  "what is left over is shown when it comes near: pictures, and the rows that matter",
  async (_, page, ctx) => {
    await openLab(page, ctx.open);
    assert.equal(await page.$("loss-lab >>> .look"), null, "not before");
    await page.$eval("loss-lab >>> .further", (each) => each.scrollIntoView({ behavior: "instant" }));
    await whenShown(page, ".matter td");
    const drawn = () =>
      page.$$eval("loss-lab >>> .look canvas", (all) =>
        all.map((canvas) =>
          canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean),
        ),
      );
    assert.deepEqual(await drawn(), [true, true, true]);
    // 1969, the 20th year, lies farthest from the line of least squares.
    const first = await page.$$eval("loss-lab >>> .matter tbody tr:first-child > *", (all) =>
      all.map(({ textContent }) => textContent?.trim()),
    );
    assert.deepEqual(first.slice(0, 4), ["20", "1969", "212", "124.2"]);
    await use(page, ".look-noise", "laplace");
    await page.waitForFunction(
      (name) =>
        document
          .querySelector("loss-lab")
          ?.shadowRoot?.querySelector(".look figure:nth-of-type(2) .axis.x")
          ?.textContent?.includes(name),
      {},
      words["noise-laplace"],
    );
    await use(page, ".look-loss", "absolute");
    await whenShown(page, ".matter td");
    await ctx.axe("loss-lab");
    await readText(page, table);
    await whenDone(page);
    await page.waitForFunction(() =>
      /^5 /.test(
        document
          .querySelector("loss-lab")
          ?.shadowRoot?.querySelector(".matter tbody tr")
          ?.textContent?.replace(/\s+/g, " ")
          .trim() ?? "",
      ),
    );
  },
);

forEachBrowser("nothing is asked of the network for the reader's data", async (_, page, { open }) => {
  await openLab(page, open);
  await readText(page, table);
  await whenDone(page);
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await readText(page, `${table}200,90\n`);
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("loss-lab")).run.used.y.length === 8);
  await whenDone(page);
  // The reader of tables is a thread of its own each time, whose script the browser may look up again.
  assert.deepEqual(
    asked.filter((url) => !/\/assets\/[\w-]+\.js$/.test(url)),
    [],
  );
});
