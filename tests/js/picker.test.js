// The picker's answer and its state in the URL.

import assert from "node:assert/strict";
import test from "node:test";
import { answer, fromSearch, toSearch } from "../../docs/assets/picker.js";
import { cases } from "./cases.js";

/** @param {import("../../docs/assets/picker.js").Line} line @returns {[string, string]} its kind, and what a reader sees of it */
const seen = (line) => [
  line.kind,
  line.parts
    .map((part) => (typeof part === "string" ? part : "code" in part ? part.code : part.bold))
    .join(""),
];

for (const one of cases("picker")) {
  test(`the answer: ${one.name}`, () => {
    const { verdict, lines } = answer({ releases: { [one.choice.tf]: one.release } }, one.choice);
    assert.equal(verdict, one.verdict);
    assert.deepEqual(lines.map(seen), one.lines);
    assert.equal(lines.at(-1)?.to, `versions/${one.choice.tf}/`);
  });
}

test("an unknown release is an error, not an answer", () => {
  assert.throws(
    () => answer({ releases: {} }, { tf: "9.1", py: "3.8", keras: false, old: false }),
    RangeError,
  );
});

test("a name that every object has isn't a tested Python", () => {
  const { release, choice } = cases("picker")[0];
  const { lines } = answer({ releases: { 9.1: release } }, { ...choice, py: "constructor" });
  assert.match(seen(lines[0])[1], /has no wheel for Python constructor/);
});

const OPTIONS = { tf: ["9.0", "9.1"], py: ["3.8", "3.12"] };

test("a choice survives its URL", () => {
  for (const keras of [true, false]) {
    for (const old of [true, false]) {
      const choice = { tf: "9.1", py: "3.12", keras, old };
      assert.deepEqual(fromSearch(toSearch(choice), OPTIONS), { stated: true, choice });
    }
  }
});

test("a URL without a choice states nothing", () => {
  assert.deepEqual(fromSearch("?utm=x", OPTIONS), { stated: false, choice: { keras: false, old: false } });
});

test("what isn't an option isn't read from a URL", () => {
  const { stated, choice } = fromSearch("?tf=9.1%20&py=3.8&keras=yes", OPTIONS);
  assert.equal(stated, true);
  assert.deepEqual(choice, { py: "3.8", keras: false, old: false });
});
