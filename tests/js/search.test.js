// The search's worker, run as it is: in a context that has what a worker has.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";
import { cases } from "./cases.js";

const SOURCE = readFileSync(new URL("../../docs/assets/search.js", import.meta.url), "utf8");
const [SETUP, QUERY] = [0, 2]; // the theme's numbers for its messages

/** Starts the worker; `theme` stands in for the theme's own script. */
function start() {
  /** @type {Record<string, (event: any) => void>} */
  const listeners = {};
  /** @type {any[]} */
  const received = [];
  /** @type {string[]} */
  const loaded = [];
  /** @type {any} */
  const self = {
    location: { search: "?search.0123.min.js" },
    /** @param {string} kind @param {(event: any) => void} listener */
    addEventListener: (kind, listener) => {
      listeners[kind] = listener;
    },
    /** @param {string} url */
    importScripts: (url) => {
      loaded.push(url);
      self.lunr = { TokenSet: class {} };
      self.addEventListener("message", (/** @type {any} */ event) => received.push(event.data));
      self.addEventListener("error", (/** @type {any} */ event) => received.push(event));
    },
  };
  vm.runInNewContext(SOURCE, { self });
  return { self, listeners, received, loaded };
}

/** @param {any} value of another context @returns {any} */
const copy = (value) => JSON.parse(JSON.stringify(value));

test("the theme's worker is loaded by the name that the page gives", () => {
  assert.deepEqual(start().loaded, ["javascripts/workers/search.0123.min.js"]);
});

for (const one of cases("searches")) {
  test(`the query: ${one.name}`, () => {
    const { listeners, received } = start();
    listeners.message({ data: { type: QUERY, data: one.asked } });
    assert.deepEqual(copy(received), [{ type: QUERY, data: one.query }]);
  });
}

test("other messages and other events reach the theme as they are", () => {
  const { listeners, received } = start();
  const setup = { type: SETUP, data: { docs: ["what is it"] } };
  listeners.message({ data: setup });
  assert.equal(received[0], setup);
  const event = { message: "no" };
  listeners.error(event);
  assert.equal(received[1], event);
});

test("two nodes whose labels and numbers run together have two names", () => {
  const { TokenSet } = start().self.lunr;
  /** @param {Record<string, {id: number}>} edges */
  const name = (edges) => Object.assign(new TokenSet(), { edges, final: false }).toString();
  assert.notEqual(name({ a: { id: 1 }, 2: { id: 3 } }), name({ 2: { id: 3 }, a: { id: 12 } }));
  // Without the mark, both would be "021a2" and so on: one label, a number with two digits.
  assert.notEqual(name({ 1: { id: 12 }, 3: { id: 4 } }), name({ 1: { id: 1 }, 2: { id: 34 } }));
  assert.equal(name({ a: { id: 1 }, b: { id: 2 } }), name({ b: { id: 2 }, a: { id: 1 } }));
});
