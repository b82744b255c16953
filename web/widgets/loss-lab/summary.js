/** What was read and how, what was left out and why; and the switches for what was only guessed. */
import { html, nothing } from "lit";
import { formatNumber } from "../../shared/numbers.js";

/** A column's name, as text. @param {any} element @param {import("./csv/read.js").Table} table @param {number} j */
export const nameOf = (element, { columns }, j) => columns[j].name || element.text("column", { n: j + 1 });

/**
 * @param {object} view
 * @param {import("./csv/read.js").Table} view.table
 * @param {string} view.title
 * @param {import("./model.js").Used | undefined} view.used
 * @param {boolean} view.isSample whose layout is no question
 * @param {import("./csv/read.js").Wishes} view.wishes
 * @param {(wishes: import("./csv/read.js").Wishes) => void} view.readAgain
 * @param {any} view.element
 */
export function summaryView(view) {
  const { table, title, used, isSample, element } = view;
  const text = (/** @type {string} */ key, /** @type {any} */ values = {}) => element.text(key, values);
  const number = (/** @type {number} */ n) => formatNumber(n, element.language, { digits: 7 });
  const left = table.rows - (used?.rows.length ?? 0);
  const others = table.columns.map((_, j) => j).filter((j) => table.columns[j].kind !== "number");
  return html`<section class="summary" part="summary" aria-label=${text("summary")}>
    <p class="title">
      <strong>${title}</strong> ${text("size", { rows: number(table.rows), columns: number(table.columns.length) })}
      ${table.cut.rows ? text("cutRows", { rows: number(table.rows) }) : nothing}
      ${table.cut.columns ? text("cutColumns", { columns: number(table.columns.length) }) : nothing}
    </p>
    ${
      others.length > 0
        ? html`<p class="note">
          ${others.slice(0, 12).map((j) => html`<span class="not-numbers"><bdi>${nameOf(element, table, j)}</bdi>: ${text(`kind-${table.columns[j].kind}`)}</span> `)}
          ${others.length > 12 ? "…" : nothing}
        </p>`
        : nothing
    }
    ${left > 0 && used ? rejectedView(view, used.rejected, left) : nothing}
    ${isSample ? nothing : layoutView(view)}
  </section>`;
}

/** @param {Parameters<typeof summaryView>[0]} view @param {readonly import("./model.js").Rejected[]} rejected @param {number} left how many rows are left out */
function rejectedView({ table, element }, rejected, left) {
  const number = (/** @type {number} */ n) => formatNumber(n, element.language, { digits: 7 });
  return html`<details class="rejected">
    <summary>${element.text("leftOut", { n: number(left) })}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${element.text("leftOut", { n: number(left) })}><ul>
      ${rejected.map(({ line, reason, column, written }) => {
        const name = column === undefined ? "" : nameOf(element, table, column);
        const said = element.text(`why-${reason}`, { line: number(line) });
        return html`<li>
          ${said} ${name ? html`<bdi class="cell-name">${name}</bdi>` : nothing}${written ? html`: <code>${written}</code>` : nothing}
        </li>`;
      })}
    </ul></div>
    ${left > rejected.length ? html`<p class="note">${element.text("andMore", { n: number(left - rejected.length) })}</p>` : nothing}
  </details>`;
}

const delimiters = { "\t": "tab", ";": "semicolon", ",": "comma", "|": "bar" };

/** @param {Parameters<typeof summaryView>[0]} view */
function layoutView({ table, readAgain, wishes, element }) {
  const { delimiter, decimal, header, encoding } = table.layout;
  const value = (/** @type {Event} */ { target }) => /** @type {HTMLSelectElement} */ (target).value;
  return html`<details class="layout">
    <summary>${element.text("layout")}</summary>
    <div class="fields">
      <label>
        ${element.text("delimiter")}
        <select @change=${(/** @type {Event} */ event) => readAgain({ ...wishes, delimiter: value(event) })}>
          ${Object.entries(delimiters).map(
            ([sign, name]) =>
              html`<option value=${sign} .selected=${sign === delimiter}>${element.text(`delimiter-${name}`)}</option>`,
          )}
        </select>
      </label>
      <label>
        ${element.text("decimal")}
        <select
          @change=${(/** @type {Event} */ event) =>
            readAgain({ ...wishes, decimal: /** @type {"." | ","} */ (value(event)) })}
        >
          ${[".", ","].map(
            (sign) =>
              html`<option value=${sign} .selected=${sign === decimal}>${element.text(`decimal-${sign === "," ? "comma" : "point"}`)}</option>`,
          )}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          .checked=${header}
          @change=${() => readAgain({ ...wishes, header: !header })}
        />
        ${element.text("header")}
      </label>
      ${encoding ? html`<span class="note">${element.text("encoding", { encoding: encoding === "euc-kr" ? "CP949" : encoding.toUpperCase() })}</span>` : nothing}
    </div>
  </details>`;
}
