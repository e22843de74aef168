// @ts-check
// What each name of Keras is on each release: `table.py`. A fact is a list with one value for
// each column, and a column is a release of TensorFlow.

import { NOT_THERE } from "./signature.js";
import { Facts, Methods, Space, Tables } from "./tables.js";
import { ROOTS } from "./values.js";

/** @typedef {{text: string, since: string, page: string, what: string}} Instead */

/** The files without which nothing can be checked; most checks need no other one. */
export const FIRST = ["names", "methods", "about"];

/** @param {number[]} places @param {(place: number) => boolean} is @returns {number} the mask of the columns for which something is true */
export const maskOf = (places, is) =>
  places.reduce((mask, place, n) => (place >= 0 && is(place) ? mask | (1 << n) : mask), 0);

/** The namespace of a name: `tf.keras`, `keras`, `tf_keras`, or nothing. @param {string} name */
export const rootOf = (name) => ROOTS.find((root) => name === root || name.startsWith(`${root}.`)) ?? "";

/** Everything that is known. `columns` are the releases, oldest first. */
export class Table {
  /** @type {number[] | undefined} */
  modulePlaces;
  /** @type {Map<string, number> | undefined} */
  lacking;
  /** @type {Map<string, number> | undefined} */
  replaced;
  /** @type {Space | undefined} */
  more;

  /** @param {Record<string, any>} files by their names */
  constructor(files) {
    this.files = files;
    /** @type {Set<string>} */
    this.missing = new Set();
    const { names } = files;
    /** @type {string[]} */
    this.columns = names.columns["tf.keras"];
    this.about = files.about;
    this.methods = new Methods(files.methods);
    const tables = new Tables(names);
    let last = 0;
    /** @type {Map<string, Space>} */
    this.spaces = new Map();
    /** @type {Map<string, any>} */
    this.likes = new Map();
    for (const [root, given] of Object.entries(names.names)) {
      const space = new Space(tables, given.names, root, last);
      this.spaces.set(root, space);
      last = space.last;
      if (given.like) this.likes.set(root, given.like);
    }
    /** @type {Record<string, string[]>} */
    this.ownColumns = names.columns;
    /** @type {Map<string, Set<string>>} */
    this.without = new Map();
    for (const [root, like] of this.likes) {
      const gone = Object.entries(like.without).flatMap(([module, some]) =>
        /** @type {string} */ (some).split(",").map((name) => [root, module, name].filter(Boolean).join(".")),
      );
      this.without.set(root, new Set(gone));
    }
    /** @type {Map<string, Facts | null>} */
    this.known = new Map();
    /** @type {Map<string, Map<string, any[]>>} */
    this.membersKnown = new Map();
  }

  /** A file that few checks need; null where it isn't loaded yet. Whoever asked loads all that are missing, and asks a new table. @param {string} name @returns {any} */
  optional(name) {
    if (!(name in this.files)) this.missing.add(name);
    return this.files[name] ?? null;
  }

  /** Forgets what was concluded from files that are there now. */
  forget() {
    this.missing.clear();
    for (const [name, facts] of this.known) if (!facts) this.known.delete(name);
  }

  /** All columns, as a mask. */
  get every() {
    return (1 << this.columns.length) - 1;
  }

  /** The place of each column in a list of releases, or -1. @param {string[]} releases */
  placesIn(releases) {
    return this.columns.map((column) => releases.indexOf(column));
  }

  /** What is known of a name; null of one that no release has. @param {string} name @returns {Facts | null} */
  facts(name) {
    let found = this.known.get(name);
    if (found === undefined) {
      found = this.find(name);
      this.known.set(name, found);
    }
    return found;
  }

  /** @param {string} name @returns {Facts | null} */
  find(name) {
    const root = rootOf(name);
    const space = this.spaces.get(root);
    if (!space) return null;
    const number = space.where.get(name);
    if (number !== undefined) return this.aligned(root, space.tables.facts(name, number));
    const like = this.likes.get(root);
    if (like && !this.without.get(root)?.has(name)) {
      const found = this.facts(like.namespace + name.slice(root.length));
      if (found) return this.aligned(root, through(found, name, like.columns));
    }
    return root === "keras" && name !== root ? this.private(name) : null;
  }

  /** A name of the modules that Keras wrote for itself. @param {string} name */
  private(name) {
    if (!this.more) {
      const data = this.optional("names-more");
      if (!data) return null;
      this.more = new Space(new Tables(data), data.names.keras.names, "keras", 0);
    }
    const number = this.more.where.get(name);
    return number === undefined ? null : this.more.tables.facts(name, number);
  }

