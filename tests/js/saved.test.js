// Files that releases wrote, read by their headers; and what can't be read says so.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { alike, answer, spans, writerOf } from "../../docs/assets/saved-answer.js";
import { inspect } from "../../docs/assets/saved-file.js";
import { facts } from "../../docs/assets/saved-view.js";

const FOLDER = new URL("saved/", import.meta.url);
/** @param {string} name */
const bytes = (name) => new Uint8Array(readFileSync(new URL(name, FOLDER)));
/** @param {string} name */
const read = (name) => inspect(bytes(name), name);

/** @type {[string, Partial<import("../../docs/assets/saved-file.js").Found>][]} */
const FILES = [
  ["2.0.h5", { format: "h5", hdf5: true, keras: "2.2.4-tf", backend: "tensorflow", optimizer: "Adam" }],
  ["2.4-weights.h5", { format: "weights-h5", hdf5: true, keras: "2.4.0", compiled: false }],
  ["2.7.keras", { format: "keras", hdf5: true, keras: "2.7.0", compiled: false }],
  ["2.10.keras_metadata.pb", { format: "savedmodel", hdf5: false, keras: "2.10.0", optimizer: "Adam" }],
  ["2.15.keras", { format: "keras", hdf5: false, keras: "2.15.0", compiled: true, optimizer: "SGD" }],
  ["2.16.weights.h5", { format: "weights-keras", hdf5: true, keras: undefined }],
  ["2.21.keras", { format: "keras", hdf5: false, compiled: false }],
];

for (const [name, expected] of FILES) {
  test(`${name} says who wrote it`, async () => {
    const found = await read(name);
    for (const [key, value] of Object.entries(expected)) {
      assert.equal(found[/** @type {keyof typeof found} */ (key)], value, key);
    }
  });
  test(`${name} is the same as a Blob, read in pieces`, async () => {
    assert.deepEqual(await inspect(new Blob([bytes(name)]), name), await read(name));
  });
  test(`${name}, cut off anywhere, is an error that says so`, async () => {
    const whole = bytes(name);
    for (let part = 0; part < 40; part++) {
      const cut = whole.slice(0, Math.floor((whole.length * part) / 40));
      try {
        await inspect(cut, name); // its headers may be whole
      } catch (error) {
        assert.equal(Object(error).constructor.name, "Unreadable", String(error));
        assert.match(Object(error).message, /\.$/);
      }
    }
  });
  test(`${name} with changed bytes never hangs or throws anything else`, async () => {
    const whole = bytes(name);
    for (let at = 8; at < Math.min(whole.length, 4000); at += 37) {
      const changed = whole.slice();
      changed[at] ^= 0xff;
      try {
        await inspect(changed, name);
      } catch (error) {
        assert.equal(Object(error).constructor.name, "Unreadable", `${at}: ${error}`);
      }
    }
  });
}

test("layers inside layers are named", async () => {
  assert.ok((await read("2.21.keras")).layers.includes("Bidirectional"));
  assert.ok((await read("2.7.keras")).layers.includes("LSTM"));
});

test("other files are refused", async () => {
  for (const text of ["", "PK", "a text that isn't a model", "PK\x03\x04 and only that"]) {
    await assert.rejects(
      inspect(new TextEncoder().encode(text), "model.keras"),
      /Unreadable|read|isn't|empty/,
    );
  }
});

const DATA = {
  ways: { c: "compile=False", w: "weights", o: "custom_objects" },
  titles: { h5: '`model.save("model.h5")`' },
  kinds: { h5: ["sequential", "functional", "lstm", "strings", "objects"] },
  environments: [
    { name: "one", keras: "2.9.0", line: "TensorFlow", label: "TensorFlow 9.0", reads: true },
    { name: "two", keras: "2.9.1", line: "TensorFlow", label: "TensorFlow 9.1", reads: true },
    { name: "three", keras: "3.1.0", line: "Keras", label: "Keras 3.1", reads: true },
  ],
  rows: ["=====", "==wcc", "~~~~~"],
  grid: { h5: { one: [0, 0, 1], two: [0, 0, 2] } },
};
const FOUND = { format: "h5", hdf5: true, keras: "2.9.0", layers: ["Functional", "LSTM"], compiled: false };

test("an answer is the worst of the models that a file is like", () => {
  const found = /** @type {any} */ (FOUND);
  const { writer, exact, kinds, results } = answer(DATA, found);
  assert.equal(writer?.name, "one");
  assert.ok(exact);
  assert.deepEqual(kinds, ["functional", "lstm"]);
  assert.deepEqual(results, [
    { code: "=", text: "loads, with the same predictions", readers: ["TensorFlow 9.0 – 9.1"] },
    { code: "w", text: "only the weights load, into the same model", readers: ["Keras 3.1"] },
  ]);
});

test("a version between two is answered with the older one's files, and it says so", () => {
  const [writer, exact] = writerOf(DATA, /** @type {any} */ ({ ...FOUND, keras: "2.9.7" }));
  assert.equal(writer?.name, "two");
  assert.equal(exact, false);
  assert.deepEqual(writerOf(DATA, /** @type {any} */ ({ ...FOUND, keras: "1.2.0" })), [undefined, false]);
});

test("a model that predicts something else is the worst", () => {
  const { results } = answer(DATA, /** @type {any} */ ({ ...FOUND, keras: "2.9.1" }));
  assert.equal(results.at(-1)?.text, "loads, but predicted something else");
});

test("compiled files are like compiled models", () => {
  assert.ok(alike(/** @type {any} */ ({ ...FOUND, compiled: true })).includes("strings"));
});

test("readers are named in spans", () => {
  assert.deepEqual(spans(DATA, ["TensorFlow 9.1", "Keras 3.1"]), ["TensorFlow 9.1", "Keras 3.1"]);
});

test("what a file says of itself is shown in words", async () => {
  const said = facts(await read("2.7.keras")).join(" ");
  assert.match(said, /Keras 2\.7\.0 wrote it\. It is HDF5 inside/);
});
