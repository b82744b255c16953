/** The attributes of <loss-mle> as properties; its doc comment says what they mean. */
import { LossElement } from "../../shared/element.js";
import { algebras } from "./noises.js";
import { steps } from "./steps.js";

export class AttributeElement extends LossElement {
  static properties = {
    datasetId: { attribute: "dataset" }, // every element has a `dataset` of its own
    noise: {},
    noises: {},
    step: {},
    steps: {},
    tau: { type: Number },
    delta: { type: Number },
    nu: { type: Number },
    addressed: { type: Boolean },
    changes: { attribute: "points" },
    line: {},
    shown: { type: Boolean, attribute: "best" },
    heard: { state: true },
  };

  constructor() {
    super();
    this.datasetId = "spring";
    this.noise = "gaussian";
    this.noises = Object.keys(algebras).join(" ");
    this.step = "";
    this.steps = steps.map(({ id }) => id).join(" ");
    /** @type {number | undefined} */
    this.tau = undefined;
    /** @type {number | undefined} */
    this.delta = undefined;
    /** @type {number | undefined} */
    this.nu = undefined;
    this.addressed = false;
    this.changes = "";
    this.line = "";
    this.shown = false;
    this.heard = "";
  }

  /** Shows or hides the best line. @param {unknown} [shown] anything but a boolean turns it over */
  toggleBest = (shown) => {
    this.shown = typeof shown === "boolean" ? shown : !this.shown;
  };
}
