/** The figure as it is now for another page: as an element there, or in a frame. */
import { html } from "lit";
import { queryOf } from "../../embed/query.js";
import { copyField } from "./copy-field.js";

/** @typedef {import("./entries.js").Taken} Taken */

// Scripts are in a folder beside embed/. The two steps keep Vite from taking it for a file to copy.
const here = import.meta.url;
/** Where the book offers itself to other pages. */
export const embedAddress = new URL("../embed/", here).href;
/** Whether it has an address to offer at all, which the book in one file has not. */
export const hasAddress = () => new URL(here).origin === location.origin;

const escaped = (/** @type {string} */ text) =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** @param {Taken} taken */
export function elementCode({ widget, language }) {
  const attributes = Object.entries({ lang: language, ...widget.state() });
  const written = attributes.map(([name, value]) => (value === "" ? name : `${name}="${escaped(value)}"`)).join(" ");
  const { localName: tag } = widget;
  return `<script type="module" src="${embedAddress}lossbook.js"></script>\n<${tag} ${written}></${tag}>`;
}

/** What a page does with the heights that its frames tell (web/embed/frame.js). */
const receiver = `<script>
  addEventListener("message", ({ source, data }) => {
    if (data?.type !== "lossbook:height" || !(data.height > 0)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source) frame.style.height = \`\${Math.min(data.height, 5000)}px\`;
    }
  });
</script>`;

/** @param {Taken} taken @returns {string | undefined} none where its address would be too long */
export function frameCode({ widget, language }) {
  const query = queryOf(widget.state(), { widget: widget.localName });
  if (!query) return undefined;
  const src = escaped(`${embedAddress}?${query}&lang=${language}`);
  const style = `width: 100%; height: ${widget.offsetHeight + 24}px; border: 0`;
  const title = escaped(document.title);
  return `<iframe src="${src}" title="${title}" style="${style}" sandbox="allow-scripts" loading="lazy"></iframe>\n${receiver}`;
}

/** @type {import("./entries.js").Entry} */
export const embed = {
  id: "embed",
  fits: hasAddress,
  panel(taken) {
    const frame = frameCode(taken);
    return html`
      ${copyField(taken, { id: "element", label: taken.text("element"), text: elementCode(taken), rows: 4 })}
      ${frame && copyField(taken, { id: "frame", label: taken.text("frame"), text: frame, rows: 6 })}
    `;
  },
};
