// @ts-check
// The names of Keras, release by release: reads docs/api/names.json and the files
// next to it (harness/render/api_data.py and api_methods.py say their form). Nothing here draws.
// What both Python and this do is tested on tests/cases/api.jsonl.

/** @typedef {"yes" | "partial" | "warns" | "ignored" | "raises" | "absent" | "unknown"} State */
/** @typedef {{state: State, text: string}} Answer what something does in a column, and the message */
/** @typedef {string[] | null} Signature parameters as Python writes them; null where it isn't known */
/** @typedef {[string, string, Record<string, string>?, string?]} History */
/** @typedef {{namespace: string, columns: (number | null)[], without: Record<string, string>}} Like */
/**
 * What names.json and names-more.json say.
 * @typedef {object} Data
 * @property {Record<string, string[]>} columns
 * @property {string[]} texts
 * @property {string[]} signatures
 * @property {History[]} histories
 * @property {Record<string, {names: Record<string, string>, like?: Like}>} names
 */
/** @typedef {{columns: string[], signatures: string[], methods: string[], classes: Record<string, Record<string, string>>}} Methods */

/** @type {Record<string, State>} */
const STATES = { y: "yes", w: "warns", i: "ignored", r: "raises", a: "absent", u: "unknown" };
/** @type {Record<string, string>} */
const KINDS = { c: "class", f: "function", m: "module", v: "value", r: "raises", "-": "" };
/** @type {Answer} */
const ABSENT = { state: "absent", text: "" };
/** @type {Answer} */
const YES = { state: "yes", text: "" };
/** @type {Answer} */
const UNKNOWN = { state: "unknown", text: "" };
const LACKING = ["absent", "raises", "ignored"]; // what an argument is that a name is without

/**
 * One name: what it does, its signature, and its arguments, one for each column.
 * @typedef {object} Given
 * @property {string[]} kinds "" where it is absent
 * @property {Answer[]} calls never partial
 * @property {Signature[]} signatures
 * @property {Map<string, Answer[]>} words arguments that can't be read from the signatures
 */
export class Facts {
  /** @param {string} name @param {Given} given */
  constructor(name, { kinds, calls, signatures, words }) {
    this.name = name;
    this.kinds = kinds;
    this.calls = calls;
    this.signatures = signatures;
    this.words = words;
    /** @type {Map<string, Answer[]> | undefined} */
    this.known = undefined;
  }

  /** Its newest kind. */
  get kind() {
    return [...this.kinds].reverse().find((kind) => kind) ?? "";
  }

  /** @returns {Map<string, Answer[]>} every argument that it ever had, those of the newest signature first */
  get arguments() {
    if (this.known) return this.known;
    this.known = new Map();
    for (const signature of new Set([...this.signatures].reverse())) {
      for (const word of defaults(signature).keys()) {
        if (!this.known.has(word)) this.known.set(word, this.words.get(word) ?? this.implied(word));
      }
    }
    for (const [word, answers] of this.words) {
      if (answers.some(({ state }) => state === "yes" || state === "warns")) this.known.set(word, answers);
    }
    return this.known;
  }

  /** What the signatures say of an argument. @param {string} word @returns {Answer[]} */
  implied(word) {
    return this.signatures.map((signature, column) => {
      if (!this.kinds[column]) return ABSENT;
      if (!signature) return UNKNOWN;
      if (defaults(signature).has(word)) return YES;
      return signature.some((one) => one.startsWith("**")) ? UNKNOWN : ABSENT;
    });
  }

  /** The arguments that it has elsewhere and not in a column. @param {number} column */
  lacking(column) {
    if (!this.kinds[column]) return [];
    return [...this.arguments]
      .filter(([, answers]) => LACKING.includes(answers[column].state))
      .map(([word]) => word);
  }

  /** @returns {Answer[]} what it does; where an argument is missing, it works in part */
  get states() {
    return this.calls.map((call, column) => {
      const lacking = call.state === "yes" ? this.lacking(column) : [];
      return lacking.length ? { state: /** @type {State} */ ("partial"), text: lacking.join(", ") } : call;
    });
  }
}

