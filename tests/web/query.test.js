// What an address may ask of a figure: what state() says comes back, and nothing else comes through.

import assert from "node:assert/strict";
import { test } from "node:test";
import { admitted, queryOf, readQuery } from "../../web/embed/query.js";
import { lengthOf, payloads, textOf } from "./hostile.js";

/** @type {Record<string, string>[]} */
const states = [
  {},
  { dataset: "phones", losses: "squared huber", residuals: "none" },
  { alpha: "-Infinity", tau: "0.05", delta: "1e-7", character: "" },
  { points: "7:53,4.2 12: :51.5,-0.03", losses: "epsilon-insensitive geman-mcclure" },
  { values: "2 3 4 6 120000" },
];
for (const state of states) {
  test(`it comes back: ${JSON.stringify(state)}`, () => {
    const query = queryOf(state, { widget: "loss-fit" });
    const asked = readQuery(`?${query}`);
    assert.ok(asked?.whole);
    assert.equal(asked.widget, "loss-fit");
    const { attributes, whole } = admitted(asked, Object.keys(state));
    assert.deepEqual(Object.fromEntries(attributes), state);
    assert.ok(whole);
  });
}

test("an address is short: nothing is escaped that need not be", () => {
  const query = queryOf({ losses: "squared huber", points: "7:53,4.2" }, { figure: "phones" });
  assert.equal(query, "v=1&figure=phones&losses=squared+huber&points=7:53,4.2");
});

test("what no address could bring back gets none", () => {
  assert.equal(queryOf({ points: "1:2,3 ".repeat(2000) }, { widget: "loss-fit" }), undefined);
  assert.equal(queryOf({ points: "1:2,1e300" }, { widget: "loss-fit" }), undefined);
  assert.equal(queryOf({ dataset: "<b>" }, { widget: "loss-fit" }), undefined);
});

test("an address that asks for nothing asks for nothing", () => {
  for (const search of ["", "?", "?lang=ko", "?utm_source=elsewhere&losses=squared", "?V=1", "?%76%"]) {
    assert.equal(readQuery(search), undefined, search);
  }
});

test("another version asks for no state, and is not whole", () => {
  for (const v of ["2", "0", "", "1.0", "01", "-1", "1 ", "NaN", "__proto__", "1&v=1", "1&v=2"]) {
    const asked = readQuery(`?v=${v}&widget=loss-fit&losses=squared`);
    assert.deepEqual(asked, { widget: "", figure: "", attributes: new Map(), whole: false }, v);
  }
});

const declared = ["losses", "dataset", "points", "delta", "range", "character"];
/** A query that also has something good, which stays. @param {string} bad */
const read = (bad) => {
  const asked = readQuery(`?v=1&widget=loss-fit&dataset=phones&${bad}`);
  assert.ok(asked);
  return { asked, ...admitted(asked, declared) };
};

