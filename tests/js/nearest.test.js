// Which sections have the messages nearest to a text.

import assert from "node:assert/strict";
import test from "node:test";
import { nearest } from "../../docs/assets/nearest.js";
import { prepare } from "../../docs/assets/recorded.js";

const known = prepare({
  schema: 3,
  sections: [
    [
      "errors/a/#shapes",
      "Shapes",
      ["ValueError: shapes of the labels and the output differ", "ValueError: labels and output"],
    ],
    ["errors/a/#files", "Files", ["OSError: the file can't be opened"]],
    ["errors/b/#sets", "Sets", ["TypeError: 'PrefetchDataset' object can't be indexed"]],
    ["errors/b/#order", "Order", ["RuntimeError: output the labels of shapes"]],
    ["errors/c/", "Other", []],
  ],
});

/** @param {string} message @param {string} [text] */
const urls = (message, text = message) => nearest(known, message, text).map(({ url }) => url);

test("the very message is as near as can be, and its section has it", () => {
  const [first] = nearest(known, "OSError: the file can't be opened", "OSError: the file can't be opened");
  assert.deepEqual([first.url, first.message], ["errors/a/#files", "OSError: the file can't be opened"]);
  assert.ok(Math.abs(first.fit - 1) < 1e-9);
});

test("several messages of a section vote for it, and the order of words tells", () => {
  assert.equal(urls("ValueError: labels and the output")[0], "errors/a/#shapes");
  assert.equal(urls("output the labels")[0], "errors/b/#order");
});

test("a part of a name is shared by other names", () => {
  assert.equal(urls("TypeError: 'ShuffleDataset' object can't be indexed")[0], "errors/b/#sets");
  assert.deepEqual(urls("a dataset"), []); // only as a part of a name
});

test("words around the message count a little", () => {
  const fit = (/** @type {string} */ text, /** @type {string} */ url) =>
    nearest(known, "ValueError: labels", text).find((one) => one.url === url)?.fit ?? 0;
  const around = "ValueError: labels, and the shapes of the output";
  assert.ok(fit(around, "errors/b/#order") > fit("ValueError: labels", "errors/b/#order"));
  assert.deepEqual(urls("nothing", "none"), []);
});
