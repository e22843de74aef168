// The data of "Can I use": read, asked, and put into words.

import assert from "node:assert/strict";
import test from "node:test";
import { change, changes, decode, homonyms, kindsOf, Members, range, runs } from "../../docs/assets/api.js";
import { explained, sentences } from "../../docs/assets/api-text.js";
import {
  closest,
  closestWords,
  distance,
  find,
  fromSearch,
  parse,
  split,
  toSearch,
  unlike,
} from "../../docs/assets/ask.js";
import { replacement } from "../../docs/assets/can-i-use.js";
import { byKind, fromSearch as compared } from "../../docs/assets/compare.js";
import { cases } from "./cases.js";

/** @typedef {import("../../docs/assets/api.js").Facts} Facts */
/** @typedef {import("../../docs/assets/api.js").Spaces} Spaces */

/** @param {Spaces} spaces @param {string} name @returns {Facts} */
function named(spaces, name) {
  const found = spaces[split(name).root]?.get(name);
  assert.ok(found, name);
  return found;
}

for (const one of cases("api")) {
  test(`a history: ${one.name}`, () => {
    const spaces = decode(one.data);
    const space = spaces["tf.keras"];
    assert.deepEqual([...space.names.keys()].sort(), Object.keys(one.names).sort());
    for (const name of space.names.keys()) {
      const facts = named(spaces, name);
      const states = facts.states.map(({ state, text }) => [state, text]);
      assert.deepEqual(states, one.wanted.states[name]);
      const words = [...facts.arguments].map(([word, answers]) => [word, answers.map(({ state }) => state)]);
      assert.deepEqual(Object.fromEntries(words), one.wanted.arguments[name]);
      for (const [word, texts] of Object.entries(one.wanted.messages?.[name] ?? {})) {
        assert.deepEqual(
          facts.arguments.get(word)?.map(({ text }) => text),
          texts,
        );
      }
    }
    for (const [before, after, wanted] of one.wanted.changes) {
      const found = changes(space, before, after).map((made) => {
        const { name, answer, arguments: words, defaults, moved } = made;
        const full = { name, kinds: kindsOf(made), answer, arguments: words, defaults, moved };
        return Object.fromEntries(Object.entries(full).filter(([, value]) => value?.length));
      });
      found.sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
      assert.deepEqual(found, wanted);
    }
  });
}

// A small world: `tf.keras` on three releases, `keras` from the second on, `tf_keras`.
const DATA = {
  columns: { "tf.keras": ["2.0", "2.1", "2.2"], keras: ["2.0", "2.1", "2.2"], tf_keras: ["2.2"] },
  texts: ["UserWarning: `{}` is old", "TypeError: no '{}'"],
  signatures: ["rate=0.1, **kwargs", "units, activation=None", "x"],
  histories: /** @type {import("../../docs/assets/api.js").History[]} */ ([
    ["y3", "x3", { "y1w1:0a1:1": "lr" }],
    ["y3", "x3"],
    ["y2a1", "2x2 -1", {}, "f"],
    ["y3", "-3", {}, "m"],
    ["a1y1a1", "-1 1x1 -1"],
    ["y3", "2x3"],
  ]),
  names: {
    "tf.keras": {
      names: { optimizers: "Adam", "optimizers.legacy": "Adam 0", layers: "Dense,old", "": "layers,Model 5" },
    },
    keras: {
      names: { utils: "Odd" },
      like: { namespace: "tf.keras", columns: [null, 1, 2], without: { layers: "old" } },
    },
    tf_keras: { names: {}, like: { namespace: "tf.keras", columns: [1], without: {} } },
  },
};

const METHODS = {
  columns: ["2.0", "2.1", "2.2"],
  signatures: ["x, workers=1", "x"],
  methods: ["fit x2 x1", "loss -1 p2", "compile 1x3"],
  classes: { "": { Model: "0-2" }, layers: { Dense: "1" } },
};
const SPACES = decode(DATA);
const MEMBERS = new Members(METHODS);

test("a namespace that is like another one has its names, where the package is", () => {
  assert.deepEqual([...SPACES.keras.names.keys()].sort(), [
    "keras.Model",
    "keras.layers",
    "keras.layers.Dense",
    "keras.optimizers.Adam",
    "keras.optimizers.legacy.Adam",
    "keras.utils.Odd",
  ]);
  const lr = named(SPACES, "keras.optimizers.Adam").arguments.get("lr") ?? [];
  assert.deepEqual(
    lr.map(({ state }) => state),
    ["absent", "warns", "absent"],
  );
  assert.equal(named(SPACES, "tf_keras.layers.old").kind, "function");
  assert.equal(SPACES.tf_keras.names.size, 6);
});

