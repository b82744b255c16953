/** @param {any} eleventy */
export default function configure(eleventy) {
  eleventy.ignores.add("README.md");
  eleventy.ignores.add("{jekyll,hugo}/**");

  // A figure of the book in a post. In one line, so that Markdown leaves it alone.
  eleventy.addShortcode(
    "lossbook",
    (/** @type {string} */ tag, attributes = "", caption = "") =>
      `<figure><${tag} ${attributes}></${tag}>${caption && `<figcaption>${caption}</figcaption>`}</figure>`,
  );
}
