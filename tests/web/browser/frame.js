// What the tests of frames share.

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("puppeteer-core").Frame} Frame */

/** Puts a frame that may run scripts, and nothing else, into a page of another origin, which keeps what it hears. @param {Page} page @param {string} src */
export async function frameIn(page, src) {
  await page.evaluate((address) => {
    /** @type {unknown[]} */
    const heard = [];
    Object.assign(globalThis, { heard });
    const frame = document.createElement("iframe");
    frame.title = "A figure";
    frame.setAttribute("sandbox", "allow-scripts");
    frame.style.width = "900px";
    frame.src = address;
    addEventListener("message", ({ source, data }) => {
      if (source === frame.contentWindow) heard.push(data);
    });
    document.body.append(frame);
  }, src);
  const handle = await page.waitForSelector("iframe");
  return /** @type {Frame} */ (await handle?.contentFrame());
}