test("a message has the word that was asked for", () => {
  const lr = named(SPACES, "tf.keras.optimizers.Adam").arguments.get("lr") ?? [];
  assert.deepEqual(
    lr.map(({ text }) => text),
    ["", "UserWarning: `lr` is old", "TypeError: no 'lr'"],
  );
});

test("a default may have commas, quotes and brackets", () => {
  const data = {
    columns: { "tf.keras": ["2.0"] },
    texts: [],
    signatures: [`a=', "', b=(1, [2, 3]), c="it's, x", d='\\'', *, e`],
    histories: /** @type {import("../../docs/assets/api.js").History[]} */ ([["y1", "x1"]]),
    names: { "tf.keras": { names: { "": "A" } } },
  };
  const [signature] = named(decode(data), "tf.keras.A").signatures;
  assert.deepEqual(signature, [`a=', "'`, "b=(1, [2, 3])", `c="it's, x"`, "d='\\''", "*", "e"]);
});

test("a method is there while its class is", () => {
  const found = MEMBERS.get("loss", named(SPACES, "tf.keras.Model"), "Model");
  assert.deepEqual(found?.kinds, ["", "property", "property"]);
  const fit = MEMBERS.get("fit", named(SPACES, "tf.keras.Model"), "Model");
  assert.deepEqual(
    fit?.arguments.get("workers")?.map(({ state }) => state),
    ["yes", "yes", "absent"],
  );
  assert.equal(MEMBERS.get("fit", named(SPACES, "tf.keras.layers.Dense"), "layers.Dense"), undefined);
});

/** @type {[string, string, string[]][]} */
const PARSED = [
  ["Adam lr", "Adam", ["lr"]],
  ["tf.keras.layers.Dense", "tf.keras.layers.Dense", []],
  ["Adam(lr=0.1, decay=1e-6)", "Adam", ["lr", "decay"]],
  ["opt = tf.keras.optimizers.Adam(lr=0.1)", "tf.keras.optimizers.Adam", ["lr"]],
  ["model.fit(x, y, callbacks=[A(b=1)], workers=4)", "model.fit", ["callbacks", "workers"]],
  ["from keras.utils import np_utils", "keras.utils.np_utils", []],
  ["import keras.engine as e", "keras.engine", []],
  ["  fit  workers ", "fit", ["workers"]],
  ["assert f(x) == 1", "assert", ["f", "x"]],
];
for (const [text, name, words] of PARSED) {
  test(`what is asked: ${text}`, () => assert.deepEqual(parse(text)[0], { name, words }));
}

test("several names are asked at once", () => {
  const names = parse("Adam lr, Dense\nfrom keras.layers import (LSTM, GRU as G)  # old\nAdam lr").map(
    ({ name }) => name,
  );
  assert.deepEqual(names, ["Adam", "Dense", "keras.layers.LSTM", "keras.layers.GRU"]);
  assert.deepEqual(parse(" \n,, ("), []);
});

/** @type {[string, string | undefined][]} */
const FOUND = [
  ["Adam", "tf.keras.optimizers.Adam"],
  ["adam", "tf.keras.optimizers.Adam"],
  ["legacy.Adam", "tf.keras.optimizers.legacy.Adam"],
  ["tensorflow.keras.layers.Dense", "tf.keras.layers.Dense"],
  ["keras.utils.Odd", "keras.utils.Odd"],
  ["Odd", "keras.utils.Odd"],
  ["fit", "tf.keras.Model.fit"],
  ["model.fit", "tf.keras.Model.fit"],
  ["keras.Model.fit", "keras.Model.fit"],
  ["tf_keras.Model.fit", "tf_keras.Model.fit"],
  ["dense.loss", "tf.keras.layers.Dense.loss"],
  ["tf.keras.Nothing", undefined],
  ["tf.keras.Model.nothing", undefined],
  ["keras.layers.old", undefined],
  ["constructor", undefined],
];
for (const [asked, name] of FOUND) {
  test(`what is found: ${asked}`, () => {
    assert.equal(find({ name: asked, words: [] }, SPACES, MEMBERS)?.facts.name, name);
  });
}

test("other names that were perhaps meant are offered", () => {
  const found = find({ name: "Adam", words: [] }, SPACES, MEMBERS);
  assert.deepEqual(found?.others, ["tf.keras.optimizers.legacy.Adam"]);
});

