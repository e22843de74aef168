// What the offline edition adds to each script: the part that needs no browser.

import assert from "node:assert/strict";
import test from "node:test";
import { fileOf } from "../../harness/publish/offline.js";

test("a link to a page on disk names its file", () => {
  assert.equal(fileOf("file:///a/errors/one/"), "file:///a/errors/one/index.html");
  assert.equal(fileOf("file:///a/errors/one/?q=1#b"), "file:///a/errors/one/index.html?q=1#b");
  assert.equal(fileOf("file:///a/one.py"), "file:///a/one.py");
});

test("a link to another site stays", () => {
  assert.equal(fileOf("https://host.example/a/"), "https://host.example/a/");
});
