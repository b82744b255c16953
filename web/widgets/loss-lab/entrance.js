/** Where data come in: a sample by one tap, a pasted table, a file chosen or dropped. */
import { html, nothing } from "lit";
import { stringsFor } from "../../shared/strings.js";

/** A longer text is read without being shown in the field, which a browser would take seconds for. */
export const longestShown = 100_000;

/**
 * @typedef {object} Entrance
 * @property {readonly string[]} samples ids of data sets
 * @property {string | undefined} sample the one that is shown
 * @property {{ share: number, rows: number } | undefined} reading how far reading has come
 * @property {string} problem why the last data could not be read, or ""
 * @property {(source: import("./source.js").Source) => void} read
 * @property {() => void} cancel
 * @property {any} element
 */

/** @param {Entrance} entrance */
export function entranceView(entrance) {
  const { samples, sample, reading, problem, read, cancel, element } = entrance;
  const text = (/** @type {string} */ key, /** @type {any} */ values = {}) => element.text(key, values);
  const names = stringsFor(element).datasets ?? {};
  const readField = () => {
    const field = /** @type {HTMLTextAreaElement} */ (element.renderRoot.querySelector("textarea"));
    read({ kind: "text", text: field.value });
  };
  return html`<section
    class="entrance"
    part="entrance"
    aria-label=${text("entrance")}
    @dragover=${dragOver}
    @drop=${(/** @type {DragEvent} */ event) => drop(event, read)}
  >
    <div class="samples" role="group" aria-label=${text("samples")}>
      <span class="name">${text("samples")}</span>
      ${samples.map(
        (id) => html`<button
          type="button"
          part="button"
          class="sample-data"
          aria-pressed=${id === sample}
          @click=${() => read({ kind: "sample", id })}
        >
          ${names[id]?.name ?? id}
        </button>`,
      )}
    </div>
    <div class="own">
      <label for="paste">${text("paste")}</label>
      <textarea
        id="paste"
        part="field"
        rows="4"
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        placeholder=${text("placeholder")}
        @paste=${(/** @type {ClipboardEvent} */ event) => pasted(event, read, readField)}
      ></textarea>
      <div class="buttons">
        <button type="button" part="button" class="read" @click=${readField}>${text("read")}</button>
        <label class="file">
          <input
            type="file"
            accept=".csv,.tsv,.tab,.txt,text/csv,text/plain,text/tab-separated-values"
            @change=${(/** @type {Event} */ event) => chosen(event, read)}
          />
          <span>${text("file")}</span>
        </label>
        <span class="hint">${text("drop")}</span>
      </div>
    </div>
    ${
      reading
        ? html`<div class="working" part="progress">
          <progress aria-label=${text("reading")} max="1" .value=${reading.share}></progress>
          <span>${text("reading")}</span>
          <button type="button" part="button" class="stop-reading" @click=${cancel}>${text("cancel")}</button>
        </div>`
        : nothing
    }
    ${problem ? html`<p class="failure" part="failure" role="alert">${problem}</p>` : nothing}
    <p class="private">${text("private")}</p>
  </section>`;
}

/** @param {DragEvent} event */
function dragOver(event) {
  const types = event.dataTransfer?.types ?? [];
  if (types.includes("Files") || types.includes("text/plain")) event.preventDefault();
}

/** @param {DragEvent} event @param {Entrance["read"]} read */
function drop(event, read) {
  const file = event.dataTransfer?.files[0];
  const text = event.dataTransfer?.getData("text/plain");
  // What is moved within the field stays a matter of the field.
  if (!file && (!text || event.composedPath()[0] instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  if (file) read({ kind: "file", file, name: file.name });
  else if (text) read({ kind: "text", text });
}

/** A pasted table is read at once. @param {ClipboardEvent} event @param {Entrance["read"]} read @param {() => void} readField */
function pasted(event, read, readField) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text.length > longestShown) {
    event.preventDefault();
    read({ kind: "text", text });
  } else if (text !== "") setTimeout(readField);
}

/** @param {Event} event @param {Entrance["read"]} read */
function chosen(event, read) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const file = input.files?.[0];
  if (file) read({ kind: "file", file, name: file.name });
  input.value = ""; // the same file can be chosen again, once it was mended
}
