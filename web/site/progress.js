// The home page's list of contents says what the reader did in each chapter, as far as this device knows; one press saves
// all of it as a file, another clears it.

import { allKept, forgetAll, putBack, recall } from "../shared/storage.js";
import { format } from "../shared/strings.js";
import { dayOf, isDue, isSound } from "../widgets/loss-recall/schedule.js";
import { dateOf } from "./visit.js";

/** @typedef {{ id: string, title: string, opened?: string, predictions: Record<string, string>, cards: Record<string, { box: number, due: number }> }} Progress */

/** @typedef {(chapter: string, place: string) => string} AddressOf where a place of a chapter is, from home */

/** Fill the list and let its buttons work. @param {AddressOf} [addressOf] */
export function showProgress(addressOf = (chapter, place) => `${chapter}/#${place}`) {
  return new Contents(/** @type {HTMLElement} */ (document.querySelector(".contents")), addressOf);
}

class Contents {
  /** What was cleared last, until the page is left. @type {[key: string, value: string][]} */
  #cleared = [];
  #end = new AbortController();

  /** @param {HTMLElement} list @param {AddressOf} addressOf */
  constructor(list, addressOf) {
    this.addressOf = addressOf;
    this.chapters = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-chapter]"))];
    this.panel = /** @type {HTMLElement} */ (list.querySelector(".kept"));
    this.answer = /** @type {HTMLElement} */ (this.panel.querySelector("[role=status]"));
    this.words = JSON.parse(this.panel.dataset.words ?? "{}");
    const button = (/** @type {string} */ act, /** @type {() => void} */ press) => {
      const found = /** @type {HTMLButtonElement} */ (this.panel.querySelector(`[data-act=${act}]`));
      found.addEventListener("click", press);
      return found;
    };
    this.save = button("save", () => this.#saveAnswers());
    this.clear = button("clear", () => this.#clearAll());
    this.undo = button("undo", () => this.#bringBack());
    const { signal } = this.#end;
    addEventListener("storage", () => this.#refresh(), { signal }); // another window of the book
    addEventListener("pageshow", (event) => event.persisted && this.#refresh(), { signal });
    this.#refresh();
  }

  /** The list is left for good. */
  stop() {
    this.#end.abort();
  }

  #refresh() {
    const records = this.chapters.map(recordOf);
    for (const [at, record] of records.entries()) {
      const signs = this.#signsOf(record, this.chapters[at]);
      this.chapters[at].querySelector(".progress")?.remove();
      if (signs.length > 0) this.chapters[at].append(paragraph(signs));
    }
    const kept = allKept().length > 0;
    this.panel.hidden = !kept && this.#cleared.length === 0;
    this.save.hidden = !records.some(isBegun);
    this.clear.hidden = !kept;
    this.undo.hidden = this.#cleared.length === 0;
  }

  /** The signs of a chapter, each as its text and, for cards that are due, where they are asked. */
  #signsOf(/** @type {Progress} */ record, /** @type {HTMLElement} */ { dataset }) {
    if (!isBegun(record)) return [];
    const { words } = this;
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
    if (due > 0) signs.push({ text: format(words.due, { n: due }), to: this.addressOf(record.id, "recall") });
    return signs.length > 0 ? signs : [{ text: words.opened, to: "" }];
  }

  /** The answers as a file that people can read: by chapter, with dates for days. */
  #saveAnswers() {
    const today = dateOf(new Date());
    const content = {
      format: "lossbook-answers",
      version: 1,
      saved: today,
      language: document.documentElement.lang,
      chapters: this.chapters
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
    this.answer.textContent = format(this.words.saved, { file });
  }

  /** At once, and to be undone: a question before would be a second press for everyone. */
  #clearAll() {
    this.#cleared = allKept();
    forgetAll();
    this.answer.textContent = this.words.cleared;
    this.#refresh();
    this.undo.focus({ preventScroll: true });
  }

  #bringBack() {
    putBack(this.#cleared);
    this.#cleared = [];
    this.answer.textContent = this.words.undone;
    this.#refresh();
    this.clear.focus({ preventScroll: true });
  }
}

const dateOfDay = (/** @type {number} */ day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

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
