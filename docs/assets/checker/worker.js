// @ts-check
// The checker in a worker: the page stays free while it reads. It is asked in messages of an
// id, a method of the engine, and what that gets.

import { Engine } from "./engine.js";
// All modules at once, not one after the other as each names the next.
import "../vendor/lezer-python.js";
import "./arguments.js";
import "./attributes.js";
import "./behavior.js";
import "./branches.js";
import "./calls.js";
import "./clean.js";
import "./expressions.js";
import "./files.js";
import "./grammar.js";
import "./guards.js";
import "./keras3.js";
import "./literal.js";
import "./literals.js";
import "./losses.js";
import "./names.js";
import "./nodes.js";
import "./problems.js";
import "./python-values.js";
import "./read-expressions.js";
import "./resolve.js";
import "./results.js";
import "./rules.js";
import "./signature.js";
import "./strings.js";
import "./tables.js";
import "./target.js";
import "./training.js";
import "./tree.js";
import "./unclear.js";
import "./use.js";
import "./values.js";

const ROOT = new URL("../../", import.meta.url); // the site's

const engine = new Engine(async (path) => {
  const response = await fetch(new URL(path, ROOT));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
});

addEventListener("message", async ({ data: [id, method, given] }) => {
  try {
    postMessage([id, await engine.ask(method, given), ""]);
  } catch (error) {
    postMessage([id, null, String(error)]);
  }
});
