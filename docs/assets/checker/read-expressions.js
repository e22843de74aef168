// @ts-check
// Expressions, as CPython's `ast` has them, of Lezer's tree.

import { around, BRACKETS, COMPARES, parts, SIGNS } from "./grammar.js";
import { literal, number, strings } from "./literal.js";

/** @typedef {import("./grammar.js").Kid} Kid */
/** @typedef {import("./nodes.js").Node} Node */
/** @typedef {import("./nodes.js").Unit} Unit */

export class Expressions {
  /** @param {Unit} unit */
  constructor(unit) {
    this.unit = unit;
  }

  /** The fields of a node become the node. @param {string} type @param {{from: number, to: number}} at @param {any} fields @returns {Node} */
  node(type, at, fields = {}) {
    fields.type = type;
    fields.from = at.from;
    fields.to = at.to;
    fields.unit = this.unit;
    return fields;
  }

  /** @param {{from: number, to: number}} kid */
  text(kid) {
    return this.unit.text.slice(kid.from, kid.to);
  }

  /** One expression, or a tuple of several. @param {Kid[]} kids @returns {Node} */
  list(kids) {
    const [first, last] = [kids[0], kids[kids.length - 1]];
    if (!first) return this.node("Missing", { from: 0, to: 0 });
    if (kids.length === 1) return this.expression(first);
    const elts = parts(kids).map((part) => this.starred(part));
    if (elts.length === 1 && !kids.some(({ name }) => name === ",")) return elts[0];
    return this.node("Tuple", { from: first.from, to: last.to }, { elts });
  }

  /** @param {Kid[]} part what is between two commas @returns {Node} */
  starred(part) {
    const [first, second] = part;
    if (first.name === "*" && second)
      return this.node("Starred", { from: first.from, to: second.to }, { value: this.expression(second) });
    return this.expression(first);
  }

  /** @param {Kid} kid @returns {Node} */
  expression(kid) {
    const { kids } = kid;
    switch (kid.name) {
      case "VariableName":
        return this.node("Name", kid, { id: this.text(kid) });
      case "Number":
        return number(this, kid);
      case "String":
      case "FormatString":
      case "ContinuedString":
        return strings(this, kid);
      case "Boolean":
        return literal(this, kid, this.text(kid) === "True", "bool");
      case "None":
        return literal(this, kid, null, "none");
      case "...":
      case "Ellipsis":
        return literal(this, kid, null, "ellipsis");
      case "ParenthesizedExpression":
        return this.list(kids);
      case "BinaryExpression":
        return this.binary(kid);
      case "UnaryExpression":
        return this.node("UnaryOp", kid, {
          op: this.text(kids[0]),
          operand: this.list(kids.slice(1)),
        });
      case "ConditionalExpression": {
        const [body, rest] = around(kids, "if");
        const [test, orelse] = around(rest, "else");
        return this.node("IfExp", kid, {
          test: this.list(test),
          body: this.list(body),
          orelse: this.list(orelse),
        });
      }
      case "LambdaExpression": {
        const args = this.parameters(kids.find(({ name }) => name === "ParamList")?.kids ?? [], kid);
        return this.node("Lambda", kid, { args, body: this.list(around(kids, ":")[1]) });
      }
      case "NamedExpression": {
        const [target, value] = around(kids, "AssignOp");
        return this.node("NamedExpr", kid, { target: this.list(target), value: this.list(value) });
      }
      case "AwaitExpression":
        return this.node("Await", kid, { value: this.list(kids.slice(1)) });
      case "YieldExpression": {
        const rest = kids.filter(({ name }) => name !== "yield" && name !== "from");
        return this.node("Yield", kid, { value: rest.length ? this.list(rest) : null });
      }
      case "CallExpression":
        return this.node("Call", kid, {
          func: this.expression(kids[0]),
          ...this.arguments(kids.find(({ name }) => name === "ArgList")),
        });
      case "MemberExpression":
        return this.member(kid);
      case "TupleExpression":
        return this.node("Tuple", kid, { elts: parts(kids).map((part) => this.starred(part)) });
      case "ArrayExpression":
        return this.node("List", kid, { elts: parts(kids).map((part) => this.starred(part)) });
      case "SetExpression":
        return this.node("Set", kid, { elts: parts(kids).map((part) => this.starred(part)) });
      case "DictionaryExpression":
        return this.dictionary(kid);
      case "ComprehensionExpression":
        return this.comprehension("GeneratorExp", kids, kid);
      case "ArrayComprehensionExpression":
        return this.comprehension("ListComp", kids, kid);
      case "SetComprehensionExpression":
        return this.comprehension("SetComp", kids, kid);
      case "DictionaryComprehensionExpression":
        return this.comprehension("DictComp", kids, kid);
      default:
        return this.node("Missing", kid);
    }
  }

