// A static server such as a project page has: the built book under a sub-path, strict headers, no logic.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** Where the book is, and where it is once more as a browser without scripts takes it. */
export const subPaths = { book: "/lossbook/", withoutScripts: "/without-scripts/lossbook/" };

/**
 * A page of somebody else's: its HTML stands in the address, its policy lets nothing in but our scripts. Under the name
 * localhost it has another origin than the book.
 */
export const strangersPath = "/stranger/";

/** @param {string} origin of the book @param {URL} url */
function strangersPage(origin, { searchParams }) {
  const [lang, body] = [searchParams.get("lang") ?? "en", searchParams.get("body")];
  const script = `<script type="module" src="${origin}${subPaths.book}embed/lossbook.js"></script>`;
  return {
    policy: `script-src ${origin} 'wasm-unsafe-eval'`,
    html: `<!doctype html><html lang="${lang}"><title>Somebody's</title><link rel="icon" href="data:,">${script}${body}</html>`,
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
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const policyWithoutScripts = policy.replace(/script-src [^;]*/, "script-src 'none'");

/** What a browser without scripts makes of a page: it loads none and shows what <noscript> holds. @param {Buffer} html */
const strippedOfScripts = (html) =>
  String(html).replace(/<script\b.*?<\/script>|<link rel="modulepreload".*?>|<\/?noscript>/g, "");

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
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
    if (path === strangersPath) {
      const { policy, html } = strangersPage(`http://127.0.0.1:${request.socket.localPort}`, url);
      response.writeHead(200, { "content-type": types[".html"], "content-security-policy": policy }).end(html);
      return;
    }
    try {
      const subPath = Object.values(subPaths).find((start) => path.startsWith(start));
      if (subPath === undefined) throw new Error("outside the book");
      const inside = normalize(path.slice(subPath.length - 1));
      const file = join(folder, inside.endsWith("/") ? `${inside}index.html` : inside);
      const body = await readFile(file);
      const type = types[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, {
        "content-type": type,
        "content-security-policy": subPath === subPaths.book ? policy : policyWithoutScripts,
        "cache-control": "no-store",
        // As on a project's pages: scripts and their files may be used from elsewhere.
        "access-control-allow-origin": "*",
      });
      response.end(subPath === subPaths.withoutScripts && file.endsWith(".html") ? strippedOfScripts(body) : body);
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
