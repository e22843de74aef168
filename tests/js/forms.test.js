// Which page an error's form leads to, and that each of these pages has an answer.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FORM_PAGES, formOf, isForm, missingModule } from "../../docs/assets/forms.js";
import { kindOf } from "../../docs/assets/paste.js";
import { MISMATCH } from "../../docs/assets/placed.js";
import { read } from "../../docs/assets/traceback.js";
import { cases } from "./cases.js";

const { sections } = JSON.parse(
  readFileSync(new URL("../../docs/api/tracebacks.json", import.meta.url), "utf8"),
);

test("each page of a form is one that the box has data of", () => {
  const urls = new Set(sections.map((/** @type {[string]} */ [url]) => url));
  const pages = new Set([...urls].map((url) => url.split("#")[0]));
  const lost = [...FORM_PAGES, MISMATCH].filter((url) => !(url.includes("#") ? urls : pages).has(url));
  assert.deepEqual(lost, []);
});

for (const { text, page, level } of cases("forms")) {
  test(`${JSON.stringify(text)} leads to ${page || "no page"}`, () => {
    assert.deepEqual(formOf(read(text)) ?? ["", ""], [page, level]);
  });
}

test("a module's package is named only where it is known", () => {
  assert.deepEqual(missingModule(read("ModuleNotFoundError: No module named 'cv2'")), {
    module: "cv2",
    code: "python -m pip install opencv-python",
  });
  assert.equal(missingModule(read("ModuleNotFoundError: No module named 'utils'"))?.code, "");
  assert.equal(missingModule(read("KeyError: 'acc'")), undefined);
});

test("a line of an installer is an error, a question about it isn't", () => {
  assert.ok(isForm("error: externally-managed-environment"));
  assert.equal(kindOf("error: externally-managed-environment"), "error");
  assert.equal(kindOf("what is externally-managed-environment?"), "question");
});
