// Whatever other windows send to a frame, or a device has kept: nothing runs, nothing hangs, and what was shown stays.

import assert from "node:assert/strict";
import { forEachBrowser } from "./harness.js";
import { arm, noDialogs } from "./hostile.js";

/** @typedef {import("puppeteer-core").Frame} Frame */

forEachBrowser("as messages to a frame, from the page around it and from another window", async (_t, page, ctx) => {
  noDialogs(page, ctx.problems);
  await ctx.openStranger("<h1>Mine</h1>");
  await page.evaluate((src) => {
    const heard = /** @type {any[]} */ ([]);
    Object.assign(globalThis, { heard });
    addEventListener("message", ({ source, data }) => {
      if (source === frames[0]) heard.push(data);
    });
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.src = src;
    frame.className = "ours";
    document.body.append(frame, document.createElement("iframe"));
  }, `${ctx.base}embed/?v=1&widget=loss-fit&dataset=phones&losses=squared`);
  const frame = /** @type {Frame} */ (await (await page.waitForSelector("iframe.ours"))?.contentFrame());
  const other = /** @type {Frame} */ (await (await page.waitForSelector("iframe:not(.ours)"))?.contentFrame());
  await frame.waitForFunction(() => document.querySelector("loss-fit")?.shadowRoot?.querySelector("canvas"));
  const looks = () =>
    frame.evaluate(() =>
      JSON.stringify([document.documentElement.dataset.theme, document.querySelector(".place")?.innerHTML]),
    );
  const before = await looks();
  await arm(frame);
  for (const sender of [page, other]) {
    await arm(sender);
    const sent = await sender.evaluate(() => {
      const target = (parent === window ? window : parent).frames[0];
      let count = 0;
      const send = (/** @type {any} */ message, /** @type {Transferable[]} */ ports = []) => {
        try {
          target.postMessage(message, "*", ports);
          count++;
        } catch {
          // What cannot be sent at all, such as what is nested too deeply.
        }
      };
      for (const { text, size } of /** @type {any} */ (globalThis).corpus) {
        send(text);
        if (size > 1e6) continue;
        for (const message of [
          { type: text },
          { type: "lossbook:theme", theme: text },
          { type: [text] },
          { [text]: text },
        ])
          send(message);
        try {
          send(JSON.parse(text));
          send({ type: "lossbook:theme", theme: JSON.parse(text) });
        } catch {
          // Most are no JSON.
        }
      }
      let deep = /** @type {any} */ ("dark");
      for (let i = 0; i < 10_000; i++) deep = i % 2 ? [deep] : { type: deep, theme: deep };
      send(deep);
      send({ type: "lossbook:theme", theme: deep });
      send({
        get type() {
          return "lossbook:theme";
        },
        theme: new String("dark"),
      });
      send(JSON.parse('{"type":"lossbook:theme","__proto__":{"theme":"dark"}}'));
      for (const message of [
        new Uint8Array(1e7),
        new Float64Array(1e6),
        new Map([["type", "lossbook:ask"]]),
        new Date(Number.NaN),
      ])
        send(message);
      for (const message of [
        1n,
        Number.NaN,
        null,
        undefined,
        new Error("lossbook:ask"),
        new Blob(["x"]),
        /lossbook:ask/,
      ])
        send(message);
      const { port1, port2 } = new MessageChannel();
      send({ type: "lossbook:theme", theme: port1 }, [port1]);
      send(port2, [port2]);
      for (let i = 0; i < 1000; i++) send({ type: "lossbook:height", height: 1e9 });
      return count;
    });
    assert.ok(sent > 1500, `${sent}`);
  }
  // Messages come in order: once this is answered, all of the page's were heard.
  await page.evaluate("heard.length = 0; frames[0].postMessage({ type: 'lossbook:ask' }, '*')");
  await page.waitForFunction("heard.length > 0");
  assert.equal(await looks(), before);
  assert.deepEqual(await frame.evaluate("harm(document.querySelector('loss-fit').shadowRoot)"), []);
  // Of the page's own it still does what it may ask.
  await page.evaluate("frames[0].postMessage({ type: 'lossbook:theme', theme: 'dark' }, '*')");
  await frame.waitForFunction(() => document.documentElement.dataset.theme === "dark");
});

