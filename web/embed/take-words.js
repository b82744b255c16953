// The words of what is taken along: of the bars, and of what could not be read of a link.

const words = import.meta.glob("../content/*/take.json", { import: "default" });

/** @param {string} language @returns {Promise<any>} */
export const takeWords = (language) => words[`../content/${language}/take.json`]();
