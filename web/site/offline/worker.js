// The service worker: it keeps the whole book on the reader's device and answers from there, so that every page works
// without a network after the first visit. web/site/build/offline.js puts the list of files into it.

import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";

const worker = /** @type {any} */ (self);

// What a query says concerns the figures, not the file. One edition stays one edition: pages, scripts and data of a
// reader come from the same build until that reader takes the next one.
// @ts-expect-error: the build puts the list here
precacheAndRoute(self.__WB_MANIFEST, {
  directoryIndex: "index.html",
  cleanURLs: false,
  ignoreURLParametersMatching: [/./],
});
cleanupOutdatedCaches();

// The page that brought the worker needs it as well, for figures that it has not fetched yet.
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

// A newer edition waits until the reader asks for it, or has closed every page of the older one.
worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
  if (data === "take over") worker.skipWaiting();
});
