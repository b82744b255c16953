/** The ends meet: what two ways found, digit by digit. */
import { html } from "lit";
import { hat, inline, sub } from "../../shared/mathml.js";
import { formatDigits } from "../../shared/numbers.js";

/** How many digits are compared: what a double holds, but for those that rounding on two ways may cost. */
const compared = 12;

/**
 * @param {object} view
 * @param {import("./trial.js").Trial} view.trial
 * @param {import("./figures.js").Figures} view.figures
 * @param {any} view.element
 */
export function digitsTable({ trial, figures, element }) {
  const { best, lossFit, lossScale } = trial;
  if (!best || !lossFit) return html`<p class="note">${element.errorText(trial.trouble)}</p>`;
  const [height, slope] = lossFit.coefficients;
  const rows = [
    { part: "height", symbol: hat(sub("β", 0)), likely: best.height, least: height },
    { part: "slope", symbol: hat(sub("β", 1)), likely: best.slope, least: slope },
    { part: "scale", symbol: hat(figures.letter), likely: best.scale, least: lossScale },
  ];
  return html`<table class="digits" part="digits" aria-label=${element.text("title-meet")}>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${element.text("likeliest")}</th>
          <th scope="col">${element.text("least")}</th>
          <th scope="col">${element.text("agree")}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(({ part, symbol, likely, least }) => {
          const [a, b] = [likely, least].map((value) => formatDigits(value, element.language, compared));
          const same = agreeing(a, b);
          return html`<tr>
            <th scope="row">
              <span class="unseen">${element.text(part)}</span><span aria-hidden="true">${inline(symbol)}</span>
            </th>
            <td>${digits(a, same)}</td>
            <td>${digits(b, same)}</td>
            <td class="count">${element.text("digits", { same: Math.min(compared, digitsIn(a.slice(0, same))), all: compared })}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    ${best.unique ? "" : html`<p class="note">${element.text("notUnique")}</p>`}`;
}

/** Those that agree are underlined. @param {string} text @param {number} same */
const digits = (text, same) => html`<span class="same">${text.slice(0, same)}</span>${text.slice(same)}`;

/** How many characters two numbers share at their beginning. @param {string} a @param {string} b */
export function agreeing(a, b) {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same;
}

/** Noughts before the first other digit say nothing. @param {string} text */
const digitsIn = (text) => text.replace(/^[−-]?0*\.?0*/, "").replace(/\D/g, "").length;