const refused = [
  // markup, scripts, styles
  "losses=<script>alert(1)</script>",
  "losses=%3Cimg%20src=x%20onerror=alert(1)%3E",
  "losses=%253Cscript%253E",
  'losses="%20onload="alert(1)',
  "losses=javascript:alert(1)",
  "losses=data:text/html,x%3By",
  "losses=squared%27",
  "losses=%26lt;b%26gt;",
  "losses=url(x)",
  "losses=$(7*7)",
  "losses={{constructor}}",
  "losses=../../etc/passwd",
  "losses=//elsewhere.example",
  "losses=squared\\",
  "losses=squared%00",
  "losses=squared%0d%0aSet-Cookie:a",
  "losses=%E2%80%AEderauqs",
  "losses=squa%EF%BB%BFred",
  "losses=%ED%95%9C",
  // broken escapes
  "losses=%",
  "losses=%zz",
  "losses=%C3%28",
  "losses=%u0073quared",
  "losses=squared%2",
  // the prototype's keys, as names and as values
  "__proto__=1",
  "__proto__[losses]=squared",
  "constructor=1",
  "constructor.prototype=1",
  "hasOwnProperty=1",
  "losses=__proto__",
  "losses=squared+constructor",
  "points=1:toString,2",
  "points=valueOf:1,2",
  // attributes that every element has, or that no widget declares
  "style=display:none",
  "onclick=alert",
  "onpointerenter=a",
  "id=main",
  "class=a",
  "slot=b",
  "hidden=",
  "tabindex=5",
  "contenteditable=",
  "data-after=predict-absolute",
  "popover=",
  "is=x",
  "LOSSES=squared",
  "=squared",
  "los%73es%20=squared",
  // giant and broken numbers
  "range=1e308",
  "range=1e400",
  "range=-1e13",
  `range=${"9".repeat(400)}`,
  "range=1.2.3",
  "range=0x10",
  "range=1_000",
  "range=12abc",
  "range=1e5e5",
  "range=--1",
  "range=-.",
  "range=.",
  "points=1:2,1e99",
  // too much
  `losses=${"squared+".repeat(600)}`,
  "losses=squared&losses=huber",
  `${"a".repeat(65)}=1`,
];
for (const bad of refused) {
  test(`left out, and the rest stays: ${bad.slice(0, 50)}`, () => {
    const { attributes, whole, asked } = read(bad);
    assert.deepEqual(attributes, [["dataset", "phones"]]);
    assert.equal(whole, false);
    assert.equal(asked.widget, "loss-fit");
  });
}

test("a widget and a figure are plain names, or none", () => {
  for (const name of ["<b>", "Loss-Fit", "loss fit", "constructor", "__proto__", "1", "", "a".repeat(65), "%"]) {
    const asked = readQuery(`?v=1&widget=${name}&figure=${name}`);
    assert.deepEqual([asked?.widget, asked?.figure, asked?.whole], ["", "", false], name);
  }
});

test("a whole that is too long is not read in part, which would cut something in two", () => {
  const asked = readQuery(`?v=1&widget=loss-fit&dataset=phones&${"a=1&".repeat(3000)}`);
  assert.deepEqual(asked, { widget: "", figure: "", attributes: new Map(), whole: false });
});

test("nothing throws, whatever bytes there are", () => {
  let seed = 1;
  const next = () => {
    seed = (seed * 48271) % 2147483647;
    return seed;
  };
  for (let i = 0; i < 5000; i++) {
    const noise = Array.from({ length: next() % 60 }, () => String.fromCharCode(next() % 256)).join("");
    const asked = readQuery(`?v=1&${noise}`);
    for (const [name, value] of asked?.attributes ?? []) {
      assert.match(name, /^[a-z][a-z0-9-]*$/);
      assert.match(value, /^[\w .,:;~-]*$/);
    }
  }
});

test("whatever stands in an address: nothing but plain words of declared attributes comes through", () => {
  const plain = /^[\w .,:;~-]{0,4000}$/;
  let whole = 0;
  for (const payload of payloads.filter((each) => lengthOf(each) <= 100_000)) {
    const text = textOf(payload);
    const code = encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(text)));
    const searches = [`?${text}`, `?v=1&${text}`, `?v=${code}&losses=huber`, `?v=1&losses=${code}`];
    searches.push(`?v=1&${code}=1`, `?v=1&widget=${code}&figure=${code}`, `?v=1&losses[${code}]=1`);
    for (const search of searches) {
      const asked = readQuery(search);
      if (!asked) continue;
      const { attributes } = admitted(asked, declared);
      for (const [name, value] of attributes) {
        assert.ok(declared.includes(name), payload.name);
        assert.match(value, plain, payload.name);
      }
      for (const name of [asked.widget, asked.figure]) assert.match(name, /^([a-z][a-z0-9-]*)?$/, payload.name);
      if (asked.whole) whole++;
    }
  }
  assert.ok(whole > 0, "some are words like others");
  assert.deepEqual(Object.keys(Object.prototype), []);
});
