// Which words of a traceback count, and how sections are ranked by them.

import assert from "node:assert/strict";
import test from "node:test";
import { plain, rank, weights, words } from "../../docs/assets/traceback.js";
import { cases } from "./cases.js";

for (const one of cases("words")) {
  test(`words: ${one.name}`, () => assert.deepEqual([...words(one.text)].sort(), one.words));
}

test("a terminal's colors are no words, whole or without their first character", () => {
  assert.equal(plain("\x1b[0;31mTypeError\x1b[0m: no"), "TypeError: no");
  assert.equal(plain("[0;31mTypeError[0m: no"), "TypeError: no");
  assert.equal(plain("x[0] and a[1;2]"), "x[0] and a[1;2]");
});

/** @type {import("../../docs/assets/traceback.js").Data} */
const DATA = {
  sections: [
    ["learn/saving/", "Saving"],
    ["errors/engine/", "keras.engine"],
    ["errors/adam/", "Adam"],
    ["errors/loading/", "Loading"],
  ],
  said: { module: [0, 1, 2], engine: [1], adam: [2], load: [0, 3] },
  stack: { fit: [0, 1, 2, 3], engine: [0], adam: [1] },
};
const WEIGHTS = weights(DATA);

/** @param {string} text @returns {string[]} */
const found = (text) => rank(DATA, WEIGHTS, text).map((number) => DATA.sections[number][0]);

test("a section weighs what its messages say", () => assert.deepEqual(WEIGHTS, [2, 2, 2, 1]));

test("a rare word counts more than a common one", () => {
  assert.equal(found("module engine")[0], "errors/engine/");
  assert.equal(found("module adam")[0], "errors/adam/");
});

test("one rare word counts more than four common ones", () => {
  const common = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  /** @type {import("../../docs/assets/traceback.js").Data} */
  const data = {
    sections: Array.from({ length: 10 }, (_, number) => [`errors/${number}/`, String(number)]),
    said: { rare: [0], in: common, the: common, file: common, line: common },
    stack: {},
  };
  assert.equal(rank(data, weights(data), "in the file, line: rare")[0], 0);
});

test("a word of a message counts more than the same word of a frame", () => {
  assert.deepEqual(found("adam"), ["errors/adam/", "errors/engine/"]);
});

test("of two equal sections the page about an error is first", () => {
  assert.deepEqual(found("load"), ["errors/loading/", "learn/saving/"]);
});

test("a section that says little is before one that says everything", () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, number) => [`word${number}`, [0]]));
  /** @type {import("../../docs/assets/traceback.js").Data} */
  const data = {
    sections: [
      ["errors/all/", "All"],
      ["errors/one/", "One"],
    ],
    said: { ...many, shape: [0, 1] },
    stack: {},
  };
  assert.deepEqual(rank(data, weights(data), "shape"), [1, 0]);
});

test("equal scores keep the order of the index", () => {
  assert.deepEqual(found("fit").slice(0, 2), ["errors/loading/", "errors/engine/"]);
});

test("no shared word, no section; a name that every object has is none", () => {
  assert.deepEqual(found("nothing of it"), []);
  assert.deepEqual(found("constructor __proto__ toString"), []);
});
