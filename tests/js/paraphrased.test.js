// A sentence about an error is read as the error, and what is none stays as it is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isStatement } from "../../docs/assets/answers.js";
import { paraphrased, withoutClause } from "../../docs/assets/paraphrased.js";

/** @type {[text: string, error: string][]} */
const SENTENCES = [
  ["can't import tensorflow.keras.layers.Merge", "cannot import name 'Merge' from 'tensorflow.keras.layers'"],
  ["Unable to import Adam from keras.optimizers", "cannot import name 'Adam' from 'keras.optimizers'"],
  ["no module error 'tensorflow.contrib'", "No module named 'tensorflow.contrib'"],
  ["Module keras.engine not found", "No module named 'keras.engine'"],
  [
    "There's no attribute 'constraints' at object 'Sequential'",
    "'Sequential' object has no attribute 'constraints'",
  ],
  [
    "Sequential object doesn't have attribute predict_classes",
    "'Sequential' object has no attribute 'predict_classes'",
  ],
  ["'Net' does not have attribute 'layers' on this line", "'Net' object has no attribute 'layers'"],
  ["Sequential doesn't have the attribute layers", "'Sequential' object has no attribute 'layers'"],
  ["module keras.utils does not have attribute np_utils", "module 'keras.utils' has no attribute 'np_utils'"],
  [
    '"ValueError: No gradients provided " error in TF v2.4.1, works fine on v2.3.1',
    "ValueError: No gradients provided",
  ],
  ["Training fails: `TypeError: no such thing` since 2.4", "TypeError: no such thing"],
];
for (const [text, error] of SENTENCES)
  test(`${text} is ${error}`, () => assert.equal(paraphrased(text), error));

test("an error, and what says nothing of one, stays", () => {
  for (const text of [
    "ValueError: The `call` method of layer `a` got `b`, an error",
    "No module named 'keras.engine'",
    "import keras fails",
    "how do I import Adam?",
    "can't import keras",
    "can't import tensorflow.keras.layers\nImportError: no",
  ])
    assert.equal(paraphrased(text), text);
});

test("when an error was met is left out", () => {
  assert.equal(withoutClause("KeyError: 'lr' when loading the model"), "KeyError: 'lr'");
  assert.equal(withoutClause("No module named 'a.b'. Getting this now"), "No module named 'a.b'");
  assert.equal(withoutClause("module 'a' has no attribute 'b' - why"), "module 'a' has no attribute 'b'");
  assert.equal(withoutClause("module 'a' has no attribute 'b'. Did you mean: 'c'?"), "");
  assert.equal(withoutClause("KeyError: 'lr'"), "");
  assert.equal(withoutClause("Exception encountered when calling layer 'dense'"), "");
});

test("a message may begin with a word of a question", () => {
  assert.ok(isStatement("When using `save_weights_only=True`, the filepath must end in `.weights.h5`."));
  assert.ok(isStatement("can't pickle '_thread.lock' objects"));
  assert.ok(!isStatement("when should I call compile again after loading"));
  assert.ok(!isStatement("Is 'adam' still a valid name in Keras 3?"));
});
