/** The figure's data, losses and settings as a program. What writes programs comes when it is first asked for. */
import { html, nothing } from "lit";
import { copyField } from "./copy-field.js";
import { saveButton, textBlob } from "./save.js";

/** @type {{ libraries: readonly import("./code/programs.js").Library[], lossPrograms: Record<string, (shown: any) => string>, isFromFile: (shown: any) => boolean } | undefined} */
let writers;
/** The library that the reader chose, for every figure. */
let chosen = "pytorch";

/** @type {import("./entries.js").Entry} */
export const code = {
  id: "code",
  fits: ({ showing }) => Boolean(showing?.losses || showing?.fits.length),
  async action(taken) {
    writers = await import("./code/programs.js");
    taken.redraw();
  },
  panel(taken) {
    const { showing } = taken.widget;
    const library = writers?.libraries.find(({ id }) => id === chosen);
    if (!writers || !library || !showing) return nothing;
    const text = showing.losses ? writers.lossPrograms[chosen](showing) : library.write(showing);
    const about = showing.losses ? "aboutLosses" : "about";
    const choose = (/** @type {string} */ id) => () => {
      chosen = id;
      taken.redraw();
    };
    const many = writers.isFromFile(showing);
    return html`<fieldset class="libraries">
        <legend>${taken.text("library")}</legend>
        <div class="options">
          ${writers.libraries.map(
            ({ id, name }) => html`<label
              ><input type="radio" name="library" value=${id} .checked=${id === chosen} @change=${choose(id)} /><span>${name}</span></label
            >`,
          )}
        </div>
      </fieldset>
      ${copyField(taken, { id: "program", label: taken.text(about, { library: library.name }), text, rows: 16, wrap: "off" })}
      <p class="files">${saveButton(taken, { name: library.file, blob: () => textBlob(text, "text/plain") })}</p>
      ${many ? html`<p>${taken.text("many")}</p>` : nothing}`;
  },
};
