// @ts-check
// Python as a tree with the names of CPython's `ast`, from Lezer's tolerant grammar. What the
// grammar doesn't understand is left out: it says nothing about the reader's syntax.

import { parser } from "../vendor/lezer-python.js";
import { literal, number, strings } from "./literal.js";

/** @typedef {{name: string, from: number, to: number, kids: Kid[]}} Kid a node of Lezer's */
/** @typedef {any} Node `type` as in `ast`, `from` and `to` in the unit's text, `unit` */

const BRACKETS = new Set(["[", "]", "{", "}"]);
// `1.` isn't understood: the point is left out, and the number is read as it was written.
const POINT = /(?<![\w.])(\d[\d_]*)\.(?![\w.])/g;
const MISC = new Set([
  "comprehension",
  "keyword",
  "arguments",
  "arg",
  "withitem",
  "ExceptHandler",
  "match_case",
  "alias",
]);
const STATEMENTS = new Set(
  "FunctionDef ClassDef Return Delete Assign AugAssign AnnAssign For While If With Raise Try TryStar Assert Import ImportFrom Scope Expr Pass Break Continue Match".split(
    " ",
  ),
);

/** What is parsed at once: a file, or a cell. */
export class Unit {
  /** @param {string} text @param {number} cell from 1; 0 in a script */
  constructor(text, cell) {
    this.text = text;
    this.cell = cell;
    this.old = 0; // a line that is Python 2
    this.deep = 0; // a line with a statement that is nested too deep
    this.lines = text.split("\n");
    this.starts = [0];
    for (const line of this.lines) this.starts.push(this.starts[this.starts.length - 1] + line.length + 1);
  }

  /** The line, and the character in it, both from 1, of an offset. @param {number} offset @returns {[number, number]} */
  place(offset) {
    let [low, high] = [0, this.lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    const before = this.lines[low].slice(0, offset - this.starts[low]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what isn't ASCII may be two units
    return [low + 1, (/^[\x00-\x7f]*$/.test(before) ? before.length : [...before].length) + 1];
  }
}

/** @param {Node} node */
export const isStatement = (node) => STATEMENTS.has(node.type);
/** @param {Node} node */
export const isExpression = (node) => !STATEMENTS.has(node.type) && !MISC.has(node.type);

/** The nodes in a node, in their order. @param {Node} node @returns {Node[]} */
export function children(node) {
  const found = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) found.push(...value.filter((one) => typeof one?.type === "string"));
    else if (value !== null && typeof value === "object" && typeof value.type === "string") found.push(value);
  }
  return found;
}

/** Whether something is true of a node or of one below it. @param {Node} node @param {(node: Node) => boolean} is */
export function some(node, is) {
  const waiting = [node];
  while (waiting.length) {
    const one = waiting.pop();
    if (is(one)) return true;
    waiting.push(...children(one));
  }
  return false;
}

/** @type {{text: string, tree: any} | null} what is asked twice, of one text after the other */
let last = null;

/** @param {string} text */
function treeOf(text) {
  if (last?.text !== text) last = { text, tree: parser.parse(text.replace(POINT, "$1 ")) };
  return last.tree;
}

/** Whether all of a text is understood. @param {string} text */
export function parses(text) {
  let clean = true;
  treeOf(text).iterate({
    enter: (/** @type {any} */ node) => {
      if (node.type.isError) clean = false;
      return clean;
    },
  });
  return clean;
}

/** @param {Unit} unit @returns {Node[]} its statements */
export function parse(unit) {
  const reader = new Reader(unit);
  const found = [];
  for (let node = treeOf(unit.text).topNode.firstChild; node; node = node.nextSibling) {
    const { name, from, to } = node;
    if (name === "Comment" || node.type.isError) continue;
    try {
      found.push(...reader.statement({ name, from, to, kids: kidsOf(node.cursor()) }));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      unit.deep ||= unit.place(from)[0];
    }
  }
  return found;
}

/** @type {Kid[]} */
const NONE = [];

