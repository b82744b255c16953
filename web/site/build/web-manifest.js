// What a system must know to install the book: a manifest for each language, all with the whole book as their scope.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const theme = readFileSync(fileURLToPath(new URL("../../shared/theme.css", import.meta.url)), "utf8");

/** The first value of a token of the theme: that of light colours. A manifest knows no others. */
const token = (/** @type {string} */ name) => theme.match(new RegExp(`--loss-${name}:\\s*([^;]+);`))?.[1];

/** The pictures of `web/site/icons/`. scripts/icons.mjs draws the PNG files. */
const icons = [
  { src: "../icons/icon.svg", sizes: "any", type: "image/svg+xml" },
  ...[192, 512].map((size) => ({ src: `../icons/icon-${size}.png`, sizes: `${size}x${size}`, type: "image/png" })),
  { src: "../icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
];

/** @param {{ tag: string, tagline: string }} language @see https://www.w3.org/TR/appmanifest/ */
export const webManifest = ({ tag, tagline }) => ({
  name: "Lossbook",
  short_name: "Lossbook",
  description: tagline,
  lang: tag,
  start_url: "./", // addresses are relative to the manifest's: its own language's home page
  scope: "../",
  display: "minimal-ui", // with a way back: it is a book with links
  background_color: token("paper"),
  theme_color: token("paper"),
  icons,
});