/** A namespace: its columns, oldest first, and its names. */
export class Space {
  /** @param {string} label @param {string[]} columns @param {Map<string, Source>} names */
  constructor(label, columns, names) {
    this.label = label;
    this.root = label.split(" ")[0]; // "keras 3" has names of `keras`
    this.columns = columns;
    this.names = names;
    /** @type {Map<string, Facts>} */
    this.read = new Map();
  }

  /** @param {string} name @returns {Facts | undefined} */
  get(name) {
    const source = this.names.get(name);
    if (source && !this.read.has(name)) this.read.set(name, new Facts(name, source.given(name)));
    return this.read.get(name);
  }
}

/** @typedef {Record<string, Space>} Spaces */

/** A history of a file, read when somebody asks: most names nobody asks for. */
class Source {
  /**
   * @param {Tables} tables
   * @param {number} number
   * @param {(number | null)[]} [columns] those of the history that are meant, where not all are
   */
  constructor(tables, number, columns) {
    this.tables = tables;
    this.number = number;
    this.columns = columns;
  }

  /** The same in a namespace whose columns are those of this one. @param {(number | null)[]} columns */
  at(columns) {
    const own = columns.map((n) => (n === null || !this.columns ? n : this.columns[n]));
    return new Source(this.tables, this.number, own);
  }

  /** Whether the name is there in any column. */
  get exists() {
    const there = this.tables.there(this.number);
    return this.columns?.some((n) => n !== null && there[n]) ?? there.includes(true);
  }

  /** @param {string} name @returns {Given} */
  given(name) {
    const { tables, number, columns } = this;
    /** @template T @param {T[]} values @param {T} absent @returns {T[]} */
    const of = (values, absent) => columns?.map((n) => (n === null ? absent : values[n])) ?? values;
    const calls = tables.calls(number, name.slice(name.lastIndexOf(".") + 1));
    const words = [...tables.words(number)].map(([word, found]) => [word, of(found, ABSENT)]);
    return {
      kinds: of(tables.kinds(number, calls), ""),
      calls: of(calls, ABSENT),
      signatures: of(tables.signatures(number), null),
      words: new Map(/** @type {[string, Answer[]][]} */ (words)),
    };
  }
}

/** The tables of a file. */
class Tables {
  /** @param {Data} data */
  constructor({ texts, signatures, histories }) {
    this.texts = texts;
    this.written = signatures;
    this.histories = histories;
    /** @type {Map<number, string[]>} */
    this.split = new Map();
    /** @type {Map<number, boolean[]>} */
    this.known = new Map();
    // A run without a number has the next signature that wasn't used yet.
    let next = 0;
    this.first = histories.map(([, runs]) => {
      const before = next;
      next += (` ${runs}`.match(/ x/g) ?? []).length;
      return before;
    });
  }

  /** By column, whether a name is there. @param {number} number @returns {boolean[]} */
  there(number) {
    const known = this.known.get(number) ?? this.calls(number, "").map(({ state }) => state !== "absent");
    this.known.set(number, known);
    return known;
  }

  /** @param {number} number @param {string} word @returns {Answer[]} */
  calls(number, word) {
    return this.answers(this.histories[number][0], word);
  }

  /** @param {number} number @param {Answer[]} calls @returns {string[]} */
  kinds(number, calls) {
    const found = this.histories[number].find((part, place) => place > 1 && typeof part === "string") ?? "c";
    const letters = /** @type {string} */ (found);
    return calls.map(({ state }, column) => {
      if (letters.length > 1) return KINDS[letters[column]];
      return state === "absent" ? "" : KINDS[letters];
    });
  }

  /** @param {number} number @returns {Signature[]} */
  signatures(number) {
    let next = this.first[number];
    return this.histories[number][1].split(" ").flatMap((run) => {
      const [, given, kind, length] = /** @type {string[]} */ (run.match(/^(\d*)([x-])(\d+)$/));
      const signature = kind === "x" ? this.signature(given ? Number(given) : next++) : null;
      return Array(Number(length)).fill(signature);
    });
  }

  /** @param {number} number @returns {string[]} */
  signature(number) {
    const known = this.split.get(number) ?? split(this.written[number]);
    this.split.set(number, known);
    return known;
  }

