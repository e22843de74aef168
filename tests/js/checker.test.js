// The checker's parts in the page that the shared cases don't reach.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { asked, toHash } from "../../docs/assets/check-state.js";
import { Engine } from "../../docs/assets/checker/engine.js";
import { diff, fixed } from "../../docs/assets/checker/fix.js";
import { some, Unit } from "../../docs/assets/checker/nodes.js";
import { newest, required } from "../../docs/assets/checker/target.js";
import { parse } from "../../docs/assets/checker/tree.js";
import { checker, files } from "./checked.js";

const made = checker();
const { columns } = made.table;
const HEAD = "import tensorflow as tf\nfrom tensorflow import keras\n";
const last = columns.indexOf("2.16");
const WARM = JSON.parse(readFileSync(new URL("../../docs/api/warm.json", import.meta.url), "utf8"));

/** @param {string} text @param {string} [path] */
function fix(text, path = "a.py") {
  const report = made.text(text, path);
  return fixed(
    made,
    report,
    report.findings.filter((one) => (one.columns >> last) & 1),
  );
}

test("only tested edits are made, and what they made is checked", () => {
  const found = fix(`${HEAD}opt = keras.optimizers.Adam(lr=1)\nm = keras.Sequential()\nm.save("x")\n`);
  assert.equal(found?.edits, 1);
  assert.equal(found?.left, 1);
  assert.match(found?.after ?? "", /Adam\(learning_rate=1\)/);
  assert.equal(fix(`${HEAD}keras.layers.Dense(1)\n`), null);
});

test("a notebook keeps its layout", () => {
  const cell = { cell_type: "code", source: [...HEAD.split(/(?<=\n)/), "keras.optimizers.SGD(lr=1)"] };
  const text = JSON.stringify({ cells: [cell], nbformat: 4 }, null, 1);
  const found = fix(`${text}\n`, "a.ipynb");
  assert.equal(found?.after, `${text}\n`.replace("SGD(lr=1)", "SGD(learning_rate=1)"));
  assert.equal(fix(text.replaceAll("\n", "\n ").replace("{", "{ "), "a.ipynb"), null);
});

test("a diff has the lines around", () => {
  const lines = Array.from({ length: 30 }, (_, at) => `line ${at}`);
  const now = lines.with(3, "new").with(4, "newer").with(28, "last");
  assert.equal(
    diff(lines.join("\n"), now.join("\n"), 1),
    "@@ -3,4 +3,4 @@\n line 2\n-line 3\n-line 4\n+new\n+newer\n line 5\n" +
      "@@ -28,3 +28,3 @@\n line 27\n-line 28\n+last\n line 29\n",
  );
});

test("requirements name releases", () => {
  const of = (/** @type {string} */ text) => {
    const found = required(text, columns);
    return found && `${columns[newest(found.mask)]} ${found.text}`;
  };
  assert.equal(of("numpy==1.26\ntensorflow==2.4.1"), "2.4 tensorflow==2.4.1");
  assert.equal(of("tensorflow-cpu>=2.4,<2.11  # old"), "2.10 tensorflow>=2.4,<2.11");
  assert.equal(of("# tensorflow==2.4\ntensorflow-hub==0.12"), null);
});

test("the URL has the code, the release, and whether it is a notebook", async () => {
  for (const state of [
    { text: "import keras", target: "2.16", path: "" },
    { text: "import keras\n".repeat(50).trim(), target: "", path: "pasted.ipynb" },
    { text: "", target: "2.4", path: "" },
  ])
    assert.deepEqual(await asked(await toHash(state)), state);
  assert.equal(await toHash({ text: "", target: "", path: "a.py" }), "");
  assert.deepEqual(await asked("#levels"), { text: "", target: "", path: "" });
});

/** @param {string[]} read the files that were loaded are added */
function engine(read = []) {
  const all = files();
  return new Engine(async (path) => {
    const name = path.replace(/^api\/(checker\/)?/, "").replace(/\.json$/, "");
    read.push(name);
    return name === "warm" ? WARM : all[name];
  });
}

test("a file is loaded when a check needs it", async () => {
  /** @type {string[]} */
  const read = [];
  const one = engine(read);
  const ask = (/** @type {string} */ text) => one.check({ text, path: "a.py", from: "" });
  assert.equal((await ask(`${HEAD}keras.layers.Dense(1)\n`)).findings.length, 0);
  assert.deepEqual(read, ["names", "methods", "about"]);
  const { findings } = await ask("from keras.engine.topology import Layer\n");
  assert.ok(findings.some((f) => f.code === "KT101" && f.source.startsWith("from keras.engine")));
  assert.deepEqual(read.slice(3).sort(), ["modules/keras.engine", "names-more"]);
});

