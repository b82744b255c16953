// The numbers that the chapter on likelihood quotes of the spring: computed by the engine when the pages are built, from
// the same data that its live figures start with.

import { readFileSync } from "node:fs";
import { loadEngine } from "../../engine/engine.js";

/** The noises of the chapter, under the names by which its text finds their numbers. */
const noises = {
  gaussian: { noise: "gaussian" },
  laplace: { noise: "laplace" },
  asymmetric: { noise: "asymmetric-laplace", parameters: { tau: 0.9 } },
  huber: { noise: "huber" },
  secant: { noise: "hyperbolic-secant" },
  cauchy: { noise: "cauchy" },
  student: { noise: "student-t" },
};

/** @returns the spring and, by noise, its likeliest line, scale and log-likelihood */
export async function springNumbers() {
  const data = JSON.parse(readFileSync(new URL("../../data/spring.json", import.meta.url), "utf8"));
  const engine = await loadEngine();
  const { x, y } = data;
  const fits = Object.entries(noises).map(([name, asked]) => {
    const options = /** @type {import("../../engine/engine.js").NoiseFitOptions} */ ({ ...asked, x, y });
    const { coefficients, scale, objective } = engine.fit(options);
    return [name, { height: coefficients[0], slope: coefficients[1], scale, logLikelihood: -objective }];
  });
  return { ...data, ...Object.fromEntries(fits) };
}
