// Whatever strangers give an element as attributes, or the lab as a table: nothing runs, nothing hangs, and each is refused
// with a word or shown as text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { payloads } from "../hostile.js";
import { figures } from "./figures.js";
import { forEachBrowser } from "./harness.js";
import { arm, noDialogs } from "./hostile.js";
import { openLab, readText, whenDone } from "./loss-lab.js";

const tagOf = (/** @type {string} */ figure) => /** @type {string} */ (figure.match(/[a-z-]+/)?.[0]);

test("the corpus has at least 200 payloads, each with a name of its own", () => {
  assert.ok(payloads.length >= 200);
  assert.equal(new Set(payloads.map(({ name }) => name)).size, payloads.length);
});

const elements = [
  ...figures,
  "<loss-general></loss-general>",
  '<loss-general view="surface" dataset="barron"></loss-general>',
  '<loss-lab dataset="phones"></loss-lab>',
  '<loss-predict id="p" choices="a b" answer="a"></loss-predict>',
];

/** One of each tag and view. */
const each = new Map(elements.map((html) => [tagOf(html) + (html.match(/view="\w+"/) ?? ""), html]));
const policy = "default-src 'none'; script-src {origin} 'wasm-unsafe-eval'; connect-src {origin}";

for (const figure of each.values()) {
  forEachBrowser(`as every attribute of ${figure}, in a page of somebody's`, async (t, page, ctx) => {
    noDialogs(page, ctx.problems);
    await ctx.openStranger(`<main>${figure}</main>`, "en", { policy });
    const tag = tagOf(figure);
    await page.waitForFunction(
      (name) => document.querySelector(name)?.shadowRoot?.querySelector("canvas, .choices"),
      {},
      tag,
    );
    await arm(page);
    const found = await page.$eval(tag, async (it) => {
      const { corpus, harm, handlers } = /** @type {any} */ (globalThis);
      const element = /** @type {any} */ (it);
      const { shadowRoot } = element;
      const rest = () => new Promise((resolve) => setTimeout(resolve));
      const shows = () => shadowRoot.querySelector("canvas, .choices") && !shadowRoot.querySelector("[role=alert]");
      const canvases = () => shadowRoot.querySelectorAll("canvas").length;
      while (!shows()) await rest();
      const first = canvases();
      const wrong = [];
      let slowest = { ms: 0, what: "" };
      const began = performance.now();
      for (const [at, name] of [...element.constructor.observedAttributes, "lang"].entries()) {
        const own = element.getAttribute(name);
        for (const [i, payload] of corpus.entries()) {
          // All through one, and in turns through the others; long lists through all.
          const isMeant = (i + at) % 8 === 0 || payload.name.startsWith("20,000");
          if (at > 0 && (!isMeant || payload.size > 2e6)) continue;
          const start = performance.now();
          try {
            element.setAttribute(name, payload.text);
            await element.updateComplete;
          } catch (error) {
            wrong.push(`${name}, ${payload.name}: ${error}`);
          }
          const ms = performance.now() - start;
          if (ms > slowest.ms) slowest = { ms, what: `${name}, ${payload.name}` };
          const done = harm(shadowRoot);
          if (done.length > 0) wrong.push(`${name}, ${payload.name}: ${done}`);
          const said = shadowRoot.querySelector("[role=alert]")?.textContent ?? "";
          const isCode = /\bat .*:\d+|Error\b|undefined|NaN|is not a function|\[object/;
          if (said.length > 600 || (isCode.test(said) && !isCode.test(payload.text)))
            wrong.push(`${name}, ${payload.name}: it says ${said.slice(0, 200)}`);
        }
        const ran = handlers(shadowRoot);
        if (ran.length > 0) wrong.push(`${name}: ${ran}`);
        element.removeAttribute(name);
        await element.updateComplete;
        if (own !== null) element.setAttribute(name, own);
        for (let i = 0; i < 1000 && !(shows() && canvases() >= first); i++) await rest();
        if (!shows() || canvases() < first)
          wrong.push(`${name}: it is no longer alive: ${shadowRoot.textContent?.slice(0, 300)}`);
      }
      // What only a fresh element takes up, all at once.
      const starts = /^(points|unseen|line|step|start|loss|alpha|influence|repeats)$/;
      const own = element.constructor.observedAttributes.filter((/** @type {string} */ name) => starts.test(name));
      for (const payload of own.length > 0 ? corpus : []) {
        if (!/^number "(1:|:1|1e308|0 0|-1")|^[12]0,000 /.test(payload.name)) continue;
        const fresh = /** @type {any} */ (element.cloneNode());
        for (const name of own) fresh.setAttribute(name, payload.text);
        const start = performance.now();
        element.after(fresh);
        const says = () => fresh.shadowRoot.querySelector("canvas, .choices, [role=alert]");
        for (let n = 0; n < 3000 && !says(); n++) await rest();
        if (!says()) wrong.push(`fresh, ${payload.name}: it neither shows nor says anything`);
        const ms = performance.now() - start;
        if (ms > slowest.ms) slowest = { ms, what: `fresh, ${payload.name}` };
        const done = [...harm(fresh.shadowRoot), ...handlers(fresh.shadowRoot)];
        if (done.length > 0) wrong.push(`fresh, ${payload.name}: ${done}`);
        fresh.remove();
      }
      return { wrong: wrong.slice(0, 8), slowest, ms: performance.now() - began };
    });
    t.diagnostic(
      `${figure}: ${Math.round(found.ms)} ms, at most ${Math.round(found.slowest.ms)} for ${found.slowest.what}`,
    );
    assert.deepEqual(found.wrong, [], figure);
  });
}

