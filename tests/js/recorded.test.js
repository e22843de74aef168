// Which words of a traceback count, how sections are ranked by them, and which of them fit.

import assert from "node:assert/strict";
import test from "node:test";
import { plain } from "../../docs/assets/copied.js";
import { match, prepare, rank, telling, words } from "../../docs/assets/recorded.js";
import { looksLikeError, messagesIn } from "../../docs/assets/traceback.js";
import { cases } from "./cases.js";

/** @typedef {import("../../docs/assets/recorded.js").Data} Data */

for (const one of cases("words")) {
  test(`words: ${one.name}`, () => assert.deepEqual([...words(one.text)].sort(), one.words));
}

test("a terminal's colors are removed, whole or without their first character", () => {
  assert.equal(plain("\x1b[0;31mTypeError\x1b[0m: no"), "TypeError: no");
  assert.equal(plain("[0;31mTypeError[0m: no"), "TypeError: no");
  assert.equal(plain("x[0] and a[1;2]"), "x[0] and a[1;2]");
});

const TRACEBACK = `Traceback (most recent call last):
  File "/home/ada/a.py", line 3, in <module>
    model.fit(
        x,
    )
  File "/home/ada/lib/keras/engine.py", line 8, in fit
    raise ValueError(
ValueError: the first line
and the second
`;
const CHAINED = `${TRACEBACK}
During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "b.py", line 1, in <module>
    load()
    ~~~~^^
KeyError: 'b'`;

/** @type {[name: string, text: string, named: boolean, messages: string[][]][]} */
const MESSAGES = [
  ["its message, whole", TRACEBACK, true, [["ValueError: the first line", "and the second"]]],
  ["each of a chain", CHAINED, true, [["ValueError: the first line", "and the second"], ["KeyError: 'b'"]]],
  ["what follows its kind", "I get this: a.b.SomeError: no", true, [["SomeError: no"]]],
  ["a warning of a log", "WARNING:absl:You are saving", true, [["WARNING:absl:You are saving"]]],
  ["what has no kind", "no module named keras", false, [["no module named keras"]]],
  ["nothing of frames alone", TRACEBACK.split("ValueError: the")[0], false, []],
];
for (const [name, text, named, messages] of MESSAGES) {
  test(`of a traceback ${name}`, () => {
    const found = messagesIn(text);
    assert.deepEqual({ named: found.named, messages: found.messages }, { named, messages });
  });
}

test("an error looks like one, and a question doesn't", () => {
  for (const text of [
    TRACEBACK,
    "KeyError: 'lr'",
    "ImportError",
    "module 'keras' has no attribute 'x'",
    "LLVM ERROR: no",
  ]) {
    assert.ok(looksLikeError(text), text);
  }
  for (const text of [
    "what is a KerasTensor",
    "errors while training",
    "keras.engine",
    "fit_generator",
    "",
  ]) {
    assert.ok(!looksLikeError(text), text);
  }
});

/** @type {Data} */
const DATA = {
  schema: 3,
  sections: [
    ["learn/saving/", "Module saving load", []],
    ["errors/engine/", "Module keras.engine", []],
    ["errors/adam/", "Module adam", []],
    ["errors/loading/", "load", []],
  ],
};
const FRAMES = { schema: 3, stack: { fit: [0, 1, 2, 3], engine: [0], adam: [1] } };
/** @param {Data} data @param {string} text @returns {string[]} */
const ranked = (data, text) => {
  const known = prepare(data, data === DATA ? FRAMES : undefined);
  return rank(known, text).map((number) => known.sections[number].url);
};
/** @param {string} text */
const found = (text) => ranked(DATA, text);

test("the class of a dataset is one word, whatever made it", () => {
  /** @param {string} name */
  const said = (name) => [...telling(`'${name}' object has no attribute 'cache_to'`)];
  for (const name of ["_RangeDataset", "RangeDataset", "BatchDatasetV2"]) {
    assert.deepEqual(said(name), said("MapDataset"), name);
  }
  for (const name of ["DatasetReader", "Dataset"]) assert.notDeepEqual(said(name), said("MapDataset"), name);
});

