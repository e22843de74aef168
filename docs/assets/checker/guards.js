// @ts-check
// Conditions that depend on a release: `if tf.__version__ >= "2.6"`, `hasattr(…)`. Such a
// condition is worked out for each column, with what the version is there: `guards.py`.

import { Missing } from "./table.js";
import { some } from "./tree.js";
import { nameOf } from "./values.js";

/** @typedef {import("./tree.js").Node} Node */
/** @typedef {(node: Node) => any} Lookup throws Unsure */

const PARSERS = ["parse", "LooseVersion", "StrictVersion", "Version", "parse_version"];

/** This can't be known without running the file. */
export class Unsure extends Error {}

/** A version as `packaging` compares it: without zeros at its end. */
class Parsed extends Array {}
/** A tuple; an array is a list. */
class Tuple extends Array {}

/** @template {any[]} T @param {new () => T} kind @param {any[]} items @returns {T} */
function arrayOf(kind, items) {
  const made = new kind();
  made.push(...items);
  return made;
}

const unsure = () => {
  throw new Unsure();
};

/** @param {any} text */
function parsed(text) {
  const found = [...(String(text).match(/^[\d.]*/)?.[0] ?? "").matchAll(/\d+/g)].map(([n]) => Number(n));
  while (found.length && !found[found.length - 1]) found.pop();
  return arrayOf(Parsed, found);
}

/** @param {any} value */
const truth = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
/** @param {any} value */
const isList = (value) => Array.isArray(value) && !(value instanceof Parsed) && !(value instanceof Tuple);
/** @param {any} value */
const isNumber = (value) => typeof value === "number" || typeof value === "boolean";

/** @param {any} a @param {any} b @returns {boolean} */
function equal(a, b) {
  if (isNumber(a) && isNumber(b)) return Number(a) === Number(b);
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return isList(a) === isList(b) && a.length === b.length && a.every((one, at) => equal(one, b[at]));
}

/** @param {any} a @param {any} b @returns {boolean} as Python's `<` */
function less(a, b) {
  if (isNumber(a) && isNumber(b)) return Number(a) < Number(b);
  if (typeof a === "string" && typeof b === "string") return a < b;
  if (!Array.isArray(a) || !Array.isArray(b) || isList(a) !== isList(b)) return unsure();
  const at = a.findIndex((one, n) => n >= b.length || !equal(one, b[n]));
  if (at < 0) return a.length < b.length;
  return at < b.length && less(a[at], b[at]);
}

/** @param {any} a @param {any} b @returns {boolean} */
function isIn(a, b) {
  if (typeof b === "string") return typeof a === "string" ? b.includes(a) : unsure();
  return Array.isArray(b) ? b.some((one) => equal(a, one)) : unsure();
}

/** @type {Record<string, (a: any, b: any) => boolean>} */
const OPERATORS = {
  "<": less,
  "<=": (a, b) => less(a, b) || equal(a, b),
  ">": (a, b) => less(b, a),
  ">=": (a, b) => less(b, a) || equal(a, b),
  "==": equal,
  "!=": (a, b) => !equal(a, b),
  in: isIn,
  "not in": (a, b) => !isIn(a, b),
};

/** @param {any} value */
function integer(value) {
  if (isNumber(value)) return Math.trunc(Number(value));
  return typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : unsure();
}

/** @param {any} value */
function float(value) {
  if (isNumber(value)) return Number(value);
  return typeof value === "string" && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value)
    ? Number(value)
    : unsure();
}

/** @param {any} value @returns {any[]} */
const items = (value) =>
  typeof value === "string" ? [...value] : Array.isArray(value) ? [...value] : unsure();

/** @type {Record<string, (value: any) => any>} */
const PLAIN = {
  int: integer,
  float,
  str: (value) => (typeof value === "string" || typeof value === "number" ? String(value) : unsure()),
  tuple: (value) => arrayOf(Tuple, items(value)),
  list: items,
  len: (value) => (typeof value === "string" || Array.isArray(value) ? value.length : unsure()),
  bool: truth,
  any: (value) => items(value).some(truth),
  all: (value) => items(value).every(truth),
};

/** @param {string} text @param {string | undefined} by @param {number} [most] */
function split(text, by, most = -1) {
  if (by === undefined || by === null) return text.trim().split(/\s+/);
  if (by === "") return unsure();
  const found = text.split(by);
  return most < 0 || found.length <= most + 1 ? found : [...found.slice(0, most), found.slice(most).join(by)];
}

/** @param {string} text @param {any} part @param {"startsWith" | "endsWith"} how */
const begins = (text, part, how) =>
  (part instanceof Tuple ? [...part] : [part]).some((one) =>
    typeof one === "string" ? text[how](one) : unsure(),
  );

/** @type {Record<string, (text: string, ...args: any[]) => any>} */
const METHODS = {
  startswith: (text, part) => begins(text, part, "startsWith"),
  endswith: (text, part) => begins(text, part, "endsWith"),
  split,
  strip: (text, letters) => {
    if (letters === undefined) return text.trim();
    let [first, last] = [0, text.length];
    while (first < last && letters.includes(text[first])) first++;
    while (last > first && letters.includes(text[last - 1])) last--;
    return text.slice(first, last);
  },
  replace: (text, old, now) => text.replaceAll(old, () => now),
  partition: (text, by) => {
    const at = text.indexOf(by);
    return arrayOf(Tuple, at < 0 ? [text, "", ""] : [text.slice(0, at), by, text.slice(at + by.length)]);
  },
  rsplit: (text, by, most = -1) => {
    const found = split(text, by);
    const first = most < 0 ? 0 : Math.max(found.length - most, 1);
    return first <= 1 ? found : [found.slice(0, first).join(by), ...found.slice(first)];
  },
};

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
      if (error instanceof Unsure || error instanceof Missing || error instanceof RangeError) throw error;
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
