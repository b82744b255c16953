/** The two charts of the picture, made when there is room for them and let go of together. */
import { placeHandles } from "../../shared/points/handles.js";
import { placeGrips } from "./grips.js";
import { LowerChart } from "./lower.js";
import { pictureOf } from "./pictures.js";
import { Plot } from "./plot.js";

export class Charts {
  /** The upper one, which knows places. @type {Plot | undefined} */
  plot;
  /** @type {LowerChart | undefined} */
  #lower;

  /**
   * @param {ParentNode} root with the two canvases, or without them yet
   * @param {import("./plot.js").Scene & { figures: import("./figures.js").Figures }} scene
   */
  update(root, scene) {
    const [above, below] = root.querySelectorAll("canvas");
    if (!above || !below) return this.destroy();
    const { trial, step, figures, language } = scene;
    const place = () => {
      if (!this.plot) return;
      placeHandles(root, this.plot, trial.points);
      placeGrips(root, this.plot, trial);
    };
    if (this.plot) this.plot.draw(scene);
    else this.plot = new Plot(above, scene, place);
    const picture = pictureOf(step.lower, trial, figures);
    const loss = trial.noise?.loss ?? "";
    if (this.#lower) this.#lower.draw(loss, picture);
    else this.#lower = new LowerChart(below, loss, picture, language);
    place();
  }

  destroy() {
    this.plot?.destroy();
    this.#lower?.destroy();
    this.plot = undefined;
    this.#lower = undefined;
  }
}
