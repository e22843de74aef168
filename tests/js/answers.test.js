// What a box answers: pages, names, dependencies, sources, or the search; with made-up data.

import assert from "node:assert/strict";
import test from "node:test";
import { answers, searched } from "../../docs/assets/answers.js";
import { decode, Members } from "../../docs/assets/api.js";
import { companionCards, filesCards } from "../../docs/assets/companions.js";
import { prepare } from "../../docs/assets/recorded.js";
import { nearPages } from "../../docs/assets/related.js";
import { build } from "../../docs/assets/search.js";
import { read } from "../../docs/assets/traceback.js";
import MiniSearch from "../../docs/assets/vendor/minisearch.js";

const MESSAGE = "ValueError: Deep water is too cold for fishes";
const engine = await build(MiniSearch, {
  schema: 1,
  pages: [
    { url: "learn/deep/", title: "Deep layers", answer: "A layer that is deep." },
    ...Array.from({ length: 20 }, (_, at) => ({
      url: `learn/${at}/`,
      title: `Layer ${at}`,
      answer: "A layer.",
    })),
  ],
});
const SECTIONS = /** @type {[string, string, string[]][]} */ ([
  ["errors/loading/#deep", MESSAGE, ["RuntimeError: Deep is unknown in this ocean"]],
  [
    "learn/names/",
    "Reproduce the error",
    ["AttributeError: module 'keras.utils' has no attribute 'old_name'"],
  ],
  ...Array.from({ length: 30 }, (_, at) => [`learn/${at}/`, `Layer ${at}`, []]),
]);
const known = prepare({ schema: 3, sections: SECTIONS });
const names = {
  spaces: decode({
    columns: { "tf.keras": ["2.14", "2.15", "2.16"], keras: ["2.14", "2.15", "2.16"] },
    texts: [],
    signatures: ["x", "x, units"],
    histories: [
      ["y2a1", "x2 -1"],
      ["y3", "x3"],
      ["y3", "-3", {}, "m"],
    ],
    names: {
      "tf.keras": { names: { utils: "old_name", layers: "Thing", "": "things" } },
      keras: { names: { utils: "old_name 0", layers: "Thing 1" } },
    },
  }),
  members: new Members({ columns: [], signatures: [], methods: [], classes: {} }),
  instead: { "tf.keras.utils.old_name": { text: "`new_name`", since: "2.14", page: "errors/names/#fix" } },
};
/** @type {any} */
const TOLD = {
  "errors/loading/": {
    "": { title: "Loading", fix: ["Go up."] },
    deep: {
      cause: ["It is ", "deep", "."],
      code: "up()",
      fails: [
        ["2.4 – 2.6", MESSAGE],
        ["2.7", "RuntimeError: Deep is unknown in this ocean"],
      ],
    },
  },
  "learn/names/": { "": { title: "Names", fix: ["Use the new name."] } },
};
/** @type {import("../../docs/assets/messages.js").Found[]} */
const SOURCE = [];
/** @type {import("../../docs/assets/answers.js").Kit} */
const kit = {
  engine: async () => engine,
  known: async () => known,
  framed: async () => known,
  names: async () => names,
  listed: async () => names.spaces,
  words: async () => ({ lost: {}, needed: {}, words: "" }),
  told: async (page) => TOLD[page] ?? { "": {} },
  trials: async () => ({
    day: "",
    steps: ["import"],
    errors: [
      {
        error: "TypeError: Descriptors are made elsewhere.",
        seen: { protobuf: { 2.4: [["4.21", "5.29", 0]] } },
      },
    ],
    ranges: {
      2.4: {
        protobuf: {
          locked: "3.20.3",
          runs: [
            ["3.10", "3.20", true],
            ["4.21", "5.29", false, 0, 0],
          ],
        },
      },
    },
  }),
  companions: async () => ({
    day: "",
    packages: {},
    errors: ["ValueError: Only Keras 2 is understood here, as 'TFModel' says."],
    results: {
      2.15: { "a-b": ["works", "1.2", ["a-b==1.2"]] },
      2.4: { "a-b": ["older", "1.1", ["a-b==1.1"], 0] },
    },
  }),
  pinned: async () => ({
    release: /** @type {any} */ ({ install: ["tensorflow==2.15.1"], python: "3.11", wheels: ["3.11"] }),
    lock: new Map([["keras", "2.15.0"]]),
  }),
  releases: async () => ["2.15", "2.4"],
  raised: async () => ({ found: SOURCE, columns: ["2.4", "2.15", "Keras 3.0"] }),
};
/** @param {import("../../docs/assets/api-text.js").Part[]} parts */
const text = (parts) => parts.map((part) => (typeof part === "string" ? part : part.code)).join("");

