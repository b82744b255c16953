/**
 * What a figure can be taken along as. Another one is a file that exports an Entry, a line in this list, and its words in
 * every web/content/<lang>/take.json.
 *
 * @typedef {object} Entry
 * @property {string} id also the key of its words, of which `label` is the button's
 * @property {(widget: Widget) => boolean} [fits] whether this figure has such a thing; every one unless given
 * @property {(taken: Taken) => void | Promise<void>} [action] done when the button is pressed, after the panel is there
 * @property {(taken: Taken) => unknown} [panel] what the button opens: a template of Lit
 *
 * @typedef {import("../../shared/element.js").LossElement & { readonly showing?: import("../../shared/shown.js").Shown }} Widget
 *   `showing` of one that fits points or draws losses
 *
 * @typedef {object} Taken what an entry works with
 * @property {Widget} widget as it is now; widget.state() says it as attributes
 * @property {HTMLElement} figure around it
 * @property {string} language
 * @property {(key: string, values?: Record<string, string | number>) => string} text the entry's words
 * @property {(words: string) => void} say shows and announces what happened
 * @property {(text: string, selector: string) => Promise<void>} copy to the clipboard, and says so; where that is not
 *   allowed, selects the field of the panel that the selector finds
 * @property {() => void} redraw the panel
 */
import { code } from "./code.js";
import { data } from "./data.js";
import { embed } from "./embed.js";
import { link } from "./link.js";
import { picture } from "./picture.js";

/** In their order. @type {readonly Entry[]} */
export const entries = [link, code, data, picture, embed];
