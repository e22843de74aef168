// @ts-check
// What the expressions of a file are, and the uses of Keras in them: `expressions.py`.

import { Literals } from "./literals.js";
import { children, isExpression } from "./nodes.js";
import { attribute, families, hasTensor, Results } from "./results.js";
import * as v from "./values.js";

/** @typedef {import("./nodes.js").Node} Node */

const SAME = ["tf.compat.v2", "tf._api.v2.v2", "tf._api.v2"];

/** The one spelling of a path: `tensorflow.compat.v2.keras` is `tf.keras`. @param {string} path */
export function normal(path) {
  let found = path;
  if (found === "tensorflow" || found.startsWith("tensorflow."))
    found = `tf${found.slice("tensorflow".length)}`;
  for (const same of SAME)
    if (found === same || found.startsWith(`${same}.`)) found = `tf${found.slice(same.length)}`;
  return found;
}

/** Evaluates expressions. Each is visited once, so each use is recorded once. */
export class Expressions extends Literals {
  /** @type {number} the columns on which what is read is reached */
  mask;
  /** @type {v.Scope} */
  scope;

  /** @param {import("./table.js").Table} table */
  constructor(table) {
    super();
    this.table = table;
    this.results = new Results(table);
    /** @type {v.Use[]} */
    this.uses = [];
    this.mask = table.every;
    this.unsure = false;
    this.scope = new v.Scope();
    /** @type {v.FunctionOf[]} */
    this.queue = [];
    this.depth = 0;
    /** @type {Set<string>} names that the file itself gives a value */
    this.patched = new Set();
    this.versioned = true; // whether the text that is read may look at a version
    /** @type {any} */
    this.lastMember = null;
    /** @type {Map<string, (node: Node) => any>} */
    this.handlers = new Map([
      ["Name", (node) => this.name(node)],
      ["Attribute", (node) => this.attribute(node)],
      ["Call", (node) => this.call(node)],
      ["Constant", (node) => this.constant(node)],
      ["JoinedStr", (node) => this.joined(node)],
      ["Dict", (node) => this.pairs(node)],
      ["BinOp", (node) => this.binary(node)],
      ["IfExp", (node) => this.chosen(node)],
      ["BoolOp", (node) => v.either(node.values.map((/** @type {Node} */ one) => [this.value(one), -1]))],
      ["Subscript", (node) => this.item(node)],
      ["Lambda", (node) => this.functionOf(node)],
      ["NamedExpr", (node) => this.walrus(node)],
      ["Starred", (node) => this.value(node.value)],
      ["Await", (node) => this.value(node.value)],
    ]);
    for (const type of ["List", "Tuple", "Set"]) this.handlers.set(type, (node) => this.several(node));
    for (const type of ["ListComp", "SetComp", "GeneratorExp", "DictComp"])
      this.handlers.set(type, (node) => this.comprehension(node));
  }

  /** What an expression is; its uses are recorded. @param {Node | null} node @returns {any} */
  value(node) {
    if (!node) return v.UNKNOWN;
    const handler = this.handlers.get(node.type);
    if (handler) return handler(node);
    for (const child of children(node)) if (isExpression(child)) this.value(child);
    return v.UNKNOWN;
  }

  // Names and attributes

  /** @param {Node} node */
  name(node) {
    const found = this.scope.find(node.id);
    if (found !== null) return found;
    const path = this.byStar(node.id);
    if (!path) return v.UNKNOWN;
    const made = new v.Ref(path);
    this.record(node, made, null, true);
    this.scope.names.set(node.id, made);
    return made;
  }

  /** Which of the modules that gave all their names gave this one: the one that has it on the most releases, the last of those; "" where none has it. @param {string} name */
  byStar(name) {
    let [best, most] = ["", 0];
    for (const module of this.scope.stars) {
      const path = `${module}.${name}`;
      const there = this.table.facts(path)?.kinds.filter(Boolean).length ?? 0;
      if (there && there >= most) [best, most] = [path, there];
    }
    return best;
  }

  /** @param {Node} node */
  attribute(node) {
    const found = this.inner(node);
    this.record(node, this.lastMember);
    return found;
  }

  /** What an expression is that an attribute or a call is of: not a use yet. @param {Node} node @returns {any} */
  inner(node) {
    this.lastMember = null;
    if (node.type !== "Attribute") return this.value(node);
    const base = this.inner(node.value);
    if (node.value.type === "Attribute") this.between(node.value, this.lastMember);
    /** @type {[any, number][]} */
    const found = [];
    /** @type {[any, number][]} */
    const members = [];
    for (const [value, mask] of v.options(base)) {
      const one = this.of(value, node.attr);
      found.push([one, mask]);
      const known = one instanceof v.Ref || one instanceof v.Member;
      members.push([known ? one : new v.Member(value, node.attr), mask]);
    }
    this.lastMember = v.either(members);
    return v.either(found);
  }

  /** Records an attribute of an object in the middle of a chain: `model.optimizer.lr` in `model.optimizer.lr.numpy()`. @param {Node} node @param {any} member */
  between(node, member) {
    if (v.options(member).some(([one]) => one instanceof v.Member && !(one.of instanceof v.Unknown)))
      this.record(node, member);
  }

