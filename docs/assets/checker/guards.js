// @ts-check
// Conditions that depend on a release: `if tf.__version__ >= "2.6"`, `hasattr(…)`. Such a
// condition is worked out for each column, with what the version is there: `guards.py`.

import { some } from "./nodes.js";
import {
  arrayOf,
  integer,
  isNumber,
  items,
  METHODS,
  OPERATORS,
  Parsed,
  PLAIN,
  parsed,
  Tuple,
  truth,
  Unsure,
  unsure,
} from "./python-values.js";
import { nameOf } from "./values.js";

/** @typedef {import("./nodes.js").Node} Node */
/** @typedef {(node: Node) => any} Lookup throws Unsure */

const PARSERS = ["parse", "LooseVersion", "StrictVersion", "Version", "parse_version"];

/** Works out an expression for one column. `lookup` gives the version or the answer of a node that depends on the release. */
export class Condition {
  /** @param {Lookup} lookup */
  constructor(lookup) {
    this.lookup = lookup;
  }

  /** @param {Node} node @returns {any} throws Unsure */
  value(node) {
    try {
      return this.of(node);
    } catch (error) {
      if (error instanceof Unsure || error instanceof RangeError) throw error;
      throw new Unsure();
    }
  }

  /** @param {Node} node @returns {any} */
  of(node) {
    switch (node.type) {
      case "Constant":
        return node.value;
      case "Name":
        return this.lookup(node);
      case "Tuple":
        return arrayOf(Tuple, this.values(node.elts));
      case "List":
        return this.values(node.elts);
      case "UnaryOp": {
        const value = this.value(node.operand);
        if (node.op === "not") return !truth(value);
        return node.op === "-" && isNumber(value) ? -value : unsure();
      }
      case "BoolOp":
        return this.boolean(node);
      case "Compare":
        return this.compare(node);
      case "Subscript":
        return this.item(node);
      case "Attribute":
        return this.attribute(node);
      case "Call":
        return this.call(node);
      case "ListComp":
      case "GeneratorExp":
        return this.comprehension(node);
      default:
        return unsure();
    }
  }

  /** @param {Node[]} nodes @returns {any[]} */
  values(nodes) {
    return nodes.map((one) => this.value(one));
  }

  /** @param {Node} node */
  boolean(node) {
    const ends = node.op === "or";
    let isUnsure = false;
    /** @type {any} */
    let value = !ends;
    for (const one of node.values) {
      try {
        value = this.value(one);
      } catch (error) {
        if (!(error instanceof Unsure)) throw error;
        isUnsure = true;
        continue;
      }
      if (truth(value) === ends) return value;
    }
    return isUnsure ? unsure() : value;
  }

  /** @param {Node} node */
  compare(node) {
    let left = this.value(node.left);
    for (const [at, op] of node.ops.entries()) {
      let right = this.value(node.comparators[at]);
      const compare = OPERATORS[op];
      if (!compare) return unsure();
      if (left instanceof Parsed && typeof right === "string") right = parsed(right);
      if (right instanceof Parsed && typeof left === "string") left = parsed(left);
      if (!compare(left, right)) return false;
      left = right;
    }
    return true;
  }

  /** @param {Node} node */
  item(node) {
    const value = this.value(node.value);
    if (typeof value !== "string" && !Array.isArray(value)) return unsure();
    if (node.slice.type === "Slice") {
      if (node.slice.step) return unsure();
      const of = (/** @type {Node | null} */ one) => (one ? this.value(one) : undefined);
      const part = value.slice(of(node.slice.lower), of(node.slice.upper));
      return value instanceof Parsed ? arrayOf(Tuple, [...part]) : part;
    }
    const place = this.value(node.slice);
    if (typeof place !== "number") return unsure();
    return value.at(place) ?? unsure();
  }

  /** @param {Node} node */
  attribute(node) {
    try {
      return this.lookup(node);
    } catch (error) {
      if (!(error instanceof Unsure)) throw error;
      const known = ["major", "minor", "release", "version"].includes(node.attr);
      const value = known ? this.value(node.value) : null;
      if (!(value instanceof Parsed)) throw error;
      if (node.attr === "major") return value[0] ?? 0;
      return node.attr === "minor" ? (value[1] ?? 0) : arrayOf(Tuple, [...value]);
    }
  }

  /** @param {Node} node */
  call(node) {
    const { func, args } = node;
    const name = nameOf(func, "");
    if (name === "hasattr" && args.length === 2) return this.lookup(node);
    if (PARSERS.includes(name) && args.length === 1) return parsed(this.value(args[0]));
    if (func.type === "Name" && name === "map" && args.length === 2)
      return args[0].id === "int" ? items(this.value(args[1])).map(integer) : unsure();
    if (func.type === "Name" && Object.hasOwn(PLAIN, name))
      return args.length === 1 ? PLAIN[name](this.value(args[0])) : unsure();
    if (func.type === "Attribute" && Object.hasOwn(METHODS, name)) {
      const value = this.value(func.value);
      return typeof value === "string" ? METHODS[name](value, ...this.values(args)) : unsure();
    }
    return unsure();
  }

  /** @param {Node} node */
  comprehension(node) {
    const [generator] = node.generators;
    const { elt } = node;
    if (node.generators.length !== 1 || generator.ifs.length || elt.type !== "Call" || elt.func.id !== "int")
      return unsure();
    return items(this.value(generator.iter)).map(integer);
  }
}

/** Whether an expression may depend on the release. @param {Node} node */
export const mentions = (node) =>
  some(
    node,
    (one) =>
      (one.type === "Attribute" && (one.attr === "__version__" || one.attr === "version_info")) ||
      (one.type === "Name" && (one.id === "hasattr" || one.id.toLowerCase().includes("version"))),
  );

/** The columns on which a condition is true; null where that isn't known. @param {Node} node @param {(column: number) => Lookup} lookups @param {number} count */
export function columns(node, lookups, count) {
  let found = 0;
  for (let column = 0; column < count; column++) {
    try {
      if (truth(new Condition(lookups(column)).value(node))) found |= 1 << column;
    } catch (error) {
      if (!(error instanceof Unsure)) throw error;
      return null;
    }
  }
  return found;
}
