// What a terminal, a log, a web page, or a mail did to an error is undone before it is read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { copied } from "../../docs/assets/copied.js";
import { read } from "../../docs/assets/traceback.js";

const ERROR = `Traceback (most recent call last):
  File "/home/user/train.py", line 12, in <module>
    model.fit(x_train, y_train, validation_data=(x_test, y_test), callbacks=[save_best])
  File "/venv/lib/python3.11/site-packages/keras/src/utils/traceback_utils.py", line 122, in error_handler
    raise e.with_traceback(filtered_tb) from None
AttributeError: module 'keras.utils' has no attribute 'to_categorical_of_nothing_that_is_here'`;

/** @param {string} text @param {(line: string) => string} change */
const lines = (text, change) => text.split("\n").map(change).join("\n");

/** @type {Record<string, (text: string) => string>} */
const COPIES = {
  "a terminal breaks its lines": (text) =>
    text
      .split("\n")
      .flatMap((line) => line.match(/.{1,80}/g) ?? [""])
      .join("\n"),
  "a log writes its time": (text) => lines(text, (line) => `2024-05-01 12:00:00,123 - ERROR - ${line}`),
  "a runner writes its time": (text) => lines(text, (line) => `2024-05-01T12:00:00.1234567Z ${line}`),
  "a system's log": (text) => lines(text, (line) => `May 01 12:00:00 host python[123]: ${line}`),
  "a process's number": (text) => lines(text, (line) => `[1,0]<stderr>:${line}`),
  "a mail cites it": (text) => lines(text, (line) => `> ${line}`),
  "code between fences": (text) => `\`\`\`python\n${text}\n\`\`\``,
  "a web page's entities": (text) =>
    text.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  "escapes of Markdown": (text) => text.replaceAll("_", "\\_"),
  "one string of bytes": (text) => `b'${text.replaceAll("\n", "\\n")}'`,
  "other quotes": (text) => text.replace(/'([^'\n]*)'/g, "`$1`"),
  "no quotes": (text) => text.replaceAll("'", ""),
  "curly quotes": (text) => text.replace(/'([^'\n]*)'/g, "‘$1’"),
  "an editor's last words": (text) => `${text}\n\nProcess finished with exit code 1`,
};

for (const [name, copy] of Object.entries(COPIES))
  test(`an error is read through: ${name}`, () => {
    assert.notEqual(copy(ERROR), ERROR);
    assert.equal(copied(copy(ERROR)).trim(), ERROR);
  });

test("what is as its program wrote it stays", () => {
  assert.equal(copied(ERROR), ERROR);
  for (const text of [
    "C:\\venv\\lib\\site-packages\\tensorflow\\python\\_pywrap_tensorflow_internal.pyd",
    "2022-07-11 14:07:54.071816: W tensorflow/core/op_kernel.cc:64] Not found",
    "Process finished with exit code 137",
    "model.fit(x, y)\nmodel.evaluate(x, y)\nmodel.predict(x)",
  ])
    assert.equal(copied(text), text);
});

test("what people type for a type and for signs is read", () => {
  assert.equal(copied('Key Error : "predict"'), 'KeyError : "predict"');
  assert.equal(copied("type error: no"), "TypeError: no");
  assert.equal(copied("KeyError：'lr'，at the end"), "KeyError: 'lr', at the end");
  for (const text of ["a value error: no", "Internal error: no", "a，b".replace("a", "ä")])
    assert.equal(copied(text), text);
});

test("a class's missing name stays a class's", () => {
  assert.equal(
    copied("type object 'Module' has no attribute 'a'"),
    "type object 'Module' has no attribute 'a'",
  );
  assert.equal(copied("Module has no attribute a"), "'Module' object has no attribute 'a'");
});

test("what was read isn't read again", () => {
  const pasted = `> ${ERROR.replaceAll("\n", "\n> ")}`;
  const all = read(pasted);
  assert.equal(all.text, ERROR);
  assert.equal(read(all.text), all);
  assert.notEqual(read(`${ERROR}s`), all);
});

test("two frames of equal length aren't lines that a terminal broke", () => {
  const text = [
    "Traceback (most recent call last):",
    '  File "/home/user/venv/lib/python3.10/site-packages/keras/utils/io_utils.py", line 70, in handler',
    "    raise error",
    '  File "/home/user/venv/lib/python3.10/site-packages/keras/utils/vis_utils.py", line 7, in handler',
    "    raise ValueError(",
    "ValueError: no",
  ].join("\n");
  assert.equal(copied(text), text);
});
