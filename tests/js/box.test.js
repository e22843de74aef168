// What was pasted, what a traceback says, what it lacks, what pins need: the shared cases.

import assert from "node:assert/strict";
import test from "node:test";
import { conflictCards, conflicts } from "../../docs/assets/conflicts.js";
import { lacks } from "../../docs/assets/lacks.js";
import { kindOf, paste } from "../../docs/assets/paste.js";
import { allows, check, parse, tensorflowOf } from "../../docs/assets/requirements.js";
import { fromFragment, toFragment } from "../../docs/assets/share.js";
import { read, unplaced } from "../../docs/assets/traceback.js";
import { compare, describe, order, releasesOf, versions } from "../../docs/assets/versions.js";
import { cases } from "./cases.js";

for (const { name, text, kind, said } of cases("pastes")) {
  test(`pasted: ${name}`, () => assert.deepEqual(paste(text), { kind, said }));
}

for (const one of cases("tracebacks")) {
  test(`of a traceback: ${one.name}`, () => {
    const found = read(one.text);
    assert.deepEqual(
      found.causes.slice(0, one.causes.length).map(({ type, message }) => [type, message]),
      one.causes,
    );
    assert.equal(found.own?.code ?? "", one.own);
    assert.equal(found.attempt, one.attempt);
  });
}

for (const { name, text, left } of cases("unplaced")) {
  test(`without nodes of a graph: ${name}`, () => assert.equal(unplaced(text), left));
}

for (const one of cases("lacks")) {
  test(`an error lacks: ${one.name}`, () => {
    const all = read(one.text);
    const found = all.causes.length
      ? all.causes
      : [{ type: "", message: one.text, lines: [], after: /** @type {const} */ ("") }];
    assert.deepEqual(
      lacks(found[0], all).map(({ kind, name, word }) => [kind, name, word]),
      one.lacks,
    );
  });
}

/** @param {Partial<import("../../docs/assets/picker.js").Release>} given @returns {any} */
const release = (given) => ({
  install: ["tensorflow"],
  python: "3.9",
  wheels: ["3.9"],
  tested: {},
  ...given,
});
/** @type {Record<string, import("../../docs/assets/requirements.js").Known>} */
const TESTED = {
  2.4: {
    release: release({ install: ["tensorflow==2.4.4", "protobuf<3.21"], standalone: "keras==2.4.3" }),
    lock: new Map([
      ["numpy", "1.19.5"],
      ["protobuf", "3.20.3"],
    ]),
    trials: {
      day: "",
      steps: ["LSTM"],
      errors: [{ error: "NotImplementedError: no", seen: {} }],
      ranges: {
        2.4: {
          numpy: {
            locked: "1.19.5",
            runs: [
              ["1.17", "1.19", true],
              ["1.20", "1.23", false, 0, 0],
            ],
          },
          protobuf: {
            locked: "3.20.3",
            runs: [
              ["3.9", "3.20", true],
              ["4.21", "6.33", false, 0, 0],
            ],
          },
        },
      },
    },
  },
  "2.10": {
    release: release({}),
    lock: new Map([
      ["keras", "2.10.0"],
      ["numpy", "1.24.0"],
    ]),
  },
  2.13: { release: release({}), lock: new Map([["keras", "2.13.1"]]) },
  2.15: { release: release({}), lock: new Map([["keras", "2.15.0"]]) },
  2.16: { release: release({}), lock: new Map([["keras", "3.15.1"]]) },
  2.17: { release: release({}), lock: new Map([["keras", "3.15.1"]]) },
};

for (const one of cases("requirements")) {
  test(`requirements: ${one.name}`, () => {
    const pins = parse(one.text);
    assert.equal(tensorflowOf(pins, Object.keys(TESTED))?.release, one.release);
    const { changes, file } = check(pins, one.release, TESTED[one.release]);
    assert.deepEqual(
      changes.map(({ name }) => name),
      one.changed,
    );
    assert.equal(file, one.file);
  });
}

for (const one of cases("conflicts")) {
  test(`an installer's message: ${one.name}`, () => {
    const { trials } = TESTED["2.4"];
    assert.deepEqual(conflicts(one.text), one.found);
    const made = trials ? conflictCards(trials, one.text) : [];
    assert.deepEqual(
      made.map(({ key, code }) => [key, code]),
      one.cards,
    );
    for (const { cause } of made)
      assert.match(
        cause.map((part) => (typeof part === "string" ? part : part.code)).join(""),
        new RegExp(one.says),
      );
  });
}

test("what breaks says the error", () => {
  const [change] = check(
    parse("tensorflow==2.4.1\nnumpy==1.20.3\nprotobuf<3.21"),
    "2.4",
    TESTED["2.4"],
  ).changes;
  assert.match(change.why, /\(LSTM\): `NotImplementedError: no`\. What works: numpy 1\.17 – 1\.19/);
});

test("versions compare by their numbers, and ranges as pip reads them", () => {
  assert.ok(compare("2.10", "2.9") > 0 && compare("2.4", "2.4.0") === 0);
  assert.ok(order("2.10") > order("2.9"));
  assert.ok(allows(">=1.19,<2", "1.26") && !allows(">=1.19,<2", "2.0"));
  assert.ok(allows("==2.15.*", "2.15.1") && !allows("==2.15.*", "2.1") && allows("~=1.19.2", "1.19.5"));
});

test("versions are read in paths, and stated ones count more", () => {
  const paths = 'File "/a/site-packages/tensorflow_core/python/keras/engine/training.py", line 1, in fit';
  assert.deepEqual(versions(paths).tensorflow, { first: "2.0", last: "2.1" });
  assert.equal(versions(`tensorflow 2.1.0\n${paths}`).tensorflow?.first, "2.1");
  assert.equal(versions("ImportError: Keras requires TensorFlow 2.2 or higher").tensorflow, undefined);
  assert.equal(versions("from tensorflow.python.keras import x\n").keras, undefined);
});

test("Keras 2.6 to 2.15 has the number of its TensorFlow", () => {
  const all = ["2.4", "2.9", "2.10", "2.15", "2.16"];
  const known = versions('File "/a/site-packages/keras/src/engine/training.py", line 1, in fit');
  assert.deepEqual(releasesOf(known, all), ["2.15"]);
  assert.equal(describe(known), "Keras 2.13 to 2.15 by its paths");
  assert.deepEqual(releasesOf(versions("nothing"), all), all);
});

test("a text is shared in the fragment, short or long", async () => {
  for (const text of ["KeyError: 'lr'", "é ".repeat(500), "x = [1, 2]\n".repeat(100)]) {
    const fragment = await toFragment(text);
    assert.match(fragment, /^#ask/);
    assert.equal(await fromFragment(fragment), text.trim());
  }
  assert.equal(await toFragment(" "), "");
  assert.equal(await fromFragment("#fix"), "");
  assert.equal(await fromFragment("#askz=%%%"), "");
});

test("an error that shows requirements is an error", () => {
  assert.equal(kindOf("ERROR: No matching distribution found for tensorflow==2.4"), "error");
});
