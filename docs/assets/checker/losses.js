// @ts-check
// What losses and metrics accept: lists, and None as a reduction: `losses.py`.

import { BREAKS, problem } from "./problems.js";
import * as results from "./results.js";
import * as v from "./values.js";

/** @typedef {import("./problems.js").Problem} Problem */

/** @param {string} text @returns {import("./table.js").Instead} */
const how = (text) => ({ text, since: "2.0", page: "", what: "" });
const ARRAYS = how("arrays: `np.array([…])`");

/** `reduction=None` of a loss, which Keras 2 refuses. @param {string} path @param {v.Call} call @param {number} columns @returns {Iterable<Problem>} */
export function* ofReduction(path, call, columns) {
  const value = call.value("reduction");
  if (path.includes(".losses.") && value instanceof v.Constant && value.kind === "none")
    yield problem(
      "KT225",
      BREAKS,
      `${path}.reduction`,
      "None isn't accepted",
      columns,
      "reduction",
      how('`"none"`'),
    );
}

/** A loss that is a function, and looks at the shape of what it gets: Keras 3. @param {string} path @param {v.Call} call @param {number} columns @returns {Iterable<Problem>} */
export function* ofFunction(path, call, columns) {
  if (!path.includes(".losses.") && !path.includes(".metrics.")) return;
  if (results.lastOf(path) === "sparse_categorical_crossentropy") yield* ofList(path, call, columns);
}

/** A call of a loss, or of a metric, on Keras 3. @param {v.Member} target @param {v.Call} call @param {number} columns @returns {Iterable<Problem>} */
export function* ofMember(target, call, columns) {
  const path = target.of instanceof v.Made ? target.of.path : "";
  if (target.name !== "__call__" && target.name !== "update_state") return;
  const kinds = results.families(target.of);
  if (kinds.includes(results.METRIC) && results.lastOf(path) === "SparseCategoricalCrossentropy")
    yield* ofList(path, call, columns);
  else if (kinds.includes(results.LOSS) && call.args.length > 1) {
    const [first, second] = call.args.slice(0, 2).map(shape);
    if (!first || !second || first === second) return;
    const text = "y_true and y_pred are lists of different shapes";
    const name = `${path || "tf.keras.losses.Loss"}.__call__`;
    yield problem("KT226", BREAKS, name, text, columns, "", ARRAYS);
  }
}

/** @param {string} path @param {v.Call} call @param {number} columns @returns {Iterable<Problem>} */
function* ofList(path, call, columns) {
  if (call.args.slice(0, 2).some((one) => one instanceof v.Many))
    yield problem("KT227", BREAKS, path, "a list has no shape", columns, "", ARRAYS);
}

/** How the lists of a value are nested; "" where that isn't known. @param {any} value @returns {string} */
function shape(value) {
  if (value instanceof v.Constant) return "x";
  if (!(value instanceof v.Many) || !value.items.length) return "";
  const inside = value.items.map(shape);
  return inside.every(Boolean) ? `(${inside.join("")})` : "";
}
