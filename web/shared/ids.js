/** The words of an attribute, each once: however often a page repeats one. @param {string | null | undefined} text */
export const idsIn = (text) => [...new Set((text ?? "").split(/\s+/).filter(Boolean))];
