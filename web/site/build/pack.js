// What a file of ours holds inside itself, as web/embed/unpack.js takes it.

import { deflateSync } from "node:zlib";

/** @param {string | Buffer} content */
export const pack = (content) => deflateSync(content, { level: 9 }).toString("base64");