/** What is in a node; parentheses say nothing that its name doesn't. @param {any} cursor @returns {Kid[]} */
function kidsOf(cursor) {
  if (!cursor.firstChild()) return NONE;
  /** @type {Kid[]} */
  const found = [];
  do {
    const { type, from, to } = cursor;
    const { name } = type;
    if (name === "(" || name === ")" || name === "Comment" || type.isError) continue;
    found.push({ name, from, to, kids: kidsOf(cursor) });
  } while (cursor.nextSibling());
  cursor.parent();
  return found;
}

/** The parts between commas. @param {Kid[]} kids @returns {Kid[][]} */
function parts(kids) {
  /** @type {Kid[][]} */
  const found = [[]];
  for (const one of kids) {
    if (one.name === ",") found.push([]);
    else if (!BRACKETS.has(one.name)) found[found.length - 1].push(one);
  }
  return found.filter((part) => part.length);
}

/** @param {Kid[]} kids @param {string} name @returns {[Kid[], Kid[]]} what is before a kid of this name, and what is after it */
function around(kids, name) {
  const at = kids.findIndex((one) => one.name === name);
  return at < 0 ? [kids, []] : [kids.slice(0, at), kids.slice(at + 1)];
}

const COMPARES = new Set(["CompareOp", "in", "not", "is"]);
const SIGNS = new Set([...COMPARES, "ArithOp", "BitOp", "and", "or"]);

class Reader {
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

  // Statements

  /** @param {Kid[]} kids @returns {Node[]} */
  block(kids) {
    return kids.flatMap((one) => this.statement(one));
  }

  /** @param {Kid | undefined} body @returns {Node[]} */
  body(body) {
    return body ? this.block(body.kids.filter(({ name }) => name !== ":")) : [];
  }

  /** @param {Kid} kid @returns {Node[]} */
  statement(kid) {
    const { kids } = kid;
    switch (kid.name) {
      case "StatementGroup":
        return this.block(kids.filter(({ name }) => name !== ";"));
      case "AssignStatement":
        return [this.assignment(kid)];
      case "UpdateStatement": {
        const [target, value] = around(kids, "UpdateOp");
        return [this.node("AugAssign", kid, { target: this.list(target), value: this.list(value) })];
      }
      case "ExpressionStatement":
      case "PrintStatement":
      case "YieldStatement": {
        if (kid.name === "PrintStatement") this.unit.old ||= this.unit.place(kid.from)[0];
        const rest = kids.filter(({ name }) => !["print", "yield", "from"].includes(name));
        const value = rest.length ? this.list(rest) : null;
        return [this.node("Expr", kid, { value })];
      }
      case "ReturnStatement":
        return [this.node("Return", kid, { value: kids.length > 1 ? this.list(kids.slice(1)) : null })];
      case "DeleteStatement":
        return [this.node("Delete", kid, { targets: [this.list(kids.slice(1))] })];
      case "RaiseStatement": {
        const [exc, cause] = around(kids.slice(1), "from");
        const made = {
          exc: exc.length ? this.list(exc) : null,
          cause: cause.length ? this.list(cause) : null,
        };
        return [this.node("Raise", kid, made)];
      }
      case "AssertStatement": {
        const [test, msg] = parts(kids.slice(1));
        return [this.node("Assert", kid, { test: this.list(test ?? []), msg: msg ? this.list(msg) : null })];
      }
      case "PassStatement":
        return [this.node("Pass", kid)];
      case "BreakStatement":
        return [this.node("Break", kid)];
      case "ContinueStatement":
        return [this.node("Continue", kid)];
      case "ScopeStatement":
      case "TypeDefinition":
        return [this.node("Scope", kid)];
      case "ImportStatement":
        return [this.import(kid)];
      case "IfStatement":
        return this.if(kids, kid);
      case "WhileStatement":
        return [this.while(kid)];
      case "ForStatement":
        return [this.for(kid)];
      case "TryStatement":
        return [this.try(kid)];
      case "WithStatement":
        return [this.with(kid)];
      case "FunctionDefinition":
        return [this.function(kid, [])];
      case "ClassDefinition":
        return [this.class(kid, [])];
      case "DecoratedStatement":
        return [this.decorated(kid)].filter(Boolean);
      case "MatchStatement":
        return [this.match(kid)];
      default:
        return SIGNS.has(kid.name) || !/^[A-Z]/.test(kid.name)
          ? []
          : [this.node("Expr", kid, { value: this.expression(kid) })];
    }
  }