  /** @param {number} number @returns {Map<string, Answer[]>} */
  words(number) {
    const found = this.histories[number].find((part) => typeof part === "object") ?? {};
    /** @type {Map<string, Answer[]>} */
    const words = new Map();
    for (const [runs, some] of Object.entries(found)) {
      for (const word of some.split(" ")) words.set(word, this.answers(runs, word));
    }
    return words;
  }

  /**
   * `y16r7:3`: 16 columns of yes, 7 of raises with text 3.
   * @param {string} runs
   * @param {string} word what `{}` is in a text
   * @returns {Answer[]}
   */
  answers(runs, word) {
    /** @type {Answer[]} */
    const found = [];
    for (const [, letter, length, text] of runs.matchAll(/([a-z])(\d+)(?::(\d+))?/g)) {
      const said = text ? this.texts[Number(text)].replaceAll("{}", word) : "";
      const answer = { state: STATES[letter], text: said };
      for (let count = Number(length); count > 0; count--) found.push(answer);
    }
    return found;
  }
}

/**
 * The namespaces of a file, with those that were known before it.
 * @param {Data} data
 * @param {Spaces} [known]
 * @returns {Spaces}
 */
export function decode(data, known = {}) {
  /** @type {Spaces} */
  const found = { ...known };
  const tables = new Tables(data);
  let next = 0; // the history that nobody named yet
  for (const [label, { names, like }] of Object.entries(data.names)) {
    const root = label.split(" ")[0];
    const based = like ? alike(found[like.namespace], like, root) : found[label]?.names;
    /** @type {Map<string, Source>} */
    const all = new Map(based); // a second file adds to a namespace
    for (const [below, number] of listed(names)) {
      all.set(`${root}.${below}`, new Source(tables, number ? Number(number) : next++));
    }
    found[label] = new Space(label, data.columns[label], all);
  }
  return found;
}

/**
 * Names by their module, each with a number or without one.
 * @param {Record<string, string>} modules
 * @returns {string[][]} name, number
 */
function listed(modules) {
  return Object.entries(modules).flatMap(([module, names]) =>
    names.split(",").map((one) => {
      const [last, number] = one.split(" ");
      return [module ? `${module}.${last}` : last, number];
    }),
  );
}

/**
 * The names of a namespace that is like another one.
 * @param {Space} base
 * @param {Like} like
 * @param {string} root
 * @returns {Map<string, Source>}
 */
function alike(base, like, root) {
  const without = new Set(listed(like.without).map(([name]) => name));
  /** @type {Map<string, Source>} */
  const found = new Map();
  for (const [name, source] of base.names) {
    const below = name.slice(base.root.length + 1);
    const own = source.at(like.columns);
    if (!without.has(below) && own.exists) found.set(`${root}.${below}`, own);
  }
  return found;
}

/** @param {string} text a signature, whose defaults may have commas @returns {string[]} */
function split(text) {
  /** @type {string[]} */
  const found = [];
  let depth = 0;
  let begin = 0;
  let quote = "";
  for (let place = 0; place < text.length; place++) {
    const sign = text[place];
    if (quote) {
      if (sign === "\\") place++;
      else if (sign === quote) quote = "";
    } else if (sign === "'" || sign === '"') quote = sign;
    else if ("([{<".includes(sign)) depth++;
    else if (")]}>".includes(sign)) depth--;
    else if (sign === "," && depth <= 0) {
      found.push(text.slice(begin, place));
      begin = place + 2;
    }
  }
  return text ? [...found, text.slice(begin)] : [];
}

/** @type {WeakMap<string[], Map<string, string | null>>} */
const KNOWN = new WeakMap();

/** @param {Signature} signature @returns {Map<string, string | null>} parameters with their defaults */
export function defaults(signature) {
  const known = signature && KNOWN.get(signature);
  if (known) return known;
  /** @type {Map<string, string | null>} */
  const found = new Map();
  if (signature) KNOWN.set(signature, found);
  for (const one of signature ?? []) {
    const equal = one.indexOf("=");
    if (!/^[*/]/.test(one)) {
      found.set(equal < 0 ? one : one.slice(0, equal), equal < 0 ? null : one.slice(equal + 1));
    }
  }
  return found;
}

