// What the page says of files that releases wrote, from the published data.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { answer } from "../../docs/assets/saved-answer.js";
import { inspect } from "../../docs/assets/saved-file.js";

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, import.meta.url));
/** @type {import("../../docs/assets/saved-answer.js").Data} */
const data = JSON.parse(read("../../docs/api/saves.json").toString());

/** @param {string} name */
const asked = async (name) => answer(data, await inspect(new Uint8Array(read(`saved/${name}`)), name));

for (const name of [
  "2.0.h5",
  "2.4-weights.h5",
  "2.7.keras",
  "2.10.keras_metadata.pb",
  "2.15.keras",
  "2.21.keras",
]) {
  test(`${name}: its writer is found, and every reader has a result`, async () => {
    const { writer, exact, kinds, results } = await asked(name);
    assert.ok(writer && exact, "the very version was tested");
    assert.ok(kinds.length > 0);
    const readers = results.flatMap((one) => one.readers);
    assert.ok(readers.some((one) => one.startsWith("TensorFlow ")));
    assert.ok(readers.some((one) => one.startsWith("Keras ")));
    assert.equal(new Set(results.map((one) => one.text)).size, results.length);
  });
}

test("an older HDF5 file under the newer name loads plainly only before Keras 3", async () => {
  const { results } = await asked("2.7.keras");
  const plain = results.find((one) => one.code === "=");
  assert.ok(plain?.readers.every((one) => !one.startsWith("Keras ")));
});

test("an archive isn't a model for the releases that expect HDF5", async () => {
  const { results } = await asked("2.21.keras");
  const refused = results.find((one) => one.code === "x");
  assert.ok(refused?.readers.some((one) => one.startsWith("TensorFlow 2.0")));
});
