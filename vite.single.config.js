import { defineConfig } from "vite";
import { everythingInside } from "./scripts/single-file.mjs";
import { leanKatex } from "./web/site/lean-katex.js";
import { dropIndentation } from "./web/site/lean-templates.js";
import { papaparseAsModule } from "./web/site/papaparse-module.js";

/** Scripts that are one file each, classic ones: scripts/build.mjs names the entry and where it goes. */
export default defineConfig({
  appType: "custom",
  publicDir: false,
  plugins: [everythingInside(), leanKatex(), dropIndentation(), papaparseAsModule()],
  build: {
    emptyOutDir: false,
    reportCompressedSize: false,
    rolldownOptions: { treeshake: { propertyReadSideEffects: false } },
  },
});
