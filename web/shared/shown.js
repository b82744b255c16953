/**
 * What a figure shows, as numbers: its points and the lines through them, or losses as functions.
 *
 * @typedef {object} Shown
 * @property {string} [title] of the data
 * @property {string} [xLabel] of the axis
 * @property {string} [yLabel]
 * @property {ArrayLike<number>} x as the fits know it; none where losses are shown as functions
 * @property {ArrayLike<number>} y
 * @property {number} [xOrigin] what is added to x where it is shown
 * @property {number} [degree] of the polynomials; lines unless given
 * @property {readonly ShownFit[]} fits
 * @property {readonly { loss: string, parameters: Record<string, number>, values: ArrayLike<number> }[]} [losses] as
 *   functions, each with its values at `residuals`
 * @property {readonly number[]} [residuals]
 *
 * @typedef {object} ShownFit
 * @property {string} loss
 * @property {Record<string, number>} parameters
 * @property {number | "mad" | "joint" | "s" | undefined} rule how the fit treats its scale, as engine.fit takes it
 * @property {ArrayLike<number>} coefficients intercept first, then rising powers
 * @property {number} scale that it found or was given
 * @property {boolean} [unique] whether no other coefficients are as good; so unless given
 * @property {string} [name] of the fit, where a loss has several
 */

export {};
