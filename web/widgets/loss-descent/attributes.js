/** The attributes of <loss-descent> as properties; its doc comment says what they mean. */
import { LossElement } from "../../shared/element.js";

/** What there is to choose from where a page names no loss. */
export const usualLosses = "squared absolute huber log-cosh";

export class AttributeElement extends LossElement {
  static properties = {
    datasetId: { attribute: "dataset" },
    losses: {},
    method: {},
    rate: { type: Number },
    loss: {},
    start: {},
    step: { type: Number },
    close: { type: Boolean },
    ravine: { type: Boolean },
    highest: { state: true },
    heard: { state: true },
  };

  constructor() {
    super();
    this.datasetId = "";
    this.losses = usualLosses;
    /** @type {import("./descents.js").MethodId} */
    this.method = "gradient";
    this.rate = 0.3;
    this.loss = "";
    this.start = "";
    /** The last, until it is there. */
    this.step = -1;
    this.ravine = false;
    /** Whether the surface is shown from near its minimum. */
    this.close = false;
    /** The highest sum of losses in view. */
    this.highest = 0;
    this.heard = "";
  }
}