forEachBrowser(
  "as cells, as names of columns and as a whole table, in the lab",
  async (_t, page, { open, problems }) => {
    noDialogs(page, problems);
    await openLab(page, open);
    await arm(page);
    await page.$eval("loss-lab", (it) => {
      const { corpus, harm, handlers } = /** @type {any} */ (globalThis);
      const lab = /** @type {any} */ (it);
      const { shadowRoot } = lab;
      const quoted = (/** @type {string} */ text) => `"${text.replaceAll('"', '""')}"`;
      /** @type {[name: string, content: () => string | Uint8Array][]} */
      const tables = [];
      const small = corpus.filter((/** @type {any} */ { size }) => size <= 1e5);
      for (let i = 0; i < small.length; i += 12) {
        const texts = small.slice(i, i + 12).map((/** @type {any} */ { text }) => text);
        const names = ["x", "y", "word", ...texts.map(quoted)].join(",");
        const rows = texts.flatMap((/** @type {string} */ text, /** @type {number} */ j) => [
          [j, 2 * j, quoted(text), ...texts.map((/** @type {string} */ _, /** @type {number} */ k) => k + j)],
          [j + 0.5, j % 3 ? j : quoted(text), "a", ...texts.map(() => quoted(text.slice(0, 300)))],
        ]);
        tables.push([
          `table ${i}`,
          () => [names, ...rows.map((/** @type {unknown[]} */ row) => row.join(","))].join("\n"),
        ]);
      }
      for (const { name, text, size } of corpus) {
        tables.push([name, () => text]);
        const brokenOff = () => new TextEncoder().encode(`x,y\n1,2\n3,${text}`).slice(0, -1);
        if (size < 100) tables.push([`${name}, broken off`, brokenOff]);
        else if (size > 1e6) tables.push([`${name} in a cell`, () => `x,y\n1,2\n2,${quoted(text)}\n3,4\n4,6`]);
      }
      /** Reads the next tables; what went wrong, or nothing where none is left. @param {number} count */
      const readSome = async (count) => {
        const wrong = [];
        const some = tables.splice(0, count);
        for (const [name, make] of some) {
          const content = make();
          const dataTransfer = new DataTransfer();
          if (typeof content === "string" && content.length < 1e5) dataTransfer.setData("text/plain", content);
          else dataTransfer.items.add(new File([/** @type {any} */ (content)], `${name}.csv`));
          const entrance = shadowRoot.querySelector(".entrance");
          entrance.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
          while (lab.reading) await new Promise((resolve) => setTimeout(resolve));
          await lab.updateComplete;
          const done = [...harm(shadowRoot), ...handlers(shadowRoot)];
          const shows = shadowRoot.querySelector(".failure") || lab.run;
          if (done.length > 0 || !shows) wrong.push(`${name}: ${done}`);
        }
        return some.length > 0 ? wrong : undefined;
      };
      Object.assign(globalThis, { readSome });
    });
    // By parts, each of which answers in time.
    /** @type {string[]} */
    const found = [];
    for (;;) {
      const wrong = await page.evaluate(() => /** @type {any} */ (globalThis).readSome(15));
      if (!wrong) break;
      found.push(...wrong);
    }
    assert.deepEqual(found, []);
    // An axis from one number to another that is hardly another.
    await readText(page, "x,y\n1,9e-309\n2,1e-308\n3,1.1e-308\n4,1e-308\n");
    await whenDone(page);
    await readText(page, "x,y\n1,2\n2,4\n3,6.5\n4,8\n");
    await whenDone(page);
  },
);