/** @param {Signature} signature @returns {Map<string, number>} what can be given by position, with its place */
function places(signature) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const one of signature ?? []) {
    if (one.startsWith("*")) break;
    if (one !== "/") found.set(one.split("=")[0], found.size);
  }
  return found;
}

/**
 * What of one name differs between two columns.
 * @typedef {object} Change
 * @property {string} name
 * @property {boolean} appeared
 * @property {boolean} vanished
 * @property {[before: State, after: State] | null} answer
 * @property {[word: string, before: State, after: State][]} arguments
 * @property {[word: string, before: string, after: string][]} defaults
 * @property {string[]} moved can be given by position, and its place changed
 */

export const CHANGES = /** @type {const} */ (["appeared", "vanished", "signature", "default", "answer"]);

/** Those of `CHANGES` that a change is. @param {Change} one */
export function kindsOf(one) {
  const there = one.arguments.filter(([, ...pair]) => pair.includes("absent"));
  const is = {
    appeared: one.appeared,
    vanished: one.vanished,
    signature: there.length > 0 || one.moved.length > 0,
    default: one.defaults.length > 0,
    answer: one.answer !== null || there.length < one.arguments.length,
  };
  return CHANGES.filter((kind) => is[kind]);
}

/**
 * What differs between two columns, or null. What isn't known differs from nothing.
 * @param {Facts} one
 * @param {number} before
 * @param {number} after
 * @returns {Change | null}
 */
export function change(one, before, after) {
  const [was, now] = [Boolean(one.kinds[before]), Boolean(one.kinds[after])];
  /** @type {Change} */
  const made = {
    name: one.name,
    appeared: false,
    vanished: false,
    answer: null,
    arguments: [],
    defaults: [],
    moved: [],
  };
  if (was !== now) return { ...made, appeared: now, vanished: was };
  if (!now) return null;
  made.answer = differ(one.calls[before].state, one.calls[after].state);
  for (const [word, found] of one.arguments) {
    const pair = differ(found[before].state, found[after].state);
    if (pair) made.arguments.push([word, ...pair]);
  }
  const [old, young] = [one.signatures[before], one.signatures[after]];
  made.defaults = changedDefaults(old, young);
  made.moved = old && young ? movedPlaces(old, young) : [];
  return kindsOf(made).length ? made : null;
}

/** @param {State} before @param {State} after @returns {[State, State] | null} */
function differ(before, after) {
  return before === after || before === "unknown" || after === "unknown" ? null : [before, after];
}

/** @param {Signature} before @param {Signature} after @returns {[string, string, string][]} */
function changedDefaults(before, after) {
  const old = defaults(before);
  return [...defaults(after)]
    .filter(([word, value]) => old.has(word) && old.get(word) !== value)
    .map(([word, value]) => [word, old.get(word) ?? "", value ?? ""]);
}

/** @param {Signature} before @param {Signature} after */
function movedPlaces(before, after) {
  const [old, now, was] = [places(before), places(after), defaults(before)];
  return [...defaults(after).keys()].filter((word) => was.has(word) && old.get(word) !== now.get(word));
}

/** What differs in a namespace. @param {Space} space @param {number} before @param {number} after */
export function changes(space, before, after) {
  /** @type {Change[]} */
  const found = [];
  for (const name of space.names.keys()) {
    const one = /** @type {Facts} */ (space.get(name));
    const made = one.kind === "module" ? null : change(one, before, after);
    if (made) found.push(made);
  }
  return found;
}

/**
 * Other names, also of its kind, that end as a name does, and are there in a column: perhaps
 * where it moved to.
 * @param {Space} space
 * @param {string} name
 * @param {number} column
 */
export function homonyms(space, name, column) {
  const end = name.slice(name.lastIndexOf("."));
  const kind = space.get(name)?.kind;
  return [...space.names.keys()].filter(
    (other) => other.endsWith(end) && other !== name && space.get(other)?.kinds[column] === kind,
  );
}

/**
 * Equal values that follow one another.
 * @template T
 * @param {T[]} values
 * @returns {{first: number, last: number, value: T}[]}
 */
export function runs(values) {
  /** @type {{first: number, last: number, value: T}[]} */
  const found = [];
  const same = (/** @type {T} */ a, /** @type {T} */ b) => a === b || JSON.stringify(a) === JSON.stringify(b);
  values.forEach((value, place) => {
    const before = found.at(-1);
    if (before && same(before.value, value)) before.last = place;
    else found.push({ first: place, last: place, value });
  });
  return found;
}

