// Content (Markdown and its words) and layouts become the static pages of dist/. Runs after Vite, whose manifest it reads.

import katex from "@vscode/markdown-it-katex";
import { formatNumber } from "./web/shared/numbers.js";
import { assetsOf } from "./web/site/build/assets.js";
import { chaptersIn, languages, words } from "./web/site/build/content.js";
import { phonesNumbers, starsNumbers } from "./web/site/build/fits.js";
import { gallery } from "./web/site/build/gallery.js";
import { headingIds } from "./web/site/build/heading-ids.js";
import { koreanMillions } from "./web/site/build/korean-millions.js";
import { dropTex } from "./web/site/build/lean-formulas.js";
import { predict, promptsOf, recall } from "./web/site/build/prompts.js";
import { springNumbers } from "./web/site/build/spring.js";
import { stillFit } from "./web/site/build/still-fit.js";
import { stills } from "./web/site/build/stills/stills.js";
import { stillSums, sumsNumbers } from "./web/site/build/sums.js";
import { withTakeBars } from "./web/site/build/take-bars.js";
import { webManifest } from "./web/site/build/web-manifest.js";
import { keepFormulasWhole, keepParticles } from "./web/site/build/whole-formulas.js";
import { contentSecurityPolicy } from "./web/site/csp.js";

const languageOf = (/** @type {any} */ data) => data.page.filePathStem.match(/^\/([a-z]{2})\//)?.[1] ?? "en";

/** The folders of a page's address: /en/why-squared-error/ has two. */
const folders = (/** @type {any} */ data) => String(data.page.url).split("/").filter(Boolean);

export default async function configure(/** @type {any} */ eleventy) {
  /** @type {any} */
  let markdown;
  eleventy.amendLibrary("md", (/** @type {any} */ md) => {
    markdown = md
      .set({ typographer: true })
      .use(katex.default ?? katex, { throwOnError: true })
      .use(dropTex)
      .use(headingIds)
      .use(keepFormulasWhole)
      .use(keepParticles);
  });

  const phones = await phonesNumbers();
  const starsCYG = await starsNumbers();
  eleventy.addGlobalData("phones", phones);
  const sums = await sumsNumbers();
  eleventy.addGlobalData("distances", sums.distances);
  eleventy.addGlobalData("stars", starsCYG);
  eleventy.addGlobalData("spring", await springNumbers());
  eleventy.addGlobalData("contentSecurityPolicy", contentSecurityPolicy);
  eleventy.addGlobalData("languages", languages);
  eleventy.addGlobalData("eleventyComputed", {
    lang: languageOf,
    words: (/** @type {any} */ data) => words(languageOf(data)).site,
    chapters: (/** @type {any} */ data) => chaptersIn(languageOf(data)),
    // From a page to the root: every address is relative, so that the book works from any sub-path.
    toRoot: (/** @type {any} */ data) => "../".repeat(folders(data).length) || "./",
    pathInLanguage: (/** @type {any} */ data) =>
      folders(data)
        .slice(1)
        .map((folder) => `${folder}/`)
        .join(""),
  });

  eleventy.addFilter("assetsOf", assetsOf);
  eleventy.addFilter("webManifest", webManifest);
  eleventy.addPassthroughCopy({ "web/site/icons": "icons" });
  eleventy.addFilter("promptsOf", promptsOf);
  eleventy.addFilter("gallery", gallery);
  eleventy.addFilter(
    "number",
    /** @this {any} */ function (/** @type {number} */ value, decimals = 0) {
      return formatNumber(value, languageOf(this), { decimals });
    },
  );
  eleventy.addFilter("millions", koreanMillions);
  eleventy.addFilter("withTakeBars", withTakeBars);
  eleventy.addShortcode(
    "still",
    /** @this {any} */ function (/** @type {string} */ losses, /** @type {"phones" | "starsCYG"} */ data = "phones") {
      return stillFit(data, { phones, starsCYG }[data], losses.split(" "), languageOf(this));
    },
  );
  const pictureOf = await stills();
  eleventy.addShortcode(
    "stillOf",
    /** @this {any} */ function (/** @type {string} */ name) {
      return pictureOf(name, languageOf(this));
    },
  );
  eleventy.addShortcode(
    "stillSums",
    /** @this {any} */ function () {
      return stillSums(sums, languageOf(this));
    },
  );
  eleventy.addPairedShortcode(
    "predict",
    (
      /** @type {string} */ explanation,
      /** @type {string} */ id,
      /** @type {any} */ prompts,
      /** @type {any} */ words,
    ) => predict(markdown, prompts[id], id, explanation, words),
  );
  eleventy.addShortcode("recall", (/** @type {any} */ cards) => recall(markdown, cards));

  return {
    dir: { input: "web/content", includes: "../site/layouts", data: "../site/data", output: "dist" },
    templateFormats: ["md", "njk"],
    markdownTemplateEngine: "liquid",
    htmlTemplateEngine: "njk",
  };
}
