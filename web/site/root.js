// The root page lists the languages; a reader whose browser asks for one of them is taken there.
import { recall } from "../shared/storage.js";

const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[hreflang]"))];
const wanted = [recall("language", ""), ...navigator.languages];
for (const tag of wanted) {
  const link = links.find(({ hreflang }) => hreflang === String(tag).split("-")[0]);
  if (link) {
    location.replace(link.href);
    break;
  }
}
