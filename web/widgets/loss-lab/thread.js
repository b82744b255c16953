// The thread in which the lab's fits run. It is not the one of other figures: giving up a run ends it.

import { startWorker } from "../../engine/worker-engine.js";

export const thread = startWorker();
