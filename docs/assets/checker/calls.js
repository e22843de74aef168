// @ts-check
// Calls, and the functions of the file that they enter: `calls.py`.

import { Expressions } from "./expressions.js";
import { classOf, family, hasTensor, LAYER, lastOf, MODEL } from "./results.js";
import * as v from "./values.js";

/** @typedef {import("./nodes.js").Node} Node */

/** Evaluates calls: what they give, and what they record. */
export class Calls extends Expressions {
  /** @param {Node} node @returns {any} */
  call(node) {
    if (node.func.type === "Name" && node.func.id === "super") return this.superOf(node);
    const called = this.inner(node.func);
    const member = node.func.type === "Attribute" ? this.lastMember : null;
    const args = [];
    let starred = false;
    for (const one of node.args) {
      const value = this.value(one);
      starred ||= one.type === "Starred";
      if (!starred) args.push(value);
    }
    /** @type {[string, any][]} */
    const named = [];
    let doubled = false;
    for (const keyword of node.keywords) {
      const value = this.value(keyword.value);
      if (keyword.arg) named.push([keyword.arg, value]);
      else if (value instanceof v.Pairs && value.whole) named.push(...value.items);
      else doubled = true;
    }
    const call = new v.Call(args, named, starred, doubled);
    let recorded = member === null || called instanceof v.Either || called instanceof v.Ref ? called : member;
    if (recorded instanceof v.Made || recorded instanceof v.Own)
      recorded = new v.Member(recorded, "__call__");
    this.record(node, recorded, call);
    return v.either(v.options(called).map(([one, mask]) => [this.called(one, call), mask]));
  }

  /** What a call gives. @param {any} value @param {v.Call} call @returns {any} */
  called(value, call) {
    if (value instanceof v.Ref)
      return value.isKeras ? this.results.ofKeras(value.path, call) : this.outside(value.path, call);
    if (value instanceof v.Made || value instanceof v.Own) return this.results.ofObject(value, call);
    if (value instanceof v.UserClass) {
      const method = value.method("__init__");
      if (method && !method.isRead) this.enter(method, call, new v.Own(value));
      return new v.Own(value);
    }
    if (value instanceof v.FunctionOf) return this.enter(value, call);
    if (!(value instanceof v.Member)) return v.UNKNOWN;
    const own = classOf(value.of);
    const method = own?.method(value.name);
    if (method && value.of instanceof v.Own) return this.enter(method, call, value.of);
    const above = value.of instanceof v.Super ? own?.above(value.name) : null;
    return above ? this.enter(above, call) : this.results.ofMember(value);
  }

  /** What a call of a name outside Keras gives. @param {string} path @param {v.Call} call @returns {any} */
  outside(path, call) {
    const last = call.args.at(-1);
    if (path === "os.path.join" || path === "posixpath.join") {
      if (last) return last instanceof v.Text ? new v.Text(last.tail, false) : v.UNKNOWN;
    }
    const old = path.startsWith("tf.compat.v1.train.") && path.endsWith("Optimizer");
    const own = path.startsWith("tf.python.keras.") && /^\p{Lu}/u.test(lastOf(path));
    if (path === "tf.Variable" || old || own) return new v.Made(path);
    if (path === "pathlib.Path" && last) return last;
    return path.startsWith("tf.") && call.args.some(hasTensor) ? new v.Tensor() : v.UNKNOWN;
  }

  /** Reads the body of a function, once; what it returns. @param {v.FunctionOf} method @param {v.Call | null} call @param {any} self @returns {any} */
  enter(method, call, self = null) {
    if (method.isRead || this.depth > 40) return method.result;
    method.isRead = true;
    const { scope, mask, unsure } = this;
    this.scope = new v.Scope(method.scope);
    this.mask = method.mask;
    this.unsure = method.unsure;
    this.scope.owner = method.owner;
    this.depth++;
    this.bind(method, call, self);
    method.result = method.node.type === "Lambda" ? this.value(method.node.body) : this.bodyOf(method);
    this.depth--;
    this.scope = scope;
    this.mask = mask;
    this.unsure = unsure;
    return method.result;
  }

  /** @param {v.FunctionOf} _method @returns {any} */
  bodyOf(_method) {
    throw new Error("not here");
  }

  /** Gives the parameters of a function their values. @param {v.FunctionOf} method @param {v.Call | null} call @param {any} self */
  bind(method, call, self) {
    const { args, kwonlyargs, vararg, kwarg } = method.node.args;
    const nameOf = (/** @type {Node} */ one) => one.arg;
    const places = args.map(nameOf);
    const every = [...places, ...kwonlyargs.map(nameOf)];
    for (const one of [vararg, kwarg]) if (one) every.push(one.arg);
    const { names } = this.scope;
    for (const name of every) names.set(name, v.UNKNOWN);
    for (const [name, value] of method.defaults) names.set(name, value);
    const { owner, decorators } = method;
    if (owner && places.length && !decorators.includes("staticmethod")) {
      const own = decorators.includes("classmethod") ? owner : (self ?? new v.Own(owner));
      names.set(places.shift(), own);
      const kinds = owner.keras.map(family);
      if (method.node.name === "build" && places.length && (kinds.includes(LAYER) || kinds.includes(MODEL)))
        names.set(places[0], new v.Shaped());
    }
    if (!call) return;
    for (const [at, name] of places.entries()) if (at < call.args.length) names.set(name, call.args[at]);
    for (const [name, value] of call.named) if (every.includes(name)) names.set(name, value);
  }

  /** @param {Node} node */
  superOf(node) {
    for (const one of node.args) this.value(one);
    return this.scope.owner ? new v.Super(this.scope.owner) : v.UNKNOWN;
  }

  /** A function; its body is read later. @param {Node} node */
  functionOf(node) {
    const made = new v.FunctionOf(node, this.scope, this.mask, null);
    made.unsure = this.unsure;
    const { args, defaults, kwonlyargs, kw_defaults } = node.args;
    const first = args.length - defaults.length;
    /** @type {[Node, Node][]} */
    const pairs = defaults.map((/** @type {Node} */ one, /** @type {number} */ at) => [
      args[first + at],
      one,
    ]);
    pairs.reverse();
    for (const [at, one] of kwonlyargs.entries()) pairs.push([one, kw_defaults[at]]);
    for (const [one, given] of pairs) {
      const value = this.value(given);
      if (one && (value instanceof v.Ref || value instanceof v.Made)) made.defaults.set(one.arg, value);
    }
    for (const one of [...args, ...kwonlyargs]) {
      const annotated = one.annotation ? this.value(one.annotation) : null;
      if (annotated instanceof v.Ref && annotated.isKeras)
        made.defaults.set(one.arg, new v.Made(annotated.path));
    }
    this.queue.push(made);
    return made;
  }
}
