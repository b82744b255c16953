// What a page does once it is there and at rest: it has the book kept on this device (worker.js), says when a newer
// edition has come, and gives the browser's bars the colour of the paper.

import { followPaper } from "./bar-colour.js";

const words = import.meta.glob("../../content/*/offline.json", { import: "default" });
const wordsHere = () =>
  /** @type {Promise<Record<string, string>>} */ (
    words[`../../content/${document.documentElement.lang}/offline.json`]()
  );

const dismissed = "lossbook:edition-later";

followPaper();
const whenIdle = window.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 1000));
// Where it may not be (an insecure or a private place), the book needs its network, as it did before.
whenIdle(() => keepBook().catch(() => {}));

async function keepBook() {
  const { serviceWorker } = navigator;
  // @ts-expect-error: not every browser says whether the reader wants to save data
  if (!serviceWorker || (navigator.connection?.saveData && !serviceWorker.controller)) return;
  // In the built book the scripts are in a folder beside it.
  const registration = await serviceWorker.register(new URL(/* @vite-ignore */ "../sw.js", import.meta.url));
  announceNewer(serviceWorker, registration);
  if (!document.querySelector(".home")) return;
  await serviceWorker.ready;
  const sign = document.createElement("p");
  sign.className = "offline-ready";
  sign.textContent = (await wordsHere()).ready;
  document.querySelector(".site-footer")?.append(sign);
}

/** @param {ServiceWorkerContainer} container @param {ServiceWorkerRegistration} registration */
function announceNewer(container, registration) {
  let asked = false;
  const take = () => {
    asked = true;
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload(); // another window of the book took it already
  };
  const announce = async () => {
    const [{ showNote }, text] = await Promise.all([import("./loss-edition.js"), wordsHere()]);
    showNote(text, { take, later: () => putOff(true) });
  };
  const follow = (/** @type {ServiceWorker | null} */ coming) =>
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && registration.active) announce();
    });
  follow(registration.installing);
  registration.addEventListener("updatefound", () => {
    putOff(false);
    follow(registration.installing);
  });
  if (registration.waiting && registration.active && !isPutOff()) announce();
  const own = container.controller;
  container.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (own) announce(); // this page is of an edition that is kept no more
  });
}

/** Who said "later" is not asked again on the next page. @param {boolean} yes */
function putOff(yes) {
  try {
    if (yes) sessionStorage.setItem(dismissed, "yes");
    else sessionStorage.removeItem(dismissed);
  } catch {
    // No storage: the next page asks again.
  }
}

function isPutOff() {
  try {
    return sessionStorage.getItem(dismissed) !== null;
  } catch {
    return false;
  }
}
