// What the shapes that a layer expected and found tell of its cause.

import assert from "node:assert/strict";
import { test } from "node:test";
import { kindsOf } from "../../docs/assets/kinds.js";
import { read } from "../../docs/assets/traceback.js";

/** A text, and the pages that it leads to. @type {[string, string[]][]} */
const CASES = [
  [
    "ValueError: Input 0 of layer dense is incompatible with the layer: : expected min_ndim=2, found ndim=1. Full shape received: [2]",
    ["errors/input-shapes/#one-sample", "errors/generators/#not-batched"],
  ],
  [
    "ValueError: Error when checking input: expected conv2d_input to have 4 dimensions, but got array with shape (20, 12, 12)",
    ["errors/input-shapes/#no-channels", "errors/input-shapes/#one-sample"],
  ],
  [
    "ValueError: Input 0 of layer lstm is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: [None, 4]",
    ["errors/sequence-layers/#steps", "errors/data-and-runtime/#first-input-shape"],
  ],
  [
    'ValueError: Input 0 of layer "sequential" is incompatible with the layer: expected shape=(None, 5), found shape=(None, 4)',
    ["errors/input-shapes/#incompatible-with-the-layer"],
  ],
  [
    'ValueError: Input 0 of layer "sequential" is incompatible with the layer: expected shape=(None, 6, 2), found shape=(None, 1, 6, 2)',
    ["errors/extra-axis/#recurrent"],
  ],
  [
    'ValueError: Input 0 of layer "sequential" is incompatible with the layer: expected shape=(None, 12, 12, 1), found shape=(None, 20, 12, 12, 1)',
    ["errors/extra-axis/#images"],
  ],
  [
    "ValueError: Kernel shape must have the same length as input, but received kernel of shape (3, 3, 1, 3) and input of shape (None, 20, 12, 12, 1).",
    ["errors/extra-axis/#images", "errors/models-and-training-more/calls-and-shapes/#kernel-length"],
  ],
  [
    "ValueError: Exception encountered when calling Sequential.call().\n\nCannot take the length of shape with unknown rank.\n\nArguments received by Sequential.call():\n  \u2022 inputs=tf.Tensor(shape=<unknown>, dtype=float32)\n  \u2022 training=True\n  \u2022 mask=None\n  \u2022 kwargs=<class 'inspect._empty'>",
    ["errors/input-shapes/#unknown-rank", "errors/generators/#not-batched"],
  ],
  [
    "ValueError: Input 0 of layer sequential is incompatible with the layer: expected axis -1 of input shape to have value 4 but received input with shape (None, 1)",
    ["errors/input-shapes/#one-sample", "errors/input-shapes/#incompatible-with-the-layer"],
  ],
];

for (const [text, pages] of CASES) {
  test(text, () =>
    assert.deepEqual(
      kindsOf(read(text)).map(({ page }) => page),
      pages,
    ),
  );
}

const SHORT =
  "ValueError: Input 0 of layer sequential is incompatible: expected shape=(None, 6, 2), found shape=(6, 2)";

test("where a model is trained the dataset lacks batches, elsewhere one sample was passed", () => {
  const first = (/** @type {string} */ text) => kindsOf(read(text))[0].page;
  assert.equal(first(`model.predict(x)\n${SHORT}`), "errors/input-shapes/#one-sample");
  assert.equal(first(`model.fit(data)\n${SHORT}`), "errors/generators/#not-batched");
});

test("a row of as many numbers as there are columns lacks its batch, and so may a dataset", () => {
  const row =
    "ValueError: Input 0 of layer sequential is incompatible with the layer: expected axis -1 of input shape to have value 4 but received input with shape [4, 1]";
  assert.deepEqual(
    kindsOf(read(row)).map(({ page }) => page),
    [
      "errors/input-shapes/#one-sample",
      "errors/generators/#not-batched",
      "errors/input-shapes/#incompatible-with-the-layer",
    ],
  );
});

test("a small image isn't one without its batch", () => {
  const small =
    "subtracting 5 from 3 for 'conv2d/Conv2D' (op: 'Conv2D') with input shapes: [?,3,3,1], [5,5,1,3].";
  assert.deepEqual(kindsOf(read(`ValueError: Negative dimension size caused by ${small}`)), []);
});
