// @ts-check
// What an expression can be, as far as it can be known without running it: `values.py`.
// Masks are columns, a bit for each release; -1 is all of them.

export { Call, Use } from "./use.js";

export const ROOTS = ["tf.keras", "keras", "tf_keras"];

/** Two values are equal if they are of one class and their parts are. */
export class Value {}

/** Something that is imported: a module, a class, a function. `tf.keras.layers`. */
export class Ref extends Value {
  /** @param {string} path */
  constructor(path) {
    super();
    this.path = path;
  }

  get isKeras() {
    return isKeras(this.path);
  }
}

/** @param {string} path */
export const isKeras = (path) => ROOTS.some((root) => path === root || path.startsWith(`${root}.`));

/** Other copies of Keras in TensorFlow: a private one, and that of TensorFlow 1. */
export const BESIDE = ["tf.python.keras", "tf.compat.v1.keras"];

/** An object of a class of Keras. */
export class Made extends Value {
  /** @param {string} path */
  constructor(path) {
    super();
    this.path = path;
  }
}

/** An object of a class that the file defines. */
export class Own extends Value {
  /** @param {UserClass} of */
  constructor(of) {
    super();
    this.of = of;
  }
}

/** `super()` in a class that the file defines. */
export class Super extends Value {
  /** @param {UserClass} of */
  constructor(of) {
    super();
    this.of = of;
  }
}

/** A method or an attribute of an object. */
export class Member extends Value {
  /** @param {any} of Made, Own, Super, Ref of a class, or Tensor @param {string} name */
  constructor(of, name) {
    super();
    this.of = of;
    this.name = name;
  }
}

/** What `Input` returns, and a layer that is called with it. */
export class Tensor extends Value {}

/** The shape of a tensor of Keras, or what `build` is given. */
export class Shaped extends Value {}

/** A string: how it ends, and whether it is known whole. */
export class Text extends Value {
  /** @param {string} tail @param {boolean} whole */
  constructor(tail, whole) {
    super();
    this.tail = tail;
    this.whole = whole;
  }
}

/** A number, a truth value, or None. */
export class Constant extends Value {
  #kind;

  /** @param {any} value @param {string} kind int, float, bool, none, … */
  constructor(value, kind) {
    super();
    this.value = value;
    this.#kind = kind;
  }

  get kind() {
    return this.#kind;
  }
}

/** A list or a tuple: its items, or what each of them is. */
export class Many extends Value {
  /** @param {any[]} items @param {any} each */
  constructor(items, each = null) {
    super();
    this.items = items;
    this.each = each;
  }
}

/** A dictionary with known keys. */
export class Pairs extends Value {
  /** @param {[string, any][]} items @param {boolean} whole */
  constructor(items, whole) {
    super();
    this.items = items;
    this.whole = whole;
  }
}

/** One of several values; each with the columns on which it is that one. */
export class Either extends Value {
  /** @param {[any, number][]} options */
  constructor(options) {
    super();
    this.options = options;
  }
}

/** An expression over a version, such as `tf.__version__.split(".")`. */
export class Versioned extends Value {
  /** @param {any} node */
  constructor(node) {
    super();
    this.node = node;
  }
}

export class Unknown extends Value {}

export const UNKNOWN = new Unknown();

/** Names and their values; `parent` is where a name is looked for next. */
export class Scope {
  /** @type {string[]} */
  stars;
  /** @type {UserClass | null} */
  owner;

  /** @param {Scope | null} parent */
  constructor(parent = null, isClass = false) {
    /** @type {Map<string, any>} */
    this.names = new Map();
    this.parent = parent;
    this.isClass = isClass;
    this.stars = parent ? parent.stars : [];
    this.owner = parent ? parent.owner : null;
  }

  /** @param {string} name @returns {any} */
  find(name) {
    for (let scope = /** @type {Scope | null} */ (this); scope; scope = scope.parent) {
      if (scope.names.has(name) && !(scope.isClass && scope !== this)) return scope.names.get(name);
    }
    return null;
  }
}

/** A function of the file. Its body is read when it is first called, or at the end. */
export class FunctionOf {
  /** @param {any} node @param {Scope} scope @param {number} mask @param {UserClass | null} owner */
  constructor(node, scope, mask, owner) {
    this.node = node;
    this.scope = scope;
    this.mask = mask;
    this.owner = owner;
    this.isRead = false;
    /** @type {any} */
    this.result = UNKNOWN;
    this.unsure = false;
    /** @type {Map<string, any>} */
    this.defaults = new Map();
  }

