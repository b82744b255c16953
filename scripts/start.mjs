// Builds the book and serves it on this machine until Ctrl+C.

import { join } from "node:path";
import { buildBook } from "./build.mjs";
import { root, say, setUp } from "./setup.mjs";

say("Looking for what the build needs");
setUp("build");
await buildBook();
const { preview } = await import("vite");
const server = await preview({
  root,
  base: "/lossbook/", // the book's service worker answers for this folder, not for whatever else is served at this port
  configFile: join(root, "vite.config.js"),
  preview: { port: Number(process.env.PORT) || 4173, strictPort: false }, // a taken port: the next free one
});
say(`The book is open at ${server.resolvedUrls?.local[0]} (Ctrl+C closes it)`);
