// What the tests of <loss-curves> see of it: its numbers, its pixels, its parts.

/** @typedef {import("puppeteer-core").Page} Page */

/** Scrolls there, and waits for the charts. @param {Page} page */
export async function ready(page) {
  await page.$eval("loss-curves", (widget) => widget.scrollIntoView({ behavior: "instant" }));
  await page.waitForFunction(() => document.querySelector("loss-curves")?.shadowRoot?.querySelector("canvas"));
}

/**
 * Sets attributes and waits for the drawing.
 * @param {Page} page
 * @param {Record<string, string | number>} attributes
 */
export async function settings(page, attributes) {
  await page.$eval(
    "loss-curves",
    async (widget, given) => {
      for (const [name, value] of Object.entries(given)) widget.setAttribute(name, String(value));
      await /** @type {any} */ (widget).updateComplete;
    },
    attributes,
  );
}

/**
 * Something of the first match inside the widget.
 * @template T
 * @param {Page} page
 * @param {string} selector
 * @param {(element: Element) => T} read runs in the page
 * @returns {Promise<T>}
 */
export async function inCurves(page, selector, read) {
  return /** @type {Promise<T>} */ (page.$eval(`loss-curves >>> ${selector}`, read));
}

/**
 * The table's numbers in full precision, by loss and quantity; what has none is left out.
 * @param {Page} page
 * @returns {Promise<Record<string, Record<string, number>>>}
 */
export async function readout(page) {
  const rows = await page.$$eval("loss-curves >>> tbody tr", (all) =>
    all.map((row) => ({
      loss: row.getAttribute("data-loss") ?? "",
      cells: Array.from(row.querySelectorAll("td"), (cell) => cell.querySelector("data")?.getAttribute("value") ?? ""),
    })),
  );
  const quantities = ["value", "slope", "curvature", "weight", "density"];
  return Object.fromEntries(
    rows.map(({ loss, cells }) => {
      const numbers = cells.flatMap((text, i) => (text === "" ? [] : [[quantities[i], Number(text)]]));
      return [loss, Object.fromEntries(numbers)];
    }),
  );
}

/** Parts that reach beyond the widget's sides. @param {Page} page */
export function stickingOut(page) {
  return page.$$eval("loss-curves >>> :is(canvas, table, label, input, p:not(.unseen))", (parts) => {
    const box = /** @type {Element} */ (document.querySelector("loss-curves")).getBoundingClientRect();
    const isOut = (/** @type {DOMRect} */ { left, right }) => left < box.left - 1 || right > box.right + 1;
    return parts.filter((part) => isOut(part.getBoundingClientRect())).map(({ outerHTML }) => outerHTML);
  });
}

/** The charts as images. @param {Page} page */
export function pictures(page) {
  return page.$$eval("loss-curves >>> canvas", (all) => all.map((canvas) => /** @type {any} */ (canvas).toDataURL()));
}

/**
 * For each chart the column, in CSS pixels, where the line of the chosen residual stands: the one with most of the
 * accent's colour.
 * @param {Page} page
 */
export function chosenColumns(page) {
  return page.$$eval("loss-curves >>> canvas", (all) => {
    const accent = getComputedStyle(document.documentElement).getPropertyValue("--loss-accent").trim();
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16));
    return all.map((element) => {
      const canvas = /** @type {HTMLCanvasElement} */ (element);
      const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(
        0,
        0,
        canvas.width,
        canvas.height,
      );
      const counts = new Array(canvas.width).fill(0);
      for (let i = 0; i < data.length; i += 4) {
        const off = Math.abs(data[i] - red) + Math.abs(data[i + 1] - green) + Math.abs(data[i + 2] - blue);
        if (data[i + 3] > 40 && off < 24) counts[(i / 4) % canvas.width] += data[i + 3];
      }
      return (counts.indexOf(Math.max(...counts)) * canvas.clientWidth) / canvas.width;
    });
  });
}
