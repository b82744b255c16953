// Which files are C++ sources of ours.

import { readdirSync } from "node:fs";
import { root } from "./setup.mjs";

/** Paths from the root of the repository. */
export const cppFiles = () =>
  ["cpp", "tests/cpp", "tests/fuzz"].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(h|cpp)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
