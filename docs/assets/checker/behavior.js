// @ts-check
// What names and arguments don't say: file names, strings, what Keras 3 does differently:
// `behavior.py`.

import { Attributes } from "./attributes.js";
import { Files } from "./files.js";
import * as keras3 from "./keras3.js";
import * as losses from "./losses.js";
import { BREAKS, PERHAPS, problem } from "./problems.js";
import { families, lastOf, MODEL } from "./results.js";
import { Strings } from "./strings.js";
import * as training from "./training.js";
import { perhaps } from "./unclear.js";
import * as v from "./values.js";

/** @typedef {import("./problems.js").Problem} Problem */

const FED = ["fit", "evaluate", "predict"];
const POLICIES_SINCE = 5; // the release 2.5, whose layers accept the name of a policy

/** The rules that are written by hand. */
export class Behavior extends Files {
  /** @param {import("./table.js").Table} table */
  constructor(table) {
    super();
    this.table = table;
    this.strings = new Strings(table);
    this.attributes = new Attributes(table);
    this.keras3 = this.columnsOf(([major]) => major >= 3);
    this.withoutResult = this.columnsOf(([major, minor]) => major === 2 && minor >= 11);
    this.withoutPolicies = table.columns.reduce((mask, column, n) => {
      const [major, minor] = column.split(".").map(Number);
      return major === 2 && minor < POLICIES_SINCE ? mask | (1 << n) : mask;
    }, 0);
    this.legacyWarns = this.columnsOf(([major, minor]) => major > 2 || minor >= 13);
  }

  /** The columns whose Keras has a version for which something is true. @param {(version: number[]) => boolean} is */
  columnsOf(is) {
    return this.table.columns.reduce((mask, column, n) => {
      const version = this.table.about.releases[column].keras ?? "2.4";
      return is(version.split(".").slice(0, 2).map(Number)) ? mask | (1 << n) : mask;
    }, 0);
  }

  /** What is wrong with a use, on the columns on which it is reached. @param {v.Use} use @returns {Problem[]} */
  judge(use) {
    /** @type {Problem[]} */
    const found = [];
    for (const [target, mask] of use.targets) {
      for (const one of this.of(target, use)) {
        const columns = one.columns & mask & use.mask;
        const unsure = use.unsure || use.targets.length > 1;
        const level = unsure && one.level === BREAKS ? PERHAPS : one.level;
        if (columns) found.push({ ...one, columns, level });
      }
    }
    return found;
  }

  /** @param {any} target @param {v.Use} use @returns {Iterable<Problem>} */
  *of(target, use) {
    const { call } = use;
    if (call) yield* this.strings.of(target, call);
    if (target instanceof v.Ref) {
      const { path } = target;
      if (path.startsWith("tf.python.keras")) {
        const text = "a private copy of Keras, which no release promises";
        yield problem("KT302", PERHAPS, path, text, this.table.every);
      }
      if (path === "tf.keras.__version__") {
        const some = this.columnsOf(([major, minor]) => major === 2 && minor >= 13);
        const instead = {
          text: "`keras.__version__`",
          since: "2.6",
          page: "errors/keras-version-attr/",
          what: "",
        };
        yield problem("KT224", BREAKS, path, "tf.keras has no __version__", some, "", instead);
      }
      if (call) yield* this.ofFunction(path, call);
    } else if (target instanceof v.Member) yield* this.ofMember(target, use);
  }

  /** @param {string} path @param {v.Call} call @returns {Iterable<Problem>} */
  *ofFunction(path, call) {
    const last = lastOf(path);
    const old = ["input", "output"].find((word) => call.named.some(([one]) => one === word));
    if (last === "Model" && v.isKeras(path) && old) {
      const text = `Model has no argument ${old}: it is ${old}s`;
      yield problem("KT221", BREAKS, `${path}.${old}`, text, this.table.every, old);
    }
    if (last === "load_model") yield* this.modelFile("KT202", call.value("filepath", 0), path);
    else if (last === "save_model") yield* this.saved(call.value("filepath", 1), call, path);
    else if (last === "ModelCheckpoint") yield* this.checkpoint(call, path);
    if (v.isKeras(path)) {
      yield* losses.ofReduction(path, call, this.table.every & ~this.keras3);
      yield* losses.ofFunction(path, call, this.keras3);
      yield* training.ofLayer(path, call, this.withoutPolicies);
    }
    for (const one of keras3.ofFunction(path, call)) yield { ...one, columns: this.keras3 };
  }

  /** @param {v.Member} target @param {v.Use} use @returns {Iterable<Problem>} */
  *ofMember(target, use) {
    const { name, of } = target;
    const { call } = use;
    if (of instanceof v.Own) {
      if (of.of.method(name) || (of.of.attribute(name) !== null && use.stored === null)) return;
    }
    if (call && families(of).includes(MODEL)) {
      const path = call.value("filepath", 0);
      if (name === "save") yield* this.saved(path, call, "tf.keras.Model.save");
      else if (name === "save_weights") yield* this.weights(path);
      else if (name === "load_weights") yield* this.loadedWeights(path);
      else if (name === "compile") yield* this.foreign(call.value("optimizer", 0));
      else if (FED.includes(name)) yield* training.ofModel(name, call, this.keras3);
    }
    if (call && of instanceof v.Unknown) yield* perhaps(this.table, this.keras3, name, call);
    if (call) yield* losses.ofMember(target, call, this.keras3);
    if (use.stored === null) yield* training.ofResult(target, this.withoutResult);
    for (const one of keras3.ofMember(target, use, this.table)) yield { ...one, columns: this.keras3 };
    if (use.stored === null) yield* this.attributes.of(target);
  }

  /** An optimizer of TensorFlow's private copy of Keras: since Keras is a separate package, its models refuse it. @param {any} optimizer @returns {Iterable<Problem>} */
  *foreign(optimizer) {
    if (!(optimizer instanceof v.Made && optimizer.path.startsWith("tf.python.keras."))) return;
    const own = this.columnsOf(([major, minor]) => major > 2 || minor >= 6);
    const text = `${optimizer.path} isn't an optimizer of Keras`;
    yield problem("KT223", BREAKS, "tf.keras.Model.compile.optimizer", text, own, "optimizer");
  }
}