test("a section is as large as its messages have words", () => {
  assert.deepEqual(prepare(DATA).size, [3, 4, 2, 1]);
});

test("a rare word counts more than a common one", () => {
  assert.equal(found("module engine")[0], "errors/engine/");
  assert.equal(found("module adam")[0], "errors/adam/");
});

test("one rare word counts more than four common ones", () => {
  /** @type {Data} */
  const data = {
    schema: 3,
    sections: Array.from({ length: 10 }, (_, at) => [`errors/${at}/`, at ? "in the file, line" : "rare", []]),
  };
  assert.equal(ranked(data, "in the file, line: rare")[0], "errors/0/");
});

test("a word of a message counts more than the same word of a frame", () => {
  assert.deepEqual(found("adam"), ["errors/adam/", "errors/engine/"]);
});

test("of two equal sections the page about an error is first", () => {
  assert.deepEqual(found("load"), ["errors/loading/", "learn/saving/"]);
});

test("a section that says little is before one that says everything", () => {
  const many = Array.from({ length: 400 }, (_, number) => `word${number}`).join(" ");
  /** @type {Data} */
  const data = {
    schema: 3,
    sections: [
      ["errors/all/", "shape", [many]],
      ["errors/one/", "shape", []],
    ],
  };
  assert.deepEqual(ranked(data, "shape"), ["errors/one/", "errors/all/"]);
});

test("without a shared word there is no section, nor for a name that every object has", () => {
  assert.deepEqual(found("nothing of it"), []);
  assert.deepEqual(found("constructor __proto__ toString"), []);
});

const ERRORS = prepare(
  {
    schema: 3,
    sections: [
      [
        "errors/np-utils/",
        "ImportError: no name 'np_utils' in 'keras.utils'",
        ["AttributeError: module 'keras.utils' has no attribute 'np_utils'"],
      ],
      ["errors/lr/", "KeyError: 'lr'", []],
      ["errors/deep/", "ValueError: Unknown layer: Deep", []],
      ...Array.from(
        { length: 30 },
        (_, at) =>
          /** @type {[string, string, string[]]} */ ([
            `learn/${at}/`,
            `Page ${at}`,
            [`TypeError: case_${at}`],
          ]),
      ),
    ],
  },
  {
    schema: 3,
    stack: {
      ...Object.fromEntries(
        ["engine", "py", "engine.py", "deserialize_deep", "model", "model.fit"].map((word) => [word, [2]]),
      ),
      ...Object.fromEntries(["file", "line", "in", "fit"].map((word) => [word, [0, 1, 2]])),
    },
  },
);
/** @param {string} text @returns {[string, string | undefined][]} */
const fits = (text) => match(ERRORS, text).map(({ url, message }) => [url, message]);

test("an error leads to the recorded one that is like it, which is shown", () => {
  const message = "AttributeError: module 'keras.utils' has no attribute 'np_utils'";
  assert.deepEqual(fits(message), [["errors/np-utils/", message]]);
  const said = "ImportError: no name 'np_utils' in 'keras.utils'";
  assert.deepEqual(fits(`${said} (/home/ada/env/lib/python3.9/site-packages/keras/utils/__init__.py)`), [
    ["errors/np-utils/", said],
  ]);
});

test("an unrecorded error leads nowhere, whatever words it shares", () => {
  for (const text of [
    "KeyError: 'month'",
    "ImportError: no name 'escape' in 'jinja2'",
    "ValueError: no such layer",
  ]) {
    assert.deepEqual(fits(text), [], text);
  }
});

test("without a message its frames must fit", () => {
  const frames = 'File "engine.py", line 3, in deserialize_deep\n    model.fit(';
  assert.deepEqual(fits(frames), [["errors/deep/", undefined]]);
  assert.deepEqual(fits('File "mine.py", line 3, in other_things\n    fit('), []);
});

test("what any traceback has isn't a word of an error", () => {
  const said = [...telling("ValueError: mine\n\nTraceback (most recent call last):\nKeyError: yours")];
  assert.deepEqual(said, ["valueerror", "mine", "keyerror", "yours"]);
});
