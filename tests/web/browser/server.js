// A static server such as a project page has: the built book under a sub-path, strict headers, no logic.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/**
 * Where the book is, and where it is once more: as a browser without scripts takes it, as a copy, and as it was before
 * there were curves.
 */
export const subPaths = {
  book: "/lossbook/",
  withoutScripts: "/without-scripts/lossbook/",
  copy: "/copy/lossbook/",
  older: "/older/lossbook/",
};

/**
 * A page of somebody else's: its HTML stands in the address, its policy lets nothing in but our scripts. Under the name
 * localhost it has another origin than the book.
 */
export const strangersPath = "/stranger/";

/** Where files of somebody else's folder are. @param {string} folder absolute path */
export const strangersFolder = (folder) => `${strangersPath}${encodeURIComponent(folder)}/`;

/** The book's address as our examples for others have it (recipes/). */
const exampleAddress = "https://example.org/lossbook/";

/**
 * A file of somebody else's folder, with the address of this server's book in it.
 * @param {string} origin of the book @param {string} path below `strangersPath`
 */
async function strangersFile(origin, path) {
  const [folder, inside] = path.split(/\/(.*)/s).map(decodeURIComponent);
  const file = join(folder, normalize(`/${inside || "index.html"}`));
  const body = await readFile(file);
  const type = types[extname(file)];
  return { type, body: /^text/.test(type) ? String(body).replaceAll(exampleAddress, origin + subPaths.book) : body };
}

/**
 * @typedef {object} Stranger
 * @property {string} body of the page
 * @property {string} [lang]
 * @property {string} [policy] "{origin}" is the book's
 * @property {string} [script] where the embed script is, from the book's origin on; a module where it is in embed/
 */

/** @param {string} origin of the book @param {URL} url */
function strangersPage(origin, { searchParams }) {
  /** @type {Stranger} */
  const asked = JSON.parse(searchParams.get("page") ?? "{}");
  const { body, lang = "en", policy = "script-src {origin} 'wasm-unsafe-eval'" } = asked;
  const { script = `${subPaths.book}embed/lossbook.js` } = asked;
  const type = script.includes("embed/") ? 'type="module"' : "";
  const icon = policy.includes("default-src") ? "" : '<link rel="icon" href="data:,">';
  return {
    policy: policy.replaceAll("{origin}", origin),
    html: `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Somebody's</title>${icon}
      <script ${type} src="${origin}${script}"></script>${body}</html>`,
  };
}

/** The same policy as the meta tag of the pages; sent as a header so that a page that forgot its tag is caught too. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const policyWithoutScripts = policy.replace(/script-src [^;]*/, "script-src 'none'");

/** What a browser without scripts makes of a page: it loads none and shows what <noscript> holds. @param {Buffer} html */
const strippedOfScripts = (html) =>
  String(html).replace(/<script\b.*?<\/script>|<link rel="modulepreload".*?>|<\/?noscript>/g, "");

/** The list of widgets without one of them. @param {Buffer} script */
const olderScript = (script) => String(script).replaceAll("loss-curves/loss-curves.js", "loss-none/loss-none.js");

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/**
 * Serve a folder of files under each of `subPaths` on a free port of 127.0.0.1.
 * @param {string} folder absolute path of the built site
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const path = decodeURIComponent(url.pathname);
    const origin = `http://127.0.0.1:${request.socket.localPort}`;
    if (path === strangersPath) {
      const { policy, html } = strangersPage(origin, url);
      response.writeHead(200, { "content-type": types[".html"], "content-security-policy": policy }).end(html);
      return;
    }
    try {
      if (path.startsWith(strangersPath)) {
        const { type, body } = await strangersFile(origin, url.pathname.slice(strangersPath.length));
        response.writeHead(200, { "content-type": type }).end(body);
        return;
      }
      const subPath = Object.values(subPaths).find((start) => path.startsWith(start));
      if (subPath === undefined) throw new Error("outside the book");
      const inside = normalize(path.slice(subPath.length - 1));
      const file = join(folder, inside.endsWith("/") ? `${inside}index.html` : inside);
      const body = await readFile(file);
      const type = types[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, {
        "content-type": type,
        "content-security-policy": subPath === subPaths.withoutScripts ? policyWithoutScripts : policy,
        "cache-control": "no-store",
        // As on a project's pages: scripts and their files may be used from elsewhere.
        "access-control-allow-origin": "*",
      });
      if (subPath === subPaths.withoutScripts && file.endsWith(".html")) response.end(strippedOfScripts(body));
      else response.end(subPath === subPaths.older && file.endsWith(".js") ? olderScript(body) : body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