  /** What an attribute of a value is. @param {any} value @param {string} name @returns {any} */
  of(value, name) {
    if (value instanceof v.Ref) {
      if (value.isKeras && this.results.kind(value.path) === "class") return new v.Member(value, name);
      return new v.Ref(normal(`${value.path}.${name}`));
    }
    if (value instanceof v.Made || value instanceof v.Own || value instanceof v.Tensor)
      return attribute(value, name);
    if (value instanceof v.Super || value instanceof v.Shaped) return new v.Member(value, name);
    if (value instanceof v.UserClass) {
      const method = value.method(name);
      if (method) return method;
      const [first] = value.keras;
      return first ? new v.Member(new v.Ref(first), name) : v.UNKNOWN;
    }
    return new v.Member(value instanceof v.Unknown ? value : v.UNKNOWN, name);
  }

  /** Whether a target has to do with Keras. @param {any} one @param {v.Call | null} call */
  isOfKeras(one, call) {
    if (one instanceof v.Ref) {
      if (one.isKeras || this.isTelling(one.path)) return true;
      return call !== null && one.path.startsWith("tf.") && call.given.some(hasTensor);
    }
    const of = one instanceof v.Member ? one.of : null;
    if (of instanceof v.Made || of instanceof v.Tensor || of instanceof v.Shaped) return true;
    if (of instanceof v.Ref) return of.isKeras;
    if (of instanceof v.Own || of instanceof v.Super) return of.of.keras.length > 0;
    return of instanceof v.Unknown && call !== null;
  }

  /** Records a use, if a value has to do with Keras. @param {Node} node @param {any} value @param {v.Call | null} call */
  record(node, value, call = null, imported = false) {
    const targets = v.options(value);
    let isUse = false;
    for (const [one] of targets) {
      if (one instanceof v.Ref && this.patched.has(one.path)) return;
      isUse ||= this.isOfKeras(one, call);
    }
    if (!isUse) return;
    const use = new v.Use(call ? node.func : node, targets, this.mask);
    Object.assign(use, { call, imported, unsure: this.unsure, node });
    this.uses.push(use);
  }

  /** Whether a name outside Keras isn't in each release of TensorFlow. @param {string} path */
  isTelling(path) {
    if (!path.startsWith("tf.")) return false;
    return v.BESIDE.some((one) => path.startsWith(one)) || this.table.lacks(path) !== 0;
  }

  /** Records that an attribute of an object of Keras gets a value. @param {Node} target @param {any} base @param {any} value */
  stored(target, base, value) {
    for (const [one, mask] of v.options(base)) {
      if (one instanceof v.Ref) this.patched.add(normal(`${one.path}.${target.attr}`));
      if ((one instanceof v.Made || one instanceof v.Own) && families(one).length) {
        const use = new v.Use(target, [[new v.Member(one, target.attr), mask]], this.mask);
        Object.assign(use, { stored: value, unsure: this.unsure });
        this.uses.push(use);
      }
    }
  }

  /** @param {Node} _node @returns {any} */
  call(_node) {
    throw new Error("not here");
  }

  /** @param {Node} _node @returns {any} */
  functionOf(_node) {
    throw new Error("not here");
  }

  /** The columns on which a condition is true, or null. @param {Node} _node @returns {number | null} */
  condition(_node) {
    throw new Error("not here");
  }

  // Literals and operators

  /** @param {Node} node */
  chosen(node) {
    const where = this.condition(node.test);
    const { mask, unsure } = this;
    /** @type {[any, number][]} */
    const sides = [];
    for (const [one, side] of [
      [node.body, where],
      [node.orelse, where === null ? null : ~where],
    ]) {
      this.mask = side === null ? mask : mask & side;
      sides.push([this.value(one), side === null ? -1 : side]);
    }
    this.mask = mask;
    this.unsure = unsure;
    return v.either(sides);
  }

  /** @param {Node} node */
  comprehension(node) {
    const saved = this.scope;
    this.scope = new v.Scope(saved);
    for (const one of node.generators) {
      this.assign(one.target, this.each(this.value(one.iter)));
      for (const test of one.ifs) this.value(test);
    }
    /** @type {any} */
    let result = v.UNKNOWN;
    if (node.type === "DictComp") {
      this.value(node.key);
      this.value(node.value);
    } else result = new v.Many([], this.value(node.elt));
    this.scope = saved;
    return result;
  }

  /** @param {Node} node */
  walrus(node) {
    const value = this.value(node.value);
    this.assign(node.target, value);
    return value;
  }

  /** Gives a name, or each name of a tuple, its value. @param {Node} target @param {any} value */
  assign(target, value) {
    if (target.type === "Name") this.scope.names.set(target.id, value);
    else if (target.type === "Tuple" || target.type === "List") {
      const items = value instanceof v.Many ? value.items : [];
      const fits = items.length === target.elts.length;
      for (const [at, one] of target.elts.entries()) this.assign(one, fits ? items[at] : this.each(value));
    } else if (target.type === "Starred") this.assign(target.value, new v.Many([], this.each(value)));
    else if (target.type === "Attribute") {
      const base = this.inner(target.value);
      if (base instanceof v.Own) {
        const known = base.of.attributes.get(target.attr);
        base.of.attributes.set(
          target.attr,
          v.either(
            known === undefined
              ? [[value, -1]]
              : [
                  [known, -1],
                  [value, -1],
                ],
          ),
        );
      }
      this.stored(target, base, value);
    } else this.value(target);
  }
}