forEachBrowser("as what this device has kept", async (_t, page, { open, problems }) => {
  noDialogs(page, problems);
  await open("en/why-squared-error/");
  await page.keyboard.press("Tab"); // what waits until it comes near comes at once
  await page.waitForFunction(
    () => document.querySelector("loss-predict")?.shadowRoot && document.querySelector("loss-recall")?.shadowRoot,
  );
  await arm(page);
  const found = await page.evaluate(async () => {
    const { corpus, harm } = /** @type {any} */ (globalThis);
    const asks = /** @type {any} */ (document.querySelector("loss-predict"));
    const cards = /** @type {any} */ (document.querySelector("loss-recall"));
    const card = cards.querySelector("details").dataset.card;
    const words = () => ({
      asks: asks.shadowRoot.querySelectorAll("button").length,
      cards: cards.shadowRoot.querySelector(".position, .done")?.textContent,
    });
    const wrong = /** @type {string[]} */ ([]);
    /** Both arrive anew at what is kept. @param {string} name @param {any} kept */
    const arrive = async (name, kept) => {
      for (const [key, value] of Object.entries(kept)) localStorage.setItem(`lossbook:${key}`, String(value));
      for (const element of [asks, cards]) element.replaceWith(element.cloneNode(true));
      const fresh = ["loss-predict", "loss-recall"].map((tag) => /** @type {any} */ (document.querySelector(tag)));
      await Promise.all(fresh.map((element) => element.updateComplete));
      const done = fresh.flatMap((element) => harm(element.shadowRoot));
      const said = fresh.map(({ shadowRoot }) => shadowRoot.textContent).join(" ");
      if (done.length > 0 || /NaN|undefined|Infinity|\[object/.test(said))
        wrong.push(`${name}: ${done} ${said.slice(0, 300)}`);
      if (!fresh[0].shadowRoot.querySelector("button")) wrong.push(`${name}: nothing to press`);
      fresh[0].replaceWith(asks);
      fresh[1].replaceWith(cards);
    };
    localStorage.clear();
    const before = words();
    for (const { name, text, size } of corpus) {
      if (size > 2e5) continue;
      await arrive(name, { predictions: text, cards: text, visits: text, theme: text, language: text });
      const nested = (/** @type {any} */ value) => JSON.stringify({ [asks.id]: value, [card]: value, [text]: value });
      for (const value of [
        text,
        { [text]: text },
        { box: text, due: text },
        { box: Number(text), due: Number(text) },
        [text],
      ]) {
        await arrive(name, { predictions: nested(value), cards: nested(value) });
      }
    }
    for (const [box, due] of [
      [1e308, 1e308],
      [-5, 1e308],
      [0.5, -1e308],
      [1e9, 0],
      [2, 2.5],
      [-1, 1e17],
    ]) {
      await arrive(`${box} ${due}`, { cards: JSON.stringify({ [card]: { box, due } }) });
    }
    localStorage.clear();
    for (const element of [asks, cards]) {
      const next = element.nextSibling;
      const around = element.parentNode;
      element.remove();
      around.insertBefore(element, next);
      await element.updateComplete;
    }
    return { wrong, before, after: words() };
  });
  assert.deepEqual(found.wrong, []);
  assert.deepEqual(found.after, found.before);

  // The contents of the book, which sum all of it up, and what the head of a page reads before it is drawn.
  await open("en/");
  // Once it takes up what another window keeps, it takes up all of this.
  await page.waitForFunction(() => {
    const { dataset } = /** @type {HTMLElement} */ (document.querySelector(".contents [data-chapter]"));
    localStorage.setItem("lossbook:visits", JSON.stringify({ [dataset.chapter ?? ""]: "2026-01-31" }));
    dispatchEvent(new Event("storage"));
    return document.querySelector(".contents .progress");
  });
  await arm(page);
  const wrong = await page.evaluate(() => {
    const { corpus, harm } = /** @type {any} */ (globalThis);
    const list = /** @type {HTMLElement} */ (document.querySelector(".contents"));
    const chapter = /** @type {HTMLElement} */ (list.querySelector("[data-chapter]"));
    const card = chapter.dataset.cards?.split(" ")[0] ?? "";
    const bad = [];
    for (const { name, text, size } of corpus) {
      if (size > 2e5) continue;
      for (const value of [
        text,
        { [chapter.dataset.chapter ?? ""]: text, [card]: text, [text]: text },
        { [card]: { box: 1e308, due: -1e308 } },
      ]) {
        const kept = typeof value === "string" ? value : JSON.stringify(value);
        for (const key of ["predictions", "cards", "visits", text.slice(0, 100)])
          localStorage.setItem(`lossbook:${key}`, kept);
        dispatchEvent(new Event("storage"));
        const done = harm(list);
        if (done.length > 0 || /NaN|undefined|\[object/.test(list.innerText)) bad.push(`${name}: ${done}`);
      }
      localStorage.clear();
    }
    return bad;
  });
  assert.deepEqual(wrong, []);
  for (const kept of ['<img src=x onerror="hit=1">', "__proto__", '{"theme":"dark"}', ""]) {
    await page.evaluate((value) => {
      for (const key of ["theme", "predictions", "cards", "visits", "language"])
        localStorage.setItem(`lossbook:${key}`, value);
      sessionStorage.setItem("lossbook:place", value || '{"id":"__proto__","top":"1e999"}');
    }, kept);
    await open("en/");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), undefined);
    await page.waitForFunction(() => !(/** @type {HTMLElement} */ (document.querySelector(".theme-toggle")).hidden));
  }
});
