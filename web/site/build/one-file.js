// The whole book as one HTML file: the pages that Eleventy wrote, packed, with the script and styles of web/site/book and
// a policy that lets nothing in from outside.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { chaptersIn, languages, words } from "./content.js";
import { pack } from "./pack.js";

/** Where a page is on the site: "en/outliers/". Any host will do to resolve addresses. */
const site = "https://site.invalid/";

/** @param {string} html @param {RegExp} pattern */
function found(html, pattern) {
  const match = html.match(pattern)?.[1];
  if (match === undefined) throw new Error(`A page without ${pattern}`);
  return match;
}

/**
 * Links between pages, and to places in them, as they are in one file.
 * @param {string} html
 * @param {string} path of the page that it is on
 * @param {readonly string[]} paths of all pages
 */
export function linkedInside(html, path, paths) {
  // The skip link leads to the text of whichever page is there.
  return html.replace(/(<a\b(?! class="skip")[^>]*?\shref=")([^"]*)"/g, (whole, before, href) => {
    const { origin, pathname, hash } = new URL(href, site + path);
    if (`${origin}/` !== site) return whole;
    const to = pathname.slice(1);
    if (!paths.includes(to)) throw new Error(`${path} links to ${href}, which is not in the book`);
    return `${before}#${`${to}${hash.slice(1)}`.replace(/\/$/, "")}"`;
  });
}

const hashOf = (/** @type {string} */ text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** @param {{ scripts: string[], style: string }} inside */
const policyOf = ({ scripts, style }) =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(style)}`,
    "style-src-attr 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** What stands in <script> or JSON may not end it. @param {string} text */
const closed = (text) => text.replace(/<\/(script|style)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");

/**
 * @param {string} dist folder of the built site, ending in "/"
 * @param {{ script: string, style: string }} book what was built of web/site/book
 */
export function bookInOneFile(dist, { script, style }) {
  const paths = languages.flatMap(({ tag }) => [
    `${tag}/`,
    ...chaptersIn(tag).flatMap(({ id, written }) => (written ? [`${tag}/${id}/`] : [])),
  ]);
  const htmlAt = (/** @type {string} */ path) => readFileSync(`${dist}${path}index.html`, "utf8");
  const pages = paths.map((path) => {
    const html = htmlAt(path);
    const title = found(html, /<title>(.*?)<\/title>/);
    const main = found(html, /<main id="main" tabindex="-1">([\s\S]*)<\/main>/).replace(
      /<p class="whole">.*?<\/p>/s,
      "",
    );
    return [path, pack(JSON.stringify({ title, main: linkedInside(main, path, paths) }))];
  });
  const shells = languages.map(({ tag }) => {
    const path = paths.find((each) => each.startsWith(`${tag}/`) && each !== `${tag}/`) ?? "";
    const body = found(htmlAt(path), /<body>([\s\S]*)<\/body>/).replace(/(<main\b[^>]*>)[\s\S]*<\/main>/, "$1</main>");
    return `<template data-lang="${tag}">${linkedInside(body, path, paths)}</template>`;
  });
  const home = htmlAt(paths[0]);
  const theme = readFileSync(dist + found(home, /<script src="\.\.\/(assets\/theme-[^"]+)">/), "utf8");
  const [first, last] = [theme.trim(), script.trim()].map(closed);
  const sheet = style.trim();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf({ scripts: [first, last], style: sheet })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lossbook</title>
<meta name="description" content="${found(home, /<meta name="description" content="([^"]*)"/)}">
<meta name="color-scheme" content="light dark">
${found(home, /(<link rel="icon"[^>]*>)/)}
<script>${first}</script>
<style>${sheet}</style>
</head>
<body>
<noscript>${languages.map(({ tag }) => `<p lang="${tag}">${words(tag).site.wholeNoScripts}</p>`).join("")}</noscript>
${shells.join("\n")}
<script type="application/json" id="pages">${JSON.stringify(Object.fromEntries(pages))}</script>
<script>${last}</script>
</body>
</html>
`;
}

/** Says beside every link to a file of the site how large it is. @param {string} html @param {string} file @param {string} size */
export const withSize = (html, file, size) =>
  html.replace(new RegExp(`(<[^>]* data-size-of="${file}"[^>]*>)[^<]*`, "g"), `$1${size}`);
