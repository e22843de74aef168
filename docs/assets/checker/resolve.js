// @ts-check
// Reads a file's statements in their order: what each name is, and where Keras is used:
// `resolve.py`.

import { Branches, ENDS, ends } from "./branches.js";
import { normal } from "./expressions.js";
import { children, isExpression, isStatement } from "./nodes.js";
import * as v from "./values.js";

/** @typedef {import("./nodes.js").Node} Node */

const PLAIN = ["function", "staticmethod", "wraps", "jit"];

/** The uses of Keras in one file. */
export class Resolver extends Branches {
  /** @param {import("./table.js").Table} table @param {(use: v.Use) => number} breaks */
  constructor(table, breaks) {
    super(table, breaks);
    /** @type {v.UserClass[]} */
    this.classes = [];
    /** @type {[Node, number][]} imports of a package `tf` */
    this.stray = [];
    /** @type {[any, number][]} */
    this.returned = [];
    /** @type {Map<string, (node: Node) => void>} */
    this.statements = new Map([
      ["Import", (node) => this.import(node)],
      ["ImportFrom", (node) => this.importFrom(node)],
      ["Assign", (node) => this.assignment(node)],
      ["AnnAssign", (node) => this.annotated(node)],
      ["FunctionDef", (node) => this.function(node)],
      ["ClassDef", (node) => this.class(node)],
      ["If", (node) => this.if(node)],
      ["For", (node) => this.for(node)],
      ["Try", (node) => this.try(node)],
      ["With", (node) => this.with(node)],
      ["Return", (node) => this.return(node)],
      ["Assert", (node) => this.assert(node)],
    ]);
  }

  /** Reads a file, or one cell of a notebook; names stay for the next one. @param {Node[]} body @param {(node: Node) => void} tooDeep is told of a statement that is nested too deep */
  read(body, tooDeep) {
    const { mask } = this;
    for (const one of body)
      this.guarded(
        () => this.step(one),
        () => tooDeep(one),
      );
    this.mask = mask;
  }

  /** Reads the functions that nothing called. @param {(node: Node) => void} tooDeep */
  finish(tooDeep) {
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      const one = next;
      this.guarded(
        () => this.enter(one, null),
        () => tooDeep(one.node),
      );
    }
  }

  /** @param {() => void} run @param {() => void} tooDeep */
  guarded(run, tooDeep) {
    const { scope, mask, unsure, depth } = this;
    try {
      run();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      Object.assign(this, { scope, mask, unsure, depth });
      tooDeep();
    }
  }

  /** @param {Node} one */
  step(one) {
    this.statement(one);
    if (one.type === "If") this.narrow(one);
  }

  /** @param {Node[]} body */
  block(body) {
    const { mask } = this;
    for (const one of body) this.step(one);
    this.mask = mask;
  }

  /** After `if condition: raise`, the condition is false. @param {Node} node */
  narrow(node) {
    const where = node.where ?? null;
    if (where === null || node.orelse.length || !ends(node.body)) return;
    const last = node.body.at(-1);
    if (last.type === "Raise" || !ENDS.includes(last.type)) this.required.push([node, where & this.mask]);
    this.mask &= ~where;
  }

  /** @param {Node} node */
  statement(node) {
    const handler = this.statements.get(node.type);
    if (handler) return handler(node);
    for (const child of children(node)) {
      if (isStatement(child)) this.statement(child);
      else if (isExpression(child)) this.value(child);
      else for (const one of child.body ?? []) this.statement(one);
    }
  }

  // Imports

  /** @param {Node} node */
  import(node) {
    for (const one of node.names) {
      const path = normal(one.name);
      const first = one.name.split(".")[0];
      if (first === "tf") this.stray.push([node, this.mask]);
      if (one.asname) this.scope.names.set(one.asname, new v.Ref(path));
      else this.scope.names.set(first, new v.Ref(normal(first)));
      this.record(one, new v.Ref(path), null, true);
    }
  }

  /** @param {Node} node */
  importFrom(node) {
    if (node.level || !node.module) {
      for (const one of node.names) this.scope.names.set(one.asname || one.name, v.UNKNOWN);
      return;
    }
    const module = normal(node.module);
    if (node.module.split(".")[0] === "tf") this.stray.push([node, this.mask]);
    for (const one of node.names) {
      if (one.name === "*") {
        if (v.isKeras(module)) this.scope.stars.push(module);
        this.record(one, new v.Ref(module), null, true);
        continue;
      }
      const path = normal(`${module}.${one.name}`);
      this.scope.names.set(one.asname || one.name, new v.Ref(path));
      this.record(one, new v.Ref(path), null, true);
    }
  }

  // Assignments

  /** @param {Node} node */
  assignment(node) {
    let value = this.value(node.value);
    if (!(value instanceof v.Made || value instanceof v.Own) && this.mentions(node.value))
      value = new v.Versioned(node.value);
    for (const target of node.targets) this.assign(target, value);
  }

  /** @param {Node} node */
  annotated(node) {
    const kind = this.value(node.annotation);
    let value = node.value ? this.value(node.value) : v.UNKNOWN;
    if (value === v.UNKNOWN && kind instanceof v.Ref && kind.isKeras) value = new v.Made(kind.path);
    this.assign(node.target, value);
  }

  // Functions and classes

  /** @param {Node} node */
  function(node) {
    for (const one of node.decorator_list) this.value(one);
    this.value(node.returns);
    const made = this.functionOf(node);
    const isOther = made.decorators.some((name) => !PLAIN.includes(name));
    this.scope.names.set(node.name, isOther ? v.UNKNOWN : made);
  }

  /** @param {Node} node */
  class(node) {
    for (const one of node.decorator_list) this.value(one);
    for (const one of node.keywords) this.value(one.value);
    const bases = node.bases.map((/** @type {Node} */ one) => this.value(one));
    const made = new v.UserClass(node.name, bases);
    this.classes.push(made);
    const { scope } = this;
    this.scope = new v.Scope(scope, true);
    this.scope.owner = made;
    const waiting = this.queue.length;
    this.block(node.body);
    const own = this.queue.slice(waiting);
    for (const [name, value] of this.scope.names) {
      if (value instanceof v.FunctionOf) made.methods.set(name, value);
      else made.attributes.set(name, value);
    }
    for (const method of own) {
      method.owner = made;
      method.scope = scope;
      const name = method.node.name ?? "";
      if (name && !method.decorators.includes("property") && !made.methods.has(name))
        made.methods.set(name, method);
    }
    // They say what `self` has.
    for (const name of ["build", "__init__"]) {
      const method = made.methods.get(name);
      if (!method || !own.includes(method)) continue;
      this.queue.splice(this.queue.indexOf(method), 1);
      this.queue.splice(waiting, 0, method);
    }
    this.scope = scope;
    this.scope.names.set(node.name, made);
    made.mask = this.mask;
  }

  /** @param {v.FunctionOf} method @returns {any} */
  bodyOf(method) {
    const saved = this.returned;
    this.returned = [];
    this.block(method.node.body);
    const { returned } = this;
    this.returned = saved;
    return returned.length ? v.either(returned) : v.UNKNOWN;
  }

  /** @param {Node} node */
  return(node) {
    this.returned.push([this.value(node.value), -1]);
  }
}