test("nothing is answered to nothing", async () => {
  assert.deepEqual(await answers(kit, " \n"), { kind: "nothing", said: "", none: "", cards: [], items: [] });
});

test("an error that a companion gave leads to the version that works", async () => {
  const { cards } = await answers(kit, "ValueError: Only Keras 2 is understood here, as 'TFModel' says.");
  const { level, key, cause, fix, code, url } = cards[0];
  assert.deepEqual([level, key, code], ["dependency", "a-b", 'pip install "a-b==1.1"']);
  assert.equal(text(cause), "a-b gives this error on TensorFlow 2.4, as an installer chooses it.");
  assert.equal(text(fix), "On TensorFlow 2.4, this works: a-b==1.1.");
  assert.equal(url, "install/companions/2.4/#a-b");
});

test("a companion's check is known with other versions, and by the name in it", () => {
  const data = {
    day: "",
    packages: {
      "a-b": { newest: "2", last: "1", purpose: "" },
      "c-d": { newest: "2", last: "1", purpose: "" },
    },
    errors: ["ImportError: A B needs TensorFlow >= 2.13", "ImportError: A B needs TensorFlow >= 2.15"],
    results: {
      2.4: { "a-b": /** @type {any} */ (["older", "1.1", ["a-b==1.1"], 0]) },
      2.8: {
        "a-b": /** @type {any} */ (["older", "1.2", ["a-b==1.2"], 1]),
        "c-d": /** @type {any} */ (["works", "3.0", ["c-d==3.0"], 1]),
      },
    },
  };
  const [card] = companionCards(data, "ImportError: A B needs TensorFlow >= 2.11", ["2.4", "2.8"]);
  assert.deepEqual([card.key, card.code], ["a-b", 'pip install "a-b==1.2"']);
  assert.deepEqual(
    filesCards(data, ["numpy", "c-d"], ["2.8"]).map(({ level, key, code }) => [level, key, code]),
    [["like", "install/companions/2.8/#c-d", 'pip install "c-d==3.0"']],
  );
  assert.deepEqual(filesCards(data, ["numpy"], ["2.8"]), []);
});

test("a question is searched", async () => {
  const { kind, none, items, cards } = await answers(kit, "deep layers");
  assert.deepEqual([kind, none, cards.length, items[0].url], ["question", "", 0, "learn/deep/"]);
  assert.deepEqual(items[0].title, [
    ["Deep", true],
    [" ", false],
    ["layers", true],
  ]);
  assert.ok(items.length <= 6);
});

test("a question that no page answers says so", async () => {
  assert.equal((await answers(kit, "xylophone")).none, "results");
});

test("a recorded error gets the words of its page, with the releases that say the same", async () => {
  const { cards } = await answers(kit, MESSAGE);
  const { level, key, cause, code, releases, url } = cards[0];
  assert.deepEqual(
    [level, key, text(cause), code, releases, url],
    ["page", "errors/loading/#deep", "It is deep.", "up()", "2.4 – 2.6", "errors/loading/#deep"],
  );
  assert.equal((await answers(kit, "RuntimeError: Deep is unknown in this ocean")).cards[0].releases, "2.7");
});

test("a heading that says nothing gives way to the page's", async () => {
  const { cards } = await answers(kit, "AttributeError: module 'keras.utils' has no attribute 'old_name'");
  assert.deepEqual(
    cards.map(({ level, title }) => [level, text(title)]),
    [
      ["name", "keras.utils.old_name"],
      ["several", "Names"],
    ],
  );
});

