// What is searched for, and which page answers it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { build, corrected, find, marked, terms } from "../../docs/assets/search.js";
import MiniSearch from "../../docs/assets/vendor/minisearch.js";

const ROOT = new URL("../../", import.meta.url);
/** @param {string} name */
const read = (name) => readFileSync(new URL(name, ROOT), "utf8");

test("the vendored engine is the pinned package's, whole, with its license", () => {
  const vendored = "docs/assets/vendor/minisearch";
  assert.equal(read(`${vendored}.js`), read("node_modules/minisearch/dist/es/index.js"));
  assert.equal(read(`${vendored}.LICENSE.txt`), read("node_modules/minisearch/LICENSE.txt"));
});

/** @type {[name: string, text: string, terms: string[]][]} */
const TERMS = [
  [
    "words without their suffixes, and in pairs",
    "loading saved layers",
    ["load", "sav", "load+sav", "layer", "sav+layer"],
  ],
  ["words that only look like plurals", "keras class bias", ["keras", "class", "keras+class", "bias", "class+bias"]],
  ["what readers call by several names", "tf on a mac", ["tensorflow", "on", "a", "maco", "tensorflow+maco"]],
  ["a name whole and in parts", "np_utils", ["np_utils", "numpy", "util", "nputils"]],
  ["a name of several words", "ImageDataGenerator", ["imagedatagenerator", "imag", "data", "generator"]],
  ["a dunder", "__internal__", ["__internal__", "internal"]],
  [
    "of a dotted name, its pairs and its last",
    "tf.keras.engine",
    ["tensorflow.keras", "keras.engine", "engin"],
  ],
  ["words that are joined by a hyphen", "tf-keras", ["tensorflow_keras", "tensorflow", "keras"]],
  ["a version belongs to its product", "tensorflow==2.4.1", ["tensorflow", "2.4", "tensorflow+2.4"]],
  [
    "however that is written",
    "tf2.4, keras version 3",
    ["tensorflow", "2.4", "tensorflow+2.4", "keras", "3", "keras+3"],
  ],
  ["no words, no terms", "?! …", []],
];
for (const [name, text, expected] of TERMS) test(name, () => assert.deepEqual(terms(text), expected));

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

/** @type {[name: string, text: string, url: string][]} */
const FOUND = [
  ["a question", "How do I keep a model on disk?", "learn/saving/"],
  ["a question in other words", "can models be saved", "learn/saving/"],
  ["a release by its number", "tf 9.2 keras", "versions/9.2/"],
  ["with two letters swapped", "tensorlfow 9.1", "versions/9.1/"],
  ["with a letter too few", "calbacks", "learn/callbacks/"],
  ["a bare name", "keras.engine", "errors/engine/"],
  ["a name by its parts", "early stopping", "learn/callbacks/"],
  ["a name without its underscores", "nputils", "errors/engine/"],
  [
    "an error line with a path",
    "/home/a/b.py ModuleNotFoundError: No module named 'keras.engine'",
    "errors/engine/",
  ],
  ["a section by its heading", "weights only", "learn/saving/#weights"],
  ["a section by its message", "ValueError: it was saved twice", "learn/saving/#twice"],
  ["a section by a name in its code", "load_weights", "learn/saving/#weights"],
  ["the last word half typed", "callb", "learn/callbacks/"],
];
for (const [name, text, url] of FOUND) test(`finds ${name}`, () => assert.equal(first(text), url));

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
  assert.equal(corrected(ENGINE, "savign modles"), "saving models");
  assert.equal(corrected(ENGINE, "early wegi"), "early wegi");
  assert.equal(corrected(ENGINE, "keras xylophone_py"), "keras xylophone_py");
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
