// @ts-check
// Branches: what is reached on which release, and what a name is after them: `branches.py`.

import { Calls } from "./calls.js";
import { Condition, columns, mentions } from "./guards.js";
import { some } from "./nodes.js";
import { Unsure } from "./python-values.js";
import * as v from "./values.js";

/** @typedef {import("./nodes.js").Node} Node */

const ANY = ["Exception", "BaseException", ""];
/** @type {Record<string, string[]>} */
const CATCHES = {
  import: ["ImportError", "ModuleNotFoundError", ...ANY],
  attribute: ["AttributeError", ...ANY],
  call: ["TypeError", "ValueError", ...ANY],
};
const ENDS = ["Raise", "Return", "Continue", "Break"];
const EXITS = ["exit", "quit", "_exit", "SkipTest", "skip"];

/** `if`, `for`, `with`, `try`, `assert`. */
export class Branches extends Calls {
  /** @param {import("./table.js").Table} table @param {(use: v.Use) => number} breaks gives the columns on which a use breaks */
  constructor(table, breaks) {
    super(table);
    this.breaks = breaks;
    /** @type {[Node, number][]} an assertion, and where it fails */
    this.required = [];
  }

  /** @param {Node[]} _body */
  block(_body) {
    throw new Error("not here");
  }

  /** @param {Node} node */
  mentions(node) {
    return this.versioned && mentions(node);
  }

  /** @param {Node} node */
  if(node) {
    const where = this.condition(node.test);
    const guarded = where === null && this.depends(node.test);
    node.where = where;
    this.sides(
      [
        [() => this.block(node.body), where ?? -1],
        [() => this.block(node.orelse), where === null ? -1 : ~where],
      ],
      guarded,
    );
  }

  /** Runs each side with the names from before, then joins what they say. @param {[() => void, number][]} sides @param {boolean} isUnsure */
  sides(sides, isUnsure) {
    const { mask, unsure } = this;
    const before = new Map(this.scope.names);
    /** @type {[Map<string, any>, number][]} */
    const ended = [];
    for (const [run, where] of sides) {
      this.scope.names = new Map(before);
      this.mask = mask & where;
      this.unsure = unsure || isUnsure;
      if (this.mask) run();
      ended.push([this.scope.names, where]);
    }
    this.mask = mask;
    this.unsure = unsure;
    this.scope.names = before;
    for (const name of new Set(ended.flatMap(([names]) => [...names.keys()]))) {
      /** @type {[any, number][]} */
      const values = ended
        .filter(([names]) => names.has(name))
        .map(([names, where]) => [names.get(name), where]);
      const [first] = values[0];
      const equal = values.every(([value]) => value === first);
      before.set(name, equal ? first : v.either(values.filter(([, where]) => where)));
    }
  }

  /** @param {Node} node */
  for(node) {
    this.assign(node.target, this.each(this.value(node.iter)));
    this.block(node.body);
    this.block(node.orelse);
  }

  /** @param {Node} node */
  with(node) {
    for (const one of node.items) {
      const value = this.value(one.context_expr);
      if (one.optional_vars) this.assign(one.optional_vars, value);
    }
    this.block(node.body);
  }

  /** @param {Node} node */
  try(node) {
    const begin = this.uses.length;
    const before = new Map(this.scope.names);
    this.block(node.body);
    const caught = new Set(
      node.handlers
        .filter((/** @type {Node} */ one) => !one.body.some((/** @type {Node} */ s) => s.type === "Raise"))
        .filter((/** @type {Node} */ one) => !leaves(one))
        .flatMap((/** @type {Node} */ one) => namesOf(one.exc)),
    );
    const inside = this.uses.slice(begin);
    let broken = 0;
    for (const use of inside) {
      const kind = use.imported ? "import" : use.call ? "call" : "attribute";
      const kinds = kind === "call" ? [kind, "attribute"] : [kind];
      if (!kinds.some((one) => CATCHES[one].some((name) => caught.has(name)))) continue;
      broken |= this.breaks(use);
      use.caught = true;
    }
    this.block(node.orelse);
    const after = this.scope.names;
    this.scope.names = before;
    const known = broken !== 0 && inside.length > 0;
    const isImport = inside.length > 0 && inside.every((use) => use.imported) && onlyImports(node);
    const where = known || isImport ? broken : -1;
    for (const handler of node.handlers) {
      const saved = new Map(this.scope.names);
      const { mask, unsure } = this;
      this.mask &= where;
      this.unsure = unsure || where === -1;
      if (handler.name) this.scope.names.set(handler.name, v.UNKNOWN);
      if (this.mask) this.block(handler.body);
      this.mask = mask;
      this.unsure = unsure;
      const handled = this.scope.names;
      this.scope.names = saved;
      join(after, handled, where);
    }
    this.scope.names = after;
    this.block(node.finalbody);
  }