  /** @param {Kid} kid */
  binary(kid) {
    const at = kid.kids.findIndex(({ name }) => SIGNS.has(name));
    if (at < 1) return kid.kids[0] ? this.expression(kid.kids[0]) : this.node("Missing", kid);
    const signs = kid.kids.filter(({ name }) => SIGNS.has(name));
    const op = signs.map((one) => this.text(one)).join(" ");
    const [first] = kid.kids;
    const left = this.expression(first);
    const right = this.list(kid.kids.slice(at + signs.length));
    const inner = first.name === "BinaryExpression" ? left : null;
    if (op === "and" || op === "or") {
      const values = inner?.type === "BoolOp" && inner.op === op ? [...left.values, right] : [left, right];
      return this.node("BoolOp", kid, { op, values });
    }
    if (!COMPARES.has(signs[0].name)) return this.node("BinOp", kid, { left, op, right });
    if (inner?.type === "Compare")
      return this.node("Compare", kid, {
        left: left.left,
        ops: [...left.ops, op],
        comparators: [...left.comparators, right],
      });
    return this.node("Compare", kid, { left, ops: [op], comparators: [right] });
  }

  /** @param {Kid} kid */
  member(kid) {
    const [base, sign, ...rest] = kid.kids;
    const value = this.expression(base);
    if (sign?.name !== "[") {
      const name = rest.find((one) => one.name === "PropertyName");
      return name ? this.node("Attribute", kid, { value, attr: this.text(name) }) : value;
    }
    const inside = kid.kids.slice(2);
    const found = parts(inside).map((part) => this.index(part));
    const several = inside.some(({ name }) => name === ",");
    const slice = several
      ? this.node("Tuple", kid, { elts: found })
      : (found[0] ?? this.node("Missing", kid));
    return this.node("Subscript", kid, { value, slice });
  }

  /** @param {Kid[]} part */
  index(part) {
    if (!part.some(({ name }) => name === ":")) return this.list(part);
    const [lower, rest] = around(part, ":");
    const [upper, step] = around(rest, ":");
    const of = (/** @type {Kid[]} */ some) => (some.length ? this.list(some) : null);
    const at = { from: part[0].from, to: part[part.length - 1].to };
    return this.node("Slice", at, { lower: of(lower), upper: of(upper), step: of(step) });
  }

  /** @param {Kid | undefined} kid an ArgList @returns {{args: Node[], keywords: Node[]}} */
  arguments(kid) {
    /** @type {Node[]} */
    const args = [];
    /** @type {Node[]} */
    const keywords = [];
    const all = kid?.kids ?? [];
    // The commas of a bare generator (`f(a for b, c in d)`) are its own.
    const bare = all.findIndex(({ name }) => name === "for" || name === "async");
    if (bare >= 0 && !all.slice(0, bare).some(({ name }) => name === ","))
      return { args: [this.comprehension("GeneratorExp", all, /** @type {Kid} */ (kid))], keywords };
    for (const part of parts(all)) {
      const at = { from: part[0].from, to: part[part.length - 1].to };
      if (part[0].name === "**") {
        keywords.push(this.node("keyword", at, { arg: null, value: this.list(part.slice(1)) }));
      } else if (part[1]?.name === "AssignOp" && this.text(part[1]) === "=") {
        const value = this.list(part.slice(2));
        keywords.push(this.node("keyword", at, { arg: this.text(part[0]), value }));
      } else if (part[1]?.name === "AssignOp") {
        const made = { target: this.expression(part[0]), value: this.list(part.slice(2)) };
        args.push(this.node("NamedExpr", at, made));
      } else args.push(this.starred(part));
    }
    return { args, keywords };
  }