  /** @returns {string[]} */
  get decorators() {
    return (this.node.decorator_list ?? []).map((/** @type {any} */ one) => nameOf(one.func ?? one, ""));
  }
}

/** The last part of a name. @param {any} node @param {string} other @returns {string} */
export const nameOf = (node, other) => node?.attr ?? node?.id ?? other;

let made = 0;

/** A class of the file. */
export class UserClass {
  /** @param {string} name @param {any[]} bases */
  constructor(name, bases) {
    this.name = name;
    this.bases = bases;
    this.number = made++;
    this.mask = -1;
    /** @type {Map<string, FunctionOf>} */
    this.methods = new Map();
    /** @type {Map<string, any>} */
    this.attributes = new Map();
  }

  /** This class and those above it: UserClass, or a Ref of Keras. @returns {any[]} */
  family() {
    /** @type {any[]} */
    const seen = [];
    /** @type {any[]} */
    const waiting = [this];
    while (waiting.length) {
      const one = waiting.shift();
      if (seen.includes(one)) continue;
      seen.push(one);
      if (!(one instanceof UserClass)) continue;
      for (const base of one.bases)
        for (const [found] of options(base))
          if (found instanceof UserClass || found instanceof Ref) waiting.push(found);
    }
    return seen;
  }

  /** The classes of Keras above it, nearest first. @returns {string[]} */
  get keras() {
    return this.family()
      .filter((one) => one instanceof Ref && one.isKeras)
      .map((one) => one.path);
  }

  /** Whether all that is above it is known. */
  get isKnown() {
    for (const one of this.family()) {
      if (one instanceof UserClass) {
        if (one.bases.some((base) => options(base).some(([found]) => found instanceof Unknown))) return false;
      } else if (!one.isKeras) return one.path === "object" || one.path === "abc.ABC";
    }
    return true;
  }

  /** @param {string} name @returns {FunctionOf | null} */
  method(name) {
    const owner = this.family().find((one) => one instanceof UserClass && one.methods.has(name));
    return owner?.methods.get(name) ?? null;
  }

  /** The method that `super()` gives, if a class of the file has it. @param {string} name @returns {FunctionOf | null} */
  above(name) {
    const owner = this.family().find(
      (one) => one !== this && one instanceof UserClass && one.methods.has(name),
    );
    return owner?.methods.get(name) ?? null;
  }

  /** @param {string} name @returns {any} */
  attribute(name) {
    const owner = this.family().find((one) => one instanceof UserClass && one.attributes.has(name));
    return owner ? owner.attributes.get(name) : null;
  }
}

/**
 * The values that a value can be, each with its columns.
 * @param {any} value @returns {[any, number][]}
 */
export function options(value, mask = -1) {
  if (!(value instanceof Either)) return [[value, mask]];
  return value.options.flatMap(([one, where]) => options(one, mask & where));
}

/** @param {any} value @returns {any[] | undefined} */
const partsOf = (value) =>
  value instanceof Value ? Object.values(value) : Array.isArray(value) ? value : undefined;

/** @param {any} a @param {any} b @returns {boolean} */
function alike(a, b) {
  if (a === b) return true;
  const [one, other] = [partsOf(a), partsOf(b)];
  return !!one && !!other && one.length === other.length && one.every((part, at) => alike(part, other[at]));
}

/** @param {any} a @param {any} b */
const same = (a, b) => a === b || (a instanceof Value && a.constructor === b?.constructor && alike(a, b));

/** One value of several; equal ones are one. @param {[any, number][]} pairs @returns {any} */
export function either(pairs) {
  if (pairs.length === 1 && !(pairs[0][0] instanceof Either)) return pairs[0][0];
  /** @type {[any, number][]} */
  const found = [];
  for (const [value, mask] of pairs.flatMap(([one, where]) => options(one, where))) {
    const known = found.find(([other]) => same(other, value));
    if (known) known[1] |= mask;
    else found.push([value, mask]);
  }
  return found.length === 1 ? found[0][0] : new Either(found.slice(0, 6));
}
