/** Files for the reader: by an address in this page's memory, which the policy does not have to allow. */
import { html } from "lit";

/** Long enough for any browser to have fetched it. */
const kept = 60_000;

/** @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), kept);
}

/** A frame of another page may forbid downloads, and says nothing when it does. */
const isFramed = () => window.top !== window;

/**
 * @param {import("./entries.js").Taken} taken
 * @param {{ name: string, label?: string, blob: () => Blob | Promise<Blob> }} file
 */
export function saveButton(taken, { name, label, blob }) {
  const press = async () => {
    try {
      save(await blob(), name);
      taken.say(taken.text(isFramed() ? "savedInFrame" : "saved", { file: name }));
    } catch (error) {
      console.warn(error);
      taken.say(taken.text("notSaved"));
    }
  };
  return html`<button type="button" data-file=${name} @click=${press}>${label ?? taken.text("save", { file: name })}</button>`;
}

/** A text as a file. @param {string} text @param {string} type */
export const textBlob = (text, type) => new Blob([text], { type: `${type};charset=utf-8` });