  /** @param {Kid} kid */
  dictionary(kid) {
    /** @type {(Node | null)[]} */
    const keys = [];
    /** @type {Node[]} */
    const values = [];
    for (const part of parts(kid.kids)) {
      if (part[0].name === "**") {
        keys.push(null);
        values.push(this.list(part.slice(1)));
        continue;
      }
      const [key, value] = around(part, ":");
      keys.push(this.list(key));
      values.push(this.list(value));
    }
    return this.node("Dict", kid, { keys, values });
  }

  /** @param {string} type @param {Kid[]} kids @param {Kid} at */
  comprehension(type, kids, at) {
    const inside = kids.filter(({ name }) => !BRACKETS.has(name));
    const first = inside.findIndex(({ name }) => name === "for" || name === "async");
    const [head, rest] = [inside.slice(0, first), inside.slice(first)];
    /** @type {Node} */
    const made = {};
    if (type === "DictComp" && head[0]?.name !== "**") {
      const [key, value] = around(head, ":");
      Object.assign(made, { key: this.list(key), value: this.list(value) });
    } else if (type === "DictComp")
      Object.assign(made, { key: this.list([]), value: this.list(head.slice(1)) });
    else made.elt = head.length > 1 && head[0].name === "*" ? this.starred(head) : this.list(head);
    return this.node(type, at, { ...made, generators: this.generators(rest) });
  }

  /** @param {Kid[]} kids from the first `for` on */
  generators(kids) {
    /** @type {Kid[][]} */
    const clauses = [];
    for (const one of kids) {
      if (one.name === "async") continue;
      if (one.name === "for" || one.name === "if") clauses.push([one]);
      else clauses[clauses.length - 1]?.push(one);
    }
    /** @type {Node[]} */
    const found = [];
    for (const [word, ...rest] of clauses) {
      if (word.name === "for") {
        const [target, iter] = around(rest, "in");
        const fields = { target: this.list(target), iter: this.list(iter), ifs: [] };
        found.push(this.node("comprehension", word, fields));
      } else found[found.length - 1]?.ifs.push(this.list(rest));
    }
    return found;
  }

  /** @param {Kid} kid a TypeDef */
  typed(kid) {
    return this.list(kid.kids.filter(({ name }) => name !== ":"));
  }

  /** @param {Kid[]} kids @param {Kid} at */
  parameters(kids, at) {
    /** @type {Node} */
    const made = { args: [], vararg: null, kwonlyargs: [], kw_defaults: [], kwarg: null, defaults: [] };
    let starred = false;
    for (const part of parts(kids)) {
      const [head, value] = around(part, "AssignOp");
      const name = head.find((one) => one.name === "VariableName");
      const typed = head.find((one) => one.name === "TypeDef");
      const sign = head[0]?.name;
      const arg =
        name &&
        this.node("arg", name, { arg: this.text(name), annotation: typed ? this.typed(typed) : null });
      if (sign === "*") {
        starred = true;
        made.vararg = arg ?? null;
      } else if (sign === "**") made.kwarg = arg ?? null;
      else if (arg && starred) {
        made.kwonlyargs.push(arg);
        made.kw_defaults.push(value.length ? this.list(value) : null);
      } else if (arg) {
        made.args.push(arg);
        if (value.length) made.defaults.push(this.list(value));
      }
    }
    return this.node("arguments", at, made);
  }
}