  /** @param {Kid} kid */
  assignment(kid) {
    const at = kid.kids.findIndex(({ name }) => name === "TypeDef");
    if (at >= 0) {
      const value = kid.kids.slice(at + 1).filter(({ name }) => name !== "AssignOp");
      return this.node("AnnAssign", kid, {
        target: this.list(kid.kids.slice(0, at)),
        annotation: this.typed(kid.kids[at]),
        value: value.length ? this.list(value) : null,
      });
    }
    /** @type {Kid[][]} */
    const groups = [[]];
    for (const one of kid.kids) {
      if (one.name === "AssignOp") groups.push([]);
      else groups[groups.length - 1].push(one);
    }
    const made = groups.map((group) => this.list(group));
    return this.node("Assign", kid, { targets: made.slice(0, -1), value: made[made.length - 1] });
  }

  /** @param {Kid} kid a TypeDef */
  typed(kid) {
    return this.list(kid.kids.filter(({ name }) => name !== ":"));
  }

  /** @param {Kid[]} kids names and points @returns {string} */
  dotted(kids) {
    return kids.map((one) => this.text(one)).join("");
  }

  /** @param {Kid} kid */
  import(kid) {
    if (kid.kids[0].name === "import")
      return this.node("Import", kid, { names: this.aliases(kid.kids.slice(1)) });
    const [before, after] = around(kid.kids, "import");
    const path = before.slice(1);
    const level = path.findIndex(({ name }) => name === "VariableName");
    const named = level < 0 ? [] : path.slice(level);
    return this.node("ImportFrom", kid, {
      level: level < 0 ? path.length : level,
      module: this.dotted(named),
      names: this.aliases(after),
    });
  }

  /** @param {Kid[]} kids */
  aliases(kids) {
    return parts(kids).map((part) => {
      const [name, asname] = around(part, "as");
      const at = { from: part[0].from, to: part[part.length - 1].to };
      return this.node("alias", at, {
        name: this.dotted(name),
        asname: asname[0] ? this.text(asname[0]) : null,
      });
    });
  }

  /** @param {Kid[]} kids from `if` or `elif` on @param {{from: number, to: number}} at @returns {Node[]} */
  if(kids, at) {
    const place = kids.findIndex(({ name }) => name === "Body");
    const end = place < 0 ? kids.length : place;
    const rest = kids.slice(end + 1);
    const [next] = rest;
    const orelse =
      next?.name === "elif" ? this.if(rest, { from: next.from, to: at.to }) : this.body(rest.find(isBody));
    return [this.node("If", at, { test: this.list(kids.slice(1, end)), body: this.body(kids[end]), orelse })];
  }

  /** @param {Kid} kid */
  while(kid) {
    const bodies = kid.kids.filter(isBody);
    const test = kid.kids.slice(1, kid.kids.findIndex(isBody));
    return this.node("While", kid, {
      test: this.list(test),
      body: this.body(bodies[0]),
      orelse: this.body(bodies[1]),
    });
  }

  /** @param {Kid} kid */
  for(kid) {
    const [, after] = around(kid.kids, "for");
    const [target, rest] = around(after, "in");
    const bodies = rest.filter(isBody);
    const at = rest.findIndex(isBody);
    return this.node("For", kid, {
      target: this.list(target),
      iter: this.list(rest.slice(0, at < 0 ? rest.length : at)),
      body: this.body(bodies[0]),
      orelse: this.body(bodies[1]),
    });
  }