test("a name gets what the table says, and what replaces it", async () => {
  const { cards } = await answers(
    kit,
    "AttributeError: module 'tensorflow.keras.utils' has no attribute 'old_name'",
  );
  const card = cards.find(({ level }) => level === "name");
  assert.match(text(card?.cause ?? []), /is in TensorFlow 2\.14 – 2\.15, not in 2\.16\./);
  assert.match(text(card?.fix ?? []), /Instead: new_name\. It runs from TensorFlow 2\.14 on\./);
});

test("a name without its module is found where it was public", async () => {
  const { cards } = await answers(kit, "ImportError: cannot import name 'old_name'");
  assert.equal(cards.find(({ level }) => level === "name")?.key, "keras.utils.old_name");
  const other = await answers(kit, "ImportError: cannot import name 'old_names'");
  assert.ok(other.cards.every(({ level }) => level !== "name"));
});

test("a module that isn't a package is a file of the reader's own", async () => {
  const { cards } = await answers(
    kit,
    "ModuleNotFoundError: No module named 'keras.models'; 'keras' is not a package",
  );
  assert.equal(cards[0].key, "errors/other-packages/#same-name");
});

test("a file of TensorFlow's that imports what another one lacks shows two releases", async () => {
  const { cards } = await answers(
    kit,
    `  File "/v/lib/python3.9/site-packages/tensorflow/python/a.py", line 1, in <module>
    from tensorflow.python.b import some_name
ImportError: cannot import name 'some_name' from 'tensorflow.python.b'`,
  );
  assert.equal(cards[0].key, "errors/conflicts/#two-releases");
});

test("a module that a saved model names as a layer isn't one", async () => {
  const unknown = async (/** @type {string} */ name) =>
    (await answers(kit, `ValueError: Unknown layer: ${name}`)).cards.map(
      ({ level, key }) => `${level} ${key}`,
    );
  assert.deepEqual(await unknown("Thing"), [
    "name tf.keras.layers.Thing",
    "like errors/saving/#unknown-layer",
  ]);
  assert.deepEqual(await unknown("things"), ["like errors/saving/#unknown-layer"]);
});

test("what no release has is doubted, and a misspelled name leads to the page about those", async () => {
  const lost = await answers(kit, "AttributeError: module 'keras.layers' has no attribute 'Thinq'");
  assert.deepEqual(
    lost.cards.slice(0, 2).map(({ level, key }) => `${level} ${key}`),
    ["several keras.layers.Thinq", "like errors/scripts-more/#misspelled"],
  );
  assert.match(String(lost.cards[0].doubts?.[0].said), /No tested release has it/);
});

test("an unknown activation is misspelled, and while a file is loaded it is the program's", async () => {
  const line = "ValueError: Unknown activation function: 'rellu'";
  const [built] = (await answers(kit, line)).cards;
  assert.deepEqual([built.level, built.code], ["several", ""]);
  assert.equal(built.url, "errors/layer-arguments/#unknown-activation");
  const [loaded] = (await answers(kit, `    model = load_model("a.h5")\n${line}`)).cards;
  assert.deepEqual([loaded.level, loaded.key], ["name", "rellu"]);
  assert.match(loaded.code, /custom_objects/);
});

test("a name of Keras that isn't defined gets the line that imports it", async () => {
  const { kind, cards } = await answers(kit, "name 'Thing' is not defined");
  assert.deepEqual(
    [kind, cards[0].key, cards[0].code],
    ["error", "errors/python-says/#not-defined", "from tensorflow.keras.layers import Thing"],
  );
  const [first] = (await answers(kit, "NameError: name 'K' is not defined")).cards;
  assert.equal(first.code, "from tensorflow.keras import backend as K");
  const [own, other] = (await answers(kit, "NameError: name 'mine' is not defined")).cards;
  assert.deepEqual(
    [own.key, own.code, other.key],
    ["errors/python-says/own-program/#own-name", "", "errors/python-says/#not-defined"],
  );
});

