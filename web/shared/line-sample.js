import { html, svg } from "lit";
import { lossColor, palette } from "./palette.js";
import { currentScheme } from "./scheme.js";

/** Each marker in a box of ±5 around the middle of the sample. */
const markers = {
  circle: svg`<circle r="3.5" />`,
  rect: svg`<rect x="-3.2" y="-3.2" width="6.4" height="6.4" />`,
  triangle: svg`<path d="M0 -4.2L4 3H-4Z" />`,
  rectRot: svg`<path d="M0 -4.5L4.5 0L0 4.5L-4.5 0Z" />`,
  crossRot: svg`<path d="M-3.2 -3.2L3.2 3.2M-3.2 3.2L3.2 -3.2" />`,
  cross: svg`<path d="M-4.5 0H4.5M0 -4.5V4.5" />`,
  star: svg`<path d="M-4.5 0H4.5M0 -4.5V4.5M-3.2 -3.2L3.2 3.2M-3.2 3.2L3.2 -3.2" stroke-width="1.4" />`,
};

/**
 * A short piece of a loss's line, for legends and toggles. It is decoration: the name stands beside it.
 * @param {string} loss
 */
export function lineSample(loss) {
  const color = lossColor(loss, currentScheme());
  const { dash = [], marker = "circle", turned = 0, hollow = false } = palette[loss] ?? {};
  return html`<svg class="sample" viewBox="0 0 32 12" width="32" height="12" aria-hidden="true"
      fill=${color} stroke=${color} stroke-width="2">
    <path d="M0 6H32" fill="none" stroke-dasharray=${dash.join(" ") || "none"} />
    <g transform="translate(16 6) rotate(${turned})" fill=${hollow ? "var(--paper)" : color}>${markers[marker]}</g>
  </svg>`;
}
