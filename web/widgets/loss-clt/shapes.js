/** Small pictures of the shapes that a histogram can have: the reader's choices, before anything is drawn. */
import { html, svg } from "lit";

/** Outlines in a box of 48 by 26, standing on y = 24. @type {Readonly<Record<string, ReturnType<typeof svg>>>} */
const outlines = {
  bell: svg`<path d="M3 24C14 24 17 4 24 4S34 24 45 24Z" />`,
  flat: svg`<path d="M8 24V11H40V24Z" />`,
  slope: svg`<path d="M8 24V3C13 17 22 23 43 24Z" />`,
  towers: svg`<path d="M11 24V6H16V24ZM32 24V6H37V24Z" />`,
  tent: svg`<path d="M4 24C16 23 20 16 24 2C28 16 32 23 44 24Z" />`,
  needle: svg`<path d="M1 24V22.3C16 21.5 21 17 24 3C27 17 32 21.5 47 22.3V24Z" />`,
};

/** In the order in which they are offered. */
export const shapes = ["bell", "flat", "slope", "towers", "tent", "needle"];

/** What one cause looks like, by its id. @type {Readonly<Record<string, string>>} */
export const shapeOf = {
  uniform: "flat",
  exponential: "slope",
  "two-valued": "towers",
  laplace: "tent",
  cauchy: "needle",
};

/** @param {string} shape its name stands beside it */
export const pictured = (shape) =>
  html`<svg class="shape" viewBox="0 0 48 26" width="48" height="26" aria-hidden="true">
    ${outlines[shape]}<path class="ground" d="M1 24.5H47" />
  </svg>`;
