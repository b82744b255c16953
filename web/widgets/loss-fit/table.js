/**
 * The points as numbers to edit. What is not a number stays in its field with a message beside it, and the point stays
 * where it was.
 */
import { html, noChange, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";

/** Widgets whose table has been open: until then its rows would only cost time, at every step of a drag. @type {WeakSet<object>} */
const opened = new WeakSet();

/**
 * @param {object} view
 * @param {import("./figure.js").Figure} view.figure
 * @param {ReadonlySet<string>} view.invalid fields ("3-x") whose text is no number
 * @param {number} view.edition another number makes all fields anew, without what was typed into them
 * @param {(field: string, isValid: boolean) => void} view.judge
 * @param {any} view.element
 */
export function dataTable(view) {
  const { figure, invalid, element } = view;
  const { editing, words, rows } = figure;
  const { language } = element;
  const open = () => {
    opened.add(element);
    element.requestUpdate();
  };
  return html`<details class="data" part="table" @toggle=${open}>
    <summary>${element.text("table")}</summary>
    <table aria-label=${element.text("table")}>
      <thead>
        <tr>
          <th scope="col">${element.text("pointNumber")}</th>
          <th scope="col">${words.names.x}</th>
          <th scope="col">${words.names.y}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          opened.has(element) ? rows : [],
          ({ point }) => `${view.edition}-${point.id}`,
          ({ point, number }) => {
            const isChosen = figure.isMany && point.id === editing.active;
            const wrong = ["x", "y"].map((axis) => invalid.has(`${point.id}-${axis}`));
            return guard([point, number, isChosen, ...wrong, words, language], () =>
              row(view, point, number, isChosen),
            );
          },
        )}
      </tbody>
    </table>
    ${
      editing.fixed
        ? nothing
        : html`<button type="button" part="button" @click=${() => editing.addAt(editing.middle)}>
            ${element.text("addRow")}
          </button>`
    }
  </details>`;
}

/**
 * Drawn again only when its point, or what is wrong with it, is another.
 * @param {Parameters<typeof dataTable>[0]} view
 * @param {import("../../shared/points/model.js").Point} point
 * @param {number} number
 * @param {boolean} isChosen
 */
function row(view, point, number, isChosen) {
  const { element, figure } = view;
  const { editing, words } = figure;
  return html`<tr aria-current=${isChosen || nothing}>
    <th scope="row">${number}</th>
    <td>${field(view, point, "x", number)}</td>
    <td>${field(view, point, "y", number)}</td>
    <td>
      ${
        editing.fixed
          ? nothing
          : html`<button
        type="button"
        class="icon"
        aria-label=${element.text("removeRow", { point: words.point(point) })}
        @click=${() => editing.remove(point.id)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 7l10 10M17 7 7 17" /></svg>
      </button>`
      }
    </td>
  </tr>`;
}

/**
 * @param {Parameters<typeof dataTable>[0]} view
 * @param {import("../../shared/points/model.js").Point} point
 * @param {"x" | "y"} axis
 * @param {number} number of the row
 */
function field({ figure, invalid, judge, element }, point, axis, number) {
  const { words } = figure;
  const key = `${point.id}-${axis}`;
  const isInvalid = invalid.has(key);
  const origin = axis === "x" ? words.origin : 0;
  const shown = String(Number((point[axis] + origin).toPrecision(figure.isMany ? 6 : 12)));
  /** @param {Event} event */
  const change = (event) => {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    const typed = value.trim() === "" ? Number.NaN : Number(value);
    judge(key, Number.isFinite(typed));
    if (Number.isFinite(typed) && value !== shown) figure.edit(point.id, { [axis]: typed - origin });
  };
  return html`<input
      type="number"
      step="any"
      aria-label="${words.names[axis]}, ${element.text("pointNumber")} ${number}"
      aria-invalid=${isInvalid}
      aria-describedby=${isInvalid ? `error-${key}` : nothing}
      .value=${isInvalid ? noChange : shown}
      @change=${change}
    />
    ${
      isInvalid
        ? html`<p class="field-error" id="error-${key}" role="alert">
            ${element.text("notNumber", { value: shown })}
          </p>`
        : nothing
    }`;
}
