// @ts-check
// What training accepts and gives: numbers and strings in lists, what `minimize` gives, and the
// name of a policy as the type of a layer: `training.py`.

import { BREAKS, problem } from "./problems.js";
import { OPERATION, OPTIMIZER } from "./results.js";
import { repr } from "./strings.js";
import * as v from "./values.js";

/** @typedef {import("./problems.js").Problem} Problem */

/** @param {string} text @returns {import("./table.js").Instead} */
const how = (text) => ({ text, since: "2.0", page: "", what: "" });
const ARRAYS = how("an array: `np.array([…])`");
const COUNT = how("`optimizer.iterations`");
const POLICIES = ["mixed_float16", "mixed_bfloat16"];

/** `fit`, `evaluate`, or `predict` with data in lists, on Keras 3. @param {string} name @param {v.Call} call @param {number} columns @returns {Iterable<Problem>} */
export function* ofModel(name, call, columns) {
  const given = [["x", call.value("x", 0)]];
  const heldOut = name === "fit" ? call.value("validation_data") : null;
  if (heldOut instanceof v.Many && heldOut.items.length) given.push(["validation_data", heldOut.items[0]]);
  for (const [word, value] of given) {
    if (!isData(value)) continue;
    const text = "a list isn't accepted, only arrays, tensors, and data sets";
    yield problem("KT228", BREAKS, `tf.keras.Model.${name}.${word}`, text, columns, word, ARRAYS);
  }
}

/** Whether a value is a list of numbers or of strings, or of such lists. @param {any} value @returns {boolean} */
function isData(value) {
  return (
    value instanceof v.Many &&
    value.items.length > 0 &&
    value.items.every((/** @type {any} */ one) => isData(one) || isDatum(one))
  );
}

/** @param {any} value */
const isDatum = (value) =>
  value instanceof v.Text ||
  (value instanceof v.Constant && (value.kind === "int" || value.kind === "float"));

/** An attribute of what `minimize` gives. @param {v.Member} target @param {number} columns @returns {Iterable<Problem>} */
export function* ofResult(target, columns) {
  if (!(target.of instanceof v.Made && target.of.path === OPERATION)) return;
  const path = `tf.keras.${OPTIMIZER}.minimize`;
  yield problem("KT229", BREAKS, path, "minimize gives None", columns, "", COUNT);
}

/** A layer that is made with `dtype="mixed_float16"`, before releases accept that. @param {string} path @param {v.Call} call @param {number} columns @returns {Iterable<Problem>} */
export function* ofLayer(path, call, columns) {
  const value = call.value("dtype");
  if (!path.includes(".layers.") || !(value instanceof v.Text) || !POLICIES.includes(value.tail)) return;
  const text = `${repr(value.tail)} isn't known there`;
  yield problem("KT230", BREAKS, `${path}.dtype`, text, columns, "dtype");
}
