import { Later } from "./later.js";
import { thread } from "./thread.js";

/** Fits of all points in the thread. @param {() => void} arrived */
export const fitsInThread = (arrived) =>
  new Later((choice, /** @type {import("../../shared/points/model.js").Points} */ points) => {
    const [x, y] = [points.map((point) => point.x), points.map((point) => point.y)];
    return thread.call("fit", { ...choice, x, y });
  }, arrived);
