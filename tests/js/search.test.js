// What is searched for, and which page answers it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { build, corrected, find, marked, terms } from "../../docs/assets/search.js";
import MiniSearch from "../../docs/assets/vendor/minisearch.js";
import { cases } from "./cases.js";

const ROOT = new URL("../../", import.meta.url);
/** @param {string} name */
const read = (name) => readFileSync(new URL(name, ROOT), "utf8");

test("the vendored engine is the pinned package's, whole, with its license", () => {
  const vendored = "docs/assets/vendor/minisearch";
  assert.equal(read(`${vendored}.js`), read("node_modules/minisearch/dist/es/index.js"));
  assert.equal(read(`${vendored}.LICENSE.txt`), read("node_modules/minisearch/LICENSE.txt"));
});

for (const one of cases("terms"))
  test(`terms: ${one.name}`, () => assert.deepEqual(terms(one.text), one.terms));

/** @type {import("../../docs/assets/search.js").Data} */
const DATA = {
  schema: 1,
  pages: [
    {
      url: "versions/9.1/",
      title: "Is TensorFlow 9.1 compatible with Keras?",
      answer: "TensorFlow 9.1 contains Keras 9.1.",
    },
    {
      url: "versions/9.2/",
      title: "Is TensorFlow 9.2 compatible with Keras?",
      answer: "TensorFlow 9.2 contains Keras 9.2.",
    },
    {
      url: "learn/saving/",
      title: "Saving and loading",
      answer: "Save as .keras, and load again.",
      asked: ["how do I keep my model on disk"],
      sections: [
        {
          anchor: "weights",
          title: "Weights only",
          text: "save_weights writes an .h5 file.",
          names: "load_weights",
        },
        { anchor: "twice", title: "Twice", said: ["ValueError: it was saved twice"] },
      ],
    },
    {
      url: "errors/engine/",
      title: "No module named 'keras.engine'",
      answer: "Import from tensorflow.keras instead.",
      said: ["ModuleNotFoundError: No module named 'keras.engine'"],
      names: "np_utils",
    },
    {
      url: "learn/callbacks/",
      title: "Callbacks",
      answer: "Stop early, and keep the best weights.",
      names: "EarlyStopping",
    },
  ],
};
const ENGINE = await build(MiniSearch, DATA);
/** @param {string} text */
const first = (text) => find(ENGINE, text)[0]?.url;

for (const one of cases("found")) test(`finds ${one.name}`, () => assert.equal(first(one.text), one.url));

test("only the last word may be half typed", () => {
  assert.deepEqual(find(ENGINE, "callb "), []);
  assert.equal(first("callb weights only"), "learn/saving/#weights");
});

test("unknown words and names that every object has find nothing", () => {
  for (const text of ["xylophone", "constructor", "__proto__", "toString", "?", ""])
    assert.deepEqual(find(ENGINE, text), []);
});

test("a result has what is shown of it", () => {
  const [{ url, title, section, text }] = find(ENGINE, "save_weights");
  assert.deepEqual(
    [url, title, section, text],
    ["learn/saving/#weights", "Saving and loading", "Weights only", "save_weights writes an .h5 file."],
  );
  const [twice] = find(ENGINE, "it was saved twice");
  assert.equal(twice.text, "Save as .keras, and load again."); // the section has no sentence
});

test("known words and the beginnings of words stay as they are", () => {
  for (const { text, corrected: read } of cases("corrected")) assert.equal(corrected(ENGINE, text), read);
});

test("matches are marked, whatever their suffix", () => {
  const { words } = find(ENGINE, "loaded models on disk")[0];
  assert.deepEqual(marked("Loading models, on a disk.", words), [
    ["Loading", true],
    [" ", false],
    ["models", true],
    [", on a ", false],
    ["disk", true],
    [".", false],
  ]);
});
