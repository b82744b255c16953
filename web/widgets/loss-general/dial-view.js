/** One dial: loss, weight and density at α and c, among the named losses. */
import { html } from "lit";
import { formatNumber } from "../../shared/numbers.js";
import { functionsOf } from "../../shared/shown.js";
import { dialSlider, named, namedButtons, whereIs } from "./alphas.js";

/** @typedef {import("./loss-general.js").LossGeneral} LossGeneral */
/** @typedef {"value" | "weight" | "density"} Quantity */

const range = 6;
const residuals = Float64Array.from({ length: 121 }, (_, i) => (range * (i - 60)) / 60);
const quantities = /** @type {const} */ ([
  { id: "value", symbol: "ρ(r)", top: 6 },
  { id: "weight", symbol: "w(r)", top: 1.1 },
  { id: "density", symbol: "p(r)", top: 0.45 },
]);

export class DialView {
  /** @param {LossGeneral} widget */
  constructor(widget) {
    this.widget = widget;
  }

  /** Those of the named losses, which stay while α moves. @type {{ c: number, answers: Map<number, any> } | undefined} */
  #named;

  get alpha() {
    return this.widget.alpha;
  }

  begin() {}

  get showing() {
    const { alpha, c } = this.widget;
    return functionsOf(this.widget, [{ loss: "general", parameters: { alpha, c } }], range);
  }

  /** @param {number} _alpha is where it stands already */
  put(_alpha) {}

  destroy() {}

  /** @returns {unknown} */
  template() {
    const { widget } = this;
    const { alpha, c } = widget;
    const set = (/** @type {number} */ value) => widget.turn({ alpha: value });
    return html`
      ${namedButtons(widget, alpha, set)}
      <div class="dials">
        ${dialSlider(widget, { name: "alpha", symbol: "α", value: alpha, min: -10, max: 2, step: 0.1, endless: true }, set)}
        ${dialSlider(widget, { name: "c", symbol: "c", value: c, min: 0.3, max: 3, step: 0.1 }, (value) => widget.turn({ c: value }))}
      </div>
      <p class="where">${this.sentence()}</p>
      <div class="three">
        ${quantities.map(
          ({ id, symbol }) => html`<figure class=${id}>
            <figcaption>${widget.text(id)} <i>${symbol}</i></figcaption>
            <div class="frame"><canvas role="img" aria-label="${widget.text(id)}. ${this.sentence()}"></canvas>
              ${id === "density" && alpha < 0 ? html`<p class="none">${widget.text("noDensity")}</p>` : ""}
            </div>
          </figure>`,
        )}
      </div>`;
  }

  sentence() {
    const { widget } = this;
    const alpha = formatNumber(widget.alpha, widget.language);
    return `α = ${alpha}: ${whereIs(widget, widget.alpha)} ${widget.text(widget.alpha >= 1 ? "convex" : "redescends")}`;
  }

  /** @returns {import("./curve-chart.js").CurveScene[]} */
  scenes() {
    const { engine, alpha, c } = this.widget;
    const at = (/** @type {number} */ value) =>
      engine.evaluate({ loss: "general", parameters: { alpha: value, c }, residuals });
    const chosen = at(alpha);
    if (this.#named?.c !== c) this.#named = { c, answers: new Map(named.map((mark) => [mark.alpha, at(mark.alpha)])) };
    const { answers } = this.#named;
    const others = [...answers.keys()].filter((mark) => mark !== alpha).map((mark) => answers.get(mark));
    return quantities.map(({ id, top }) => {
      const curve = (/** @type {any} */ answer) =>
        Array.from(answer[id] ?? [], (y, i) => ({ x: residuals[i], y: id === "weight" ? y * c * c : y }));
      const high = id === "density" ? top / c : top;
      return {
        curves: [
          { points: curve(chosen), loss: "general" },
          ...others.map((answer) => ({ points: curve(answer), faint: true })),
        ],
        x: { min: -range, max: range },
        y: { min: 0, max: high },
      };
    });
  }
}
