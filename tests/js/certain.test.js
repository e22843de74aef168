// When a page that fits an error is surely about its cause, and what else is said.

import assert from "node:assert/strict";
import { test } from "node:test";
import { doubts, isAbout, withCommon } from "../../docs/assets/certain.js";
import { prepare } from "../../docs/assets/recorded.js";
import { read } from "../../docs/assets/traceback.js";

const TITLE = "ValueError: You must call compile() before using the model.";
const LOSS = "ValueError: The model has no loss to optimize.";
const OTHER = "ValueError: Weights for model sequential aren't created.";
const RUNTIME = "InvalidArgumentError: transpose expects a vector of size 2.";
const IMPORTED = "ImportError: cannot import name 'Adam' from 'keras.optimizers'";
const LINE = "This TensorFlow binary is optimized to use CPU instructions in operations";
const known = prepare({
  schema: 3,
  sections: [
    ["errors/compile/", TITLE, [LOSS, OTHER, RUNTIME]],
    [
      "errors/adapter/",
      "ValueError: No data adapter can handle input",
      ["ValueError: No data adapter can handle input: <class 'list'>"],
    ],
    ["errors/adam/", IMPORTED, []],
    ["versions/layers/", "compile()", [LOSS]],
    ["errors/log-messages/#cpu", LINE, []],
  ],
  runs: [[20, 10, 1, 9], [0, 0], [-5], [9, 0], [9]],
});
const { sections } = known;

/** @param {number} at @param {string} text @param {string} [message] @param {boolean} [listed] */
function kinds(at, text, message = text, listed = false) {
  const all = read(text);
  const given = {
    section: sections[at],
    title: sections[at].title,
    message,
    listed,
    cause: all.causes[0],
    all,
  };
  return doubts(given).map(({ kind }) => kind);
}

/** @type {[name: string, found: string[], expected: string[]][]} */
const CASES = [
  ["the page's own message is sure", kinds(0, TITLE), []],
  ["so is a line of a log by itself", kinds(4, LINE), []],
  [
    "with a traceback below it isn't",
    kinds(4, `${LINE}\nTraceback (most recent call last):\n  File "a.py", line 1, in <module>`, LINE, true),
    ["log"],
  ],
  [
    "nor with what a program in C++ ends with",
    kinds(4, `${LINE}\nwhat(): std::bad_alloc`, LINE, true),
    ["log"],
  ],
  ["so is one that its programs raised on other releases", kinds(0, LOSS), []],
  ["one that few runs met isn't", kinds(0, OTHER), ["other"]],
  ["nor one that it only quotes", kinds(0, "ValueError: quoted only, of something", ""), ["other"]],
  ["but one that its form leads to is", kinds(0, OTHER, OTHER, true), []],
  ["any operation raises what compiled code says", kinds(0, RUNTIME), ["other"]],
  ["another type is another error", kinds(0, TITLE.replace("Value", "Runtime"), TITLE), ["type"]],
  [
    "a message that ends before its value tells too little",
    kinds(1, "ValueError: No data adapter can handle input"),
    ["cut"],
  ],
  [
    "a class of the reader's own isn't what was quoted",
    kinds(1, "ValueError: No data adapter can handle input: <class 'data.Generator'>"),
    ["class"],
  ],
  ["a page of changes only shows it", kinds(3, LOSS), ["other"]],
  ["a program's own import is sure", kinds(2, `File "a.py", line 1, in <module>\n${IMPORTED}`, IMPORTED), []],
  [
    "one of TensorFlow's own files isn't that",
    kinds(
      2,
      `File "/x/site-packages/tensorflow/a.py", line 1, in <module>\n    from b import c\n${IMPORTED}`,
      IMPORTED,
    ),
    ["inside"],
  ],
];
for (const [name, found, expected] of CASES) test(name, () => assert.deepEqual(found, expected));

test("a title is about a name where it has it, or the module that it is in", () => {
  const title = "ModuleNotFoundError: No module named 'tensorflow.python.keras.layers'";
  assert.ok(
    isAbout(title, "ImportError: cannot import name 'LSTM' from 'tensorflow.python.keras.layers.recurrent'"),
  );
  assert.ok(!isAbout(title, "module 'tensorflow.python.framework.ops' has no attribute '_TensorLike'"));
  assert.ok(!isAbout("The script", "the script that runs"));
});

test("a doubt says what to look at", () => {
  const all = read("ValueError: No data adapter can handle input");
  const [section] = sections.slice(1);
  const [only] = doubts({
    section,
    title: section.title,
    message: "",
    listed: true,
    cause: all.causes[0],
    all,
  });
  assert.deepEqual(only.said.at(-1), { code: "<class 'list'>" });
});

const LONG = "ValueError: Every model ends with one layer whose name, size and shape its loss has to know";
/** @type {[name: string, message: string, levels: string[], expected: string[]][]} */
const COMMON = [
  ["a message with many rare words stays sure", LONG, ["page", "like"], ["page", "like"]],
  ["few words have several causes", "ValueError: Shapes differ.", ["page", "like"], ["several", "like"]],
  ["but a name tells", "AttributeError: 'X' object has no attribute 'y'", ["page"], ["page"]],
  [
    "so have checks of any operation",
    "ValueError: Dimensions 6 and 11 are not compatible",
    ["page"],
    ["several"],
  ],
  [
    "so has what Python says of any value",
    "TypeError: int() argument must be a string",
    ["page"],
    ["several"],
  ],
  ["so has a message that two pages have", LONG, ["page", "page", "name"], ["several", "several", "name"]],
];
for (const [name, message, levels, expected] of COMMON) {
  test(name, () => {
    /** @type {{level: string, key: string, doubts?: import("../../docs/assets/certain.js").Doubt[]}[]} */
    const cards = levels.map((level) => ({ level, key: "errors/a/" }));
    const found = withCommon(cards, read(message).causes[0], known, []);
    assert.deepEqual(
      found.map(({ level }) => level),
      expected,
    );
    assert.ok(found.every(({ level, doubts = [] }) => level !== "several" || doubts.length));
    if (levels.filter((level) => level === "page").length > 1) return;
    assert.deepEqual(withCommon(cards, read(message).causes[0], known, ["errors/a/"]), cards);
  });
}
