// What lies between two releases: behavior, files, and packages.

import assert from "node:assert/strict";
import test from "node:test";
import { behaviors, files, packages } from "../../docs/assets/between.js";

const COLUMNS = ["1.0", "1.1", "1.2", "1.3"];
/** @param {string} name @param {string} from @param {string} to @param {number} uses @param {string[]} what */
const change = (name, from, to, uses, what = ["values"]) => ({
  in: "tf.keras",
  names: [name, `${name}Alias`],
  from,
  to,
  uses,
  what,
  before: `${name} ${from}`,
  after: `${name} ${to}`,
});
const ALL = [
  change("A", "1.1", "1.2", 5),
  change("A", "1.0", "1.1", 5),
  change("B", "1.1", "1.2", 9),
  change("C", "1.2", "1.3", 99),
  change("D", "1.0", "1.1", 1, ["configuration"]),
  change("Gone", "1.0", "1.1", 50),
  change("B.fit", "1.0", "1.1", 7),
  change("layers.Gone", "1.0", "1.1", 7),
];
const THERE = new Set(["tf.keras.A", "tf.keras.B", "tf.keras.C", "tf.keras.D", "tf.keras.layers"]);
/** @param {import("../../docs/assets/between.js").Moved[]} moved */
const names = (moved) => moved.map(({ name }) => name);

test("behavior between two releases: the most used first, what only a configuration shows apart", () => {
  const { results, others } = behaviors(ALL, COLUMNS, "1.0", "1.2", THERE);
  assert.deepEqual(names(results), ["tf.keras.B", "tf.keras.B.fit", "tf.keras.A"]);
  assert.deepEqual(
    results[2].steps.map(({ from, to }) => [from, to]),
    [
      ["1.0", "1.1"],
      ["1.1", "1.2"],
    ],
  );
  assert.deepEqual(names(others), ["tf.keras.D"]);
});

test("the way back is read backward", () => {
  const [, , { steps }] = behaviors(ALL, COLUMNS, "1.2", "1.0", THERE).results;
  assert.deepEqual(
    steps.map(({ from, to, before, after }) => [from, to, before, after]),
    [
      ["1.2", "1.1", "A 1.2", "A 1.1"],
      ["1.1", "1.0", "A 1.1", "A 1.0"],
    ],
  );
});

test("nothing lies between a release and itself", () => {
  assert.deepEqual(behaviors(ALL, COLUMNS, "1.2", "1.2", THERE), { results: [], others: [] });
});

/** @type {any} */
const SAVES = {
  ways: { w: "weights" },
  titles: { h5: "`save`", tflite: "TFLite" },
  kinds: { h5: ["one", "two_inputs", "three", "four"], tflite: ["one"] },
  environments: [
    { name: "1.0", reads: true },
    { name: "1.1", reads: false },
    { name: "1.2", reads: true },
  ],
  rows: ["====", "==w-", "-"],
  grid: { h5: { "1.0": [0, 1] }, tflite: { "1.0": [2, 2] } },
};

test("files are counted by how they load; what wasn't written isn't", () => {
  const found = files(SAVES, "1.0", "1.2");
  assert.deepEqual(found, [
    {
      format: "`save`",
      levels: [
        { text: "loads, with the same predictions", models: ["one", "two inputs"] },
        { text: "only the weights load, into the same model", models: ["three"] },
      ],
    },
  ]);
});

test("a release that wasn't tested with files says so", () => {
  assert.equal(files(SAVES, "1.0", "1.1"), undefined); // it doesn't read
  assert.equal(files(SAVES, "0.9", "1.2"), undefined);
});

test("packages of which other versions work", () => {
  /** @param {[string, string, boolean][]} runs */
  const range = (...runs) => ({ locked: "1", runs });
  /** @type {any} */
  const data = {
    ranges: {
      "1.0": { a: range(["1.0", "1.2", true], ["2.0", "2.0", false]), b: range(["1.0", "1.0", true]) },
      1.1: { a: range(["1.1", "2.0", true]), b: range(["1.0", "1.0", true]), c: range(["5", "5", true]) },
    },
  };
  assert.deepEqual(packages(data, "1.0", "1.1"), [
    { name: "a", before: "1.0 – 1.2", after: "1.1 – 2.0" },
    { name: "c", before: "", after: "5" },
  ]);
});
