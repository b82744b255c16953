/** The address of this page with the figure as it is now. */
import { queryOf } from "../../embed/query.js";
import { copyField } from "./copy-field.js";
import { hasAddress } from "./embed.js";

/** @param {import("./entries.js").Taken} taken @returns {string | undefined} none where it would be too long */
export function addressOf({ widget, figure }) {
  const query = queryOf(widget.state(), { figure: widget.id });
  return query && `${location.origin}${location.pathname}?${query}#${figure.id}`;
}

/** @type {import("./entries.js").Entry} */
export const link = {
  id: "link",
  fits: hasAddress,
  panel(taken) {
    const text = addressOf(taken);
    return text ? copyField(taken, { id: "address", label: taken.text("about"), text }) : taken.text("tooLong");
  },
  async action(taken) {
    const text = addressOf(taken);
    if (text) await taken.copy(text, "#address");
  },
};