  /** Facts by the columns of `tf.keras`. @param {string} root @param {Facts | null} one @returns {Facts | null} */
  aligned(root, one) {
    const own = this.ownColumns[root];
    if (!one || (own.length === this.columns.length && own.every((c, n) => c === this.columns[n])))
      return one;
    const places = this.placesIn(own).map((place) => (place < 0 ? null : place));
    return through(one, one.name, places);
  }

  /** The methods and properties of a class. @param {string} name @returns {Map<string, any[]>} */
  members(name) {
    let found = this.membersKnown.get(name);
    if (!found) {
      found = this.methods.of(name.slice(rootOf(name).length + 1));
      this.membersKnown.set(name, found);
    }
    return found;
  }

  /** The columns in which a private name isn't there by the installed source, as a mask; null where the source doesn't tell. @param {string} path @returns {number | null} */
  gone(path) {
    this.modulePlaces ??= this.placesIn(this.about.modules.releases);
    let [module, rest] = [path, ""];
    let rows = this.module(module);
    while (!rows) {
      if (this.missing.size) return null;
      const at = module.lastIndexOf(".");
      rest = module.slice(at + 1);
      module = at < 0 ? "" : module.slice(0, at);
      if (!module) return null;
      rows = this.module(module);
    }
    const known = maskOf(this.modulePlaces, () => true);
    if (!rest) return known & ~this.moduleMask(rows, "");
    if (module.startsWith("keras.src") || rest.startsWith("_") || this.moduleMask(rows, "*")) return null;
    return known & ~this.moduleMask(rows, rest);
  }

  /** The rows of a private module; they lie in the file of its first name below Keras. @param {string} name @returns {Record<string, string> | undefined} */
  module(name) {
    const file = name
      .split(".")
      .slice(0, name.startsWith("tf.") ? 4 : 2)
      .join(".");
    if (!this.about.modules.files.includes(file)) return undefined;
    const modules = this.optional(`modules/${file}`);
    return modules && Object.hasOwn(modules, name) ? modules[name] : undefined;
  }

  /** The columns in which a module has a name; "" is the module itself. @param {Record<string, string>} rows @param {string} name */
  moduleMask(rows, name) {
    for (const [text, some] of Object.entries(rows))
      if (some.split(" ").includes(name))
        return maskOf(this.modulePlaces ?? [], (place) => text[place] === "+");
    return 0;
  }

  /** The columns in which TensorFlow itself lacks a name outside Keras, as a mask. @param {string} path */
  lacks(path) {
    if (!this.lacking) {
      const known = this.about.tensorflow;
      const places = this.placesIn(known.releases);
      this.lacking = new Map(known.old.split(/\s+/).map((/** @type {string} */ name) => [name, this.every]));
      for (const [name, text] of Object.entries(known.names))
        this.lacking.set(
          name,
          maskOf(places, (place) => text[place] === "-"),
        );
    }
    let found = 0;
    for (let name = path; name.includes("."); name = name.slice(0, name.lastIndexOf(".")))
      found |= this.lacking.get(name) ?? 0;
    return found;
  }

  /** What to write instead of a name, of what is in it, or of its argument. @param {string} path @returns {Instead | null} */
  instead(path) {
    const { keys, entries } = this.about.instead;
    if (!this.replaced) {
      this.replaced = new Map();
      for (const [number, some] of keys.entries())
        for (const key of some.split(" ")) this.replaced.set(key, number);
    }
    for (let name = path; name.includes("."); name = name.slice(0, name.lastIndexOf("."))) {
      const found =
        this.replaced.get(name) ?? (name.startsWith("keras.") ? this.replaced.get(`tf.${name}`) : undefined);
      if (found !== undefined) {
        const [text, since, page, what] = entries[found];
        return { text, since, page, what };
      }
    }
    return null;
  }
}

/**
 * A name of one namespace, as another one has it; null where that is nowhere.
 * @param {Facts} one @param {string} name @param {(number | null)[]} columns @returns {Facts | null}
 */
function through(one, name, columns) {
  /** @template T @param {T[]} values @param {T} absent @returns {T[]} */
  const of = (values, absent) => columns.map((n) => (n === null ? absent : values[n]));
  const kinds = of(one.kinds, "");
  const words = new Map([...one.words].map(([word, states]) => [word, of(states, NOT_THERE)]));
  return kinds.some(Boolean)
    ? new Facts(name, kinds, of(one.calls, NOT_THERE), of(one.signatures, null), words)
    : null;
}
