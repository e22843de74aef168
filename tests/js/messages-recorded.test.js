// Of what our own runs raised: how often the page finds the message on that very release, and
// how much it loads for that.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { decode, find, prepare, wanted } from "../../docs/assets/messages.js";

const ROOT = new URL("../../", import.meta.url);
const read = (/** @type {string} */ name) => readFileSync(new URL(name, ROOT), "utf8");
const folder = "docs/api/messages/";
const index = prepare(JSON.parse(read(`${folder}index.json`)));
const files = readdirSync(new URL(folder, ROOT));
const size = Object.fromEntries(files.map((file) => [file, gzipSync(read(folder + file)).length]));
const shards = Object.fromEntries(
  files
    .filter((file) => file !== "index.json")
    .map((file) => [file, decode(index, JSON.parse(read(folder + file)))]),
);

// What Python, NumPy, HDF5, and other packages that aren't read raise; the table of names answers most.
const OTHERS =
  /^(?:ModuleNotFoundError|NameError|JSONDecodeError|NotADirectoryError|AssertionError)|^KeyError: '\w+'$|No module named|cannot import name|has no attribute|unexpected keyword argument|required positional|positional argument|multiple values for|is not callable|not iterable|n't pickle|cannot pickle|bad marshal|numpy|NumPy|Descriptors cannot|Protobuf|arity mismatch|requires TensorFlow 2\.2|subscriptable|convert function return value|values to unpack|buffer is (?:too small|smaller)|codec can't decode|truth value of an array|out of bounds for axis|not supported between instances|int\(\) argument must|has no len\(\)|Unable to (?:synchronously )?open file/;

/** @typedef {{text: string, labels: string[]}} Failure */
/** @type {Map<string, Failure>} */
const failures = new Map();
for (const name of readdirSync(new URL("environments/", ROOT))) {
  const release = /^\d+\.\d+/.exec(name)?.[0];
  const kept = readdirSync(new URL("environments/", ROOT)).includes(name) && release;
  if (!kept || name.endsWith("+opencv")) continue; // programs of packages that aren't read
  const lock = read(`environments/${name}/requirements.txt`);
  const minor = /^keras==(3\.\d+)/m.exec(lock)?.[1];
  const labels = [release, minor && `Keras ${minor}`, /^tf-keras==/m.test(lock) ? `tf_keras ${release}` : ""];
  if (!readdirSync(new URL(`environments/${name}/`, ROOT)).includes("examples.jsonl")) continue;
  for (const line of read(`environments/${name}/examples.jsonl`).trimEnd().split("\n")) {
    const { error } = JSON.parse(line);
    if (!error) continue;
    const end = error.traceback.trimEnd();
    const message = error.tail === undefined ? error.message : end.slice(-error.tail || end.length);
    const text = `${error.type}: ${message}`;
    if (!OTHERS.test(text))
      failures.set(`${labels} ${text}`, { text, labels: labels.filter((l) => l !== undefined) });
  }
}

// Outside the whole gate a sample is asked.
const SHARE = process.env.WHOLE ? 1 : 8;
const sample = [...failures.values()].filter((_, at) => at % SHARE === 0);

/** @type {Map<string, {asked: string[], found: ReturnType<typeof find>}>} */
const answered = new Map(); // many releases raise the same
/** @param {string} text */
const ask = (text) => {
  const known = answered.get(text);
  if (known) return known;
  const asked = wanted(index, text);
  const files = asked.map((file) => shards[file]);
  const made = { asked, found: find(text, files) };
  answered.set(text, made);
  return made;
};

test("what our runs raised is found on their own release", () => {
  let [first, three] = [0, 0];
  /** @type {Set<string>} */
  const missed = new Set();
  for (const { text, labels } of sample) {
    const { found } = ask(text);
    const at = found.findIndex(({ places }) =>
      places.some(({ columns }) => columns.some((l) => labels.includes(l))),
    );
    first += Number(at === 0);
    three += Number(at >= 0 && at < 3);
    if (at < 0 || at > 2) missed.add(text.slice(0, 160));
  }
  const count = sample.length;
  const said = `first ${first}, within three ${three} of ${count}; missed:\n${[...missed].join("\n")}`;
  if (process.env.SHOW) console.log(said);
  assert.ok(count > 800 / SHARE, said);
  // Of nodes of a graph no template is collected: pages have them.
  assert.ok(three / count > (SHARE === 1 ? 0.89 : 0.86), said);
  assert.ok(first / count > 0.8, said);
});

test("an answer needs little, and everything isn't much", () => {
  const all = Object.values(size).reduce((sum, one) => sum + one, 0);
  assert.ok(all <= 400_000, `${all} bytes`);
  const sizes = sample
    .map(({ text }) => ask(text).asked.reduce((sum, file) => sum + size[file], size["index.json"]))
    .sort((a, b) => a - b);
  assert.ok(sizes[Math.floor(sizes.length * 0.95)] <= 60_000, `${sizes.slice(-20)}`);
});

test("an error of another program is hardly ever found here", () => {
  const lines = read("tests/site/unrelated.jsonl").trimEnd().split("\n");
  const last = lines.map((line) => JSON.parse(line).text.trim().split("\n").at(-1));
  const wrong = last.filter((text) => ask(text).found.some(({ general }) => !general));
  assert.ok(lines.length > 100);
  assert.ok(wrong.length / lines.length <= 0.02, wrong.join("\n"));
});
