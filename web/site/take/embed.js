/** The figure as it is now, as an element for another page. */
import { copyField } from "./copy-field.js";

/** @typedef {import("./entries.js").Taken} Taken */

// Scripts are in a folder beside embed/. The two steps keep Vite from taking it for a file to copy.
const here = import.meta.url;
/** Where the book offers itself to other pages. */
export const embedAddress = new URL("../embed/", here).href;

const escaped = (/** @type {string} */ text) =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** @param {Taken} taken */
export function elementCode({ widget, language }) {
  const attributes = Object.entries({ lang: language, ...widget.state() });
  const written = attributes.map(([name, value]) => (value === "" ? name : `${name}="${escaped(value)}"`)).join(" ");
  const { localName: tag } = widget;
  return `<script type="module" src="${embedAddress}lossbook.js"></script>\n<${tag} ${written}></${tag}>`;
}

/** @type {import("./entries.js").Entry} */
export const embed = {
  id: "embed",
  panel(taken) {
    const text = elementCode(taken);
    return copyField(taken, { id: "element", label: taken.text("element"), text, rows: 4 });
  },
};
