// The command that opens the book: what is built already is served as it says.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { contentSecurityPolicy } from "../../web/site/csp.js";

test("npm start says where the book is open, and it is", { timeout: 120_000 }, async (t) => {
  const command = spawn(process.execPath, [`${root}scripts/start.mjs`], { env: { ...process.env, PORT: "4391" } });
  t.after(() => command.kill());
  let said = "";
  const address = await new Promise((resolve, reject) => {
    const hear = (/** @type {Buffer} */ bytes) => {
      said += bytes;
      const found = /open at (http:\S+)/.exec(said);
      if (found) resolve(found[1]);
    };
    command.stdout.on("data", hear);
    command.stderr.on("data", hear);
    command.on("exit", () => reject(new Error(said)));
  });
  for (const page of ["en/", "ko/outliers/", "en/lab/"]) {
    const answer = await fetch(new URL(page, address));
    assert.equal(answer.status, 200, page);
    assert.equal(answer.headers.get("Content-Security-Policy"), contentSecurityPolicy);
    assert.match(await answer.text(), /<h1/);
  }
  const script = await fetch(new URL("embed/lossbook.js", address));
  assert.equal(script.headers.get("Access-Control-Allow-Origin"), "*");
});
