/** The pictures of the fits, each with its axes named. */
import { html, nothing } from "lit";
import { formatNumber } from "../../shared/numbers.js";
import { mostPoints } from "./panels.js";
import { nameOf } from "./summary.js";

/** Made once for each panel, so that a chart that stays the same is not drawn again. @type {WeakMap<object, import("./chart.js").Picture>} */
const pictures = new WeakMap();

/** @param {import("./panels.js").Panel} panel */
export function pictureOf(panel) {
  const made = pictures.get(panel) ?? madeOf(panel);
  pictures.set(panel, made);
  return made;
}

/** @param {import("./panels.js").Panel} panel @returns {import("./chart.js").Picture} */
function madeOf({ x, y, lines, limits, paint }) {
  const points = paint ? [] : Array.from(x, (at, i) => ({ x: at, y: y[i] }));
  return { points, lines, limits, paint };
}

/**
 * @param {object} view
 * @param {import("./run.js").Run} view.run
 * @param {import("./csv/read.js").Table} view.table
 * @param {any} view.element
 */
export function panelsView({ run, table, element }) {
  const { panels, model, used } = run;
  const text = (/** @type {string} */ key, /** @type {any} */ values = {}) => element.text(key, values);
  const response = nameOf(element, table, model.response);
  const n = formatNumber(used.y.length, element.language, { digits: 7 });
  const isPartial = panels.length > 1;
  return html`<section class="panels" part="panels" aria-label=${text("pictures")}>
    ${isPartial ? html`<p class="note">${text("partial")}</p>` : nothing}
    ${used.y.length > mostPoints ? html`<p class="note">${text("image", { n })}</p>` : nothing}
    <div class=${isPartial ? "many" : "one"}>
      ${panels.map(({ predictor }, i) => {
        const name = predictor === undefined ? text("rowNumber") : nameOf(element, table, model.predictors[predictor]);
        return html`<figure>
          <p class="axis" aria-hidden="true"><bdi>${response}</bdi></p>
          <div class="plot" part="plot">
            <canvas role="img" data-picture=${`panel ${i}`} aria-label=${text("pictureAlt", { n, x: name, y: response })}></canvas>
          </div>
          <p class="axis x" aria-hidden="true"><bdi>${name}</bdi></p>
        </figure>`;
      })}
    </div>
  </section>`;
}
