// The whole book in one file: its pages are inside, one at a time is shown, and the address says behind its hash which.

import "katex/dist/katex.min.css";
import "../styles/index.css";
import "../styles/home.css";
import "../../embed/lossbook.js";
import { startWidget, tags } from "../../embed/sources.js";
import { loadPageEngine } from "../../shared/page-engine.js";
import { keep, recall } from "../../shared/storage.js";
import { currentPlace, returnTo } from "../place.js";
import { showProgress } from "../progress.js";
import { revealFigures } from "../reveal.js";
import { offerTaking } from "../take/offer.js";
import { offerTheme } from "../theme-toggle.js";
import { keepVisit } from "../visit.js";
import { hashOf, pageAt, routeOf } from "./pages.js";
import { keepScroll, returnToLeft } from "./scroll.js";

/** @typedef {import("./pages.js").Route} Route */

const root = document.documentElement;
const shells = /** @type {HTMLTemplateElement[]} */ ([...document.querySelectorAll("template[data-lang]")]);
const main = () => /** @type {HTMLElement} */ (document.getElementById("main"));
const languageLinks = () => /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"));

/** The path of the page that is shown. */
let shown = "";
/** Counts the addresses gone to: the last one holds, whichever page is unpacked first. */
let turn = 0;
/** Where the reader was on the page in the other language. @type {ReturnType<typeof currentPlace>} */
let passed;
/** Of the home page. @type {ReturnType<typeof showProgress> | undefined} */
let progress;

/** Where the address names no page: home, in the language chosen before or that of the browser. @returns {Route} */
function start() {
  const wanted = [recall("language", ""), ...navigator.languages].map((tag) => String(tag).split("-")[0]);
  const spoken = shells.map(({ dataset }) => dataset.lang ?? "");
  const lang = wanted.find((tag) => spoken.includes(tag)) ?? spoken[0];
  return { path: `${lang}/`, lang, place: "" };
}

/** What stands around every page of a language. @param {string} lang */
function putShell(lang) {
  root.lang = lang;
  const shell = /** @type {HTMLTemplateElement} */ (shells.find(({ dataset }) => dataset.lang === lang));
  document.body.replaceChildren(document.importNode(shell.content, true));
  offerTheme();
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault(); // the address has its page behind the hash
    main().focus();
  });
  for (const link of languageLinks()) {
    link.addEventListener("click", () => {
      keep("language", link.hreflang);
      passed = currentPlace();
    });
  }
}

/** The same page in the other languages, and whether this one is home. @param {Route} route */
function pointAround({ path, lang }) {
  for (const link of languageLinks()) link.hash = hashOf(path.replace(lang, link.hreflang));
  const home = /** @type {Element} */ (document.querySelector(".wordmark"));
  if (path === `${lang}/`) home.setAttribute("aria-current", "page");
  else home.removeAttribute("aria-current");
}

/** @param {Route} route @param {import("./pages.js").Page} page */
function put(route, page) {
  const { path, lang } = route;
  if (root.lang !== lang || !main()) putShell(lang);
  pointAround(route);
  document.title = page.title;
  root.dataset.address = path;
  progress?.stop();
  main().innerHTML = page.main;
  shown = path;
  offerTaking();
  keepVisit();
  const hasContents = main().querySelector(".contents");
  progress = hasContents ? showProgress((chapter, place) => hashOf(`${lang}/${chapter}/`, place)) : undefined;
}

/** To a place of the page that is shown, or to its start. @param {string} place @param {ScrollBehavior} behavior */
function toPlace(place, behavior) {
  const target = place ? document.getElementById(place.split("/")[0]) : null;
  if (!target) return scrollTo({ top: 0, behavior });
  target.scrollIntoView({ behavior });
  if (!/^H\d$/.test(target.tagName)) return;
  // As a browser does where it knows the place: the next stop is the first one after it.
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** The page is there. @param {string} place @param {boolean} isNew */
function arrive(place, isNew) {
  if (passed) returnTo(passed);
  else if (!returnToLeft()) toPlace(place, isNew ? "instant" : "auto");
  passed = undefined;
}

async function go() {
  const route = routeOf(location.hash) ?? start();
  const own = ++turn;
  const isNew = route.path !== shown;
  if (isNew) {
    const page = await pageAt(route.path);
    // An element that is live already shows its words at once.
    const live = tags.filter((tag) => customElements.get(tag) && page.main.includes(`<${tag}`));
    await Promise.all(live.map((tag) => startWidget(tag, route.lang)));
    if (own !== turn) return;
    const isFirst = shown === "";
    put(route, page);
    // Elements that are live take their room before anything is measured.
    await new Promise(requestAnimationFrame);
    if (own !== turn) return;
    if (!isFirst) main().focus({ preventScroll: true });
  }
  arrive(route.place, isNew);
}

keepScroll();
revealFigures();
loadPageEngine().catch(() => root.setAttribute("data-no-engine", ""));
addEventListener("hashchange", go);
// A link to where the address is already: the reader may have gone on from there.
addEventListener("click", ({ target }) => {
  const link = /** @type {Element} */ (target).closest?.("a");
  if (link?.hash && link.hash === location.hash) toPlace(routeOf(link.hash)?.place ?? "", "auto");
});
// Who goes from stop to stop by keyboard must not go past what is not there yet.
addEventListener("keydown", () => {
  for (const tag of tags) if (main()?.querySelector(tag)) startWidget(tag, root.lang);
});
go();
