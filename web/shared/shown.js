/**
 * What a figure shows, as numbers: its points and the lines through them, or losses as functions.
 *
 * @typedef {object} Shown
 * @property {string} [title] of the data
 * @property {string} [xLabel] of the axis
 * @property {string} [yLabel]
 * @property {ArrayLike<number>} x as the fits know it; none of degree 0, or where losses are shown as functions
 * @property {ArrayLike<number>} y
 * @property {number} [xOrigin] what is added to x where it is shown
 * @property {number} [degree] of the polynomials; lines unless given; 0 where one number is fitted to all of y
 * @property {readonly Column[]} [predictors] several columns, each with a coefficient of its own, in place of x
 * @property {readonly ShownFit[]} fits
 * @property {readonly { loss: string, parameters: Record<string, number>, values: ArrayLike<number> }[]} [losses] as
 *   functions, each with its values at `residuals`
 * @property {readonly number[]} [residuals]
 * @property {readonly Column[]} [table] what is saved as data where that is not the points
 *
 * @typedef {{ label: string, values: ArrayLike<number> }} Column
 *
 * @typedef {object} ShownFit
 * @property {string} loss
 * @property {Record<string, number>} parameters
 * @property {number | "mad" | "joint" | "s" | undefined} rule how the fit treats its scale, as engine.fit takes it
 * @property {ArrayLike<number>} coefficients intercept first, then rising powers or the predictors in their order
 * @property {number} scale that it found or was given
 * @property {boolean} [unique] whether no other coefficients are as good; so unless given
 * @property {string} [name] of the fit, where a loss has several
 *
 * @typedef {{ loss: import("../engine/engine.js").LossId, parameters: Record<string, number> }} Choice
 */

/**
 * The losses fitted to data; one that has no fit is left out.
 * @param {import("../engine/engine.js").FitEngine} engine
 * @param {readonly (Choice & { scale?: any })[]} choices
 * @param {{ x?: any, y: any }} data
 * @returns {ShownFit[]}
 */
export function fitsOf(engine, choices, { x, y }) {
  return choices.flatMap((choice) => {
    try {
      return [{ ...choice, rule: choice.scale, ...engine.fit({ ...choice, x, y }) }];
    } catch {
      return [];
    }
  });
}

/**
 * Losses as functions, each with its values at a few residuals, and at many as a table.
 * @param {import("./element.js").LossElement} widget
 * @param {readonly Choice[]} choices
 * @param {number} range the residuals go from −range to range
 * @returns {Shown}
 */
export function functionsOf(widget, choices, range) {
  const valuesAt = (/** @type {Choice} */ { loss, parameters }, /** @type {readonly number[]} */ residuals) =>
    widget.engine.evaluate({ loss, parameters, residuals }).value;
  const residuals = [-1, -0.5, -0.25, 0, 0.25, 0.5, 1].map((share) => share * range);
  const losses = choices.map(({ loss, parameters }) => {
    return { loss, parameters, values: valuesAt({ loss, parameters }, residuals) };
  });
  const fine = Array.from({ length: 121 }, (_, i) => (range * (i - 60)) / 60);
  const columns = losses.map((choice) => ({
    label: widget.lossText(choice.loss),
    values: valuesAt(/** @type {Choice} */ (choice), fine),
  }));
  return { x: [], y: [], fits: [], losses, residuals, table: [{ label: "r", values: fine }, ...columns] };
}