test("where little is known, pages are near that have its words, in their messages or anywhere", async () => {
  const result = (/** @type {string} */ url) => ({
    url,
    title: url,
    text: "",
    score: 1,
    words: new Set(),
    told: 1,
  });
  /** @param {string} message @param {string[]} found @param {"error" | "title" | "other"} what */
  const near = async (message, found, what = "error") =>
    (await nearPages(kit, read(message), found.map(result), what)).map(({ level, key }) => `${level} ${key}`);
  const message = "ValueError: keras is too cold for fishes and for whales";
  // In turn: words of messages, the search. A page gets the section that has most of it.
  assert.deepEqual(await near(message, ["learn/1/", "errors/loading/"]), [
    "near errors/loading/#deep",
    "near learn/1/",
  ]);
  assert.deepEqual(await near(message, ["learn/2/"], "title"), ["near learn/2/"]);
  assert.deepEqual(await near(message, ["learn/2/"], "other"), [
    "near errors/loading/#deep",
    "near learn/2/",
  ]);
  // Of another program's error much has to be the same, and what Python says of any values tells nothing.
  assert.deepEqual(await near("ValueError: is too warm for a while", [], "other"), []);
  assert.deepEqual(await near("TypeError: 'list' object is too cold for fishes", [], "other"), []);
  // A page without errors says nothing of one; the results of a title's search stay in their order.
  assert.deepEqual(await near(message, ["about/"]), ["near errors/loading/#deep"]);
  assert.deepEqual(await near(message, ["about/", "learn/2/"], "title"), []);
});

test("a page about another name isn't sure", async () => {
  const { cards } = await answers(kit, "AttributeError: module 'keras.utils' has no attribute 'other_name'");
  assert.ok(cards.every(({ level }) => level !== "page"));
});

test("versions that gave the error are an answer", async () => {
  const [{ level, key, cause, fix, code }] = (
    await answers(kit, "TypeError: Descriptors are made elsewhere.")
  ).cards;
  assert.deepEqual([level, key, code], ["dependency", "protobuf", 'pip install "protobuf==3.20.3"']);
  assert.match(text(cause), /protobuf 4\.21 – 5\.29 gives this error on TensorFlow 2\.4 \(import\)/);
  assert.match(text(fix), /protobuf 3\.10 – 3\.20 works/);
});

test("requirements get their changes", async () => {
  const [{ level, code }] = (await answers(kit, "tensorflow==2.15.0\nkeras==3.0.5")).cards;
  assert.deepEqual([level, code], ["dependency", "tensorflow==2.15.0\nkeras==2.15.0  # was: keras==3.0.5"]);
  assert.equal((await answers(kit, "numpy==1.2.3\nscipy==1.2.3")).none, "pins");
});

test("a name that is asked for says where it is", async () => {
  const { cards } = await answers(kit, "tf.keras.utils.old_name");
  assert.equal(cards[0].key, "tf.keras.utils.old_name");
});

test("of code, what some release lacks", async () => {
  const { cards } = await answers(
    kit,
    "from tensorflow.keras.layers import Thing\nfrom tensorflow.keras.utils import old_name\n",
  );
  assert.deepEqual(
    cards.map(({ key }) => key),
    ["tf.keras.utils.old_name"],
  );
  assert.equal((await answers(kit, "from tensorflow.keras.layers import Thing")).none, "code");
});

test("where nothing fits, it says so, and the words can be searched", async () => {
  const { none, cards, items } = await answers(kit, "ValueError: layer month is empty");
  assert.deepEqual([none, cards, items], ["match", [], []]);
  assert.ok((await searched(kit, "ValueError: layer month is empty")).items.length > 0);
});

test("where only its source is known, it says where", async () => {
  const place = { function: "keras.src.a.B.c", name: "", condition: "x < 1", columns: ["Keras 3.0"] };
  SOURCE.push({
    template: "{} is empty",
    holes: ["month"],
    does: "raises",
    type: "ValueError",
    package: "keras",
    ...place,
    places: [place],
    releases: ["2.4"],
    minors: ["3.0"],
    wordings: [],
    wraps: false,
    general: false,
    reworded: false,
    sure: "whole",
    fit: 1,
  });
  const [{ level, key, cause, releases }] = (await answers(kit, "ValueError: layer month is empty")).cards;
  SOURCE.pop();
  assert.deepEqual([level, key, releases], ["raised", "keras.src.a.B.c", "TensorFlow 2.4; Keras 3.0"]);
  assert.match(text(cause), /raised by keras\.src\.a\.B\.c, where x < 1/);
});
