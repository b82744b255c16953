/**
 * What is fitted, as numbers: the rows that are used, and the fits that have come.
 * @param {import("./model.js").Table} table
 * @param {import("./run.js").Run} run
 * @returns {import("../../shared/shown.js").Shown}
 */
export function shownOf({ columns }, { used, model, fitted }) {
  const { response, predictors, degree } = model;
  const nameOf = (/** @type {number} */ j, /** @type {string} */ otherwise) => columns[j].name || otherwise;
  const fits = fitted.map(({ choice, fit }) => ({ ...choice, rule: choice.scale, ...fit }));
  const data = { y: used.y, yLabel: nameOf(response, "y"), fits };
  if (predictors.length === 0) return { ...data, x: [], degree: 0 };
  if (predictors.length === 1) return { ...data, x: used.x[0], xLabel: nameOf(predictors[0], "x"), degree };
  return {
    ...data,
    x: [],
    predictors: predictors.map((j, i) => ({ label: nameOf(j, `x${i + 1}`), values: used.x[i] })),
  };
}
