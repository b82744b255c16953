// A smaller engine, for pages that only evaluate and fit losses: the same functions from a smaller module.

import { createFits } from "./create-fits.js";
import { loaderOf } from "./load-module.js";
import createModule from "./wasm/fits.js";

export const loadFits = loaderOf(createModule, new URL("./wasm/fits.wasm", import.meta.url), createFits);
