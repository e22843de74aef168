// What the box loads of the table of names in parts answers as the whole table does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { decode, Members } from "../../docs/assets/api.js";
import { closest, find } from "../../docs/assets/ask.js";
import { fileOf, listed, shards, wordsOf } from "../../docs/assets/shards.js";

const DOCS = new URL("../../docs/", import.meta.url);
const EACH = 31; // of so many names one is asked for
/** @param {string} name */
const text = (name) => readFileSync(new URL(name, DOCS), "utf8");
/** @type {Map<string, Promise<any>>} */
const files = new Map();
/** @param {string} name */
const json = (name) => {
  const known = files.get(name) ?? Promise.resolve(JSON.parse(text(name)));
  files.set(name, known);
  return known;
};
const whole = async () => {
  const [names, more, methods, instead] = await Promise.all(
    ["names", "names-more", "methods", "instead"].map((name) => json(`api/${name}.json`)),
  );
  return { spaces: decode(more, decode(names)), members: new Members(methods), instead };
};

/** @param {import("../../docs/assets/ask.js").Found | null} found */
const shown = (found) =>
  found && {
    name: found.facts.name,
    kinds: found.facts.kinds,
    states: found.facts.states,
    signatures: found.facts.signatures,
    arguments: [...found.facts.arguments],
  };

test("a name is found in its file as in the whole table", async () => {
  const known = await whole();
  const names = Object.values(known.spaces).flatMap(({ names }) => [...names.keys()]);
  const methods = [...known.members.owners].map(([method, [owner]]) => `${owner}.${method}`);
  const asked = [...names, ...methods].filter((_, at) => at % EACH === 0);
  const typed = ["Dense", "adam", "model.fit", "fit", "layers.LSTM", "K.mean", "Sequential.predict_classes"];
  assert.ok(asked.length > 200);
  for (const name of [...asked, ...typed]) {
    const { spaces, members } = await shards(json, whole)([name]);
    const one = { name, words: [] };
    assert.deepEqual(shown(find(one, spaces, members)), shown(find(one, known.spaces, known.members)), name);
  }
});

test("what replaces a name is with it", async () => {
  const { instead } = await whole();
  for (const [key, told] of Object.entries(instead).filter((_, at) => at % EACH === 0)) {
    const names = await shards(json, whole)([key, key.slice(0, key.lastIndexOf("."))]);
    assert.deepEqual(names.instead[key], told, key);
  }
});

test("code with many names loads the whole table", async () => {
  const known = await whole();
  const many = [...known.spaces["tf.keras"].names.keys()].slice(0, 400);
  assert.equal((await shards(json, whole)(many)).instead, known.instead);
});

test("the likeliest names are those of the whole list", async () => {
  const known = await whole();
  const one = { name: "tf.keras.layers.Dens", words: [] };
  assert.deepEqual(closest(one, await listed(json)), closest(one, known.spaces));
});

test("arguments have their classes", async () => {
  const words = await wordsOf(json);
  assert.match(words.lost.lr, /\boptimizers\.Adam\b/);
  assert.match(words.needed.units, /\blayers\.Dense\b/);
  assert.ok(words.words.split(" ").includes("units"));
});

test("what one name needs is small", () => {
  const sizes = ["Dense", "Adam", "Model", "fit", "lr"].map((name) => gzipSync(text(fileOf(name))).length);
  const always = gzipSync(text("api/find/modules.json")).length;
  for (const size of sizes) assert.ok(size + always < 12_000, `${size} + ${always}`);
});
