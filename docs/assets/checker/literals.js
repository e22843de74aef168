// @ts-check
// What literals and operators give: strings, lists, dictionaries: `literals.py`.

import { hasTensor } from "./results.js";
import { Constant, either, Many, Pairs, Tensor, Text, UNKNOWN } from "./values.js";

/** @typedef {import("./nodes.js").Node} Node */

/** Evaluates literals and operators. */
export class Literals {
  /** @param {Node} _node @returns {any} */
  value(_node) {
    throw new Error("not here");
  }

  /** @param {Node} node */
  constant(node) {
    if (node.kind === "str") return new Text(node.value, true);
    if (node.kind === "bytes" || node.kind === "ellipsis") return UNKNOWN;
    return new Constant(node.value, node.kind);
  }

  /** @param {Node} node */
  joined(node) {
    for (const one of node.values) if (one.type === "FormattedValue") this.value(one.value);
    const last = node.values.at(-1);
    return last?.type === "Constant" ? new Text(last.value, false) : UNKNOWN;
  }

  /** @param {Node} node */
  several(node) {
    const items = node.elts.map((/** @type {Node} */ one) => this.value(one));
    if (node.elts.some((/** @type {Node} */ one) => one.type === "Starred"))
      return new Many([], either(items.map((/** @type {any} */ one) => [one, -1])));
    return new Many(items.slice(0, 50));
  }

  /** @param {Node} node */
  pairs(node) {
    /** @type {[string, any][]} */
    const items = [];
    let whole = true;
    for (const [at, key] of node.keys.entries()) {
      const name = key ? this.value(key) : null;
      const found = this.value(node.values[at]);
      if (name instanceof Text && name.whole) items.push([name.tail, found]);
      else whole = false;
    }
    return new Pairs(items, whole);
  }

  /** @param {Node} node */
  binary(node) {
    const [left, right] = [this.value(node.left), this.value(node.right)];
    if (hasTensor(left) || hasTensor(right)) return new Tensor();
    if (right instanceof Text && (node.op === "+" || node.op === "/")) {
      if (left instanceof Text && left.whole && right.whole && node.op === "+")
        return new Text(left.tail + right.tail, true);
      return new Text(right.tail, false);
    }
    if (left instanceof Text && node.op === "%") {
      const at = left.tail.lastIndexOf("%");
      return at < 0 ? UNKNOWN : new Text([...left.tail.slice(at + 1)].slice(1).join(""), false);
    }
    if (node.op === "+" && left instanceof Many && right instanceof Many)
      return new Many([...left.items, ...right.items], left.each ?? right.each);
    return UNKNOWN;
  }

  /** @param {Node} node */
  item(node) {
    const base = this.value(node.value);
    const place = this.value(node.slice);
    if (base instanceof Many) {
      const number =
        place instanceof Constant && ["int", "bool"].includes(place.kind) ? Number(place.value) : null;
      if (base.items.length && number !== null && number >= 0 && number < base.items.length)
        return base.items[number];
      return node.slice.type === "Slice" ? new Many([], this.each(base)) : this.each(base);
    }
    if (base instanceof Pairs && place instanceof Text)
      return base.items.findLast(([word]) => word === place.tail)?.[1] ?? UNKNOWN;
    return base instanceof Tensor ? new Tensor() : UNKNOWN;
  }

  /** What an item of a value is. @param {any} value */
  each(value) {
    if (!(value instanceof Many)) return UNKNOWN;
    if (value.items.length) return either(value.items.map((one) => [one, -1]));
    return value.each ?? UNKNOWN;
  }
}
