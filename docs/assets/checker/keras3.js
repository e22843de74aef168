// @ts-check
// What Keras 3 does differently, where neither a name nor a signature says so: `keras3.py`. The
// columns of a problem are filled in by `behavior.js`.

import { BREAKS, CHANGES, problem as whole } from "./problems.js";
import * as results from "./results.js";
import * as v from "./values.js";

/** @typedef {import("./problems.js").Problem} Problem */

/** @param {string} text @param {string} page @returns {import("./table.js").Instead} */
const how = (text, page = "", since = "2.4") => ({ text, since, page, what: "" });
const IN_A_LAYER = how(
  "call it in a layer: `tf.keras.layers.Lambda`, or a custom layer",
  "errors/kerastensor-in-tf-fn/",
);
// Functions of TensorFlow that only look at what they are given.
const LOOKING = ["is_tensor", "nest", "TensorSpec", "keras", "compat", "debugging", "TensorShape"];
// Functions of the backend that look at a shape or a type.
const BACKEND = ["int_shape", "is_keras_tensor", "ndim", "dtype", "is_sparse", "shape"];
const REFUSING = `Dense Embedding Flatten Lambda LeakyReLU ReLU Sequential Activation AlphaDropout
  BatchNormalization Conv1D Dropout ELU GRU GaussianDropout GaussianNoise Identity LSTM Masking
  LayerNormalization PReLU Permute RepeatVector Reshape SimpleRNN Softmax`.split(/\s+/);
const OF_SHAPES = [
  "as_list",
  "rank",
  "ndims",
  "dims",
  "with_rank",
  "is_fully_defined",
  "num_elements",
  "merge_with",
  "assert_has_rank",
  "assert_is_compatible_with",
];

/** @param {string} code @param {import("./problems.js").Level} level @param {string} name @param {string} text @param {any} instead @returns {Problem} */
const problem = (code, level, name, text, word = "", instead = null) =>
  whole(code, level, name, text, 0, word, instead);

/** What is wrong with a call of a function or a class. @param {string} path @param {v.Call} call @returns {Iterable<Problem>} */
export function* ofFunction(path, call) {
  const last = results.lastOf(path);
  if (!v.isKeras(path)) yield* ofTensorflow(path, call);
  else if (path.includes(".backend.")) yield* ofBackend(path, last, call);
  else if (last === "Input") {
    const shape = call.value("shape", 0);
    if (shape instanceof v.Constant && shape.kind === "int")
      yield problem(
        "KT213",
        BREAKS,
        path,
        `${shape.value} isn't a tuple`,
        "shape",
        how(`\`shape=(${shape.value},)\``),
      );
  } else if (last === "BatchNormalization") {
    if (call.value("axis", 0) instanceof v.Many)
      yield problem("KT216", BREAKS, path, "axis must be a number, and is a list", "axis");
  } else if (path.includes(".losses.") && isAuto(call.value("reduction"))) {
    const instead = how(
      'leave it out, or `"sum_over_batch_size"`',
      "errors/compile-and-metrics/#reduction-auto",
    );
    yield problem("KT214", BREAKS, `${path}.reduction`, "'auto' isn't accepted", "reduction", instead);
  }
}

/** `"auto"`, or `Reduction.AUTO`. @param {any} value */
function isAuto(value) {
  if (value instanceof v.Text) return value.whole && value.tail === "auto";
  const isEnum = value instanceof v.Member && value.of instanceof v.Ref;
  return isEnum && value.name === "AUTO" && value.of.path.endsWith(".Reduction");
}

/** @param {string} path @param {v.Call} call @returns {Iterable<Problem>} */
function* ofTensorflow(path, call) {
  if (!path.startsWith("tf.") || LOOKING.includes(path.split(".")[1])) return;
  if (!call.given.some(results.hasTensor)) return;
  const text = "a KerasTensor can't be the input of a TensorFlow function";
  yield problem("KT201", BREAKS, path, text, "", IN_A_LAYER);
}

/** @param {string} path @param {string} last @param {v.Call} call @returns {Iterable<Problem>} */
function* ofBackend(path, last, call) {
  if (last === "set_value" && call.args.length) {
    if (!isVariable(call.args[0])) return;
    const text = "set_value doesn't accept a variable of Keras";
    const instead = how("`variable.assign(value)`", "errors/set-value-str-name/");
    yield problem("KT215", BREAKS, path, text, "", instead);
  } else if (!BACKEND.includes(last) && call.given.some(results.hasTensor)) {
    const text = "a function of the backend doesn't accept a KerasTensor";
    yield problem("KT201", BREAKS, path, text, "", IN_A_LAYER);
  }
}

/** Whether a value is a variable that Keras makes: `optimizer.learning_rate`. @param {any} value */
const isVariable = (value) =>
  value instanceof v.Member &&
  results.families(value.of).includes(results.OPTIMIZER) &&
  ["learning_rate", "iterations"].includes(value.name);

