// What the tests of the lab share: its page, giving it data, waiting until it is done.

/** @typedef {import("puppeteer-core").Page | import("puppeteer-core").Frame} Page of which a frame can be one, too */

/** Until everything was computed of the data that are shown. @param {Page} page */
export const whenDone = (page) =>
  page.waitForFunction(() => {
    const lab = /** @type {any} */ (document.querySelector("loss-lab"));
    return lab?.run?.state === "done" && !lab.reading;
  });

/** @param {Page} page @param {string} path @param {(path: string, view?: any) => Promise<void>} open @param {object} [view] */
export async function openLab(page, open, path = "en/lab/", view = {}) {
  await open(path, view);
  await whenDone(page);
}

/** Types a table into the field and reads it; until it was read or refused. @param {Page} page @param {string} text */
export async function readText(page, text) {
  await page.$eval(
    "loss-lab >>> textarea",
    (field, value) => {
      /** @type {HTMLTextAreaElement} */ (field).value = value;
    },
    text,
  );
  await page.$eval("loss-lab >>> .read", (button) => /** @type {HTMLElement} */ (button).click());
  await whenRead(page);
}

/** Drops a file of these bytes on the lab. @param {Page} page @param {Uint8Array} bytes @param {string} [name] */
export async function dropFile(page, bytes, name = "table.csv") {
  await page.$eval(
    "loss-lab >>> .entrance",
    (entrance, list, called) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(list)], called));
      entrance.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    [...bytes],
    name,
  );
  await whenRead(page);
}

/** @param {Page} page */
export const whenRead = (page) =>
  page.waitForFunction(() => !(/** @type {any} */ (document.querySelector("loss-lab")).reading));

/** Until the lab shows what the selector finds. `waitForSelector` hears of nothing inside a shadow root. @param {Page} page @param {string} selector */
export const whenShown = (page, selector) =>
  page.waitForFunction((asked) => document.querySelector("loss-lab")?.shadowRoot?.querySelector(asked), {}, selector);

/** The visible words of a part of the lab. @param {Page} page @param {string} selector */
export const textOf = (page, selector) =>
  page.$eval(`loss-lab >>> ${selector}`, ({ textContent }) => textContent?.replace(/\s+/g, " ").trim() ?? "");

/** Presses, or chooses a value of, what the selector finds. @param {Page} page @param {string} selector @param {string} [value] */
export async function use(page, selector, value) {
  await page.$eval(
    `loss-lab >>> ${selector}`,
    (element, chosen) => {
      if (chosen === undefined) return /** @type {HTMLElement} */ (element).click();
      /** @type {HTMLInputElement} */ (element).value = chosen;
      element.dispatchEvent(new Event("change", { bubbles: true }));
    },
    value,
  );
}

/** The fits in full, by their losses. @param {Page} page */
export const fitsOf = (page) =>
  page.$eval("loss-lab", (lab) =>
    Object.fromEntries(
      /** @type {any} */ (lab).run.outcomes.map((/** @type {any} */ { choice, fit, error }) => [
        choice.loss,
        fit ? [...fit.coefficients] : error.code,
      ]),
    ),
  );