test("a name that nobody has leads to the closest", () => {
  const nearest = (/** @type {string} */ name) => closest({ name, words: [] }, SPACES, MEMBERS)[0];
  assert.equal(nearest("Dnese"), "tf.keras.layers.Dense");
  assert.equal(nearest("keras.layers.dence"), "keras.layers.Dense");
  assert.equal(nearest("compilee"), "tf.keras.Model.compile");
  assert.equal(nearest("Den"), "tf.keras.layers.Dense");
  assert.ok(closest({ name: "xyzzy", words: [] }, SPACES, MEMBERS).length > 0);
  assert.deepEqual(closestWords("learning_rat", ["rate", "learning_rate"])[0], "learning_rate");
});

test("how unlike words are", () => {
  assert.equal(distance("dense", "dense", 3), 0);
  assert.equal(distance("dnese", "dense", 3), 1);
  assert.equal(distance("dense", "densely", 3), 2);
  assert.ok(distance("dense", "x", 2) > 2);
  assert.equal(unlike("lr", "ls"), null);
});

test("a question survives its URL", () => {
  for (const text of ["Adam lr", "a, b\nc", "f(x=1)&y", ""]) assert.equal(fromSearch(toSearch(text)), text);
  assert.equal(fromSearch("?tf=2.4"), "");
});

test("runs and ranges", () => {
  const found = runs(["a", "a", "b"]);
  assert.deepEqual(
    found.map((run) => [range(["2.0", "2.1", "2.2"], run), run.value]),
    [
      ["2.0 – 2.1", "a"],
      ["2.2", "b"],
    ],
  );
});

/** @param {import("../../docs/assets/api-text.js").Part[]} parts */
const plain = (parts) => parts.map((part) => (typeof part === "string" ? part : part.code)).join("");

test("an answer in words", () => {
  const many = "a, b, c, d, e, f, g, h";
  assert.equal(plain(explained({ state: "partial", text: "a, b" }, false)), "works without a, b");
  assert.equal(
    plain(explained({ state: "partial", text: many }, false)),
    "works without a, b, c, d, e, f and 2 more",
  );
  assert.equal(plain(explained({ state: "raises", text: "E: x" }, true)), "E: x");
  assert.equal(plain(explained({ state: "unknown", text: "" }, false)), "it is there, but wasn't called");
  assert.equal(plain(explained({ state: "yes", text: "" }, false)), "");
});

test("a change in words", () => {
  const facts = named(SPACES, "tf.keras.optimizers.Adam");
  const made = change(facts, 0, 2);
  assert.ok(made);
  assert.deepEqual(sentences(made).signature.map(plain), ["removed lr"]);
  const warned = change(facts, 0, 1);
  assert.ok(warned);
  assert.deepEqual(sentences(warned).answer.map(plain), ["lr: works → warns"]);
});

test("two releases are compared", () => {
  const { vanished, appeared, signature } = byKind(changes(SPACES["tf.keras"], 1, 2));
  assert.deepEqual(
    vanished.map(({ name }) => name),
    ["tf.keras.layers.old"],
  );
  assert.deepEqual(appeared, []);
  assert.deepEqual(signature.length, 2); // `lr` of both
  assert.deepEqual(homonyms(SPACES["tf.keras"], "tf.keras.optimizers.Adam", 2), [
    "tf.keras.optimizers.legacy.Adam",
  ]);
});

test("a comparison's URL: what isn't an option isn't read, and a reader's release is", () => {
  const options = { from: ["2.0", "2.1"], to: ["2.0", "2.1"], in: ["tf.keras"] };
  assert.deepEqual(compared("?from=2.0&to=2.1&in=tf.keras", options), {
    from: "2.0",
    to: "2.1",
    in: "tf.keras",
  });
  assert.deepEqual(compared("?tf=2.1&to=9.9", options), { from: "2.1" });
});

test("what replaces a name, what is in it, and an argument", () => {
  const mapping = { "tf.keras.layers.experimental": 1, "tf.keras.Model.fit.workers": 2, "keras.Odd": 3 };
  assert.equal(replacement(mapping, "tf.keras.layers.experimental", ""), 1);
  assert.equal(replacement(mapping, "tf.keras.layers.experimental.Add", ""), 1);
  assert.equal(replacement(mapping, "keras.layers.experimental.Add", ""), 1);
  assert.equal(replacement(mapping, "tf.keras.layers.experimental.Add", "axis"), undefined);
  assert.equal(replacement(mapping, "keras.Model.fit", "workers"), 2);
  assert.equal(replacement(mapping, "tf.keras.Model.fit", ""), undefined);
  assert.equal(replacement(mapping, "keras.Odd", ""), 3);
  assert.equal(replacement(mapping, "tf.keras.Odd", "constructor"), undefined);
});
