// @ts-check
// What an attribute or a call gives: a layer that is called with a tensor, `model.optimizer`:
// `results.py`.

import { rootOf } from "./table.js";
import { Made, Many, Member, Own, options, Ref, Shaped, Super, Tensor, UNKNOWN } from "./values.js";

export const MODEL = "Model";
export const LAYER = "layers.Layer";
export const OPTIMIZER = "optimizers.Optimizer";
export const CALLBACK = "callbacks.Callback";
export const METRIC = "metrics.Metric";
export const LOSS = "losses.Loss";
/** @type {Map<string, string>} */
const FAMILIES = new Map([
  ["layers", LAYER],
  ["optimizers", OPTIMIZER],
  ["callbacks", CALLBACK],
  ["metrics", METRIC],
  ["losses", LOSS],
  ["applications", MODEL],
  ["models", MODEL],
  ["optimizer_v2", OPTIMIZER],
  ["engine", LAYER],
]);
const MODELS = ["load_model", "model_from_json", "model_from_config", "model_from_yaml", "clone_model"];
export const OPERATION = "tf.Operation"; // what `minimize` gave, while it gave something
const ANY_MODEL = "Sequential"; // which has all methods that a model can have
/** @type {Map<string, string>} */
const ATTRIBUTES = new Map([
  [`${MODEL} optimizer`, OPTIMIZER],
  [`${MODEL} history`, "callbacks.History"],
  [`${CALLBACK} model`, ANY_MODEL],
]);
/** @type {Map<string, string>} */
const RETURNS = new Map([
  [`${MODEL} get_layer`, LAYER],
  [`${MODEL} fit`, "callbacks.History"],
  [`${MODEL} fit_generator`, "callbacks.History"],
  [`${MODEL} from_config`, ANY_MODEL],
]);
const TENSORS = ["output", "input", "outputs", "inputs"];
const RECURRENT = ["LSTM", "GRU", "Bidirectional", "RNN"];

/** @param {string} path */
export const lastOf = (path) => path.slice(path.lastIndexOf(".") + 1);

/** @param {string} text */
const isUpper = (text) => text !== "" && text.toLowerCase() !== text && text.toUpperCase() === text;

/** What kind of thing a class of Keras is: one of FAMILIES. @param {string} path */
export function family(path) {
  const root = rootOf(path);
  if (!root) return "";
  const parts = path.slice(root.length + 1).split(".");
  if (["Model", "Sequential", "Functional"].includes(parts[parts.length - 1])) return MODEL;
  return parts.length > 1 ? (FAMILIES.get(parts[0]) ?? "") : "";
}

/** What kinds of thing an object is: more than one where its classes have several. @param {any} value @returns {string[]} */
export function families(value) {
  if (value instanceof Made) return [family(value.path)];
  if (value instanceof Own || value instanceof Super) return value.of.keras.map(family);
  return [];
}

/** @param {any} value */
function rootFor(value) {
  if (value instanceof Made) return rootOf(value.path);
  if ((value instanceof Own || value instanceof Super) && value.of.keras.length)
    return rootOf(value.of.keras[0]);
  return "tf.keras";
}

/** Whether a value is, or has in it, a tensor of Keras. @param {any} value @returns {boolean} */
export function hasTensor(value) {
  if (value instanceof Tensor) return true;
  if (value instanceof Many) return value.items.some(hasTensor) || hasTensor(value.each);
  return options(value).some(([one]) => one !== value && hasTensor(one));
}

/** What an attribute of an object is. @param {any} value @param {string} name @returns {any} */
export function attribute(value, name) {
  if (value instanceof Own) {
    const own = value.of.attribute(name);
    if (own !== null) return own;
    if (value.of.method(name)) return new Member(value, name);
  }
  if (value instanceof Tensor) return name === "shape" ? new Shaped() : new Member(value, name);
  for (const kind of families(value)) {
    const found = ATTRIBUTES.get(`${kind} ${name}`);
    if (found) return new Made(`${rootFor(value)}.${found}`);
    if ((kind === MODEL || kind === LAYER) && TENSORS.includes(name))
      return kind === MODEL && name.endsWith("s") ? new Many([], new Tensor()) : new Tensor();
    if (kind === MODEL && name === "layers") return new Many([], new Made(`${rootFor(value)}.${LAYER}`));
  }
  return new Member(value, name);
}

/** @param {import("./values.js").Call} call */
const functional = (call) =>
  call.args.length > 0 || call.named.some(([word]) => word === "inputs" || word === "outputs");

/** What calls give. */
export class Results {
  /** @param {import("./table.js").Table} table */
  constructor(table) {
    this.table = table;
    /** @type {Map<string, string>} */
    this.kinds = new Map();
  }

  /** @param {string} path @returns {string} */
  kind(path) {
    let found = this.kinds.get(path);
    if (found === undefined) {
      found = this.table.facts(path)?.kind ?? "";
      this.kinds.set(path, found);
    }
    return found;
  }

  /** What a call of a name of Keras gives. @param {string} path @param {import("./values.js").Call} call @returns {any} */
  ofKeras(path, call) {
    const [root, last] = [rootOf(path), lastOf(path)];
    if (last === "Input") return new Tensor();
    if (MODELS.includes(last)) return new Made(`${root}.${ANY_MODEL}`);
    const kind = this.kind(path);
    const upper = isUpper(last.slice(0, 1));
    if (family(path) === MODEL && path.includes("applications") && upper) return new Made(`${root}.${MODEL}`);
    if (last === "Model" && functional(call)) return new Made(path);
    if (kind === "class" || kind === "raises" || (!kind && upper)) return new Made(path);
    if (path.startsWith(`${root}.optimizers.`) && ["get", "deserialize"].includes(last))
      return new Made(`${root}.${OPTIMIZER}`);
    if (path.startsWith(`${root}.layers.`) && last === "deserialize") return new Made(`${root}.${LAYER}`);
    return call.given.some(hasTensor) ? new Tensor() : UNKNOWN;
  }

  /** What a call of an object gives: a layer, or a model, is called with a tensor. @param {any} value @param {import("./values.js").Call} call @returns {any} */
  ofObject(value, call) {
    if (families(value).some((kind) => kind === MODEL || kind === LAYER) && call.given.some(hasTensor)) {
      const last = value instanceof Made ? lastOf(value.path) : "";
      return RECURRENT.includes(last) ? new Many([], new Tensor()) : new Tensor();
    }
    return UNKNOWN;
  }

  /** What a call of a method gives. @param {Member} member @returns {any} */
  ofMember(member) {
    for (const kind of families(member.of)) {
      const found = RETURNS.get(`${kind} ${member.name}`);
      if (found) return new Made(`${rootFor(member.of)}.${found}`);
    }
    if (member.name === "minimize" && families(member.of).includes(OPTIMIZER)) {
      const path = member.of instanceof Made ? member.of.path : "";
      if (!path.includes(".legacy.") && lastOf(path) !== "LossScaleOptimizer") return new Made(OPERATION);
    }
    if (member.of instanceof Ref && member.name === "from_config") return new Made(member.of.path);
    return member.of instanceof Tensor ? new Tensor() : UNKNOWN;
  }
}

/** @param {any} value @returns {import("./values.js").UserClass | null} */
export const classOf = (value) => (value instanceof Own || value instanceof Super ? value.of : null);
