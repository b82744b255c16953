/** The figure as a picture: pixels for slides, lines for print. What draws it comes when it is first asked for. */
import { html, nothing } from "lit";
import { copyField } from "./copy-field.js";
import { fileName } from "./csv.js";
import { saveButton, textBlob } from "./save.js";

/** @type {typeof import("./picture/picture.js") | undefined} */
let drawing;

/** @type {import("./entries.js").Entry} */
export const picture = {
  id: "picture",
  fits: ({ renderRoot }) => Boolean(renderRoot?.querySelector("canvas")),
  async action(taken) {
    drawing = await import("./picture/picture.js");
    taken.redraw();
  },
  panel(taken) {
    const { widget } = taken;
    if (!drawing || drawing.chartsOf(widget).length === 0) return nothing;
    const { pictureOf, pngOf } = drawing;
    const made = pictureOf(widget);
    const name = (/** @type {string} */ ending) => fileName(widget.id || widget.localName, ending);
    return html`<p>${taken.text("about", { width: 2 * made.width, height: 2 * made.height })}</p>
      <p class="files">
        ${saveButton(taken, { name: name("png"), blob: () => pngOf(pictureOf(widget)) })}
        ${saveButton(taken, { name: name("svg"), blob: () => textBlob(pictureOf(widget).svg, "image/svg+xml") })}
      </p>
      ${copyField(taken, { id: "svg", label: taken.text("source"), text: made.svg, rows: 4 })}`;
  },
};
