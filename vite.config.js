import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { contentSecurityPolicy } from "./web/site/csp.js";
import { leanKatex } from "./web/site/lean-katex.js";
import { dropIndentation } from "./web/site/lean-templates.js";
import { papaparseAsModule } from "./web/site/papaparse-module.js";

/**
 * Every page names the scripts and styles that it will need, so that what Vite wraps around each import() for this would be
 * dead weight.
 */
const noPreloads = {
  name: "no-preloads",
  apply: /** @type {const} */ ("build"),
  configResolved: (/** @type {{ plugins: readonly { name: string }[] }} */ { plugins }) => {
    const wrapper = plugins.findIndex(({ name }) => name === "native:import-analysis-build");
    if (wrapper < 0) throw new Error("vite.config.js: Vite's plugin that wraps import() has another name now");
    /** @type {{ name: string }[]} */ (plugins).splice(wrapper, 1);
  },
};

/**
 * Pages and scripts name many of these, and a hash does not compress: 42 bits of it tell editions apart. The same names for
 * threads, which use the page's engine.
 */
const names = { chunkFileNames: "assets/[name]-[hash:7].js", assetFileNames: "assets/[name]-[hash:7][extname]" };

export default defineConfig({
  base: "./", // every address is relative: the book works from any sub-path
  appType: "mpa",
  publicDir: false,
  resolve: { alias: { "@kurkle/color": fileURLToPath(new URL("web/shared/plain-color.js", import.meta.url)) } },
  plugins: [leanKatex(), dropIndentation(), papaparseAsModule(), noPreloads],
  build: {
    outDir: "dist",
    emptyOutDir: false, // the pages are beside it; scripts/build.mjs clears the assets
    assetsInlineLimit: 0, // the policy allows no data: fonts or modules
    modulePreload: false, // each page names what it will need itself
    manifest: "assets/manifest.json",
    reportCompressedSize: false,
    rolldownOptions: {
      // Chart.js's unused scales go only when reading a property counts as harmless.
      treeshake: { propertyReadSideEffects: false },
      output: {
        // The one address that other people's pages know.
        entryFileNames: ({ name }) => (name === "lossbook" ? "embed/[name].js" : names.chunkFileNames),
        ...names,
        // What every page needs, and what nearly every widget needs, in one file each: many small ones compress worse, and
        // cost a request each.
        codeSplitting: {
          groups: [
            {
              name: "words",
              test: /web\/shared\/(datasets|page-engine|strings|storage)|web\/embed\/sources/,
              priority: 1,
            },
            { name: "engines", test: /web\/engine\/(fits-of|load-module|arguments|loss-error)/ },
            {
              name: "shared",
              test: /web\/shared\/(?!points|mathml|shown|datasets|storage|strings|page-engine|player|slice|slider|surface)|node_modules\/(@?lit|chart\.js|@kurkle)/,
            },
          ],
        },
      },
      input: {
        main: "web/site/main.js",
        theme: "web/site/theme.js",
        root: "web/site/root.js",
        home: "web/site/styles/home.css", // of one page only
        gallery: "web/site/gallery.js",
        lossbook: "web/embed/lossbook.js",
        frame: "web/embed/frame.js",
      },
    },
  },
  worker: { rolldownOptions: { output: { ...names, entryFileNames: names.chunkFileNames } } },
  preview: {
    host: "127.0.0.1",
    // As on a project's pages: other people's pages, and frames that are sandboxes, may use scripts and their files.
    cors: false,
    headers: { "Content-Security-Policy": contentSecurityPolicy, "Access-Control-Allow-Origin": "*" },
  },
});
