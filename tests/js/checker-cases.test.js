// The cases that the command's front end reads, too: each says the same here.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { uses } from "../../docs/assets/checker/dump.js";
import { source } from "../../docs/assets/checker/read.js";
import { asItIs, ranges } from "../../docs/assets/checker/report.js";
import { checker } from "./checked.js";

const FOLDER = new URL("../../checker/cases/", import.meta.url);
const made = checker();
const { columns } = made.table;
/** @param {string} name @returns {any[]} */
const read = (name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));

for (const name of readdirSync(FOLDER)) {
  for (const one of name === "behavior.json" ? [] : read(name)) {
    test(`${name}: ${one.name}`, () => {
      const text = source(one.code, one.path);
      assert.deepEqual(uses(made, text), one.uses);
      const report = made.source(source(one.code, one.path), one.from ? columns.indexOf(one.from) : null);
      const bit = 1 << columns.indexOf(one.target);
      assert.deepEqual(
        report.findings
          .filter((f) => f.columns & bit)
          .map((f) => [f.cell, f.line, f.column, f.code, f.level, f.name]),
        one.findings,
      );
      assert.equal(report.unclear.length, one.unclear);
      assert.equal(ranges(asItIs(report.masks, columns), columns), one.runs);
    });
  }
}

test("each behavior does what its programs did", () => {
  for (const row of read("behavior.json")) {
    const { findings } = made.text(row.code_run);
    for (const [release, did] of Object.entries(row.did)) {
      const bit = 1 << columns.indexOf(release);
      const failing = findings.filter((f) => f.columns & bit && f.level === row.level).map((f) => f.code);
      assert.equal(failing.includes(row.code), did !== "ok", `${row.name} ${release}`);
    }
  }
});
