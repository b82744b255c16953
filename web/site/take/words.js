// The words of the bars, which come with them.

const words = import.meta.glob("../../content/*/take.json", { import: "default" });

/** @param {string} language @returns {Promise<any>} */
export const takeWords = (language) => words[`../../content/${language}/take.json`]();
