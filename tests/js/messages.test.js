// Which message a text is: on made-up messages here, and on what our own runs raised in
// messages-recorded.test.js.

import assert from "node:assert/strict";
import test from "node:test";
import {
  decode,
  find,
  fnv,
  LOADED,
  normal,
  partsOf,
  prepare,
  unpacked,
  wanted,
} from "../../docs/assets/messages.js";
import { cases } from "./cases.js";

const CASES = cases("messages");
const FILES = CASES.find((one) => one.files).files;
const INDEX = prepare(FILES["index.json"]);
const SHARD = decode(INDEX, FILES["000.json"]);

for (const one of CASES.filter((one) => one.packed !== undefined)) {
  test(`numbers: ${one.name}`, () => assert.deepEqual(unpacked(one.packed), one.numbers));
}
for (const one of CASES.filter((one) => one.hash)) {
  test(one.name, () => assert.equal(fnv(one.text), one.hash));
}

for (const one of CASES.filter((one) => one.find)) {
  test(`found: ${one.name}`, () => {
    const found = find(one.find, [SHARD]);
    assert.equal(found.length, one.found.length, JSON.stringify(found));
    for (const [at, expected] of one.found.entries()) {
      const real = Object.fromEntries(Object.entries(found[at]).filter(([key]) => key in expected));
      assert.deepEqual(real, expected);
    }
    if (one.found.length) assert.deepEqual(wanted(INDEX, one.find), ["000.json"]);
  });
}

test("all places are there, each with its columns", () => {
  const [{ places }] = find("Set {} of `a` is old; use another.", [SHARD]);
  assert.deepEqual(
    places.map(({ name, condition, columns }) => [name, condition, columns]),
    [
      ["tf.keras.A.f", "", ["1.0", "Keras 3.0"]],
      ["tf.keras.B.f", "not x", ["1.0"]],
    ],
  );
});

/** @type {[string, string, string][]} */
const NORMAL = [
  ["ValueError: a  b\n c", "a b c", "ValueError"],
  ["tensorflow.python.framework.errors_impl.NotFoundError: a", "a", "NotFoundError"],
  ["WARNING:tensorflow:From a", "From a", ""],
  ["W tensorflow/core/op.cc:1767] OP_REQUIRES failed", "OP_REQUIRES failed", ""],
  ["/a/b.py:12: DeprecationWarning: old", "old", "DeprecationWarning"],
  ["\x1b[31mValueError\x1b[0m: a", "a", "ValueError"],
  ["Layer: a", "Layer: a", ""],
];
for (const [text, said, type] of NORMAL) {
  test(`what is compared: ${text}`, () => assert.deepEqual(normal(text), { text: said, type }));
}

test("a template is its texts between holes, with its braces", () => {
  assert.deepEqual(partsOf("a {} b {{}}\n{}"), ["a ", " b {} ", ""]);
});

test("no text asks for more than a few shards, and none for what nobody said", () => {
  const many = {
    schema: 1,
    columns: [],
    sets: [],
    keys: Array.from({ length: 40 }, () => FILES["index.json"].keys[0]),
  };
  const text = CASES.map((one) => one.find ?? "").join(" ");
  assert.equal(wanted(prepare(many), text).length, LOADED);
  assert.deepEqual(wanted(INDEX, "KeyError: 'loss'"), []);
  assert.deepEqual(find("", [SHARD]), []);
});
