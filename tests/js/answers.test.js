// What a box shows: results of the search, and of recorded errors.

import assert from "node:assert/strict";
import test from "node:test";
import { answers } from "../../docs/assets/answers.js";
import { build } from "../../docs/assets/search.js";
import { prepare } from "../../docs/assets/traceback.js";
import MiniSearch from "../../docs/assets/vendor/minisearch.js";

const MESSAGE = "ValueError: Unknown layer: Deep";
const engine = await build(MiniSearch, {
  schema: 1,
  pages: [
    { url: "learn/deep/", title: "Deep layers", answer: "A layer that is deep." },
    {
      url: "errors/loading/",
      title: "Errors while loading",
      answer: "Give custom_objects.",
      sections: [
        { anchor: "deep", title: MESSAGE, text: "Register it." },
        { anchor: "other", title: "TypeError: other", said: ["TypeError: another_name"] },
      ],
    },
    ...Array.from({ length: 20 }, (_, at) => ({
      url: `learn/${at}/`,
      title: `Layer ${at}`,
      answer: "A layer.",
    })),
  ],
});
const known = prepare({
  schema: 2,
  sections: [
    ["errors/loading/#deep", MESSAGE, ["RuntimeError: Deep is unknown here"]],
    ["learn/deep/", "Deep layers", [MESSAGE]],
    ...Array.from(
      { length: 20 },
      (_, at) => /** @type {[string, string, string[]]} */ ([`learn/${at}/`, `Layer ${at}`, []]),
    ),
  ],
  stack: {},
});
/** @param {string} text @param {boolean} [strict] */
const shown = (text, strict) => answers({ engine, known }, text, strict);
/** @param {import("../../docs/assets/answers.js").Marked} pieces */
const text = (pieces) => pieces.map(([piece]) => piece).join("");

test("nothing is shown for nothing", () => assert.deepEqual(shown(" \n"), { none: "", items: [] }));

test("a question is searched", () => {
  const { none, items } = shown("deep layers");
  assert.equal(none, "");
  assert.equal(items[0].url, "learn/deep/");
  assert.deepEqual(items[0].title, [
    ["Deep", true],
    [" ", false],
    ["layers", true],
  ]);
  assert.ok(items.length <= 6);
});

test("a question that no page answers says so", () => {
  assert.deepEqual(shown("xylophone"), { none: "results", items: [] });
});

test("a recorded error leads to its section, with the message that fits", () => {
  const { none, items } = shown("RuntimeError: Deep is unknown here");
  assert.equal(none, "");
  assert.equal(items[0].url, "errors/loading/#deep");
  assert.equal(text(items[0].title), "Errors while loading");
  assert.equal(text(items[0].section), MESSAGE);
  assert.equal(text(items[0].message), "RuntimeError: Deep is unknown here");
  assert.equal(text(items[0].text), "Register it.");
});

test("a message that the section's heading is isn't shown twice", () => {
  const { items } = shown(
    `Traceback (most recent call last):\n  File "a.py", line 1, in b\n    c()\n${MESSAGE}`,
  );
  assert.equal(items[0].url, "errors/loading/#deep");
  assert.equal(text(items[0].message), "");
});

test("a page is shown once", () => {
  const pages = shown(MESSAGE).items.map(({ url }) => url.split("#")[0]);
  assert.equal(new Set(pages).size, pages.length);
});

test("for an error that is like no recorded one, a strict box shows nothing, and each says so", () => {
  const unlike = "ValueError: layer month is empty";
  assert.deepEqual(shown(unlike, true), { none: "match", items: [] });
  const { none, items } = shown(unlike);
  assert.equal(none, "match");
  assert.ok(items.length > 0);
});