/** Columns as a reader names them: `2.4 – 2.10`. @param {string[]} columns @param {{first: number, last: number}} run */
export const range = (columns, { first, last }) =>
  first === last ? columns[first] : `${columns[first]} – ${columns[last]}`;

/** The methods of a file by their releases, read when somebody asks for one. */
class Histories {
  /** @param {Methods} data */
  constructor(data) {
    this.data = data;
    /** @type {{kinds: string[], signatures: Signature[]}[] | undefined} */
    this.made = undefined;
  }

  /** @param {number} number */
  at(number) {
    this.made ??= this.read();
    return this.made[number];
  }

  read() {
    const signatures = this.data.signatures.map(split);
    let next = 0;
    return this.data.methods.map((text) => {
      /** @type {string[]} */
      const kinds = [];
      /** @type {Signature[]} */
      const found = [];
      for (const part of text.split(" ").slice(1)) {
        const [, number, kind, length] = /** @type {string[]} */ (part.match(/^(\d*)([xp-])(\d+)$/));
        const signature = kind === "x" ? signatures[number ? Number(number) : next++] : null;
        for (let count = Number(length); count > 0; count--) {
          kinds.push({ x: "method", p: "property", "-": "" }[kind] ?? "");
          found.push(signature);
        }
      }
      return { kinds, signatures: found };
    });
  }
}

/** The methods of classes. */
export class Members {
  /** @param {Methods} data */
  constructor(data) {
    const histories = new Histories(data);
    /** @type {{name: string, histories: Histories, number: number}[]} */
    this.all = data.methods.map((text, number) => {
      const end = text.indexOf(" ");
      return { name: end < 0 ? text : text.slice(0, end), histories, number };
    });
    /** @type {Map<string, Map<string, number>>} by class below the namespace, its methods' numbers */
    this.classes = new Map();
    /** @type {Map<string, string[]>} by method, its classes */
    this.owners = new Map();
    for (const [module, classes] of Object.entries(data.classes)) {
      for (const [last, ranges] of Object.entries(classes))
        this.add(module ? `${module}.${last}` : last, ranges);
    }
  }

  /** @param {string} name @param {string} ranges `0-4 9` */
  add(name, ranges) {
    /** @type {Map<string, number>} */
    const own = new Map();
    for (const text of ranges.split(" ")) {
      const [first, last = first] = text.split("-").map(Number);
      for (let number = first; number <= last; number++) {
        const method = this.all[number].name;
        own.set(method, number);
        if (!this.owners.has(method)) this.owners.set(method, []);
        this.owners.get(method)?.push(name);
      }
    }
    this.classes.set(name, own);
  }

  /** Adds the classes of another file. @param {Members} other */
  join(other) {
    const before = this.all.length;
    this.all.push(...other.all);
    for (const [name, own] of other.classes)
      this.classes.set(name, new Map([...own].map(([method, number]) => [method, before + number])));
    for (const [method, names] of other.owners)
      this.owners.set(method, [...(this.owners.get(method) ?? []), ...names]);
  }

  /**
   * A method as facts: it is there while its class is.
   * @param {string} method
   * @param {Facts} owner the class, in a namespace with the columns of these methods
   * @param {string} below its name below the namespace
   * @param {(number | null)[]} [columns] those of the methods that the owner's are
   * @returns {Facts | undefined}
   */
  get(method, owner, below, columns) {
    const number = this.classes.get(below)?.get(method);
    if (number === undefined) return undefined;
    const { kinds, signatures } = this.all[number].histories.at(this.all[number].number);
    const at = columns ?? owner.kinds.map((_, column) => column);
    const there = at.map((column, own) =>
      column === null || owner.kinds[own] !== "class" ? "" : kinds[column],
    );
    return new Facts(`${owner.name}.${method}`, {
      kinds: there,
      calls: there.map((kind) => (kind ? YES : ABSENT)),
      signatures: at.map((column, own) => (there[own] && column !== null ? signatures[column] : null)),
      words: new Map(),
    });
  }
}
