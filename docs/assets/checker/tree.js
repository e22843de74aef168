// @ts-check
// Python as a tree with the names of CPython's `ast`, from Lezer's tolerant grammar. What the
// grammar doesn't understand is left out: it says nothing about the reader's syntax.

import { around, isBody, kidsOf, parts, SIGNS, treeOf } from "./grammar.js";
import { Expressions } from "./read-expressions.js";

/** @typedef {import("./grammar.js").Kid} Kid */
/** @typedef {import("./nodes.js").Node} Node */
/** @typedef {import("./nodes.js").Unit} Unit */

/** @param {Unit} unit @returns {Node[]} its statements */
export function parse(unit) {
  const reader = new Statements(unit);
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

class Statements extends Expressions {
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
}
