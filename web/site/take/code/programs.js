// What a figure shows as a program that fits it again, by library.

import { kerasProgram } from "./keras.js";
import { rProgram } from "./r.js";
import { sklearnProgram } from "./sklearn.js";
import { torchProgram } from "./torch.js";

export { lossPrograms } from "./functions.js";
export { isFromFile } from "./kinds.js";

/** @typedef {{ id: string, name: string, file: string, write: (shown: import("./kinds.js").Shown) => string }} Library */

/** @type {readonly Library[]} */
export const libraries = [
  { id: "pytorch", name: "PyTorch", file: "fit_pytorch.py", write: torchProgram },
  { id: "keras", name: "Keras", file: "fit_keras.py", write: kerasProgram },
  { id: "scikit-learn", name: "scikit-learn", file: "fit_sklearn.py", write: sklearnProgram },
  { id: "r", name: "R", file: "fit.R", write: rProgram },
];
