// The thread in which the page's figures do what would hold the page up; it starts with the first call.

import { startWorker } from "../../engine/worker-engine.js";

export const thread = startWorker();
