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

  /** @type {import("./trial.js").Trial | undefined} */
  #trial;

  /**
   * The lower chart first: what the upper one puts over itself makes the next chart ask for all styles anew.
   * @param {ParentNode} root with the two canvases, or without them yet
   * @param {import("./plot.js").Scene & { figures: import("./figures.js").Figures }} scene
   */
  update(root, scene) {
    const [above, below] = root.querySelectorAll("canvas");
    if (!above || !below) return this.destroy();
    const { trial, step, figures, language } = scene;
    this.#trial = trial;
    const picture = pictureOf(step.lower, trial, figures);
    const loss = trial.noise?.loss ?? "";
    if (this.#lower) this.#lower.draw(loss, picture);
    else this.#lower = new LowerChart(below, loss, picture, language);
    if (this.plot) return this.plot.draw(scene);
    this.plot = new Plot(above, scene, () => this.#place(root));
    this.#place(root);
  }

  /** Puts the handles where the upper chart has their places. @param {ParentNode} root */
  #place(root) {
    if (!this.plot || !this.#trial) return;
    placeHandles(root, this.plot, this.#trial.points);
    placeGrips(root, this.plot, this.#trial);
  }

  destroy() {
    this.plot?.destroy();
    this.#lower?.destroy();
    this.plot = undefined;
    this.#lower = undefined;
  }
}
