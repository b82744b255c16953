// node build-preset.mjs <preset>: a process of its own for a C++ build, because one that fails ends its process.

import { buildPreset } from "../cmake.mjs";

buildPreset(process.argv[2], ...process.argv.slice(3));
