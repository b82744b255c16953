/** The attributes of <loss-fit> as properties; its doc comment says what they mean. */
import { LossElement } from "../../shared/element.js";

export class AttributeElement extends LossElement {
  static properties = {
    datasetId: { attribute: "dataset" }, // every element has a `dataset` of its own
    datasets: {},
    n: { type: Number },
    noise: {},
    contamination: { type: Number },
    kind: {},
    seed: { type: Number },
    losses: {},
    residuals: {},
    weights: {},
    influence: { type: Number },
    delta: { type: Number },
    tau: { type: Number },
    epsilon: { type: Number },
    c: { type: Number },
    alpha: { type: Number },
    scale: {},
    changes: { attribute: "points" },
    unseen: {},
  };

  constructor() {
    super();
    this.datasetId = "";
    this.datasets = "";
    this.n = 50;
    this.noise = "gaussian";
    this.contamination = 0.1;
    this.kind = "vertical";
    this.seed = 1;
    this.losses = "squared absolute huber";
    /** @type {string | null} */
    this.residuals = null;
    /** @type {string | null} */
    this.weights = null;
    /** @type {number | null} */
    this.influence = null;
    /** @type {number | null} */
    this.delta = null;
    /** @type {number | null} */
    this.tau = null;
    /** @type {number | null} */
    this.epsilon = null;
    /** @type {number | null} */
    this.c = null;
    /** @type {number | null} */
    this.alpha = null;
    /** @type {string | null} */
    this.scale = null;
    this.changes = "";
    this.unseen = "";
  }

  get asksMuch() {
    return this.losses.includes("log-cosh") || /^(s|joint)$/.test(this.scale ?? "");
  }
}