test("warming up loads what many scripts need, and lets a check through", async () => {
  /** @type {string[]} */
  const read = [];
  const one = engine(read);
  const warm = one.warm();
  let isWarm = false;
  warm.then(() => {
    isWarm = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 1));
  const old = "from keras.optimizers import adam\nfrom keras.utils import np_utils\n";
  const { findings } = await one.check({ text: old, path: "a.py", from: "" });
  assert.ok(findings.length);
  assert.equal(isWarm, false);
  await warm;
  assert.equal(read.filter((name) => name === "names").length, 1);
  assert.ok(read.includes("modules/keras.optimizers"));
});

test("what can't be read is said", async () => {
  const one = engine();
  for (const [text, path, said] of [
    ["import keras\0", "a.py", "a binary file"],
    ['{"cells": [ "keras"', "a.ipynb", "a broken notebook"],
    ['{"keras": 1}', "a.ipynb", "a broken notebook: no cells"],
    [`import keras${" ".repeat(6_000_000)}`, "a.py", "too many"],
  ]) {
    const { unreadable, uses } = await one.check({ text, path, from: "" });
    assert.match(unreadable, new RegExp(said));
    assert.equal(uses, 0);
  }
  assert.equal(await one.fix(0), null);
});

test("broken Python isn't called so, and what is there is checked", async () => {
  for (const text of [
    `${HEAD}m = keras.Sequential(\nm.fit_generator(x)\n`,
    `${HEAD}x = (1,\n    keras.optimizers.Adam(lr=1.\n`,
    `${HEAD}def f(:\n    return keras.layers.Dense(1., )\n`,
    `import keras\nx = ${"(".repeat(4000)}${")".repeat(4000)}\n`,
    `import keras\nx = ${Array(20_000).fill("1").join(" + ")}\n`,
    `import keras\nx = '${"a".repeat(1_000_000)}'\n`,
  ]) {
    const { uses, notes } = await engine().check({ text, path: "a.py", from: "" });
    assert.ok(uses > 0);
    assert.ok(notes.every((note) => !/syntax|error|invalid/i.test(note)));
  }
  const old = await engine().check({ text: "import keras\nprint 'a'\n", path: "a.py", from: "" });
  assert.match(old.notes.join(), /line 2: Python 2/);
});

test("a number with a point and nothing after it is one", () => {
  const [statement] = parse(new Unit("f(1., 2.5, .5, x=3.)", 0));
  const found = new Set();
  some(statement, (node) => {
    if (node.type === "Constant") found.add(`${node.value} ${node.kind}`);
    return false;
  });
  assert.deepEqual(found, new Set(["1 float", "2.5 float", "0.5 float", "3 float"]));
});

/** The CPU time of the fastest run until one is as fast as it must be, in milliseconds: the first 50 or so still compile. @param {(round: number) => void} run @param {number} enough */
function fastest(run, enough, rounds = 100) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds && least >= enough; round++) {
    const before = process.cpuUsage();
    run(round);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

test("500 lines are checked in 50 ms on a phone, and the time grows with the lines", () => {
  const script = readFileSync(
    new URL("../../snippets/migrate/old-script/script.py", import.meta.url),
    "utf8",
  );
  const lines = script.repeat(8).split("\n");
  const of = (/** @type {number} */ count, /** @type {number} */ enough) =>
    fastest((round) => made.text(`${lines.slice(0, count).join("\n")}\n# ${round}`), enough);
  const one = of(500, 50 / 4);
  const two = of(1000, one * 3);
  assert.ok(one * 4 < 50, `${one} ms, and a phone is four times slower`);
  assert.ok(two < one * 3, `${one} ms, ${two} ms`);
});

test("what a check loads is small", () => {
  const size = (/** @type {string} */ name) =>
    gzipSync(JSON.stringify(all[name], null, 1), { level: 9 }).length;
  const all = files();
  const first = ["names", "methods", "about"].reduce((sum, name) => sum + size(name), 0);
  const parts = Object.keys(all).filter((name) => name.startsWith("modules/"));
  const largest = parts.map(size).sort((a, b) => b - a);
  assert.ok(first < 90_000, `${first} bytes of every check`);
  assert.ok(first + size("names-more") + largest[0] < 120_000, "bytes of private names, too");
});
