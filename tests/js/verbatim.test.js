// A text with the very words of a section's message: whole, in a longer one, cut off, in another case.

import assert from "node:assert/strict";
import test from "node:test";
import { prepare } from "../../docs/assets/recorded.js";
import { naming, plainly, worded } from "../../docs/assets/verbatim.js";

const known = prepare({
  schema: 3,
  sections: [
    ["errors/a/", "A page", ["libcuda reported version is: 450.142.0"]],
    ["errors/a/#driver", "A driver", ["libcuda reported version is: 450.142.0"]],
    ["errors/a/#other", "Another", ["Could not find TensorRT"]],
    ["errors/b/#one", "One", ["malloc(): corrupted top size"]],
    ["errors/b/#two", "Two", ["Open Error! Try again!", "Killed"]],
    ["errors/c/#one", "First", ["Open Error! Try again!"]],
    ["learn/d/", "Could not find a page", ["Could not find a page"]],
    ["errors/e/", "No kernel is near", []],
    ["errors/e/#long", "Loading a plugin of a device failed", ["DEVICE_PLUGIN_LOST"]],
  ],
});

test("words count, whatever is between them, and not which number it is", () => {
  assert.equal(plainly("E  Could-not find `x_1` 12.5s"), " e could not find x_0 0 0s ");
});

for (const [text, expected] of /** @type {[string, [string, boolean][]][]} */ ([
  ["libcuda reported version is: 470.5.1", [["errors/a/#driver", true]]],
  ["TF-TRT Warning: Could not find TensorRT", [["errors/a/#other", false]]],
  [
    "2024-01-01 12:00:00 W tf2tensorrt/utils/py_utils.cc:38] TF-TRT: Could not find TensorRT",
    [["errors/a/#other", false]],
  ],
  ["malloc(): corrupted top", [["errors/b/#one", false]]],
  [
    "open error! try again!",
    [
      ["errors/b/#two", true],
      ["errors/c/#one", true],
    ],
  ],
  ["Killed", []],
  ["Could not find a page", []],
  ["No kernel is near", []],
  ["E0000 loading a plugin of a device failed: x", [["errors/e/#long", false]]],
  ["corrupted", []],
  ["", []],
])) {
  test(`worded: ${text}`, () => {
    assert.deepEqual(
      worded(known, text).map(({ url, whole }) => [url, whole]),
      expected,
    );
  });
}

test("a name leads to the pages of errors that have it, where they are few", () => {
  assert.deepEqual(naming(known, "DEVICE_PLUGIN_LOST"), ["errors/e/#long"]);
  assert.deepEqual(naming(known, "elsewhere"), []);
  const sections = ["a", "b", "c", "d"].map((one) => [`errors/${one}/`, one, ["SOME_STATUS"]]);
  assert.deepEqual(
    naming(prepare({ schema: 3, sections: /** @type {any} */ (sections) }), "SOME_STATUS"),
    [],
  );
});
