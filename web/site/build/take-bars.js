// Under every live figure of a chapter: the button of the bar by which a reader takes it along (web/site/take/).

const figure = /(<figure\b[^>]*\bclass="[^"]*\blive\b[^"]*"[^>]*>[\s\S]*?<\/loss-[a-z]+>)/g;

/** @param {string} html of a chapter @param {string} label */
export const withTakeBars = (html, label) =>
  html.replace(figure, `$1\n<div class="take"><button type="button" aria-expanded="false">${label}</button></div>`);