/** What is wrong with a method or an attribute of an object. @param {v.Member} target @param {v.Use} use @param {import("./table.js").Table} table @returns {Iterable<Problem>} */
export function* ofMember(target, use, table) {
  const { name, of } = target;
  const { call } = use;
  const kinds = results.families(of);
  const isModel = kinds.includes(results.MODEL);
  if (use.stored !== null) yield* ofStore(of, name, use.stored, kinds);
  else if (of instanceof v.Shaped) {
    if (!OF_SHAPES.includes(name)) return;
    const instead = how("`tuple(shape)`, or an index: `shape[-1]`", "errors/tuple-as-list/");
    const text = `a shape is a tuple, which has no ${name}`;
    yield problem("KT207", BREAKS, `KerasTensor.shape.${name}`, text, "", instead);
  } else if (name === "metrics_names" && isModel) {
    const text = "the names of compiled metrics are one: compile_metrics";
    yield problem("KT220", CHANGES, "tf.keras.Model.metrics_names", text);
  } else if (call && name === "add_weight") {
    if (!kinds.length || !(call.args[0] instanceof v.Text)) return;
    const instead = how("`add_weight(shape=…, name=…)`", "errors/custom-layers/#add-weight-positional");
    const text = "the name of a weight must be a keyword argument";
    yield problem("KT219", BREAKS, `tf.keras.${kinds[0]}.add_weight`, text, "", instead);
  } else if (call && (isModel || kinds.includes(results.LAYER))) {
    yield* ofLayer(name, call, table, of);
    if (name !== "__call__" || !onlyTensors(of) || !call.args.some(hasNumber)) return;
    const instead = how("`np.array(…)`, or `tf.constant(…)`", "", "2.0");
    const text = "numbers must be in an array or a tensor";
    yield problem("KT222", BREAKS, "tf.keras.layers.Layer.__call__", text, "", instead);
  }
}

/** Whether an object is a layer or a model that refuses numbers; some layers that prepare data convert them. @param {any} of */
function onlyTensors(of) {
  if (of instanceof v.Made) return REFUSING.includes(results.lastOf(of.path));
  if (!(of instanceof v.Own)) return false;
  const above = of.of.keras.map(results.lastOf);
  return above.length > 0 && above.every((one) => ["Layer", "Model", "Module"].includes(one));
}

/** @param {any} value @returns {boolean} */
function hasNumber(value) {
  if (value instanceof v.Constant) return value.kind === "int" || value.kind === "float";
  return value instanceof v.Many && value.items.some(hasNumber);
}

/** @param {string} name @param {v.Call} call @param {import("./table.js").Table} table @param {any} of @returns {Iterable<Problem>} */
function* ofLayer(name, call, table, of) {
  const path = `tf.keras.Model.${name}`;
  if (name === "__call__") {
    const flag = call.args.slice(1).find((one) => one instanceof v.Constant && one.kind === "bool");
    if (!flag || call.args.length !== 2) return;
    const written = flag.value ? "True" : "False";
    const text = `${written} must be a keyword argument, such as \`training\``;
    const instead = how(`\`training=${written}\``, "errors/building-models/");
    yield problem("KT222", BREAKS, "tf.keras.layers.Layer.__call__", text, "", instead);
  }
  if (name === "add_metric") {
    const instead = table.instead(path) ?? table.instead("tf.keras.layers.Layer.add_metric");
    yield problem("KT210", BREAKS, path, "add_metric only raises an error", "", instead);
  } else if (name === "add_loss" && !(of instanceof v.Own || of instanceof v.Super)) {
    const tensor = call.given.some(results.hasTensor);
    if (!tensor && !(of instanceof v.Made && results.lastOf(of.path) === "Model")) return;
    const text = tensor
      ? "add_loss doesn't accept a KerasTensor"
      : "add_loss of a functional model only raises an error";
    const instead = how("call `self.add_loss` in a layer's `call`");
    yield problem("KT212", BREAKS, path, text, "", instead);
  } else if (name === "compile") yield* ofCompile(path, call);
}

/** @param {string} path @param {v.Call} call @returns {Iterable<Problem>} */
function* ofCompile(path, call) {
  const metrics = call.value("metrics");
  if (metrics instanceof v.Text) {
    const text = "metrics must be a list, a tuple, or a dictionary, and is a string";
    const instead = how(`\`metrics=["${metrics.tail}"]\``);
    yield problem("KT211", BREAKS, `${path}.metrics`, text, "metrics", instead);
  }
  const optimizer = call.value("optimizer", 0);
  const made = optimizer instanceof v.Made || optimizer instanceof v.Ref ? optimizer.path : "";
  if (made.startsWith("tf.compat.v1.train.") || made.startsWith("tf.train."))
    yield problem("KT209", BREAKS, `${path}.optimizer`, `${made} isn't an optimizer of Keras`, "optimizer");
}

/** @param {any} of @param {string} name @param {any} value @param {string[]} kinds @returns {Iterable<Problem>} */
function* ofStore(of, name, value, kinds) {
  if (kinds.includes(results.OPTIMIZER) && name === "lr" && !(of instanceof v.Own)) {
    const text = "lr is an attribute without effect: the learning rate stays";
    const instead = how("`optimizer.learning_rate = …`", "errors/lr-keras3/#fix");
    yield problem("KT218", CHANGES, "tf.keras.optimizers.Optimizer.lr", text, "", instead);
  }
  const isLayer = kinds.includes(results.LAYER) || kinds.includes(results.MODEL);
  if (of instanceof v.Own && isLayer && value instanceof v.Made && value.path === "tf.Variable") {
    const text = "a tf.Variable isn't among the weights of a layer or a model";
    const instead = how("`self.add_weight(…)`", "errors/changed-results/#tf-variable-untracked");
    yield problem("KT217", CHANGES, `tf.Variable in self.${name}`, text, "", instead);
  }
}

/** What is wrong with the methods that a class defines, each with its function. @param {v.UserClass} one @returns {Iterable<[Problem, any]>} */
export function* ofClass(one) {
  const old = one.methods.get("reset_states");
  if (!old || one.methods.has("reset_state") || !one.keras.map(results.family).includes(results.METRIC))
    return;
  const instead = how("define `reset_state`", "learn/custom-loop/", "2.5");
  const text = "nothing calls reset_states: it is reset_state";
  yield [problem("KT208", CHANGES, "tf.keras.metrics.Metric.reset_states", text, "", instead), old.node];
}
