// The home page's list of contents says what the reader did in each chapter, as far as this device knows; one press saves
// all of it as a file, another clears it.

import { allKept, forgetAll, putBack, recall } from "../shared/storage.js";
import { format } from "../shared/strings.js";
import { dayOf, isDue, isSound } from "../widgets/loss-recall/schedule.js";
import { dateOf } from "./visit.js";

/** @typedef {{ id: string, title: string, opened?: string, predictions: Record<string, string>, cards: Record<string, { box: number, due: number }> }} Progress */

const list = /** @type {HTMLElement} */ (document.querySelector(".contents"));
const chapters = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-chapter]"))];
const panel = /** @type {HTMLElement} */ (list.querySelector(".kept"));
const answer = /** @type {HTMLElement} */ (panel.querySelector("[role=status]"));
const words = JSON.parse(panel.dataset.words ?? "{}");
const [save, clear, undo] = ["save", "clear", "undo"].map(
  (act) => /** @type {HTMLButtonElement} */ (panel.querySelector(`[data-act=${act}]`)),
);

/** What was cleared last, until the page is left. @type {[key: string, value: string][]} */
let cleared = [];

/** Fill the list and let the buttons work. */
export function showProgress() {
  save.addEventListener("click", saveAnswers);
  clear.addEventListener("click", clearAll);
  undo.addEventListener("click", bringBack);
  addEventListener("storage", refresh); // another window of the book
  addEventListener("pageshow", (event) => event.persisted && refresh());
  refresh();
}

function refresh() {
  const records = chapters.map(recordOf);
  for (const [at, record] of records.entries()) {
    const signs = signsOf(record, chapters[at]);
    chapters[at].querySelector(".progress")?.remove();
    if (signs.length > 0) chapters[at].append(paragraph(signs));
  }
  const kept = allKept().length > 0;
  panel.hidden = !kept && cleared.length === 0;
  save.hidden = !records.some(isBegun);
  clear.hidden = !kept;
  undo.hidden = cleared.length === 0;
}

const idsIn = (/** @type {string | undefined} */ ids) => (ids ?? "").split(" ").filter(Boolean);

/**
 * What the device holds of a chapter; what makes no sense is left out.
 * @param {HTMLElement} chapter
 * @returns {Progress}
 */
function recordOf({ dataset, firstElementChild }) {
  const id = dataset.chapter ?? "";
  const opened = recall("visits", {})[id];
  const only = (
    /** @type {string | undefined} */ ids,
    /** @type {string} */ name,
    /** @type {(value: any) => boolean} */ isSound,
  ) => {
    const kept = recall(name, {});
    return Object.fromEntries(idsIn(ids).flatMap((each) => (isSound(kept[each]) ? [[each, kept[each]]] : [])));
  };
  return {
    id,
    title: firstElementChild?.textContent ?? "",
    ...(typeof opened === "string" && { opened }),
    predictions: only(dataset.predictions, "predictions", (choice) => typeof choice === "string"),
    cards: only(dataset.cards, "cards", isSound),
  };
}

const isBegun = (/** @type {Progress} */ { opened, predictions, cards }) =>
  opened !== undefined || Object.keys(predictions).length + Object.keys(cards).length > 0;

/** The signs of a chapter, each as its text and, for cards that are due, where they are asked. */
function signsOf(/** @type {Progress} */ record, /** @type {HTMLElement} */ { dataset }) {
  if (!isBegun(record)) return [];
  const predictions = Object.keys(record.predictions).length;
  const cards = Object.values(record.cards);
  const known = cards.filter(({ box }) => box > 0).length;
  const due = cards.filter((card) => isDue(card, dayOf(new Date()))).length;
  const counted = (/** @type {string} */ name, /** @type {number} */ n, /** @type {string | undefined} */ ids) => ({
    text: format(words[name], { n, total: idsIn(ids).length }),
    to: "",
  });
  const signs = [];
  if (predictions > 0) signs.push(counted("predictions", predictions, dataset.predictions));
  if (cards.length > 0) signs.push(counted("cards", known, dataset.cards));
  if (due > 0) signs.push({ text: format(words.due, { n: due }), to: `${record.id}/#recall` });
  return signs.length > 0 ? signs : [{ text: words.opened, to: "" }];
}

function paragraph(/** @type {{ text: string, to: string }[]} */ signs) {
  const line = document.createElement("p");
  line.className = "progress";
  for (const { text, to } of signs) {
    const sign = document.createElement(to ? "a" : "span");
    sign.textContent = text;
    if (to) sign.setAttribute("href", to);
    line.append(sign, " "); // a space to read and to break at
  }
  return line;
}

/** The answers as a file that people can read: by chapter, with dates for days. */
function saveAnswers() {
  const today = dateOf(new Date());
  const dateOfDay = (/** @type {number} */ day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const content = {
    format: "lossbook-answers",
    version: 1,
    saved: today,
    language: document.documentElement.lang,
    chapters: chapters
      .map(recordOf)
      .filter(isBegun)
      .map(({ cards, ...rest }) => ({
        ...rest,
        cards: Object.fromEntries(
          Object.entries(cards).map(([id, { box, due }]) => [id, { known: box > 0, box, due: dateOfDay(due) }]),
        ),
      })),
  };
  const file = `lossbook-answers-${today}.json`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: "application/json" }));
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it only after asking where to
  answer.textContent = format(words.saved, { file });
}

/** At once, and to be undone: a question before would be a second press for everyone. */
function clearAll() {
  cleared = allKept();
  forgetAll();
  answer.textContent = words.cleared;
  refresh();
  undo.focus({ preventScroll: true });
}

function bringBack() {
  putBack(cleared);
  cleared = [];
  answer.textContent = words.undone;
  refresh();
  clear.focus({ preventScroll: true });
}
