/** The verdict in words: a hypothesis about the noise, with its evidence and its reservations. */
import { html, nothing } from "lit";
import { formatNumber } from "../../shared/numbers.js";
import { comparedNoises } from "./run.js";
import { verdictOf } from "./verdict.js";

/** @param {import("./run.js").Run} run @returns {import("./verdict.js").Verdict | undefined} once all noises have been tried */
export function verdictOfRun({ noises, used, outcomes }) {
  const coefficients = outcomes.find(({ fit }) => fit)?.fit?.coefficients.length;
  const isWhole = noises.length === comparedNoises.length && !noises.some(({ error }) => error?.code === "cancelled");
  if (!coefficients || !isWhole) return undefined;
  const found = noises.flatMap(({ noise, fit }) => (fit ? [{ noise, logLikelihood: -fit.objective }] : []));
  return verdictOf(found, { rows: used.y.length, coefficients });
}

/** @param {{ run: import("./run.js").Run, element: any }} view */
export function verdictView({ run, element }) {
  const verdict = verdictOfRun(run);
  if (!verdict) return nothing;
  return html`<section class="verdict" part="verdict" aria-label=${element.text("verdict")}>
    <p class="says">${verdictText(verdict, run, element)}</p>
    <p class="note">${element.text("reservation")}</p>
    ${likelihoods({ run, element })}
  </section>`;
}

/** @param {import("./verdict.js").Verdict} verdict @param {import("./run.js").Run} run @param {any} element */
export function verdictText({ kind, best, gain, alike }, run, element) {
  const text = (/** @type {string} */ key, /** @type {any} */ values = {}) => element.text(key, values);
  const names = (/** @type {readonly string[]} */ ids) => ids.map((id) => text(`noise-${id}`)).join(", ");
  const values = {
    n: formatNumber(run.used.y.length, element.language, { digits: 7 }),
    best: text(`noise-${best}`),
    gain: formatNumber(gain, element.language, { decimals: 1 }),
    suits: text(`suits-${best}`),
  };
  const said = text(`verdict-${kind}`, values);
  const others = alike.filter((noise) => noise !== "gaussian");
  const more =
    kind === "leaning" || kind === "clear"
      ? alike
      : kind === "normal" && best !== "gaussian"
        ? [best, ...others]
        : others;
  if (kind === "few" || kind === "exact" || more.length === 0) return said;
  return `${said} ${text(kind === "normal" ? "alike-normal" : "alike", { names: names(more) })}`;
}

/** @param {{ run: import("./run.js").Run, element: any }} view */
function likelihoods({ run, element }) {
  const number = (/** @type {number} */ value) => formatNumber(value, element.language, { decimals: 1 });
  const normal = run.noises.find(({ noise }) => noise === "gaussian")?.fit;
  return html`<details class="likelihoods">
    <summary>${element.text("likelihoods")}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${element.text("likelihoods")}>
    <table>
      <thead>
        <tr>
          <th scope="col">${element.text("noise")}</th>
          <th scope="col" class="number">${element.text("logLikelihood")}</th>
          <th scope="col" class="number">${element.text("againstNormal")}</th>
        </tr>
      </thead>
      <tbody>
        ${run.noises.map(
          ({ noise, fit, error }) => html`<tr>
            <th scope="row">${element.text(`noise-${noise}`)}</th>
            ${
              fit
                ? html`<td class="number">${number(-fit.objective)}</td>
                  <td class="number">${normal ? signed(normal.objective - fit.objective, number) : "—"}</td>`
                : html`<td colspan="2" class="reason">${element.errorText(error)}</td>`
            }
          </tr>`,
        )}
      </tbody>
    </table></div>
  </details>`;
}

/** @param {number} value @param {(value: number) => string} number */
const signed = (value, number) => `${value > 0 ? "+" : ""}${number(value)}`;