  /** @param {Kid} kid */
  try(kid) {
    /** @type {Node} */
    const made = { body: [], handlers: [], orelse: [], finalbody: [] };
    let type = "Try";
    /** @type {Kid[]} */
    let head = [];
    for (const one of kid.kids) {
      if (one.name !== "Body") {
        head.push(one);
        continue;
      }
      const body = this.body(one);
      const word = head[0]?.name;
      if (word === "try") made.body = body;
      else if (word === "else") made.orelse = body;
      else if (word === "finally") made.finalbody = body;
      else if (word === "except") {
        if (head[1]?.name === "*") type = "TryStar";
        const given = head.slice(1).filter(({ name }) => name !== "*");
        const [exc, name] = around(given, given.some((k) => k.name === "as") ? "as" : ",");
        const fields = {
          exc: exc.length ? this.list(exc) : null,
          name: name[0] ? this.text(name[0]) : null,
          body,
        };
        made.handlers.push(this.node("ExceptHandler", { from: head[0].from, to: one.to }, fields));
      }
      head = [];
    }
    return this.node(type, kid, made);
  }

  /** @param {Kid} kid */
  with(kid) {
    const [, after] = around(kid.kids, "with");
    const items = parts(after.filter((one) => !isBody(one))).map((part) => {
      const [context, name] = around(part, "as");
      const at = { from: part[0].from, to: part[part.length - 1].to };
      return this.node("withitem", at, {
        context_expr: this.list(context),
        optional_vars: name.length ? this.list(name) : null,
      });
    });
    return this.node("With", kid, { items, body: this.body(after.find(isBody)) });
  }

  /** @param {Kid} kid @param {Node[]} decorator_list */
  function(kid, decorator_list) {
    const find = (/** @type {string} */ name) => kid.kids.find((one) => one.name === name);
    const [name, returns] = [find("VariableName"), find("TypeDef")];
    return this.node("FunctionDef", kid, {
      name: name ? this.text(name) : "",
      args: this.parameters(find("ParamList")?.kids ?? [], kid),
      body: this.body(find("Body")),
      decorator_list,
      returns: returns ? this.typed(returns) : null,
    });
  }

  /** @param {Kid} kid @param {Node[]} decorator_list */
  class(kid, decorator_list) {
    const find = (/** @type {string} */ name) => kid.kids.find((one) => one.name === name);
    const name = find("VariableName");
    const { args, keywords } = this.arguments(find("ArgList"));
    return this.node("ClassDef", kid, {
      name: name ? this.text(name) : "",
      bases: args,
      keywords,
      body: this.body(find("Body")),
      decorator_list,
    });
  }

  /** @param {Kid} kid */
  decorated(kid) {
    const list = kid.kids.filter(({ name }) => name === "Decorator").map((one) => this.decorator(one));
    const last = kid.kids[kid.kids.length - 1];
    if (last.name === "FunctionDefinition") return this.function(last, list);
    return last.name === "ClassDefinition" ? this.class(last, list) : null;
  }

  /** @param {Kid} kid */
  decorator(kid) {
    /** @type {Node} */
    let made = null;
    for (const one of kid.kids) {
      if (one.name === "VariableName") {
        const at = { from: made ? made.from : one.from, to: one.to };
        made = made
          ? this.node("Attribute", at, { value: made, attr: this.text(one) })
          : this.node("Name", at, { id: this.text(one) });
      } else if (one.name === "ArgList" && made) {
        made = this.node("Call", { from: made.from, to: one.to }, { func: made, ...this.arguments(one) });
      }
    }
    return made ?? this.node("Missing", kid);
  }

  /** @param {Kid} kid */
  match(kid) {
    const body = kid.kids.find(({ name }) => name === "MatchBody");
    const clauses = body?.kids.filter(({ name }) => name === "MatchClause") ?? [];
    return this.node("Match", kid, {
      subject: this.list(kid.kids.slice(1).filter(({ name }) => name !== "MatchBody")),
      cases: clauses.map((one) => this.node("match_case", one, { body: this.body(one.kids.find(isBody)) })),
    });
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

  // Expressions

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
}

/** @param {Kid} one */
function isBody(one) {
  return one.name === "Body";
}
