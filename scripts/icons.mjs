// Draws the icons that systems show for the installed book from web/site/icons/icon.svg, in Chromium:
// node scripts/icons.mjs, when that drawing has changed. The pictures are kept in the repository.

import { readFileSync } from "node:fs";
import { launch } from "../tests/web/browser/launch.js";
import { root } from "./setup.mjs";

const folder = `${root}web/site/icons/`;
const rounded = readFileSync(`${folder}icon.svg`, "utf8");
/** A system cuts its own shape out of this one; all that matters is in the middle (https://www.w3.org/TR/appmanifest/#icon-masks). */
const whole = rounded
  .replace(/ rx="\d+"/, "")
  .replace("<g>", '<g transform="translate(256 256) scale(.8) translate(-256 -256)">');

const browser = await launch("chromium");
const page = await browser.newPage();
for (const [name, size, drawing] of /** @type {const} */ ([
  ["icon-192", 192, rounded],
  ["icon-512", 512, rounded],
  ["maskable-512", 512, whole],
])) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: `${folder}${name}.png`, omitBackground: true });
}
await browser.close();