  /** @param {Node} node */
  assert(node) {
    const where = this.condition(node.test);
    this.value(node.msg);
    if (where === null) return;
    const failing = this.mask & ~where;
    if (failing) this.required.push([node, failing]);
    this.mask &= where;
  }

  // Conditions over the release

  /** The columns on which a condition is true, or null. @param {Node} node @returns {number | null} */
  condition(node) {
    this.value(node);
    if (this.isTyping(node)) return 0;
    if (!this.depends(node)) return null;
    return columns(node, (column) => this.lookup(column), this.table.columns.length);
  }

  /** Whether a condition depends on the release: it asks for a version or a name, or has a name that does. @param {Node} node */
  depends(node) {
    if (!this.versioned) return false;
    if (mentions(node)) return true;
    return some(node, (one) => one.type === "Name" && this.scope.find(one.id) instanceof v.Versioned);
  }

  /** `if TYPE_CHECKING:` isn't for a run. @param {Node} node */
  isTyping(node) {
    if (node.type === "Name") {
      const found = this.scope.find(node.id);
      return found instanceof v.Ref && found.path === "typing.TYPE_CHECKING";
    }
    return node.type === "Attribute" && node.attr === "TYPE_CHECKING";
  }

  /** @param {number} column @returns {import("./guards.js").Lookup} */
  lookup(column) {
    const lookup = (/** @type {Node} */ node) => {
      if (node.type === "Call") return this.has(node, column);
      if (node.type === "Name") {
        const found = this.scope.find(node.id);
        if (found instanceof v.Versioned) return new Condition(lookup).value(found.node);
        if (found instanceof v.Ref) return this.versionOf(found.path, column);
        throw new Unsure();
      }
      const { length } = this.uses;
      const value = this.inner(node);
      this.uses.length = length;
      if (value instanceof v.Ref) return this.versionOf(value.path, column);
      throw new Unsure();
    };
    return lookup;
  }

  /** What `tf.__version__` is in a column; throws Unsure. @param {string} path @param {number} column @returns {string} */
  versionOf(path, column) {
    const known = this.table.about.releases[this.table.columns[column]];
    if (path === "tf.__version__" || path === "tf.version.VERSION") return String(known.tensorflow);
    const isOwn = path === "tf.keras.__version__";
    if ((isOwn || path === "keras.__version__") && "keras" in known) return String(known.keras);
    if (isOwn) return "2.4.0";
    throw new Unsure();
  }

  /** What `hasattr` says in a column; throws Unsure. @param {Node} node @param {number} column @returns {boolean} */
  has(node, column) {
    const { length } = this.uses;
    const value = this.inner(node.args[0]);
    this.uses.length = length;
    const name = node.args[1].type === "Constant" ? node.args[1].value : null;
    if (typeof name !== "string") throw new Unsure();
    const target = this.of(value, name);
    if (!(target instanceof v.Ref || target instanceof v.Member)) throw new Unsure();
    const use = new v.Use(node, [[target, -1]], 1 << column);
    use.node = null; // nothing is called
    if (this.breaks(use)) return false;
    if (target instanceof v.Ref) {
      if (target.isKeras ? this.table.facts(target.path) : this.isTelling(target.path)) return true;
    } else if (target.of instanceof v.Made) {
      if (Array.isArray(this.table.members(target.of.path).get(name)?.[column])) return true;
    }
    throw new Unsure();
  }
}

/** Names after a `try`: as its body says, or, where that failed, as a handler. @param {Map<string, any>} after @param {Map<string, any>} handled @param {number} where */
function join(after, handled, where) {
  if (!where) return;
  for (const [name, value] of handled) {
    const known = after.get(name);
    if (known === undefined) after.set(name, value);
    else if (known !== value)
      after.set(
        name,
        v.either([
          [known, where === -1 ? -1 : ~where],
          [value, where],
        ]),
      );
  }
}

/** The exceptions of a handler; "" is every one. @param {Node | null} node @returns {string[]} */
function namesOf(node) {
  if (!node) return [""];
  if (node.type === "Tuple") return node.elts.flatMap(namesOf);
  return [v.nameOf(node, "?")];
}

/** Whether what follows a block isn't reached. @param {Node[]} body */
export function ends(body) {
  const last = body.at(-1);
  if (!last) return false;
  if (ENDS.includes(last.type)) return true;
  if (last.type !== "Expr" || last.value?.type !== "Call") return false;
  return EXITS.includes(v.nameOf(last.value.func, ""));
}

/** @param {Node} handler */
const leaves = (handler) => handler.body.at(-1)?.type === "Expr" && ends(handler.body);

/** @param {Node} node */
const onlyImports = (node) =>
  node.body.every((/** @type {Node} */ one) => one.type === "Import" || one.type === "ImportFrom");

export { ENDS };
