// An element that is moved to another place of its page stays what the reader made of it.

import assert from "node:assert/strict";
import { forEachBrowser } from "./harness.js";

const asking = `<p slot="question">?</p><p slot="choice-a">A</p><p slot="choice-b">B</p>
  <details slot="explanation"><summary>Why</summary><p>So.</p></details>`;
const cards = ["a", "b", "c"]
  .map((id) => `<details data-card="${id}"><summary>${id}?</summary><p>!</p></details>`)
  .join("");

/** Each as other than it starts: by what a reader does, or by the attributes that stand for it. @type {[html: string, press?: string][]} */
const elements = [
  ['<loss-fit dataset="phones" losses="squared huber" points="1:51,20 3:" unseen="huber"></loss-fit>', "button.reset"],
  ['<loss-mle noise="laplace" line="2 0.5 1.5" points="2:1,3"></loss-mle>'],
  ['<loss-curves losses="huber tukey" dials="tukey-c:3" residual="-1"></loss-curves>'],
  ['<loss-clt cause="laplace" guess="normal" count="500"></loss-clt>'],
  ['<loss-estimand values="1 2 3" losses="quantile"></loss-estimand>', "button.away"],
  ["<loss-conditional></loss-conditional>", "button.again"],
  ['<loss-descent dataset="anscombe1" method="newton"></loss-descent>', 'input[value="huber"]'],
  ['<loss-general alpha="-2"></loss-general>'],
  ['<loss-general view="adaptive" dataset="barron" alpha="0.5"></loss-general>'],
  ['<loss-general view="surface" dataset="barron" alpha="-1"></loss-general>'],
  ['<loss-breakdown outliers="12"></loss-breakdown>', 'input[value="leverage"]'],
  ['<loss-efficiency repeats="20"></loss-efficiency>'],
  ['<loss-lab dataset="phones"></loss-lab>'],
  [`<loss-predict id="p" choices="a b" answer="a">${asking}</loss-predict>`, "button"],
  [`<loss-recall>${cards}</loss-recall>`],
];

forEachBrowser("moved, taken out and put back, it shows what it showed", async (_t, page, { openStranger }) => {
  await openStranger('<main id="here"></main><div id="there"></div>');
  for (const [html, press] of elements) {
    await page.evaluate((written) => {
      const here = /** @type {HTMLElement} */ (document.querySelector("#here"));
      here.innerHTML = written;
      here.scrollIntoView({ behavior: "instant" });
    }, html);
    const { before, after } = await page.evaluate(async (selector) => {
      const [here, there] = ["here", "there"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
      const element = /** @type {any} */ (here.firstElementChild);
      const rest = () => new Promise((resolve) => setTimeout(resolve));
      const root = () => element.shadowRoot;
      const isThere = () => root()?.querySelector("canvas, .choices, .position, [role=alert]");
      const isDone = () =>
        (element.localName !== "loss-lab" || element.run?.state === "done") &&
        (element.localName !== "loss-efficiency" || root().querySelector("[aria-pressed=false]"));
      while (!isThere() || !isDone()) await rest();
      /** Whether every canvas has something on it. */
      const drawn = () =>
        [...root().querySelectorAll("canvas")].map((canvas) => {
          const { width, height } = canvas;
          if (width === 0 || height === 0) return false;
          const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
          return data.some((/** @type {number} */ part) => part !== 0);
        });
      /** What it shows, without what is only said. */
      const shown = () => ({
        state: element.state?.(),
        words: [...root().children].map((child) => child.innerText?.replace(/\s+/g, " ")),
        drawn: drawn(),
        fits: element.fits,
      });
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      if (selector) root().querySelector(selector).click();
      if (element.localName === "loss-recall") {
        // One card that was not known goes to the end.
        element.querySelector("details").open = true;
        while (root().querySelectorAll(".answers button").length < 2) await rest();
        root().querySelectorAll(".answers button")[1].click();
      }
      await element.updateComplete;
      while (!isDone()) await rest();
      await frame();
      const first = JSON.stringify(shown());
      const others = [];
      const moves = [
        () => there.append(element),
        () => {
          element.remove();
          here.append(element);
        },
        async () => {
          element.remove();
          await frame();
          here.append(element);
        },
      ];
      for (const move of moves) {
        await move();
        await element.updateComplete;
        await frame();
        let now = JSON.stringify(shown());
        for (let i = 0; i < 300 && now !== first; i++) {
          await rest();
          now = JSON.stringify(shown());
        }
        others.push(now);
      }
      return { before: first, after: others };
    }, press);
    assert.ok(!JSON.parse(before).drawn.includes(false), `${html}: ${before}`);
    for (const each of after) assert.equal(each, before, html);
  }
});
