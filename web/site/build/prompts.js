// The HTML of <loss-predict> and <loss-recall> from a chapter's front matter. Without scripts they read as a question
// with its choices, replies and explanation, and as cards that open.

/** @typedef {{ renderInline: (text: string) => string }} Markdown */

/**
 * @param {Markdown} markdown
 * @param {{ question: string, answer: string, choices: Record<string, string>, replies: Record<string, string> }} prompt
 * @param {string} id
 * @param {string} explanation  Markdown, kept apart by blank lines so that it is rendered with the page
 * @param {Record<string, string>} words
 */
export function predict(markdown, { question, answer, choices, replies }, id, explanation, words) {
  const each = (/** @type {string} */ attribute, /** @type {Record<string, string>} */ texts) =>
    Object.entries(texts).map(([key, text]) => `<p ${attribute}${key}">${markdown.renderInline(text)}</p>`);
  return [
    `<section class="prompt">`,
    `<loss-predict id="${id}" answer="${answer}" choices="${Object.keys(choices).join(" ")}">`,
    `<p slot="question">${markdown.renderInline(question)}</p>`,
    ...each('slot="choice-', choices),
    `<details slot="explanation">`,
    `<summary>${words.answer}</summary>`,
    ...each('data-reply="', replies),
    `\n${explanation.trim()}\n`,
    `</details>`,
    `</loss-predict>`,
    `</section>`,
  ].join("\n");
}

/**
 * @param {Markdown} markdown
 * @param {{ id: string, question: string, answer: string }[]} cards
 */
export function recall(markdown, cards) {
  const each = cards.map(
    ({ id, question, answer }) =>
      `<details id="card-${id}" data-card="${id}"><summary>${markdown.renderInline(question)}</summary>` +
      `<p>${markdown.renderInline(answer)}</p></details>`,
  );
  return ['<loss-recall loading="lazy">', ...each, "</loss-recall>"].join("\n");
}

/**
 * What a chapter asks, as ids separated by spaces: its predictions and its cards.
 * @param {any[]} pages  every page, as Eleventy collects them
 * @param {string} lang
 * @param {string} id  the chapter
 */
export function promptsOf(pages, lang, id) {
  const { predictions = {}, cards = [] } = pages.find(({ url }) => url === `/${lang}/${id}/`)?.data ?? {};
  return {
    predictions: Object.keys(predictions).join(" "),
    cards: cards.map((/** @type {{ id: string }} */ card) => card.id).join(" "),
  };
}
