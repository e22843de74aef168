// The foot of a page, a section that moved, and the order of a table's rows.

import assert from "node:assert/strict";
import test from "node:test";
import { isOld, moved, report } from "../../docs/assets/page.js";
import { compare } from "../../docs/assets/tables.js";

const DAY = 24 * 3600 * 1000;
const TESTED = "2026-08-19";

test("a page is old after sixty days, and without a day never", () => {
  const then = Date.parse(TESTED);
  assert.equal(isOld(TESTED, then + 60 * DAY), false);
  assert.equal(isOld(TESTED, then + 60 * DAY + 1), true);
  assert.equal(isOld(undefined, then + 600 * DAY), false);
});

const LINK = "https://host.example/issues/new?template=fails.yml&page=https%3A%2F%2Fsite.example%2Fx%2F";

/** @param {string} url */
const fields = (url) => Object.fromEntries(new URL(url).searchParams);

test("a report names the example in view and its open tab", () => {
  const view = { example: "https://site.example/snippets/errors/x/y.py", release: "TensorFlow 9.0 to 9.2" };
  assert.deepEqual(fields(report(LINK, "/errors/x/", view)), {
    template: "fails.yml",
    page: "https://site.example/x/",
    example: "errors/x/y.py",
    release: "TensorFlow 9.0 to 9.2",
  });
});

test("the page of a release names that release", () => {
  const { release } = fields(report(LINK, "/docs/versions/9.1/", { release: "TensorFlow 9.0" }));
  assert.equal(release, "TensorFlow 9.1");
});

test("a report without an example in view names none", () => {
  assert.deepEqual(Object.keys(fields(report(LINK, "/about/", {}))), ["template", "page"]);
});

test("a second click replaces what the first filled in", () => {
  const first = report(LINK, "/x/", { example: "https://s.example/snippets/a.py", release: "A" });
  const second = fields(report(first, "/x/", { example: "https://s.example/snippets/b.py", release: "B" }));
  assert.equal(second.example, "b.py");
  assert.equal(second.release, "B");
});

test("only a link with data-moved leads on", () => {
  const href = "https://host.example/errors/new/#section";
  assert.equal(moved({ href, dataset: { moved: "" } }), href);
  assert.equal(moved({ href, dataset: {} }), undefined);
  assert.equal(moved(null), undefined);
});

test("a table sorts numbers by value and nothing before text", () => {
  assert.deepEqual(["9.10", "9.9", "", "b", "9.1", "a"].sort(compare), ["", "9.1", "9.9", "9.10", "a", "b"]);
});
